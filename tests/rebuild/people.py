"""What the week does to people, from sections 7.10 to 7.21 and 7.25 to 7.29."""

from __future__ import annotations

import math
from types import SimpleNamespace as Record

from .luck import Luck, normal
from .managers import attainment
from .start import PERSON_WEEK, SEAT_LEADS, clip, on, person, sat, target_skill

CALM = ("clarity", "pressure", "intrusion", "effort", "selling_hours", "gamed", "push", "guiding")


def before_customers(p: Record, m: Record, q: Record, urgency: float) -> None:
    if q.vacant:
        for name in CALM:
            setattr(q, name, 0.0)
        q.pitch = p.advance_base
        work(p, q, p.vacancy_cover * p.week_hours * p.selling_share * p.will_high)
    else:
        work(p, q, prepare(p, m, q, urgency))
    q.closing = p.deadline * p.deadline_closing * urgency
    q.discount = min(0.9, p.deadline * p.deadline_discount * urgency)
    spring = 1 + p.deadline * p.deadline_tidy * urgency
    q.tidy = min(1, p.tidy_rate * spring + p.inspection * sat(q.process * m.effect, p.process_half))
    q.neutral_trust = m.reputation


def prepare(p: Record, m: Record, q: Record, urgency: float) -> float:
    """States and pitch of a filled seat; gives worked hours."""
    helped = sat(q.support * m.effect, p.support_half)
    q.clarity = sat(q.review * m.effect, p.review_half)
    q.pressure = clip(p.pass_on * m.leak * q.pass_on * m.above * (0.5 + q.shortfall), 0, 1)
    softened = p.clarity_buffer * q.clarity + p.support_buffer * helped
    watched = sat(q.oversight, p.oversight_half) * max(0, 1 - softened)
    q.intrusion = clip(p.intrusion * (watched + p.report_burden * sat(q.reports, p.report_half)), 0, 1)
    hours, taken = selling_hours(p, m, q)
    load = p.strain_pressure * q.pressure + p.strain_intrusion * q.intrusion + p.strain_shortfall * q.shortfall
    load += p.support_load * (q.cause in (3, 5)) + p.personal_load * (q.cause == 6)
    gone = min(1, p.strain_recovery + p.strain_relief * helped) * (q.strain - q.baseline_strain)
    q.strain = clip(q.strain + p.strain * load * (1 - q.strain) - gone, 0, 1)
    care = sat((q.coaching + q.support) * m.effect, p.coaching_half)
    change = p.trust_gain * care * (1 - q.trust) - p.trust_loss * (q.intrusion + q.pressure) * q.trust
    q.trust = clip(q.trust + change + p.trust_drift * (q.baseline_trust - q.trust), 0, 1)
    lost = p.initiative_loss * min(1, q.intrusion + taken) * q.initiative
    q.initiative = clip(q.initiative - lost + p.initiative_back * (q.will - q.initiative), 0, 1)
    factor = output(p, q)
    q.effort = effort(p, m, q)
    q.selling_hours = hours
    q.gamed = clip(
        p.gaming * q.gaming_propensity * q.activity_push * (0.5 + 0.5 * max(q.pressure, q.intrusion)), 0, 0.9
    )
    urge = p.pass_through * (max(0, q.strain - q.baseline_strain) + p.push_shortfall * q.shortfall * q.pressure)
    urge *= 1 + p.push_deadline * p.deadline * urgency
    q.push, q.guiding = clip(urge * (1 - q.adaptiveness), 0, 1), clip(urge * q.adaptiveness, 0, 1)
    skill = (1 - taken) * q.skill + taken * p.manager_selling
    q.pitch = p.advance_base + p.skill_weight * skill + p.guiding_gain * q.guiding
    q.pitch += p.effort_weight * (q.effort - p.will_high) - p.strain_on_skill * (1 - factor)
    return float(hours * q.effort * factor + p.takeover_yield * q.takeover * m.effect)


def selling_hours(p: Record, m: Record, q: Record) -> tuple[float, float]:
    usual = p.week_hours * p.selling_share
    meetings = q.oversight + q.review + q.coaching + q.support + q.process + q.sharing
    hours = (usual - p.time * (q.reports + meetings)) * (1 - p.hiding_cost * q.intrusion)
    hours = max(hours * (1 - p.tools_loss if q.cause == 4 else 1), 0.1 * usual)
    by_manager = p.takeover_yield * q.takeover * m.effect
    return hours, by_manager / (by_manager + max(hours, 1e-9))


def output(p: Record, q: Record) -> float:
    above = (q.strain - q.baseline_strain) / (1 - q.baseline_strain)
    match int(p.performance_shape):
        case 0:
            return 1.0
        case 1:
            return max(0, 1 - p.performance * max(0, above))
        case 2:
            return max(0, 1 + on(p.performance) * p.challenge_gain * q.clarity - p.performance * max(0, above))
    peak = p.performance_peak
    bend = ((q.strain - peak) ** 2 - (q.baseline_strain - peak) ** 2) / (1 - peak) ** 2
    return max(0, 1 - p.performance * bend)


