"""What a manager sees of the work on a seat: as fresh and as sharp as reports and reviews make it."""

from __future__ import annotations

from math import exp
from statistics import fmean
from typing import TYPE_CHECKING

from .curves import saturating

if TYPE_CHECKING:
    from .salesperson import Salesperson


def sight(person: Salesperson) -> float:
    """How much of the person's work shows in reports, reviews and process reviews, 0-1."""
    p, given = person.model.p, person.practices
    shown = saturating((given.reports + given.review + given.process) * person.manager.effect, p.sight_half)
    return 1.0 - p.sight * (1.0 - shown)


def look(person: Salesperson) -> None:
    """After a week: renew the picture or keep the old one, and remember what was seen before the count."""
    if person.random.random() < person.sight:
        person.seen_pipeline = blurred(person, person.open_deals)
        person.seen_movement = blurred(person, sum(person.recent_moves))
        person.seen_activity = blurred(person, person.logged)
    if person.model.week < 0:
        person.seen_before.append((person.seen_pipeline, person.seen_movement))


def blurred(person: Salesperson, count: float) -> int:
    """A count with the error of a poor view."""
    error = person.model.p.sight_noise * (1.0 - person.sight)
    return round(count * exp(person.random.gauss(0.0, error)))


def usual(person: Salesperson) -> tuple[float, float]:
    """Open deals and steps forward seen on the seat in the last quarter before the count, or those to be expected."""
    if not person.seen_before:
        return person.model.p.usual_pipeline, person.model.p.usual_movement
    pipelines, movements = zip(*person.seen_before, strict=True)
    return fmean(pipelines), fmean(movements)


def health(person: Salesperson) -> float:
    """Deals against what is usual on the seat, their movement against what is usual in the team; the mean of both."""
    usual_pipeline, _ = usual(person)
    usual_movement = fmean(usual(colleague)[1] for colleague in person.manager.team)
    number = person.seen_pipeline / max(usual_pipeline, 1e-9)
    return (number + person.seen_movement / max(usual_movement, 1e-9)) / 2.0
