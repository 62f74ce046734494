"""What the week does to a person: pressure, control as felt, strain, trust, initiative, effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .causes import ENVIRONMENT, PERSONAL, SUPPORT

if TYPE_CHECKING:
    from .salesperson import Salesperson


def saturating(hours: float, half: float) -> float:
    """Diminishing returns: one half at ``half``."""
    return hours / (hours + half)


def unit(x: float) -> float:
    """x held between 0 and 1."""
    return min(1.0, max(0.0, x))


def pressure(person: Salesperson) -> float:
    """What the manager passes on, more of it to those below quota."""
    p, manager = person.model.p, person.manager
    return unit(p.pass_on * manager.leak * person.practices.pass_on * manager.above * (0.5 + person.shortfall))


def intrusion(person: Salesperson) -> float:
    """Oversight and reports as felt, softened by clear reviews and by support."""
    p, given, effect = person.model.p, person.practices, person.manager.effect
    softened = p.clarity_buffer * person.clarity + p.support_buffer * saturating(given.support * effect, p.support_half)
    watched = saturating(given.oversight, p.oversight_half) * max(0.0, 1.0 - softened)
    return unit(p.intrusion * (watched + p.report_burden * saturating(given.reports, p.report_half)))


def strain_after(person: Salesperson) -> float:
    """Loads fill it up, rest and support drain it."""
    p, given = person.model.p, person.practices
    load = (
        p.strain_pressure * person.pressure
        + p.strain_intrusion * person.intrusion
        + p.strain_shortfall * person.shortfall
    )
    if person.cause in (SUPPORT, ENVIRONMENT):
        load += p.support_load
    elif person.cause == PERSONAL:
        load += p.personal_load
    relief = p.strain_recovery + p.strain_relief * saturating(given.support * person.manager.effect, p.support_half)
    drained = min(1.0, relief) * (person.strain - person.baseline_strain)
    return unit(person.strain + p.strain * load * (1.0 - person.strain) - drained)


def trust_after(person: Salesperson) -> float:
    """Trust in the manager grows with care, falls with control and pressure, and drifts to the person's own."""
    p, given, trust = person.model.p, person.practices, person.trust
    care = saturating((given.coaching + given.support) * person.manager.effect, p.coaching_half)
    hurt = person.intrusion + person.pressure
    drift = p.trust_drift * (person.baseline_trust - trust)
    return unit(trust + p.trust_gain * care * (1.0 - trust) - p.trust_loss * hurt * trust + drift)


def initiative_after(person: Salesperson, taken: float) -> float:
    """Initiative is lost under control and take-over and comes back towards the own will."""
    p, initiative = person.model.p, person.initiative
    lost = p.initiative_loss * min(1.0, person.intrusion + taken) * initiative
    return unit(initiative - lost + p.initiative_back * (person.will - initiative))


def effort(person: Salesperson) -> float:
    """Will, more where results and work are asked about, less where initiative or circumstances fail."""
    p, given, manager = person.model.p, person.practices, person.manager
    asked = given.review + p.accountability_oversight * given.oversight + p.accountability_process * given.process
    answer = p.accountability * saturating(asked * manager.effect, p.accountability_half)
    given_effort = person.will + (1.0 - person.will) * answer
    given_effort *= 1.0 - p.initiative_weight * max(0.0, person.will - person.initiative)
    if person.cause == ENVIRONMENT:
        given_effort *= 1.0 - p.environment_loss
    elif person.cause == PERSONAL:
        given_effort *= 1.0 - p.personal_loss
    if p.peers > 0.0:
        gap = min(2.0, max(0.0, manager.best_skill - person.skill))
        given_effort *= 1.0 + p.star_effect * (2.0 * p.team_pay_share - 1.0) * gap
    return unit(given_effort)


def output_factor(person: Salesperson) -> float:
    """What strain leaves of the output, by the chosen shape; 1 at rest."""
    p, strain, rest = person.model.p, person.strain, person.baseline_strain
    above = max(0.0, (strain - rest) / (1.0 - rest))
    if p.performance_shape == "none":
        return 1.0
    if p.performance_shape == "linear":
        return max(0.0, 1.0 - p.performance * above)
    if p.performance_shape == "inverted_u":
        peak = p.performance_peak
        bend = ((strain - peak) ** 2 - (rest - peak) ** 2) / (1.0 - peak) ** 2
        return max(0.0, 1.0 - p.performance * bend)
    spur = p.challenge_gain * person.clarity if p.performance > 0.0 else 0.0
    return max(0.0, 1.0 + spur - p.performance * above)
