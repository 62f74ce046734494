"""A way to estimate: a small object that says what it does, what it silently assumes and when it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .panel import Panel


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect in points of quota (or the unit of the panel's result) with its 95 % interval.

    Attributes:
        effect, error, low, high: estimate, standard error and interval; all nan where there is none.
        note: why there is none, or what to know about it.
    """

    effect: float
    error: float
    low: float
    high: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to estimate the effect on the watched.

    Attributes:
        name: its name. does: what it does. assumes: what it silently assumes. fails: when it fails.
        rule: from a panel to an estimate.
    """

    name: str
    does: str
    assumes: str
    fails: str
    rule: Callable[[Panel], Estimate]

    def __call__(self, panel: Panel) -> Estimate:
        """The estimate; nan with a note where the panel cannot feed it."""
        return self.rule(panel)

    def __repr__(self) -> str:
        return f"{self.name}: {self.does}\n  silently assumes: {self.assumes}\n  fails when: {self.fails}"


def nothing(note: str) -> Estimate:
    """No estimate, and why."""
    return Estimate(np.nan, np.nan, np.nan, np.nan, note)


def with_interval(effect: float, error: float, freedom: float = np.inf, note: str = "") -> Estimate:
    """An estimate with the 95 % interval of Student's t (of the normal without degrees of freedom)."""
    from scipy.stats import norm, t

    if not (np.isfinite(effect) and np.isfinite(error)):
        return nothing(note or "the numbers do not identify it")
    wide = float(norm.ppf(0.975) if np.isinf(freedom) else t.ppf(0.975, max(freedom, 1.0)))
    return Estimate(float(effect), float(error), float(effect - wide * error), float(effect + wide * error), note)


def enough(watched: np.ndarray, least: int = 5) -> str:
    """Why there are too few to estimate; empty where there are enough."""
    many, others = int(watched.sum()), int((~watched).sum())
    if min(many, others) < least:
        return f"{many} watched and {others} unwatched people in the records; {least} of each are needed"
    return ""


def summed(scores: np.ndarray, groups: np.ndarray | None) -> tuple[float, float]:
    """Variance of a mean of scores with mean zero, and its degrees of freedom; groups (clusters) are summed first."""
    n = len(scores)
    if groups is None:
        return float(scores.var(ddof=1) / n), np.inf
    sums = np.bincount(groups, weights=scores)
    k = len(np.unique(groups))
    return float((sums**2).sum() / n**2 * k / (k - 1)), float(k - 1)
