"""One world: which style is best and which worst on each measure, as they are and without one of their parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array
from ..common.intervals import mean_interval, ratio_interval
from ..management.contract.probe import some_week
from ..management.library import STYLES
from ..management.style import Style
from ..results.made_of import PARTS, mixed
from ..results.simulate import simulate
from ..settings.team import Team
from .effect import describe
from .over_worlds import Part, plain

ROW = ("measure", "style", "without", "lead", "best", "clearly_best", "worst", "clearly_worst")
WHOLE = ""  # of a style that is as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Who is set against whom, to be asked of worlds.

    Attributes:
        styles: the styles.
        measures: columns of totals.
        runs: paired runs in each world.
        seed: of the luck.
        parts: whether every style is tried without each of its parts as well.
    """

    styles: tuple[Style, ...]
    measures: tuple[str, ...]
    runs: int
    seed: int
    parts: bool

    def ask(self, world: Team) -> Part:
        """Rows in the order of ROW: each style as it is, then without each of its parts, on each measure.

        Args:
            world: in which they compete.
        """
        usual = self._lived(world, STYLES["status_quo"])
        whole = {style.name: self._lived(world, style) for style in self.styles}
        tried = [(style.name, WHOLE, whole[style.name]) for style in self.styles]
        if self.parts:
            tried += [
                (style.name, part, self._lived(world, without(style, part)))
                for style in self.styles
                for part in parts_of(style)
            ]
        rows: Part = []
        for measure in self.measures:
            better, scale = describe(measure).better, describe(measure).scale
            for name, part, totals in tried:
                others = [whole[other][measure] for other in whole if other != name]
                lead = _lead(usual[measure], totals[measure], describe(measure).relative, scale)
                rows.append([measure, name, part, plain(lead), *_standing(totals[measure], others, better)])
        return rows

    def _lived(self, world: Team, style: Style) -> dict[str, Array]:
        totals = simulate(world, style, self.runs, self.seed, threads=1).totals
        return {measure: totals[measure].to_numpy(float) for measure in self.measures}


def parts_of(style: Style) -> list[str]:
    """Parts in which a style is not what usual practice is, as tried on made-up weeks.

    Args:
        style: the style.
    """
    week = some_week()
    mine, usual = style.rule(week), STYLES["status_quo"].rule(week)
    return [
        part
        for part, practices in PARTS.items()
        if any(np.any(np.asarray(getattr(mine, one)) != np.asarray(getattr(usual, one))) for one in practices)
    ]


def without(style: Style, part: str) -> Style:
    """The style with one part as in usual practice.

    Args:
        style: gives everything else.
        part: key of PARTS.
    """
    return mixed(style, STYLES["status_quo"], frozenset(PARTS) - {part})


def _lead(usual: Array, mine: Array, relative: bool, scale: float) -> float:
    """Lead over usual practice: per cent for relative measures, else in the measure's unit."""
    both = ~(np.isnan(usual) | np.isnan(mine))
    if relative:
        return ratio_interval(usual[both], mine[both], 0.95)[0]
    return scale * mean_interval(mine[both] - usual[both], 0.95)[0]


def _standing(mine: Array, others: Sequence[Array], better: int) -> list[int]:
    """Best, clearly best, worst and clearly worst among the others: 1 or 0."""
    ahead = [_ahead(mine, other, better) for other in others]
    return [
        int(all(mean >= 0.0 for mean, _, _ in ahead)), int(all(low > 0.0 for _, low, _ in ahead)),
        int(all(mean <= 0.0 for mean, _, _ in ahead)), int(all(high < 0.0 for _, _, high in ahead)),
    ]  # fmt: skip


def _ahead(mine: Array, other: Array, better: int) -> tuple[float, float, float]:
    """By how much one is ahead of the other, paired, with a 95 % interval."""
    both = ~(np.isnan(mine) | np.isnan(other))
    return mean_interval(better * (mine[both] - other[both]), 0.95)


def labels(measures: Sequence[str]) -> Mapping[str, str]:
    """Words for measures.

    Args:
        measures: columns of totals.
    """
    return {measure: describe(measure).label for measure in measures}
