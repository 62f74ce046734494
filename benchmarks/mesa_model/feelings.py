"""What the week does to a person: pressure, control as felt, strain, trust, initiative, effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .causes import ENVIRONMENT, PERSONAL, SUPPORT
from .curves import saturating, unit

if TYPE_CHECKING:
    from .salesperson import Salesperson


def pressure(person: Salesperson) -> float:
    """What the manager passes on, more of it to those below quota."""
    p, manager = person.model.p, person.manager
    kept = p.pass_on * manager.leak * person.practices.pass_on
    return unit(kept * manager.above * (p.pressure_on_quota + person.shortfall))


def intrusion(person: Salesperson) -> float:
    """Oversight and reports as felt, softened by clear reviews and by support."""
    p, given, effect = person.model.p, person.practices, person.manager.effect
    watched = saturating(given.oversight + p.burden * (given.reports + given.review), p.oversight_half)
    softened = p.buffer * (person.clarity + saturating(given.support * effect, p.dose_half))
    return unit(p.intrusion * watched * (1.0 - softened))


def strain_after(person: Salesperson) -> float:
    """Loads fill it up, rest and support drain it."""
    p, given = person.model.p, person.practices
    load = (
        p.strain_pressure * person.pressure
        + p.strain_intrusion * person.intrusion
        + p.strain_shortfall * person.shortfall
    )
    if person.cause in (SUPPORT, ENVIRONMENT, PERSONAL):
        load += p.cause_load
    if person.warned_weeks > 0:
        load += p.dismissal * p.warning_strain
    relief = p.strain_recovery + p.strain_relief * saturating(given.support * person.manager.effect, p.dose_half)
    drained = min(1.0, relief) * (person.strain - person.baseline_strain)
    return unit(person.strain + p.strain * load * (1.0 - person.strain) - drained)


def trust_after(person: Salesperson) -> float:
    """Trust in the manager grows with care, falls with control and pressure, and drifts to the person's own."""
    p, given, trust = person.model.p, person.practices, person.trust
    heard = p.asking_hours * given.asking
    care = saturating((given.coaching + given.support + heard) * person.manager.effect, p.dose_half)
    hurt = person.intrusion + person.pressure
    drift = p.trust_drift * (person.baseline_trust - trust)
    return unit(trust + p.trust_gain * care * (1.0 - trust) - p.trust_loss * hurt * trust + drift)


def initiative_after(person: Salesperson, taken: float) -> float:
    """Initiative is lost under control and take-over and comes back towards the own will."""
    p, initiative = person.model.p, person.initiative
    lost = p.initiative_loss * min(1.0, person.intrusion + taken) * initiative
    return unit(initiative - lost + p.initiative_back * (person.will - initiative))


def gone_through(person: Salesperson) -> float:
    """Hours in which deals are gone through: with the manager, and a part of them in writing a report."""
    given = person.practices
    return given.process + person.model.p.report_worth * given.reports


def effort(person: Salesperson) -> float:
    """Will; more where work is asked about or a warning stands, less where initiative or circumstances fail."""
    p, given, manager = person.model.p, person.practices, person.manager
    asked = given.review + p.accountability_oversight * given.oversight
    asked += p.accountability_process * gone_through(person)
    answer = p.accountability * saturating(asked * manager.effect, p.accountability_half)
    if person.warned_weeks > 0:
        answer += (1.0 - answer) * p.dismissal * p.warning_effort
    given_effort = person.will + (1.0 - person.will) * answer
    given_effort *= 1.0 - p.initiative_weight * max(0.0, person.will - person.initiative)
    if person.cause in (ENVIRONMENT, PERSONAL):
        given_effort *= 1.0 - p.cause_loss
    return unit(given_effort * (1.0 + challenge(person)))


def challenge(person: Salesperson) -> float:
    """What pressure adds to effort: it spurs while it is new and the target near, it discourages beyond."""
    p = person.model.p
    in_reach = max(-1.0, 1.0 - person.shortfall / p.challenge_reach)
    news = person.pressure - p.challenge_wear * person.habit
    return p.challenge * person.drive * news * in_reach


def strain_above(person: Salesperson) -> float:
    """Strain beyond what is normal for the person, as a share of what is left to full strain."""
    return max(0.0, (person.strain - person.baseline_strain) / (1.0 - person.baseline_strain))


def output_factor(person: Salesperson) -> float:
    """What strain leaves of the output, by the chosen shape; 1 at the person's normal."""
    p, strain, normal = person.model.p, person.strain, person.baseline_strain
    if p.performance_shape == "none":
        return 1.0
    if p.performance_shape == "linear":
        return max(0.0, 1.0 - p.performance * strain_above(person))
    if p.performance_shape == "positive":
        return 1.0 + p.performance * strain_above(person)
    peak = p.performance_peak
    bend = ((strain - peak) ** 2 - (normal - peak) ** 2) / (1.0 - peak) ** 2
    return max(0.0, 1.0 - p.performance * bend)


def feedback(person: Salesperson) -> float:
    """What reviews do to the talk with customers: a poor coach harms, and some people take it badly anyway."""
    p = person.model.p
    return p.feedback * person.clarity * (person.manager.coach_skill - p.feedback_skill + person.feedback_taste)