def effort(p: Record, m: Record, q: Record) -> float:
    asked = q.review + p.accountability_oversight * q.oversight + p.accountability_process * q.process
    given = q.will + (1 - q.will) * p.accountability * sat(asked * m.effect, p.accountability_half)
    given *= 1 - p.initiative_weight * max(0, q.will - q.initiative)
    given *= 1 - p.environment_loss if q.cause == 5 else 1
    given *= 1 - p.personal_loss if q.cause == 6 else 1
    star = 1 + p.star_effect * (2 * p.team_pay_share - 1) * clip(m.best_skill - q.skill, 0, 2)
    return clip(given * (star if p.peers > 0 else 1), 0, 1)


def work(p: Record, q: Record, worked: float) -> None:
    contacts = worked * (1 - p.prospecting_share) * p.contacts_per_hour
    q.reach = -math.expm1(-contacts * (1 - q.gamed) / max(1, q.open_deals))
    usual = p.week_hours * p.selling_share * p.will_high * 0.3
    searched = worked * p.prospecting_share / usual - 1
    found = max(0, 1 + p.prospecting_weight * searched)
    q.lead_rate = (
        p.need_rate * p.market * q.territory * math.exp(q.demand_fluctuation - 0.5 * p.demand_fluctuation_sd**2) * found
    )


def after_customers(p: Record, m: Record, q: Record, luck: Luck, s: int, week: int) -> None:
    u = luck.draw(PERSON_WEEK, s * 65536 + q.hire, week)
    q.recent_revenue[week % 13], q.recent_moves[week % 4] = q.revenue, q.moved
    q.logged = round(q.contacts * (1 + p.gaming_inflation * q.gamed) / (1 - q.gamed))
    if week >= 0:
        q.year_revenue += q.revenue
    if not q.vacant:
        q.skill = learn(p, m, q)
        q.complaint = int(u[3] < complaint_chance(p, q))
        leaves = u[0] < quit_chance(p, m, q)
        q.tenure += 1
        change_cause(p, m, q, u[1], u[2])
        if leaves:
            q.vacant = q.left = 1
            for c in q.accounts:
                c.relation = 0.0
    elif u[0] < 1 / p.vacancy_weeks:
        q.hire, q.newcomer = q.hire + 1, 1
        person(p, luck, s, q)
    z = normal(luck.draw(SEAT_LEADS, s * 65536, week)[0])
    q.demand_fluctuation = (
        p.demand_memory * q.demand_fluctuation + math.sqrt(1 - p.demand_memory**2) * p.demand_fluctuation_sd * z
    )


def learn(p: Record, m: Record, q: Record) -> float:
    doing = p.learning_rate * max(0, target_skill(p, q) - q.skill)
    dose, good = sat(q.coaching * m.effect, p.coaching_half), m.coach_skill * (0.3 + 0.7 * q.fit)
    coached = p.coaching * dose * good * max(0, q.ceiling - q.skill)
    coached -= on(p.coaching) * p.coaching_harm * dose * (1 - good)
    told = p.peers * sat(q.sharing * m.effect, p.sharing_half) * max(0, m.best_skill - q.skill)
    return clip(q.skill + doing + coached + told, -6, 6)


def complaint_chance(p: Record, q: Record) -> float:
    asked = sat(q.review + q.oversight + q.process, p.accountability_half)
    felt = p.complaint_felt * q.intrusion + p.complaint_excuse * (1 - q.will) * asked
    return clip(p.complaint_base + felt, 0, 1)


def quit_chance(p: Record, m: Record, q: Record) -> float:
    asked = sat(q.review + q.oversight, p.accountability_half)
    log_risk = p.quit_strain * (q.strain - q.baseline_strain) - p.quit_trust * (q.trust - 0.5)
    log_risk += p.quit_question * (1 - q.will) * asked - p.quit_manager * (m.people_skill - 0.5)
    middling = 1 + p.quit_middle * math.exp(-(((attainment(q) - 0.75) / 0.35) ** 2))
    caught = 1 + p.quit_contagion * min(1, m.recent_leavers)
    return -math.expm1(-p.attrition * p.quit_rate * math.exp(log_risk) * middling * caught)


def change_cause(p: Record, m: Record, q: Record, u1: float, u2: float) -> None:
    given = (q.coaching if q.cause == 2 else q.support) * m.effect
    fits = 1 if q.belief == q.cause else p.repair_unmatched
    helped = clip(p.repair * fits * given / (given + p.support_half), 0, 1)
    if q.cause not in (0, 1, 7) and u1 < helped:
        q.cause, q.repaired = 0, 1
    elif q.cause == 0 and u2 < p.personal_shock_rate:
        q.cause = 6
    elif q.cause == 6 and u2 < p.personal_recovery_rate:
        q.cause = 0
