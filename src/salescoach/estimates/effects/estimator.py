"""An estimator: a small object that says what it does, what it silently assumes and when it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .panel import Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """An effect in points of quota (or the unit of the panel's result) with its 95 % interval.

    Attributes:
        effect: the estimate; nan where there is none, as are the next three.
        error: its standard error.
        low: lower end of the interval.
        high: upper end of the interval.
        note: why there is none, or what to know about it.
    """

    effect: float
    error: float
    low: float
    high: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimator:
    """An estimator of the average effect on the treated.

    Attributes:
        name: its name.
        does: what it does.
        assumes: what it silently assumes.
        fails: when it fails.
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
    return Estimate(effect=np.nan, error=np.nan, low=np.nan, high=np.nan, note=note)


def with_interval(effect: float, error: float, freedom: float = np.inf, note: str = "") -> Estimate:
    """An estimate with the 95 % interval of Student's t (of the normal without degrees of freedom)."""
    from scipy.stats import norm, t

    if not (np.isfinite(effect) and np.isfinite(error)):
        return nothing(note or "the numbers do not identify it")
    half = float(norm.ppf(0.975) if np.isinf(freedom) else t.ppf(0.975, max(freedom, 1.0))) * error
    return Estimate(
        effect=float(effect), error=float(error), low=float(effect - half), high=float(effect + half), note=note
    )


def enough(treated: np.ndarray, least: int = 5) -> str:
    """Why there are too few to estimate; empty where there are enough."""
    many, others = int(treated.sum()), int((~treated).sum())
    if min(many, others) < least:
        return f"{many} treated and {others} untreated people in the records; {least} of each are needed"
    return ""


def summed(scores: np.ndarray, groups: np.ndarray | None) -> tuple[float, float]:
    """Variance of a mean of scores with mean zero, and its degrees of freedom; groups (clusters) are summed first."""
    n = len(scores)
    if groups is None:
        return float(scores.var(ddof=1) / n), np.inf
    sums = np.bincount(groups, weights=scores)
    k = len(np.unique(groups))
    return float((sums**2).sum() / n**2 * k / (k - 1)), float(k - 1)
