"""History matching: which worlds do the published patterns not rule out?

Implausibility (Craig, Goldstein, Seheult and Smith 1997; Vernon, Goldstein and Bower 2010) of a pattern in
a world: the distance of what the world shows from the middle of the target range, in standard deviations of
simulation noise, target and discrepancy together. The range is read as a 95 % interval of the target; the
discrepancy says how closely so simple a model can be held to it. Where a source fixes a sign and no size, the
distance is how far the value lies on the wrong side. A world is ruled out when its worst pattern lies beyond
three.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Numbers
from ..published.experiments import Lab
from ..published.measure import read
from ..published.pattern import Pattern
from ..published.table import PATTERNS
from ..settings.team import Team

CUT = 3.0
CONFIRM_CUT = 2.75  # so that yet other luck seldom takes a confirmed world over the cut
RUNS = 32  # of a first look
CONFIRM_RUNS = 256  # of a confirmation, with luck of its own


# After usual practice, the experiments that rule out most come first; found on 600 worlds drawn evenly.
_SOONEST = ("handed_over", "feedback_harm", "manager_output", "manager_leaving", "purpose", "proxy", "ramp_gain")


def matched() -> tuple[str, ...]:
    """Patterns that may rule a world out, in the order in which they are measured."""
    names = [n for n, p in PATTERNS.items() if p.rules_out]
    place = {name: k for k, name in enumerate((*_SOONEST, *names))}
    place |= {name: k for k, name in enumerate(_SOONEST)}
    return tuple(sorted(names, key=lambda n: (PATTERNS[n].needs != ("base",), place[n])))


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
        return self._below(CUT)

    @property
    def confirmed(self) -> bool:
        """Whether no pattern comes near to ruling the world out."""
        return self._below(CONFIRM_CUT)

    def _below(self, cut: float) -> bool:
        return bool(not np.isnan(self.values).any() and self.worst <= cut)


def targets() -> tuple[Pattern, ...]:
    """The patterns of ``matched()``."""
    return tuple(PATTERNS[name] for name in matched())


def model_errors() -> Numbers:
    """Standard deviation of target and discrepancy together; shape (patterns,)."""
    return np.array([np.hypot(p.error, p.discrepancy) for p in targets()])


def distances(values: Numbers) -> Numbers:
    """How far values lie from the middles of their targets, or on the wrong side of a sign; last axis ``matched()``."""
    middles = np.array([p.middle for p in targets()])
    one_sided = np.array([p.one_sided for p in targets()])
    low, high = (np.array([getattr(p, end) for p in targets()]) for end in ("low", "high"))
    beyond = np.maximum(np.maximum(low - values, values - high), 0.0)
    return np.asarray(np.where(one_sided, np.where(np.isnan(values), np.nan, beyond), np.abs(values - middles)))


def implausibility(values: Numbers, errors: Numbers) -> Numbers:
    """Distance from each target in standard deviations of noise, target and discrepancy; last axis ``matched()``."""
    return np.asarray(distances(values) / np.sqrt(errors**2 + model_errors() ** 2))


def kept_between(errors: Numbers) -> tuple[Numbers, Numbers]:
    """Ends of the values that rule no world out, with these standard errors; shape (patterns,) each."""
    reach = CUT * np.sqrt(errors**2 + model_errors() ** 2)
    low = np.array([p.low if p.one_sided else p.middle for p in targets()]) - reach
    high = np.array([p.high if p.one_sided else p.middle for p in targets()]) + reach
    return low, high


def judge(world: Team, seed: int = 1, runs: int = RUNS) -> Judgement:
    """Measure the patterns of a world: all that the status quo shows, then one experiment after the other.

    It stops where a pattern has ruled the world out, so most worlds cost one simulation.

    Args:
        world: to be judged.
        seed: of its luck.
        runs: years per experiment.
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
