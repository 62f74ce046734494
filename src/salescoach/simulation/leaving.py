"""Who leaves, who comes, whose causes go away: what happens to a person after the week's work."""

from __future__ import annotations

import math

from ..common.arrays import Records, Row
from .births import clip
from .compiled import compiled


@compiled
def sold_recently(q: Row) -> float:
    """Results of the last thirteen weeks; whole units of money, so that sums are exact in any order."""
    sold = 0.0
    for k in range(len(q.recent_revenue)):
        sold += q.recent_revenue[k]
    return sold


@compiled
def attainment(q: Row) -> float:
    """Results of the last thirteen weeks over their quota; 1 where there is no quota."""
    return over_quota(sold_recently(q), q.quota * len(q.recent_revenue))


@compiled
def over_quota(sold: float, quota: float) -> float:
    """Results over a quota; 1 without one."""
    return sold / quota if quota > 0.0 else 1.0


@compiled
def movement(q: Row) -> float:
    """Steps forward in the last four weeks."""
    moved = 0.0
    for k in range(len(q.recent_moves)):
        moved += q.recent_moves[k]
    return moved


@compiled
def quit_chance(p: Row, m: Row, q: Row) -> float:
    """Chance to leave this week: strain, trust, initiative, manager, middle of the ranking, leavers, questions."""
    asked = (q.review + q.oversight) / (q.review + q.oversight + p.accountability_half)
    log_hazard = (
        p.quit_strain * (q.strain - q.baseline_strain)
        - p.quit_trust * (q.trust - 0.5)
        + p.quit_initiative * max(0.0, q.will - q.initiative)
        - p.quit_manager * (m.people_skill - 0.5)
        + p.quit_question * (1.0 - q.will) * asked
    )
    middling = 1.0 + p.quit_middle * math.exp(-(((attainment(q) - p.quit_middle_at) / p.quit_middle_width) ** 2))
    caught = 1.0 + p.quit_contagion * min(1.0, m.recent_leavers)
    return -math.expm1(-p.attrition * p.quit_rate * math.exp(log_hazard) * middling * caught)


@compiled
def complaint_chance(p: Row, q: Row) -> float:
    """Chance to call it micromanagement: felt intrusion, or questions that meet low will."""
    asked = (q.review + q.oversight + q.process) / (q.review + q.oversight + q.process + p.accountability_half)
    felt = p.complaint_felt * q.intrusion + p.complaint_excuse * (1.0 - q.will) * asked
    return clip(p.complaint_base + felt, 0.0, 1.0)


@compiled
def warned(p: Row, q: Row) -> int:
    """Weeks in a row below the level of a warning, after the first half year; 0 where the rule is off."""
    below = p.dismissal > 0.0 and q.tenure >= 26 and attainment(q) < p.dismissal_level
    return q.warned + 1 if below else 0


@compiled
def hand_over(accounts: Records) -> None:
    """The personal relation goes with the person; trust, open deals and contacts stay with the account."""
    for i in range(accounts.shape[0]):
        accounts[i].relation = 0.0
