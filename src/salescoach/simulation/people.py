"""What a week does to a salesperson. One small function an equation; docs/model.md has them all.

``p`` is the record of parameters, ``m`` the manager's record, ``q`` the seat's record. A function
reads the old week and returns the new value; :func:`prepare` and :func:`learn` commit.
"""

from __future__ import annotations

import math

from ..common.arrays import Row
from .births import clip, target_skill
from .compiled import compiled
from .mean_field import USUAL_PROSPECTING


@compiled
def saturating(hours: float, half: float) -> float:
    """Diminishing returns: 0 at none, one half at ``half``, towards 1."""
    return hours / (hours + half)


@compiled
def pressure_on(p: Row, m: Row, q: Row) -> float:
    """Pressure that reaches the person, 0-1: passed on by the manager, more for those below quota."""
    return clip(p.pass_on * m.leak * q.pass_on * m.above * (0.5 + q.shortfall), 0.0, 1.0)


@compiled
def intrusion_felt(p: Row, m: Row, q: Row) -> float:
    """Oversight and reports as felt, 0-1, softened by clear reviews and by support."""
    softened = p.clarity_buffer * q.clarity + p.support_buffer * saturating(q.support * m.effect, p.support_half)
    watched = saturating(q.oversight, p.oversight_half) * max(0.0, 1.0 - softened)
    return clip(p.intrusion * (watched + p.report_burden * saturating(q.reports, p.report_half)), 0.0, 1.0)


@compiled
def next_strain(p: Row, m: Row, q: Row) -> float:
    """Strain: inflow from pressures and loads, outflow to the person's rest, faster with support."""
    load = p.strain_pressure * q.pressure + p.strain_intrusion * q.intrusion + p.strain_shortfall * q.shortfall
    if q.cause == 3 or q.cause == 5:
        load += p.support_load
    if q.cause == 6:
        load += p.personal_load
    relief = p.strain_recovery + p.strain_relief * saturating(q.support * m.effect, p.support_half)
    gone = min(1.0, relief) * (q.strain - q.baseline_strain)
    return clip(q.strain + p.strain * load * (1.0 - q.strain) - gone, 0.0, 1.0)


@compiled
def next_trust(p: Row, m: Row, q: Row) -> float:
    """Trust in the manager: grows with care, falls with intrusion and pressure, drifts to the person's own."""
    care = saturating((q.coaching + q.support) * m.effect, p.coaching_half)
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
def output_under_strain(p: Row, q: Row) -> float:
    """Factor on output from strain: none, linear, challenge and hindrance, or inverted U; 1 at rest."""
    above = (q.strain - q.baseline_strain) / (1.0 - q.baseline_strain)
    shape = int(p.performance_shape)
    if shape == 0:
        return 1.0
    if shape == 1:
        return max(0.0, 1.0 - p.performance * max(0.0, above))
    if shape == 2:
        on = 1.0 if p.performance > 0.0 else 0.0
        return max(0.0, 1.0 + on * p.challenge_gain * q.clarity - p.performance * max(0.0, above))
    peak = p.performance_peak
    bend = ((q.strain - peak) ** 2 - (q.baseline_strain - peak) ** 2) / (1.0 - peak) ** 2
    return max(0.0, 1.0 - p.performance * bend)


@compiled
def effort_given(p: Row, m: Row, q: Row) -> float:
    """Effort 0-1: will, what being watched adds to it, less what lost initiative and the cause take."""
    asked = q.review + p.accountability_oversight * q.oversight + p.accountability_process * q.process
    answer = p.accountability * saturating(asked * m.effect, p.accountability_half)
    effort = q.will + (1.0 - q.will) * answer
    effort *= 1.0 - p.initiative_weight * max(0.0, q.will - q.initiative)
    if q.cause == 5:
        effort *= 1.0 - p.environment_loss
    if q.cause == 6:
        effort *= 1.0 - p.personal_loss
    return clip(effort * star_factor(p, m, q), 0.0, 1.0)


@compiled
def star_factor(p: Row, m: Row, q: Row) -> float:
    """A better colleague lifts under team pay and drags under individual pay; 1 without the link."""
    if p.peers == 0.0:
        return 1.0
    gap = clip(m.best_skill - q.skill, 0.0, 2.0)
    return 1.0 + p.star_effect * (2.0 * p.team_pay_share - 1.0) * gap


