"""The paired effect of one style against another in one world, small enough to send around."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.intervals import mean_interval, ratio_interval
from ..management.style import Style
from ..results.measures import MEASURES, Measure, known_column
from ..results.simulate import simulate
from ..settings.team import Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Second minus first: in per cent of the first for relative measures, else in the measure's unit.

    Attributes:
        mean: over the runs.
        low: lower end of the 95 % interval.
        high: its upper end.
        sign: +1 or -1 where the 95 % interval of the paired difference leaves zero out, else 0; taken from the
            difference itself, it does not depend on which of the two is the reference.
    """

    mean: float
    low: float
    high: float
    sign: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two styles and a measure, to be asked of worlds.

    Attributes:
        first: the reference.
        second: what is compared with it.
        measure: a column of totals.
        runs: paired runs in each world.
        seed: of the luck.
    """

    first: str | Style
    second: str | Style
    measure: str
    runs: int
    seed: int

    def ask(self, world: Team) -> Effect:
        """The effect in one world."""
        name = known_column(self.measure)
        described = describe(name)
        a, b = (
            simulate(world, style, self.runs, self.seed, threads=1).totals[name].to_numpy(float) * described.scale
            for style in (self.first, self.second)
        )
        both = ~(np.isnan(a) | np.isnan(b))
        mean, low, high = mean_interval(b[both] - a[both], 0.95)
        sign = int(low > 0) - int(high < 0)
        if described.relative:
            mean, low, high = ratio_interval(a[both], b[both], 0.95)
        return Effect(mean=mean, low=low, high=high, sign=sign)


def describe(name: str) -> Measure:
    """How a column of totals is read."""
    return MEASURES.get(name, Measure(name, name.replace("_", " "), ""))


def unit_of(name: str) -> str:
    """Unit of an effect on this measure."""
    measure = describe(name)
    return "%" if measure.relative else measure.unit


def style_name(style: str | Style) -> str:
    """The name of a style given by name or by itself."""
    return style if isinstance(style, str) else style.name
