"""From histories to one number with its interval: sums per run, and how they combine.

A claim's number is a smooth function of sums over runs (a ratio, a difference of shares, a regression).
Its interval is a delete-one jackknife over the runs, which share their luck between styles, with
Student's t.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..common.arrays import Numbers
from .history import ClaimHistory

Combine = Callable[[Numbers], Numbers]
ALL = slice(None)


@dataclass(frozen=True)
class Statistic:
    """A number made of sums over runs.

    Attributes:
        sums: of every run, shape (runs, k).
        combine: from sums (..., k) to the number (...).
    """

    sums: Numbers
    combine: Combine


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """A claim's number in one world; NaN where it cannot be measured there.

    Attributes:
        effect: the number, in the unit of the experiment.
        low: lower end of its 95 % interval.
        high: upper end.
        runs: that it took.
    """

    effect: float
    low: float
    high: float
    runs: int = 0

    @property
    def half(self) -> float:
        """Half of the interval."""
        return (self.high - self.low) / 2.0


def read(statistic: Statistic) -> ClaimReading:
    """The number and its jackknife interval."""
    from scipy.special import stdtrit

    runs = len(statistic.sums)
    total = statistic.sums.sum(axis=0)
    with np.errstate(all="ignore"):
        effect = float(statistic.combine(total / runs))
        without = statistic.combine((total - statistic.sums) / (runs - 1))
    if not np.isfinite(effect) or not np.isfinite(without).all():
        return ClaimReading(np.nan, np.nan, np.nan, runs)
    error = np.sqrt((runs - 1) / runs * np.sum((without - without.mean()) ** 2))
    half = float(stdtrit(runs - 1, 0.975) * error)
    return ClaimReading(effect, effect - half, effect + half, runs)


def summed(history: ClaimHistory, column: str, who: Numbers | float = 1.0, weeks: slice = ALL) -> Numbers:
    """A column summed over weeks and people in each run; ``who`` weighs, shape (runs, people) or with weeks."""
    return np.asarray((history[column][weeks] * who).sum(axis=(0, 2)))


def combined(combine: Combine, *sums: Numbers) -> Statistic:
    """Bind sums of shape (runs,) together."""
    return Statistic(np.stack(sums, axis=1), combine)


def gain(
    base: ClaimHistory, other: ClaimHistory, column: str = "revenue", who: Numbers | float = 1.0, weeks: slice = ALL
) -> Statistic:
    """Per cent by which the other brings more of a column than the base."""
    return combined(
        lambda s: 100.0 * (s[..., 1] / s[..., 0] - 1.0), *(summed(x, column, who, weeks) for x in (base, other))
    )


def fall(
    base: ClaimHistory, other: ClaimHistory, column: str, who: Numbers | float = 1.0, scale: float = 100.0
) -> Statistic:
    """By how much a mean over worked weeks is lower under the other than under the base."""
    sums = [y for x in (base, other) for y in (summed(x, column, x["worked"] * who), summed(x, "worked", who))]
    return combined(lambda s: scale * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


def negated(one: Statistic) -> Statistic:
    """The same with the other sign."""
    return Statistic(one.sums, lambda s: -one.combine(s))


def weakest(*parts: tuple[Statistic, float]) -> Statistic:
    """The weakest of several parts, each in units of its smallest effect of interest (1: as it is)."""
    ends = np.cumsum([part.sums.shape[1] for part, _ in parts])

    def combine(s: Numbers) -> Numbers:
        pieces = np.split(s, ends[:-1], axis=-1)
        return np.asarray(
            np.min([part.combine(x) / size for (part, size), x in zip(parts, pieces, strict=True)], axis=0)
        )

    return Statistic(np.concatenate([part.sums for part, _ in parts], axis=1), combine)


def moments(who: Numbers, features: Sequence[Numbers]) -> Numbers:
    """Sums of products of the features, weighted by ``who``, flat for each run; arrays (times, runs, people)."""
    z = np.stack(np.broadcast_arrays(*features), axis=-1)
    products = np.einsum("trp,trpi,trpj->rij", who, z, z, optimize=True)
    return np.asarray(products.reshape(len(products), -1))


def explained(s: Numbers, size: int, used: Sequence[int]) -> Numbers:
    """Share of the variance of the last feature that the used ones explain; feature 0 is the constant."""
    m = s.reshape(*s.shape[:-1], size, size)
    y, n, cross = m[..., -1, -1], m[..., 0, 0], m[..., 0, -1]
    spread = y - cross**2 / n
    by_them = (_weights(m, used) * m[..., list(used), -1]).sum(axis=-1) - cross**2 / n
    return np.asarray(by_them / spread)


def coefficient(s: Numbers, size: int, used: Sequence[int], which: int) -> Numbers:
    """Coefficient of one feature in the regression of the last one on the used ones."""
    m = s.reshape(*s.shape[:-1], size, size)
    return np.asarray(_weights(m, used)[..., list(used).index(which)])


def _weights(m: Numbers, used: Sequence[int]) -> Numbers:
    rows = np.array(used)
    square, right = m[..., rows[:, None], rows], m[..., rows, -1]
    size = np.sqrt(np.einsum("...ii->...i", square)) + 1e-300  # so that hours and shares weigh alike
    scaled = square / (size[..., :, None] * size[..., None, :]) + 1e-9 * np.eye(len(rows))
    if not np.isfinite(scaled).all():
        return np.full(right.shape, np.nan)
    return np.asarray(np.linalg.solve(scaled, (right / size)[..., None])[..., 0] / size)
