"""Why somebody falls short, and how a cause is talked about, found and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .salesperson import Salesperson

NONE, HIRING, TRAINING, SUPPORT, TOOLS, ENVIRONMENT, PERSONAL, WILL = range(8)


def draw_cause(person: Salesperson) -> int:
    """Cause of a newcomer, by the shares of the settings."""
    p = person.model.p
    shares = {
        HIRING: p.share_hiring, TRAINING: p.share_training, SUPPORT: p.share_support, TOOLS: p.share_tools,
        ENVIRONMENT: p.share_environment, PERSONAL: p.share_personal, WILL: p.share_low_will,
    }  # fmt: skip
    u = person.random.random()
    for cause, share in shares.items():
        u -= share
        if u < 0.0:
            return cause
    return NONE


def talk(person: Salesperson) -> None:
    """Asked openly, the person names a cause; a manager who only watches soon supposes low will."""
    p, manager, given, random = person.model.p, person.manager, person.practices, person.random
    looked = p.diagnosis_oversight * given.oversight / (given.oversight + p.oversight_half)
    often, u = p.diagnosis * manager.effect, random.random()
    if u < often * given.asking:
        honest = person.trust * (1.0 - p.excuse_share) if person.cause == WILL else person.trust
        said = person.cause if random.random() < honest else random.randint(1, 6)
        person.believed = person.cause if random.random() < manager.diagnosis_skill else said
    elif u < often * min(1.0, given.asking + looked):
        person.believed = person.cause if random.random() < 0.5 * manager.diagnosis_skill else WILL


def help_chance(person: Salesperson) -> float:
    """Chance that this week's help removes the cause; a wrong hire and low will are not helped."""
    p, given = person.model.p, person.practices
    if person.cause in (NONE, HIRING, WILL):
        return 0.0
    hours = (given.coaching if person.cause == TRAINING else given.support) * person.manager.effect
    fits = 1.0 if person.believed == person.cause else p.repair_unmatched
    return min(1.0, p.repair * fits * hours / (hours + p.support_half))


def live_on(person: Salesperson) -> None:
    """The cause is helped away, or life turns: hard circumstances come and go."""
    p, random = person.model.p, person.random
    if random.random() < help_chance(person):
        person.cause = NONE
    elif person.cause == NONE and random.random() < p.personal_shock_rate:
        person.cause = PERSONAL
    elif person.cause == PERSONAL and random.random() < p.personal_recovery_rate:
        person.cause = NONE
