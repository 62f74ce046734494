"""What a week does to a manager: pressure from above, hours within a budget, finding causes."""

from __future__ import annotations

from ..common.arrays import Records, Row
from . import draws
from .births import clip
from .calendar import quarter_closeness
from .compiled import compiled
from .draws import Key, seat_entity, uniforms
from .leaving import attainment, over_quota, sold_recently
from .state import UNKNOWN

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
    """What the old week leaves for the group: attainment, best colleague, leavers."""
    best, filled, left = -6.0, 0, 0
    for s in range(first, last):
        q = seats[s]
        left += q.left
        if q.vacant == 0:
            filled += 1
            best = max(best, q.skill)
    m.attainment = team_attainment(seats, first, last)
    m.best_skill = best if filled > 0 else 0.0
    m.recent_leavers = p.contagion_memory * m.recent_leavers + left


@compiled
def pressure_from_above(p: Row, m: Row, week: int) -> float:
    """Pressure from senior management, 0-1: baseline, shortfall to date, sharper near the deadline."""
    pressed = p.baseline_pressure + p.target_slope * max(0.0, 1.0 - m.attainment)
    return clip(p.target * pressed * (1.0 + p.target_sharpen * quarter_closeness(week)), 0.0, 1.0)


@compiled
def give_way(p: Row, m: Row, q: Row) -> None:
    """Turn what the manager means to do into what a pressed manager does; doubt about a person adds to it."""
    q.shortfall = q.alarm = 0.0
    if q.vacant == 1:
        return
    q.shortfall = max(0.0, 1.0 - attainment(q))
    doubt = q.shortfall if q.belief == UNKNOWN or q.belief == WILL else 0.0
    q.alarm = clip(p.drift * m.nerves * m.above * (1.0 + p.drift_doubt * doubt), 0.0, 1.0)
    q.oversight += p.drift_hours * q.alarm
    q.reports += p.drift_hours * q.alarm
    q.pass_on += (1.0 - q.pass_on) * q.alarm
    q.coaching *= 1.0 - q.alarm
    q.support *= 1.0 - q.alarm
    q.asking *= 1.0 - q.alarm


@compiled
def hours_of(p: Row, q: Row) -> float:
    """Manager's hours that the practices for one person ask for."""
    direct = q.oversight + q.review + q.coaching + q.support + q.takeover + q.process + q.sharing
    return direct + p.reading_hours * q.reports + p.asking_hours * q.asking


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
            q.asking *= scale
        used += hours_of(p, q)
    m.hours_used = used


@compiled
def find_cause(p: Row, m: Row, q: Row, key: Key, run: int, seat: int, week: int) -> None:
    """Asking renews what the person says and what the manager believes; looking alone, the belief only.

    Asked, a person names the true cause with a chance equal to the trust in the manager, an unwilling
    one less often, and who has none says so. The manager sees the truth with a chance equal to the own
    skill and otherwise believes what was said. Who only looks finds low will where it is, and else tends
    to suppose it.
    """
    looked = p.diagnosis_oversight * q.oversight / (q.oversight + p.oversight_half)
    a, b, c, d = uniforms(key, run, seat_entity(seat, q.hire), week, draws.PERSON_TALK)
    often = p.diagnosis * m.effect
    if a < often * q.asking:
        open_chance = q.trust * (1.0 - p.excuse_share if q.cause == WILL else 1.0)
        q.said = q.cause if q.cause == 0 or d < open_chance else 1 + int(c * 6.0)
        q.belief = q.cause if b < m.diagnosis_skill else q.said
        q.asked_week = week
    elif a < often * clip(q.asking + looked, 0.0, 1.0):
        q.belief = q.cause if b < p.looking_skill * m.diagnosis_skill else WILL


@compiled
def beyond_usual(p: Row, m: Row, q: Row, coaching: bool) -> float:
    """Help beyond what usual practice gives under the same alarm, as saturating doses; below 0 if it is less."""
    hours, usual = (q.coaching, p.usual_coaching) if coaching else (q.support, p.usual_support)
    usual *= 1.0 - q.alarm
    return hours * m.effect / (hours * m.effect + p.dose_half) - usual / (usual + p.dose_half)


@compiled
def mends(cause: int) -> bool:
    """Whether a cause can go away at all: a wrong hire and low will do not."""
    return cause != 0 and cause != HIRING and cause != WILL


@compiled
def helped(p: Row, m: Row, q: Row) -> float:
    """Chance that this week's help removes the cause; help that misses it does little.

    What usual practice mends and what arises anew balance, so only help beyond the usual counts.
    """
    if not mends(q.cause):
        return 0.0
    fits = 1.0 if q.belief == q.cause else p.repair_unmatched
    return clip(p.repair * fits * beyond_usual(p, m, q, q.cause == TRAINING), 0.0, 1.0)


@compiled
def arises(p: Row, m: Row, q: Row, u: float) -> int:
    """Cause that arises for a person without one, for a uniform draw; 0 if none does.

    As many arise as mend by themselves; more do where there is less help than usual.
    """
    shares = (p.share_training, p.share_support, p.share_tools, p.share_environment, p.share_personal)
    mending = shares[0] + shares[1] + shares[2] + shares[3] + shares[4]
    free = max(1.0 - (p.share_hiring + mending + p.share_low_will), 0.05)
    neglect = p.repair * p.repair_unmatched
    if u >= (p.mending_rate + neglect) * mending / free:  # not even without any help
        return 0
    untrained, unhelped = max(0.0, -beyond_usual(p, m, q, True)), max(0.0, -beyond_usual(p, m, q, False))
    edge = 0.0
    for k in range(5):
        edge += (p.mending_rate + neglect * (untrained if k == 0 else unhelped)) * shares[k] / free
        if u < edge:
            return TRAINING + k
    return 0
