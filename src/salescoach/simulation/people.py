"""What a week does to a salesperson. One small function an equation; docs/model.md has them all.

``p`` is the record of parameters, ``m`` the manager's record, ``q`` the seat's record. A function
reads the old week and returns the new value; :func:`prepare` and :func:`learn` commit.
"""

from __future__ import annotations

import math

from ..common.arrays import Row
from .births import clip, target_skill
from .compiled import compiled


@compiled
def saturating(hours: float, half: float) -> float:
    """Diminishing returns: 0 at none, one half at ``half``, towards 1."""
    return hours / (hours + half)


@compiled
def pressure_on(p: Row, m: Row, q: Row) -> float:
    """Pressure that reaches the person, 0-1: passed on by the manager, more for those below quota."""
    return clip(p.pass_on * m.leak * q.pass_on * m.above * (p.pressure_on_quota + q.shortfall), 0.0, 1.0)


@compiled
def intrusion_felt(p: Row, m: Row, q: Row) -> float:
    """Oversight and reports as felt, 0-1, softened by clear reviews and by support."""
    softened = p.buffer * (q.clarity + saturating(q.support * m.effect, p.dose_half))
    watched = saturating(q.oversight + p.burden * (q.reports + q.review), p.oversight_half)
    return clip(p.intrusion * watched * (1.0 - softened), 0.0, 1.0)


@compiled
def next_strain(p: Row, m: Row, q: Row) -> float:
    """Strain: inflow from pressures and loads, outflow to the person's normal, faster with support."""
    load = p.strain_pressure * q.pressure + p.strain_intrusion * q.intrusion + p.strain_shortfall * q.shortfall
    if q.cause == 3 or q.cause == 5 or q.cause == 6:
        load += p.cause_load
    if q.warned > 0:
        load += p.dismissal * p.warning_strain
    relief = p.strain_recovery + p.strain_relief * saturating(q.support * m.effect, p.dose_half)
    gone = min(1.0, relief) * (q.strain - q.baseline_strain)
    return clip(q.strain + p.strain * load * (1.0 - q.strain) - gone, 0.0, 1.0)


@compiled
def next_trust(p: Row, m: Row, q: Row) -> float:
    """Trust in the manager: grows with care, falls with intrusion and pressure, drifts to the person's own."""
    care = saturating((q.coaching + q.support + p.asking_hours * q.asking) * m.effect, p.dose_half)
    hurt = q.intrusion + q.pressure
    change = (
        p.trust_gain * care * (1.0 - q.trust)
        - p.trust_loss * hurt * q.trust
        + p.trust_drift * (q.baseline_trust - q.trust)
    )
    return clip(q.trust + change, 0.0, 1.0)


@compiled
def taken_over(p: Row, m: Row, q: Row, hours: float) -> float:
    """Share of selling that the manager does in the person's place."""
    by_manager = p.takeover_yield * q.takeover * m.effect
    return by_manager / (by_manager + max(hours, 1e-9))


@compiled
def next_initiative(p: Row, q: Row, taken: float) -> float:
    """Initiative: lost under intrusion and take-over, back towards the person's own will."""
    lost = p.initiative_loss * min(1.0, q.intrusion + taken) * q.initiative
    return clip(q.initiative - lost + p.initiative_back * (q.will - q.initiative), 0.0, 1.0)


@compiled
def gone_through(p: Row, q: Row) -> float:
    """Hours in which deals are gone through, with the manager or for a report, as hours of process review."""
    return q.process + p.report_worth * q.reports


@compiled
def strain_above(q: Row) -> float:
    """Strain above the person's normal, 0 at it and 1 at full strain; below 0 under it."""
    return (q.strain - q.baseline_strain) / (1.0 - q.baseline_strain)


@compiled
def output_under_strain(p: Row, q: Row) -> float:
    """Factor on output from strain: none, falling line, rising line, or inverted U; 1 at the person's normal."""
    above = max(0.0, strain_above(q))
    shape = int(p.performance_shape)
    if shape == 0:
        return 1.0
    if shape == 1:
        return max(0.0, 1.0 - p.performance * above)
    if shape == 2:
        return 1.0 + p.performance * above
    peak = p.performance_peak
    bend = ((q.strain - peak) ** 2 - (q.baseline_strain - peak) ** 2) / (1.0 - peak) ** 2
    return max(0.0, 1.0 - p.performance * bend)


@compiled
def challenge_felt(p: Row, q: Row) -> float:
    """Effort that pressure adds, as a share: fresh pressure lifts while the target is in reach, and wears out."""
    in_reach = clip(1.0 - q.shortfall / p.challenge_reach, -1.0, 1.0)
    return p.challenge * q.drive * (q.pressure - p.challenge_wear * q.habit) * in_reach


@compiled
def effort_given(p: Row, m: Row, q: Row) -> float:
    """Effort 0-1: will, what being asked or warned adds, pressure's lift, less lost initiative and the cause."""
    asked = q.review + p.accountability_oversight * q.oversight + p.accountability_process * gone_through(p, q)
    answer = p.accountability * saturating(asked * m.effect, p.accountability_half)
    if q.warned > 0:
        answer += (1.0 - answer) * p.dismissal * p.warning_effort
    effort = q.will + (1.0 - q.will) * answer
    effort *= 1.0 - p.initiative_weight * max(0.0, q.will - q.initiative)
    if q.cause == 5 or q.cause == 6:
        effort *= 1.0 - p.cause_loss
    return clip(effort * (1.0 + challenge_felt(p, q)), 0.0, 1.0)


