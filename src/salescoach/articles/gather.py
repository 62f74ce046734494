"""Runs until the intervals are narrow enough: the sums of every run are kept, the histories are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..common.arrays import Numbers
from ..settings.team import Team
from .claim import Claim, Measure
from .mixes import known_mix
from .run_cache import RunCache
from .statistic import ClaimReading, Statistic, read

STEP = 96  # runs between two looks at the intervals
MOST = 2000  # runs in a world, at most
GIVE_UP = 480  # runs after which a number that cannot be measured is given up
Unit = tuple[Claim, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """When runs stop.

    Attributes:
        step: runs between two looks.
        most: runs at most.
        chunk: runs that are lived at a time; changes no number, only memory.
    """

    step: int = STEP
    most: int = MOST
    chunk: int = STEP

    @classmethod
    def after(cls, runs: int) -> Stop:
        """Exactly so many runs, whatever the intervals.

        Args:
            runs: how many.
        """
        return cls(step=runs, most=runs, chunk=min(runs, STEP))


@dataclass(frozen=True, slots=True)
class Found:
    """A claim or half in one world.

    Attributes:
        reading: its number.
        other: what the other fair measure gives with the same runs; NaN without one.
    """

    reading: ClaimReading
    other: float


class _Sums:
    """Sums of every run so far of one number."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.parts: list[Statistic] = []

    def add(self, cache: RunCache) -> None:
        self.parts.append(self.measure(cache))

    def read(self) -> ClaimReading:
        sums: Numbers = np.concatenate([part.sums for part in self.parts])
        whole = Statistic(sums, self.parts[0].combine)
        self.parts = [whole]
        return read(whole)


def gather(world: Team, units: Sequence[Unit], seed: int, stop: Stop) -> list[Found]:
    """Live a world until every number is narrow enough, or the runs are at their limit.

    Only what a number that is still too wide needs is lived on.

    Args:
        world: the team.
        units: claims or halves that are measured, with the name of a mix or None for the author's people.
        seed: of the luck.
        stop: when to stop.

    Returns:
        One reading for each, in order.
    """
    own = [_Sums(_measure(claim)) for claim, _ in units]
    other = [_Sums(e.measure) if (e := claim.experiment.other) else None for claim, _ in units]
    readings: list[ClaimReading | None] = [None] * len(units)
    waiting, done = list(range(len(units))), 0
    while waiting:
        upto = min(done + stop.step, stop.most)
        for first, many in _chunks(done, upto, stop.chunk):
            cache = RunCache(world=world, runs=many, seed=seed, first_run=first)
            for k in waiting:
                mix = units[k][1]
                seen = cache.on(known_mix(mix)) if mix else cache
                for sums in (own[k], other[k]):
                    if sums is not None:
                        sums.add(seen)
        done = upto
        for k in waiting:
            readings[k] = own[k].read()
        waiting = [k for k in waiting if done < stop.most and not _enough(readings[k], units[k][0], done)]
    effects = [float("nan") if sums is None else sums.read().effect for sums in other]
    return [Found(reading, effect) for reading, effect in zip(readings, effects, strict=True) if reading is not None]


def _measure(claim: Claim) -> Measure:
    if claim.experiment.measure is None:
        raise ValueError(f"{claim.id} has nothing to measure: its halves are tested, or the model does not carry it")
    return claim.experiment.measure


def _chunks(first: int, last: int, size: int) -> Iterator[tuple[int, int]]:
    for start in range(first, last, size):
        yield start, min(size, last - start)


def _enough(reading: ClaimReading | None, claim: Claim, done: int) -> bool:
    if reading is None or np.isnan(reading.half):
        return done >= GIVE_UP
    return reading.half <= claim.experiment.wanted


def distance(reading: ClaimReading, claim: Claim) -> ClaimReading:
    """How far a number is from its line, in units of the precision that is wanted.

    Args:
        reading: in the unit of the claim.
        claim: whose line it is.
    """
    e = claim.experiment
    effect, low, high = ((x - e.smallest_effect) / e.wanted for x in (reading.effect, reading.low, reading.high))
    return ClaimReading(effect, low, high, reading.runs)


def decide(claim: Claim, readings: Sequence[ClaimReading]) -> ClaimReading:
    """The reading of a whole from its halves': of each group the one that is furthest up, of these the lowest.

    Args:
        claim: with halves.
        readings: of its halves, in order; anything for those that are not carried.
    """
    far = [distance(reading, half) for reading, half in zip(readings, claim.halves, strict=True)]

    def of(name: str) -> float:
        groups = [[getattr(far[k], name) for k in group] for group in claim.groups]
        return float(np.min([np.max(group) for group in groups]))

    whole = ClaimReading(of("effect"), of("low"), of("high"))
    return replace(whole, runs=max(reading.runs for reading in readings))
