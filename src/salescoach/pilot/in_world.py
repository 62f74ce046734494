"""What a pilot would find in one world: power, wrong signs, false alarms, the size that can be found."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .design import LEVEL, LOT, Design
from .drawn import Futures, Lots, draw, futures, measured
from .inference import Answers, Lottery, answers, lottery
from .measures import PilotMeasure
from .pool import Pool

POWER = 0.8  # with which the size that can be found is found
_HALVINGS = 14
_TINY = 1e-9

# One row of a world and a design; counts are of pilots.
CELL = (
    "measure", "teams", "weeks", "pilots", "truth", "level", "right", "wrong", "points_wrong", "no_answer", "effect",
    "null_alarms", "null_no_answer",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """What decides the draws of a world.

    Attributes:
        seed: of all.
        world: its number.
        market: per cent by which the market moves in a quarter.
    """

    seed: int
    world: int
    market: float

    def rng(self, *purpose: int) -> np.random.Generator:
        """Random numbers of this purpose, the same whatever else is drawn."""
        return np.random.default_rng([self.seed, self.world, *purpose])


def most_of(measure: PilotMeasure) -> float:
    """The largest value that a measure can have."""
    return 100.0 if measure.name == "conversion" else np.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Pilots of one design in one world, ready to be analysed.

    Attributes:
        design: of each.
        seen: what the design would measure in every team.
        lots: the pilots.
        most: the largest value of the measure.
        others: lots that could have fallen, for the test.
    """

    design: Design
    seen: Futures
    lots: Lots
    most: float
    others: Lottery

    def answers(self, changed: bool, shift: float = 0.0) -> Answers:
        """What the pilots say, with the change, or without it but with a shift of the teams that have started."""
        base, after = measured(self.design, self.seen, self.lots, self.most, changed)
        started = self.design.treated()[self.design.groups]
        return answers(self.design, base, after + shift * started[None], self.others)


def draw_pilots(pool: Pool, measure: PilotMeasure, design: Design, pilots: int, luck: Luck, purpose: int) -> Drawn:
    """Draw pilots of a design from a pool."""
    seen = futures(pool, measure, design)
    rng = luck.rng(purpose, design.teams, design.weeks)
    lots = draw(design, seen.base, pilots, luck.market, rng)
    others = lottery(rng, design.teams, pilots)
    return Drawn(design=design, seen=seen, lots=lots, most=most_of(measure), others=others)


def cell(pool: Pool, measure: PilotMeasure, design: Design, pilots: int, luck: Luck) -> list[object]:
    """A row of ``CELL``. Pilots in which nothing is to be found are drawn apart."""
    drawn = draw_pilots(pool, measure, design, pilots, luck, 1)
    truth = drawn.seen.truth(design)
    found = drawn.answers(changed=True)
    sign, told = np.sign(found.effect), found.found & found.answered
    idle = draw_pilots(pool, measure, design, pilots, luck, 2).answers(changed=False)
    got = found.answered
    return [
        measure.name, design.teams, design.weeks, pilots, _plain(truth), _plain(drawn.seen.level),
        int((told & (sign == np.sign(truth))).sum()), int((told & (sign == -np.sign(truth))).sum()),
        int((got & (sign == -np.sign(truth))).sum()), int((~got).sum()),
        _plain(float(found.effect[got].mean()) if got.any() else np.nan),
        int((idle.found & idle.answered).sum()), int((~idle.answered).sum()),
    ]  # fmt: skip


def size_found(pool: Pool, measure: PilotMeasure, design: Design, pilots: int, luck: Luck) -> float:
    """The effect that this pilot finds in four of five cases, were it the same for every team; nan where none is."""
    drawn = draw_pilots(pool, measure, design, pilots, luck, 3)

    def power(shift: float) -> float:
        answer = drawn.answers(changed=False, shift=shift)
        return float((answer.found & (answer.effect > 0)).mean())

    high = 4.0 * float(np.nanstd(drawn.seen.usual)) + _TINY
    if power(high) < POWER:
        return float("nan")
    low = 0.0
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        low, high = (low, middle) if power(middle) >= POWER else (middle, high)
    return high


# What an analyst without a comparison finds in the same teams.
NAIVE = ("bias", "alarms", "chosen_bias", "chosen_alarms", "naive_pilots")


def before_and_after(pool: Pool, measure: PilotMeasure, design: Design, pilots: int, luck: Luck) -> list[object]:
    """A row of ``NAIVE``: all teams change at once and are compared with their own weeks before.

    They all start in the first week, whatever the design, and all weeks count that are not left out. Bias is the mean
    estimate less the truth; alarms are pilots with p of at most 5 % although nothing changed. The chosen are the worse
    half of twice as many teams, in the weeks before.
    """
    drawn = draw_pilots(pool, measure, replace(design, by=LOT), pilots, luck, 4)
    seen = drawn.seen
    truth = _mean(seen.groups[0][:, -1] - seen.usual[:, -1])
    worst = _worst(drawn, measure, pool, luck, pilots)
    row: list[object] = []
    for teams in (drawn.lots.teams, worst):
        base = np.minimum(seen.base[teams] * drawn.lots.before, drawn.most)
        market = drawn.lots.after[:, :, -1]
        with_it, without = (
            np.minimum(values[teams] * market, drawn.most) - base
            for values in (seen.groups[0][:, -1], seen.usual[:, -1])
        )
        row += [_plain(_mean(with_it) - truth), int((_p_of_mean(without) <= LEVEL).sum())]
    return [*row, pilots]


def _worst(drawn: Drawn, measure: PilotMeasure, pool: Pool, luck: Luck, pilots: int) -> np.ndarray:
    rng, many = luck.rng(5, drawn.design.teams), drawn.design.teams
    asked = np.argsort(rng.random((pilots, pool.size)), axis=1)[:, : min(pool.size, 2 * many)]
    order = np.argsort(measure.better * drawn.seen.base[asked], axis=1, kind="stable")
    return np.take_along_axis(asked, order[:, :many], axis=1)


def _p_of_mean(change: np.ndarray) -> np.ndarray:
    from scipy.special import stdtr

    teams = change.shape[1]
    error = change.std(axis=1, ddof=1) / np.sqrt(teams)
    with np.errstate(invalid="ignore", divide="ignore"):
        p: np.ndarray = 2.0 * stdtr(teams - 1, -np.abs(change.mean(axis=1) / error))
    return p


def _mean(values: np.ndarray) -> float:
    good = values[np.isfinite(values)]
    return float(good.mean()) if good.size else float("nan")


def _plain(value: float) -> float | None:
    return None if value != value else float(value)
