"""The work in one world: live a pool of its teams, then draw thousands of pilots from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..settings.team import Team
from .design import NEVER, Design
from .in_world import Luck, before_and_after, cell, size_found
from .measures import PILOT_MEASURES, PilotMeasure
from .pool import Change, Pool, ends_of, live_pool

TEAMS, WEEKS = (8, 12, 16, 20, 24, 32), (13, 26, 39, 52)  # of the picture, beside what was asked for
Numbered = tuple[int, Team]

# Per world: hours a week that a manager spends on people more than before; mean revenue of a person and week without
# the change, and the change's effect on it in the first and in the second half of the weeks.
WORLD = ("hours", "level", "first_half", "second_half")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """All that decides what is found in a world.

    Attributes:
        design: that was asked for.
        measure: that the picture shows.
        change: what the pilot changes.
        pool: teams that are lived in each world.
        pilots: that are drawn in each world from each design.
        market: per cent by which the market moves in a quarter.
        seed: of all luck.
    """

    design: Design
    measure: PilotMeasure
    change: Change
    pool: int
    pilots: int
    market: float
    seed: int

    @property
    def others(self) -> list[Design]:
        """The same pilot with other numbers of teams and weeks, those from which an effect can be told."""
        made = []
        for teams in sorted({*TEAMS, self.design.teams}):
            for weeks in sorted({*WEEKS, self.design.weeks}):
                if teams <= self.pool and (one := _possible(self.design, teams, weeks)) is not None:
                    made.append(one)
        return made

    def __call__(self, numbered: Numbered) -> list[list[object]]:
        """Rows of the world: one of ``WORLD``, then cells of all measures as asked, then cells of the picture."""
        number, world = numbered
        ends = ends_of([self.design, *self.others])
        pool = live_pool(world, self.change, self.pool, self.design.before, ends, self.seed, number * self.pool)
        luck = Luck(seed=self.seed, world=number, market=self.market)
        rows: list[list[object]] = [["world", *self._costs(pool)]]
        for measure in PILOT_MEASURES.values():
            size = size_found(pool, measure, self.design, self.pilots, luck)
            rows.append([
                "asked", *cell(pool, measure, self.design, 2 * self.pilots, luck), None if np.isnan(size) else size,
                *before_and_after(pool, measure, self.design, self.pilots, luck),
            ])  # fmt: skip
        rows += [["grid", *cell(pool, self.measure, one, self.pilots, luck)] for one in self.others]
        return rows

    def _costs(self, pool: Pool) -> Sequence[float]:
        revenue, half = PILOT_MEASURES["revenue"], max(1, self.design.weeks // 2)
        gains = [
            float(np.mean(pool.outcome(revenue, 0, window) - pool.outcome(revenue, NEVER, window)))
            for window in ((0, half), (half, self.design.weeks))
        ]
        level = float(np.mean(pool.outcome(revenue, NEVER, (0, self.design.weeks))))
        return pool.hours[0] - pool.hours[NEVER], level, *gains


def _possible(design: Design, teams: int, weeks: int) -> Design | None:
    try:
        return design.sized(teams, weeks)
    except ValueError:  # a design from which nothing can be told is no part of the picture
        return None
