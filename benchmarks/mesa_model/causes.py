"""Why somebody falls short, and how a cause is talked about, found, removed, and arises anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .curves import saturating, unit

if TYPE_CHECKING:
    from .salesperson import Salesperson

UNKNOWN = -1  # what a manager believes before asking or looking
NONE, HIRING, TRAINING, SUPPORT, TOOLS, ENVIRONMENT, PERSONAL, WILL = range(8)
LASTING = (HIRING, WILL)  # no help changes these, and nobody comes to have them later


def shares_of(person: Salesperson) -> dict[int, float]:
    """Share of people with each cause, by the settings."""
    p = person.model.p
    return {
        HIRING: p.share_hiring, TRAINING: p.share_training, SUPPORT: p.share_support, TOOLS: p.share_tools,
        ENVIRONMENT: p.share_environment, PERSONAL: p.share_personal, WILL: p.share_low_will,
    }  # fmt: skip


def pick(chances: dict[int, float], u: float) -> int:
    """The cause that a uniform draw falls on; none beyond all chances."""
    for cause, chance in chances.items():
        u -= chance
        if u < 0.0:
            return cause
    return NONE


def draw_cause(person: Salesperson) -> int:
    """Cause of a newcomer."""
    return pick(shares_of(person), person.random.random())


def talk(person: Salesperson) -> None:
    """Asked openly, the person names a cause, or none; a manager who only watches soon supposes low will."""
    p, manager, given, random = person.model.p, person.manager, person.practices, person.random
    looked = p.diagnosis_oversight * saturating(given.oversight, p.oversight_half)
    often, u = p.diagnosis * manager.effect, random.random()
    if u < often * given.asking:
        honest = person.trust * (1.0 - p.excuse_share) if person.cause == WILL else person.trust
        excused = person.cause != NONE and random.random() >= honest
        said = random.randint(HIRING, PERSONAL) if excused else person.cause
        person.believed = person.cause if random.random() < manager.diagnosis_skill else said
    elif u < often * min(1.0, given.asking + looked):
        person.believed = person.cause if random.random() < p.looking_skill * manager.diagnosis_skill else WILL


def more_than_usual(person: Salesperson, cause: int) -> float:
    """Help against this cause, beyond what usual practice gives when the manager is as alarmed."""
    p, given = person.model.p, person.practices
    hours, usual = (given.coaching, p.usual_coaching) if cause == TRAINING else (given.support, p.usual_support)
    meant = usual * (1.0 - person.alarm)
    return saturating(hours * person.manager.effect, p.dose_half) - saturating(meant, p.dose_half)


def help_chance(person: Salesperson) -> float:
    """Chance that this week's help removes the cause; a wrong hire and low will are not helped."""
    p = person.model.p
    if person.cause == NONE or person.cause in LASTING:
        return 0.0
    fits = 1.0 if person.believed == person.cause else p.repair_unmatched
    return unit(p.repair * fits * more_than_usual(person, person.cause))


def new_cause(person: Salesperson) -> int:
    """A cause that arises: as many as mend by themselves, and more where there is less help than usual."""
    p, shares = person.model.p, shares_of(person)
    free = max(0.05, 1.0 - sum(shares.values()))
    chances = {}
    for cause in (TRAINING, SUPPORT, TOOLS, ENVIRONMENT, PERSONAL):
        missed = max(0.0, -more_than_usual(person, cause))
        chances[cause] = (p.mending_rate + p.repair * p.repair_unmatched * missed) * shares[cause] / free
    return pick(chances, person.random.random())


def live_on(person: Salesperson) -> None:
    """The cause is helped away or mends by itself, or somebody without one gets one."""
    random = person.random
    if person.cause == NONE:
        person.cause = new_cause(person)
    elif random.random() < help_chance(person):
        person.cause, person.repaired = NONE, True
    elif person.cause not in LASTING and random.random() < person.model.p.mending_rate:
        person.cause = NONE
