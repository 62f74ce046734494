"""Learning, complaining and leaving."""

from __future__ import annotations

from math import exp, expm1
from typing import TYPE_CHECKING

from .feelings import saturating, unit

if TYPE_CHECKING:
    from .salesperson import Salesperson


def learn(person: Salesperson) -> None:
    """Skill grows by doing, by coaching that fits, and by what colleagues tell."""
    p, given, manager = person.model.p, person.practices, person.manager
    doing = p.learning_rate * max(0.0, person.potential_now() - person.skill)
    gap = max(0.0, manager.best_skill - person.skill)
    told = gap * p.peers * saturating(given.sharing * manager.effect, p.sharing_half)
    coached = 0.0
    if p.coaching > 0.0:
        dose = saturating(given.coaching * manager.effect, p.coaching_half)
        good = manager.coach_skill * (0.3 + 0.7 * given.fit)
        coached = dose * (p.coaching * good * max(0.0, person.ceiling - person.skill) - p.coaching_harm * (1.0 - good))
    person.skill = min(6.0, max(-6.0, person.skill + doing + coached + told))


def complains(person: Salesperson) -> bool:
    """Whether the person calls it micromanagement this week."""
    p, given = person.model.p, person.practices
    asked = saturating(given.review + given.oversight + given.process, p.accountability_half)
    felt = p.complaint_felt * person.intrusion + p.complaint_excuse * (1.0 - person.will) * asked
    return person.random.random() < unit(p.complaint_base + felt)


def leaves(person: Salesperson) -> bool:
    """Whether the person quits this week."""
    p, given, manager = person.model.p, person.practices, person.manager
    asked = saturating(given.review + given.oversight, p.accountability_half)
    log_hazard = (
        p.quit_strain * (person.strain - person.baseline_strain)
        - p.quit_trust * (person.trust - 0.5)
        - p.quit_manager * (manager.people_skill - 0.5)
        + p.quit_question * (1.0 - person.will) * asked
    )
    middling = 1.0 + p.quit_middle * exp(-(((person.attainment - 0.75) / 0.35) ** 2))
    caught = 1.0 + p.quit_contagion * min(1.0, manager.recent_leavers)
    hazard = p.attrition * p.quit_rate * exp(log_hazard) * middling * caught
    return person.random.random() < -expm1(-hazard)
