"""History matching: which worlds do the published patterns not rule out?

Implausibility (Craig, Goldstein, Seheult and Smith 1997; Vernon, Goldstein and Bower 2010) of a pattern in
a world: the distance of what the world shows from the middle of the target range, in standard deviations
of simulation noise and target together. The range is read as a 95 % interval of the target. A world is
ruled out when its worst pattern lies beyond three.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Numbers
from ..published.experiments import Lab
from ..published.measure import read
from ..published.table import PATTERNS
from ..settings.team import Team

CUT = 3.0
RUNS = 32


def matched() -> tuple[str, ...]:
    """Patterns that may rule a world out, cheapest experiment first."""
    return tuple(sorted((n for n, p in PATTERNS.items() if p.rules_out), key=lambda n: PATTERNS[n].needs != ("base",)))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A world as measured: one value and standard error per pattern; NaN where it was ruled out before."""

    values: Numbers
    errors: Numbers

    @property
    def implausibility(self) -> Numbers:
        """Per pattern, in standard deviations; NaN where not measured."""
        return implausibility(self.values, self.errors)

    @property
    def worst(self) -> float:
        """The largest one."""
        return float(np.nanmax(self.implausibility))

    @property
    def kept(self) -> bool:
        """Whether no pattern rules the world out."""
        return bool(not np.isnan(self.values).any() and self.worst <= CUT)


def _ends() -> tuple[Numbers, Numbers]:
    low, high = (np.array([getattr(PATTERNS[n], end) for n in matched()]) for end in ("low", "high"))
    return low, high


def target_middles() -> Numbers:
    """Middle of each target range; shape (patterns,)."""
    low, high = _ends()
    return np.asarray((low + high) / 2)


def target_errors() -> Numbers:
    """Standard deviation of each target, its range read as a 95 % interval; shape (patterns,)."""
    low, high = _ends()
    return np.asarray((high - low) / 2 / 1.96)


def implausibility(values: Numbers, errors: Numbers) -> Numbers:
    """Distance from the middle of each target in standard deviations; last axis follows ``matched()``."""
    return np.asarray(np.abs(values - target_middles()) / np.sqrt(errors**2 + target_errors() ** 2))


def judge(world: Team, seed: int = 1, runs: int = RUNS) -> Judgement:
    """Measure the patterns of a world: all that the status quo shows, then one experiment after the other.

    It stops where a pattern has ruled the world out, so most worlds cost one simulation.
    """
    lab = Lab(world, seed, runs)
    names = matched()
    values, errors = np.full(len(names), np.nan), np.full(len(names), np.nan)
    for k, name in enumerate(names):
        reading = read(PATTERNS[name], lab)
        values[k], errors[k] = reading.value, reading.error
        more_to_see = k + 1 < len(names) and PATTERNS[names[k + 1]].needs == ("base",)
        if not more_to_see and np.nanmax(implausibility(values, errors)) > CUT:
            break
    return Judgement(values, errors)