@compiled
def hours_for_selling(p: Row, q: Row) -> float:
    """Selling hours left by reports, meetings and looking busy; never below a tenth of the normal."""
    normal = p.week_hours * p.selling_share
    meetings = q.oversight + q.review + q.coaching + q.support + q.process + q.sharing
    meetings += p.asking_hours * q.asking
    hours = (normal - p.time * (q.reports + meetings)) * (1.0 - p.hiding_cost * q.intrusion)
    if q.cause == 4:
        hours *= 1.0 - p.tools_loss
    return max(hours, 0.1 * normal)


@compiled
def gamed_share(p: Row, q: Row) -> float:
    """Share of true contacts given up for ones that only count, under a push for activity; people differ in gaming."""
    pressed = p.gaming_unpressed + (1.0 - p.gaming_unpressed) * max(q.pressure, q.intrusion)
    return clip(p.gaming * q.gaming_propensity * q.activity_push * pressed, 0.0, 0.9)


@compiled
def felt_urge(p: Row, q: Row, urgency: float, closeness: float) -> float:
    """Pressure that a person would hand on to customers, before adaptiveness takes its part out."""
    urge = p.pass_through * (max(0.0, q.strain - q.baseline_strain) + p.push_shortfall * q.shortfall * q.pressure)
    if q.shortfall > 0.0:
        urge += p.pay * closeness * max(0.0, 1.0 - q.shortfall / p.quota_window)
    return urge * (1.0 + p.push_deadline * p.deadline * urgency)


@compiled
def sight_of(p: Row, m: Row, q: Row) -> float:
    """How fresh and sharp the manager's picture of a person's work is, 0-1; reports and reviews make it."""
    return 1.0 - p.sight * (1.0 - saturating((q.reports + q.review + q.process) * m.effect, p.sight_half))


@compiled
def prepare(p: Row, m: Row, q: Row, urgency: float, closeness: float) -> None:
    """Commit the person's week up to the customers: states first, then what the customers will meet."""
    q.clarity = saturating(q.review * m.effect, p.dose_half)
    q.sight = sight_of(p, m, q)
    q.pressure = pressure_on(p, m, q)
    q.intrusion = intrusion_felt(p, m, q)
    hours = hours_for_selling(p, q)
    taken = taken_over(p, m, q, hours)
    strain, trust, initiative = next_strain(p, m, q), next_trust(p, m, q), next_initiative(p, q, taken)
    q.strain, q.trust, q.initiative = strain, trust, initiative
    factor = output_under_strain(p, q)
    q.effort = effort_given(p, m, q)
    q.habit += p.challenge_fading * (q.pressure - q.habit)
    q.selling_hours = hours
    q.gamed = gamed_share(p, q)
    q.push = clip(felt_urge(p, q, urgency, closeness) * (1.0 - q.adaptiveness), 0.0, 1.0)
    q.guiding = q.adaptiveness * (1.0 - max(0.0, strain_above(q)))
    skill = (1.0 - taken) * q.skill + taken * p.manager_selling
    q.pitch = p.advance_base + p.skill_weight * skill + p.guiding_gain * (q.guiding - p.adaptiveness)
    q.pitch += p.effort_weight * (q.effort - p.will_high) - p.strain_on_skill * (1.0 - factor)
    q.pitch += p.feedback * q.clarity * (m.coach_skill - p.feedback_skill + q.feedback_taste)
    own = hours * q.effort * factor
    q.practised = (1.0 - taken) * min(1.0, own / usual_work(p))
    work(p, q, own + p.takeover_yield * q.takeover * m.effect)


@compiled
def usual_work(p: Row) -> float:
    """Hours that a willing person works at customers in an undisturbed week."""
    return p.week_hours * p.selling_share * p.will_high


@compiled
def cover(p: Row, q: Row) -> None:
    """An empty seat: colleagues do a part of the work, at average skill and without pressure."""
    q.clarity = q.pressure = q.intrusion = q.effort = q.selling_hours = q.gamed = q.push = q.guiding = 0.0
    q.practised, q.sight = 0.0, 1.0
    q.pitch = p.advance_base
    work(p, q, p.vacancy_cover * usual_work(p))


@compiled
def work(p: Row, q: Row, hours: float) -> None:
    """Turn worked hours into the chances of reaching an open deal and the rate of new needs.

    Contacts fall on open deals as they come, so some deals get two in a week and some none.
    """
    contacts = hours * (1.0 - p.prospecting_share) * p.contacts_per_hour * (1.0 + p.activity * q.activity_push)
    each = contacts * (1.0 - q.gamed) / max(1.0, float(q.open_deals))
    shift = min(1.0, p.mix * max(q.pressure, q.intrusion))
    q.reach_small, q.reach_large = -math.expm1(-each * (1.0 + shift)), -math.expm1(-each * (1.0 - shift))
    searched = hours * p.prospecting_share / (usual_work(p) * p.usual_prospecting) - 1.0
    found = max(0.0, 1.0 + p.prospecting_weight * searched)
    demand = math.exp(q.demand_fluctuation - 0.5 * p.demand_fluctuation_sd**2)
    q.lead_rate = p.need_rate * p.market * q.territory * demand * found


@compiled
def learn(p: Row, m: Row, q: Row) -> float:
    """Skill after the week: learning by doing, coaching, and what colleagues share."""
    target = target_skill(p, q)
    doing = p.learning_rate * q.practised * max(0.0, target - q.skill)
    dose = saturating(q.coaching * (1.0 - p.fit_cost * q.fit) * m.effect, p.dose_half)
    good = m.coach_skill * (1.0 - p.coaching_fit_share * (1.0 - q.fit * q.sight))
    coached = p.coaching * dose * (good * max(0.0, q.ceiling - q.skill) - p.coaching_harm * (1.0 - good))
    told = p.peers * saturating(q.sharing * m.effect, p.dose_half) * max(0.0, m.best_skill - q.skill)
    return clip(q.skill + doing + coached + told, -6.0, 6.0)