@compiled
def hours_for_selling(p: Row, q: Row) -> float:
    """Selling hours left by reports, meetings and looking busy; never below a tenth of the normal."""
    normal = p.week_hours * p.selling_share
    meetings = q.oversight + q.review + q.coaching + q.support + q.process + q.sharing
    hours = (normal - p.time * (q.reports + meetings)) * (1.0 - p.hiding_cost * q.intrusion)
    if q.cause == 4:
        hours *= 1.0 - p.tools_loss
    return max(hours, 0.1 * normal)


@compiled
def gamed_share(p: Row, q: Row) -> float:
    """Share of true contacts given up for ones that only count, under a push for activity; people differ in bending."""
    return clip(p.gaming * q.gaming_propensity * q.activity_push * (0.5 + 0.5 * max(q.pressure, q.intrusion)), 0.0, 0.9)


@compiled
def felt_urge(p: Row, q: Row, urgency: float) -> float:
    """Pressure that a person would hand on to customers, before adaptiveness splits it."""
    above = max(0.0, q.strain - q.baseline_strain)
    urge = p.pass_through * (above + p.push_shortfall * q.shortfall * q.pressure)
    return urge * (1.0 + p.push_deadline * p.deadline * urgency)


@compiled
def prepare(p: Row, m: Row, q: Row, urgency: float) -> None:
    """Commit the person's week up to the customers: states first, then what the customers will meet."""
    q.clarity = saturating(q.review * m.effect, p.review_half)
    q.pressure = pressure_on(p, m, q)
    q.intrusion = intrusion_felt(p, m, q)
    hours = hours_for_selling(p, q)
    taken = taken_over(p, m, q, hours)
    strain, trust, initiative = next_strain(p, m, q), next_trust(p, m, q), next_initiative(p, q, taken)
    q.strain, q.trust, q.initiative = strain, trust, initiative
    factor = output_under_strain(p, q)
    q.effort = effort_given(p, m, q)
    q.selling_hours = hours
    q.gamed = gamed_share(p, q)
    urge = felt_urge(p, q, urgency)
    q.push = clip(urge * (1.0 - q.adaptiveness), 0.0, 1.0)
    q.guiding = clip(urge * q.adaptiveness, 0.0, 1.0)
    skill = (1.0 - taken) * q.skill + taken * p.manager_selling
    q.pitch = p.advance_base + p.skill_weight * skill + p.guiding_gain * q.guiding
    q.pitch += p.effort_weight * (q.effort - p.will_high) - p.strain_on_skill * (1.0 - factor)
    work(p, q, (hours * q.effort * factor + p.takeover_yield * q.takeover * m.effect))


@compiled
def cover(p: Row, q: Row) -> None:
    """An empty seat: colleagues do a part of the work, at average skill and without pressure."""
    q.clarity = q.pressure = q.intrusion = q.effort = q.selling_hours = q.gamed = q.push = q.guiding = 0.0
    q.pitch = p.advance_base
    work(p, q, p.vacancy_cover * p.week_hours * p.selling_share * p.will_high)


@compiled
def work(p: Row, q: Row, hours: float) -> None:
    """Turn worked hours into the chance of reaching an open deal and the rate of new needs."""
    contacts = hours * (1.0 - p.prospecting_share) * p.contacts_per_hour
    true_contacts = contacts * (1.0 - q.gamed)
    q.reach = -math.expm1(-true_contacts / max(1.0, float(q.open_deals)))
    normal = p.week_hours * p.selling_share * p.will_high * USUAL_PROSPECTING
    searched = hours * p.prospecting_share / normal - 1.0
    found = max(0.0, 1.0 + p.prospecting_weight * searched)
    demand = math.exp(q.demand_fluctuation - 0.5 * p.demand_fluctuation_sd**2)
    q.lead_rate = p.need_rate * p.market * q.territory * demand * found


@compiled
def learn(p: Row, m: Row, q: Row) -> float:
    """Skill after the week: learning by doing, coaching, and what colleagues share."""
    target = target_skill(p, q)
    doing = p.learning_rate * max(0.0, target - q.skill)
    dose = saturating(q.coaching * m.effect, p.coaching_half)
    good = m.coach_skill * (0.3 + 0.7 * q.fit)
    on = 1.0 if p.coaching > 0.0 else 0.0
    coached = p.coaching * dose * good * max(0.0, q.ceiling - q.skill) - on * p.coaching_harm * dose * (1.0 - good)
    told = p.peers * saturating(q.sharing * m.effect, p.sharing_half) * max(0.0, m.best_skill - q.skill)
    return clip(q.skill + doing + coached + told, -6.0, 6.0)
