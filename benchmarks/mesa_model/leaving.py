"""Learning, complaining, being warned and leaving."""

from __future__ import annotations

from math import exp, expm1
from typing import TYPE_CHECKING

from .curves import saturating, unit

if TYPE_CHECKING:
    from .salesperson import Salesperson


def learn(person: Salesperson) -> None:
    """Skill grows by work done, by coaching that fits what is seen of the person, and by what colleagues tell."""
    p, given, manager = person.model.p, person.practices, person.manager
    doing = p.learning_rate * person.practised * max(0.0, person.potential_now() - person.skill)
    gap = max(0.0, manager.best_skill - person.skill)
    told = gap * p.peers * saturating(given.sharing * manager.effect, p.dose_half)
    practising = given.coaching * (1.0 - p.fit_cost * given.fit)  # the rest goes into listening
    dose = saturating(practising * manager.effect, p.dose_half)
    good = manager.coach_skill * (1.0 - p.coaching_fit_share * (1.0 - given.fit * person.sight))
    coached = p.coaching * dose * (good * max(0.0, person.ceiling - person.skill) - p.coaching_harm * (1.0 - good))
    person.skill = min(6.0, max(-6.0, person.skill + doing + coached + told))


def complains(person: Salesperson) -> bool:
    """Whether the person calls it micromanagement this week."""
    p, given = person.model.p, person.practices
    asked = saturating(given.review + given.oversight + given.process, p.accountability_half)
    felt = p.complaint_felt * person.intrusion + p.complaint_excuse * (1.0 - person.will) * asked
    return person.random.random() < unit(p.complaint_base + felt)


def be_warned(person: Salesperson) -> None:
    """Count the weeks in a row below the level of a warning; nobody is warned in the first half year."""
    p = person.model.p
    below = p.dismissal > 0.0 and person.tenure >= 26 and person.attainment < p.dismissal_level
    person.warned_weeks = person.warned_weeks + 1 if below else 0


def is_dismissed(person: Salesperson) -> bool:
    """Whether a warning that has lasted long enough ends in a dismissal this week."""
    p = person.model.p
    return person.warned_weeks >= p.dismissal_weeks and person.random.random() < p.dismissal


def quits(person: Salesperson) -> bool:
    """Whether the person quits this week."""
    p, given, manager = person.model.p, person.practices, person.manager
    asked = saturating(given.review + given.oversight, p.accountability_half)
    log_hazard = (
        p.quit_strain * (person.strain - person.baseline_strain)
        - p.quit_trust * (person.trust - 0.5)
        + p.quit_initiative * max(0.0, person.will - person.initiative)
        - p.quit_manager * (manager.people_skill - 0.5)
        + p.quit_question * (1.0 - person.will) * asked
    )
    middling = 1.0 + p.quit_middle * exp(-(((person.attainment - p.quit_middle_at) / p.quit_middle_width) ** 2))
    caught = 1.0 + p.quit_contagion * min(1.0, manager.recent_leavers)
    hazard = p.attrition * p.quit_rate * exp(log_hazard) * middling * caught
    return person.random.random() < -expm1(-hazard)
