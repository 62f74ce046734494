"""Runs that go on until an interval is narrow enough."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from ..common.arrays import Array, Records
from ..common.given import is_number
from ..common.intervals import mean_interval
from ..common.messages import whole
from ..common.threads import in_threads
from ..simulation.block import Plan
from ..simulation.history import record

RUNS, MOST_RUNS = 200, 20_000  # where nobody says how many; where a wanted precision is given up
FIRST_LOOK, STEP = 100, 50  # runs
_GROWTH = 1.25  # from one look to the next, so that a long work does not look too often


def precision_of(revenue: Array) -> float:
    """Half-width of the 95 % interval of the mean, in per cent of the mean; NaN where there is none.

    Args:
        revenue: of each run.
    """
    mean, low, _ = mean_interval(np.asarray(revenue, float), 0.95)
    return 100.0 * (mean - low) / mean if mean > 0 else math.nan


def runs_or_within(runs: int | None, within: float | None, most_runs: int, usual: int, least: int = 1) -> int:
    """How many runs are asked for, or how many at most where a precision is asked for.

    Args:
        runs: as given, or None.
        within: as given, or None.
        most_runs: the limit where ``within`` is given.
        usual: runs where neither is given.
        least: runs that are allowed.

    Returns:
        The number.

    Raises:
        ValueError: both given, or one of them impossible.
    """
    if within is None:
        return whole("runs", usual if runs is None else runs, least)
    if runs is not None:
        raise ValueError(
            f"runs={runs!r} and within={within!r} exclude each other: within decides how many runs. "
            f"Type: within={within!r} alone"
        )
    if not is_number(within) or not 0 < within < math.inf:
        raise ValueError(f"within={within!r} must be a number above zero. Type: within=1.0")
    return whole("most_runs", most_runs, STEP)


def looks(most_runs: int) -> Iterator[int]:
    """Numbers of runs after which one looks whether they are enough; the last is ``most_runs``.

    Args:
        most_runs: where it ends.
    """
    runs = FIRST_LOOK
    while runs < most_runs:
        yield runs
        runs = STEP * math.ceil(max(runs + STEP, _GROWTH * runs) / STEP)
    yield most_runs


def pieces(first: int, last: int) -> list[tuple[int, int]]:
    """Runs from first up to, but without, last in pieces of one size, so that warm-ups are shared among styles.

    Args:
        first: number of the first run.
        last: number behind the last.
    """
    edges = [*range(first, last, STEP), last]
    return [(one, other - one) for one, other in pairwise(edges)]


def live_until(
    plan: Plan, within: float, most_runs: int, threads: int, progress: Callable[[int], None] | None
) -> Records:
    """Totals of as many runs as the precision of revenue needs, or of ``most_runs`` with a warning.

    Args:
        plan: what is simulated.
        within: half-width that is wanted, per cent of mean revenue.
        most_runs: where it ends in any case.
        threads: to use; changes no number.
        progress: called with the number of runs that were just finished.
    """

    def live(piece: tuple[int, int]) -> Records:
        return record(plan, piece[1], first_run=piece[0], progress=progress).totals

    parts: list[Records] = []
    done, half = 0, math.nan
    for runs in looks(most_runs):
        parts += in_threads(live, pieces(done, runs), threads)
        done, half = runs, precision_of(np.concatenate([part["revenue"] for part in parts]))
        if half <= within:
            break
    else:
        warn_of_limit(f"mean revenue is known within {half:.2g} %", f"{within:g} %", done)
    return np.concatenate(parts)


def warn_of_limit(known: str, wanted: str, runs: int) -> None:
    """Say that the limit was met before the precision.

    Args:
        known: what is known how precisely, in words.
        wanted: the precision that was asked for, in words.
        runs: how many there were.
    """
    warnings.warn(
        f"{known} after {runs:,} runs, not within {wanted}: the limit was met first. Type: most_runs={4 * runs}",
        stacklevel=4,
    )
