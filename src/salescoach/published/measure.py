"""Measure the patterns of a team, each with its sampling error, and say where the measure lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .experiments import Lab
from .pattern import Pattern

GROUPS = 10
INSIDE, OUTSIDE, CANNOT_TELL = "inside", "outside", "cannot tell"


@dataclass(frozen=True, slots=True)
class Reading:
    """A pattern as measured.

    Attributes:
        pattern: what is measured, with its target range and source.
        value: in the unit of the pattern.
        error: standard error of the value, over runs.
    """

    pattern: Pattern
    value: float
    error: float

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the value, by Student's t over the groups of runs."""
        half = half_width(self.error)
        return self.value - half, self.value + half

    @property
    def found(self) -> str:
        """``inside`` or ``outside`` where the whole interval is, else ``cannot tell``."""
        low, high = self.interval
        if self.pattern.low <= low and high <= self.pattern.high:
            return INSIDE
        if high < self.pattern.low or low > self.pattern.high:
            return OUTSIDE
        return CANNOT_TELL


def half_width(error: Any) -> Any:
    """Half of the 95 % interval that goes with a standard error over groups of runs.

    Args:
        error: a standard error, or an array of them.
    """
    from scipy.special import stdtrit

    return float(stdtrit(GROUPS - 1, 0.975)) * error


def read(pattern: Pattern, lab: Lab) -> Reading:
    """Measure one pattern; the error is a delete-a-group jackknife over the runs."""
    groups = min(GROUPS, lab.runs)
    value = pattern.statistic(*(lab[name] for name in pattern.needs))
    left_out = [
        pattern.statistic(*parts) for parts in zip(*(lab.left_out(n, groups) for n in pattern.needs), strict=True)
    ]
    error = np.sqrt((groups - 1) / groups * np.sum((np.array(left_out) - np.mean(left_out)) ** 2))
    return Reading(pattern, float(value), float(error))
