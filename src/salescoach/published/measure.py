"""Measure the patterns of a team, each with its sampling error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .experiments import Lab
from .table import Pattern

GROUPS = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """A pattern as measured: the value, its standard error, and whether it lies in the target range.

    Attributes:
        pattern: what is measured, with its target range and source.
        value: in the unit of the pattern.
        error: standard error of the value, over runs.
    """

    pattern: Pattern
    value: float
    error: float

    @property
    def met(self) -> bool:
        """Whether the value lies in the target range."""
        return self.pattern.low <= self.value <= self.pattern.high

    @property
    def distance(self) -> float:
        """How far outside the range the value lies, in units of the range's half-width; 0 inside."""
        half = (self.pattern.high - self.pattern.low) / 2
        return max(self.pattern.low - self.value, self.value - self.pattern.high, 0.0) / half


def read(pattern: Pattern, lab: Lab) -> Reading:
    """Measure one pattern; the error is a delete-a-group jackknife over the runs."""
    groups = min(GROUPS, lab.runs)
    value = pattern.statistic(*(lab[name] for name in pattern.needs))
    left_out = [
        pattern.statistic(*parts) for parts in zip(*(lab.left_out(n, groups) for n in pattern.needs), strict=True)
    ]
    error = np.sqrt((groups - 1) / groups * np.sum((np.array(left_out) - np.mean(left_out)) ** 2))
    return Reading(pattern, float(value), float(error))
