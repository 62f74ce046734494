"""Time variants by turns in one process, so that a noisy machine disturbs all of them alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

Timed = Callable[[], float]


def wall_seconds(run: Callable[[], object], prepare: Callable[[], object] | None = None) -> Timed:
    """A call that prepares untimed, runs and returns the seconds that passed."""
    return _timed(run, prepare, time.perf_counter)


def core_seconds(run: Callable[[], object], prepare: Callable[[], object] | None = None) -> Timed:
    """A call that prepares untimed, runs, and returns the seconds that this thread had a core.

    Others who use the machine at the same time are not counted in. For work on one thread only.
    """
    return _timed(run, prepare, time.thread_time)


def _timed(run: Callable[[], object], prepare: Callable[[], object] | None, clock: Timed) -> Timed:
    def timed() -> float:
        if prepare is not None:
            prepare()
        start = clock()
        run()
        return clock() - start

    return timed


@dataclass(frozen=True)
class Timings:
    """Seconds of every variant in every round; ratios are taken within a round."""

    seconds: dict[str, np.ndarray]

    def median(self, name: str) -> float:
        """Median seconds of a variant."""
        return float(np.median(self.seconds[name]))

    def fastest(self, name: str) -> float:
        """Seconds of the fastest round: nearest to a machine without other users."""
        return float(self.seconds[name].min())

    def ratio(self, name: str, other: str) -> float:
        """Median over rounds of the time of ``name`` over that of ``other``."""
        return float(np.median(self.seconds[name] / self.seconds[other]))


def by_turns(variants: Mapping[str, Timed], rounds: int) -> Timings:
    """Run every variant once to warm up, then ``rounds`` times by turns: A B C, C B A, A B C, ..."""
    names = list(variants)
    for name in names:
        variants[name]()
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in names if turn % 2 == 0 else reversed(names):
            seconds[name].append(variants[name]())
    return Timings({name: np.array(values) for name, values in seconds.items()})


def account_weeks(team: object, runs: int) -> int:
    """Accounts times weeks that ``runs`` replications live through, the warm-up included."""
    weeks = team.weeks + team.warmup_weeks
    return int(runs * team.people * team.accounts_per_person * weeks)
