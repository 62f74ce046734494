"""What a week does to a manager: pressure from above, hours within a budget, finding causes."""

from __future__ import annotations

from ..common.arrays import Records, Row
from . import draws
from .births import clip
from .calendar import week_of_quarter
from .compiled import compiled
from .draws import Key, seat_entity, uniforms
from .leaving import over_quota, sold_recently

HIRING, TRAINING, WILL = 1, 2, 7  # positions in CAUSES


@compiled
def team_attainment(seats: Records, first: int, last: int) -> float:
    """Results of the last thirteen weeks of a manager's people over their quotas; 1 without quotas."""
    sold, quota = 0.0, 0.0
    for s in range(first, last):
        q = seats[s]
        sold += sold_recently(q)
        quota += q.quota * len(q.recent_revenue)
    return over_quota(sold, quota)


@compiled
def look_back(p: Row, m: Row, seats: Records, first: int, last: int) -> None:
    """What the old week leaves for the group: attainment, best colleague, reputation, leavers."""
    best, trust, filled, left = -6.0, 0.0, 0, 0
    for s in range(first, last):
        q = seats[s]
        trust += q.customer_trust
        left += q.left
        if q.vacant == 0:
            filled += 1
            best = max(best, q.skill)
    m.attainment = team_attainment(seats, first, last)
    m.best_skill = best if filled > 0 else 0.0
    m.recent_leavers = p.contagion_memory * m.recent_leavers + left
    m.reputation = p.trust_start + p.word_of_mouth * (p.memory > 0.0) * (trust / (last - first) - p.trust_start)


@compiled
def pressure_from_above(p: Row, m: Row, week: int) -> float:
    """Pressure from senior management, 0-1: temper, shortfall to date, sharper near the deadline."""
    closeness = ((week_of_quarter(week) + 1) / 13.0) ** 2
    pressed = p.baseline_pressure + p.target_slope * max(0.0, 1.0 - m.attainment)
    return clip(p.target * pressed * (1.0 + p.target_sharpen * closeness), 0.0, 1.0)


@compiled
def hours_of(p: Row, q: Row) -> float:
    """Manager's hours that the practices for one person ask for."""
    direct = q.oversight + q.review + q.coaching + q.support + q.takeover + q.process + q.sharing
    return direct + p.reading_hours * q.reports


@compiled
def keep_to_budget(p: Row, m: Row, seats: Records, first: int, last: int) -> None:
    """Scale all hours back to the budget; overload is what was asked beyond it, as a share."""
    asked = 0.0
    for s in range(first, last):
        asked += hours_of(p, seats[s])
    budget = p.manager_hours_per_week
    over = asked > budget
    scale = budget / asked if over else 1.0
    m.hours_asked = asked
    m.overload = (asked / budget - 1.0 if budget > 0.0 else asked) if over else 0.0
    m.effect = 1.0 / (1.0 + p.overload_cost * m.overload)
    used = 0.0
    for s in range(first, last):
        q = seats[s]
        if over:
            q.oversight *= scale
            q.review *= scale
            q.coaching *= scale
            q.support *= scale
            q.takeover *= scale
            q.process *= scale
            q.sharing *= scale
            q.reports *= scale
        used += hours_of(p, q)
    m.hours_used = used


@compiled
def find_cause(p: Row, m: Row, q: Row, key: Key, run: int, seat: int, week: int) -> None:
    """Asking renews what the person says and what the manager believes; looking alone, the belief only.

    Asked, a person names the true cause with a chance equal to the trust in the manager, an unwilling
    one less often. The manager sees the truth with a chance equal to the own skill and otherwise
    believes what was said. Who only looks finds low will where it is, and else tends to suppose it.
    """
    looked = p.diagnosis_oversight * q.oversight / (q.oversight + p.oversight_half)
    a, b, c, d = uniforms(key, run, seat_entity(seat, q.hire), week, draws.PERSON_TALK)
    often = p.diagnosis * m.effect
    if a < often * q.asking:
        open_chance = q.trust * (1.0 - p.excuse_share if q.cause == WILL else 1.0)
        q.said = q.cause if d < open_chance else 1 + int(c * 6.0)
        q.belief = q.cause if b < m.diagnosis_skill else q.said
        q.asked_week = week
    elif a < often * clip(q.asking + looked, 0.0, 1.0):
        q.belief = q.cause if b < 0.5 * m.diagnosis_skill else WILL


@compiled
def helped(p: Row, m: Row, q: Row) -> float:
    """Chance that this week's help removes the cause; help that misses it does little.

    A wrong hire and low will are not mended by help at all.
    """
    if q.cause == 0 or q.cause == HIRING or q.cause == WILL:
        return 0.0
    hours = (q.coaching if q.cause == TRAINING else q.support) * m.effect
    fits = 1.0 if q.belief == q.cause else p.repair_unmatched
    return clip(p.repair * fits * hours / (hours + p.support_half), 0.0, 1.0)
