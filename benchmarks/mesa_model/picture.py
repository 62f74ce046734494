"""What a manager sees of the work on a seat: as fresh and as sharp as reports and reviews make it."""

from __future__ import annotations

from collections import deque
from math import exp
from statistics import fmean
from typing import TYPE_CHECKING

from .curves import saturating

if TYPE_CHECKING:
    from .salesperson import Salesperson

WEEKS = 13  # the last quarter before the count tells what is usual


def sight(person: Salesperson) -> float:
    """How much of the person's work shows in reports, reviews and process reviews, 0-1."""
    p, given = person.model.p, person.practices
    shown = saturating((given.reports + given.review + given.process) * person.manager.effect, p.sight_half)
    return 1.0 - p.sight * (1.0 - shown)


class Picture:
    """Open deals, steps forward in four weeks and logged contacts, as the manager last saw them."""

    def __init__(self, seller: Salesperson) -> None:
        self.seller = seller
        self.pipeline = self.movement = self.activity = 0
        self.past_pipeline: deque[int] = deque(maxlen=WEEKS)
        self.past_movement: deque[int] = deque(maxlen=WEEKS)

    def renew(self) -> None:
        """After a week: look again or keep the old picture, and remember what was seen before the count."""
        seller = self.seller
        if seller.random.random() < seller.sight:
            self.pipeline = self.blurred(seller.open_deals)
            self.movement = self.blurred(sum(seller.recent_moves))
            self.activity = self.blurred(seller.logged)
        if seller.model.week < 0:
            self.past_pipeline.append(self.pipeline)
            self.past_movement.append(self.movement)

    def blurred(self, count: float) -> int:
        """A count with the error of a poor view."""
        p, seller = self.seller.model.p, self.seller
        return round(count * exp(seller.random.gauss(0.0, p.sight_noise * (1.0 - seller.sight))))

    @property
    def usual_pipeline(self) -> float:
        """Open deals that were usual on this seat; what the settings expect where nobody looked before."""
        return fmean(self.past_pipeline) if self.past_pipeline else self.seller.model.p.usual_pipeline

    @property
    def usual_movement(self) -> float:
        """Steps forward that were usual on this seat."""
        return fmean(self.past_movement) if self.past_movement else self.seller.model.p.usual_movement
