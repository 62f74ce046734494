"""Many styles in many worlds on several measures at once: who comes first where, and on what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from ..assumptions.effect import describe
from ..common.messages import whole
from ..common.parallel import spread
from ..management.library import find_style
from ..management.style import Style
from ..results.measures import known_column
from ..results.simulate import simulate
from ..settings.team import Team

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

MEASURES = {"revenue": 1, "strain": -1, "trust": 1, "manager_hours": -1}


@dataclass(frozen=True)
class Tournament:
    """What came of letting all styles live the same years in all worlds.

    Attributes:
        table: one row per world, style and measure: value (mean over runs, in the unit of ``sc.columns("totals")``)
            and place (1 is first; equals share the mean of their places).
        firsts: one row per style, one column per measure: number of worlds in which the style comes first alone.
        styles: their names.
        measures: name -> +1 where more is better, -1 where less is.
        worlds: how many.
        runs: years in each.
        seed: of the luck.
        text: who is first most often on each measure, in words.
    """

    table: pd.DataFrame
    firsts: pd.DataFrame
    styles: tuple[str, ...]
    measures: dict[str, int]
    worlds: int
    runs: int
    seed: int
    text: str

    @property
    def swept(self) -> int:
        """Number of worlds in which one style comes first on every measure."""
        return self.sweeps(*self.measures)

    def sweeps(self, *measures: str) -> int:
        """Number of worlds in which one style comes first on each of these measures.

        Args:
            *measures: columns of totals that the tournament was about.

        Returns:
            The number, from 0 to all.

        Raises:
            ValueError: no measure, or one that the tournament was not about.
        """
        unknown = [name for name in measures if name not in self.measures]
        if unknown or not measures:
            raise ValueError(
                f"no place was given on {unknown}. Type: cup.sweeps({', '.join(map(repr, self.measures))})"
            )
        first = self.table[(self.table["place"] == 1) & self.table["measure"].isin(measures)]
        wins = first.groupby(["world", "style"])["measure"].count()
        return int((wins == len(measures)).sum())

    def against(self, reference: str, measure: str = "revenue") -> pd.DataFrame:
        """By how much each style lies above a reference, world by world.

        Args:
            reference: name of a style.
            measure: a column of totals that the tournament was about.

        Returns:
            Frame, one row per world, one column per style: per cent of the reference.
        """
        wide = self.table[self.table["measure"] == measure].pivot(index="world", columns="style", values="value")
        return 100.0 * wide[list(self.styles)].div(wide[reference], axis=0) - 100.0

    def plot(self) -> Picture:
        """Share of worlds in which each style comes first, measure by measure.

        Returns:
            The picture.
        """
        from ..figures.tournament import firsts_picture

        labels = {name: describe(name).label for name in self.measures}
        return firsts_picture(self.firsts.rename(columns=labels), self.worlds, self.swept)

    def __repr__(self) -> str:
        return self.text


def tournament(
    worlds: Sequence[Team],
    styles: Sequence[str | Style],
    measures: Mapping[str, int] = MEASURES,
    *,
    runs: int = 12,
    seed: int = 1,
    jobs: int = -1,
) -> Tournament:
    """Let every style live the same years, with the same people and luck, in every world.

    First is first by the mean, by however little: use ``sc.compare_over`` for intervals.

    Args:
        worlds: teams, e.g. ``sc.plausible_worlds(30)``.
        styles: names or styles of your own, two or more.
        measures: columns of totals, +1 where more is better, -1 where less is.
        runs: years in each world.
        seed: of the luck.
        jobs: processors to use, -1 for all; changes no number.

    Returns:
        The tournament: ``.table``, ``.firsts``, ``.text``, ``.plot()``.

    Raises:
        ValueError: no worlds, fewer than two styles, two of one name, an unknown style or measure.

    Example:
        >>> import salescoach as sc
        >>> small = [sc.Team(people=2, weeks=13)]
        >>> cup = sc.tournament(small, ["micromanage", "coach"], {"strain": -1}, runs=2, jobs=1)
        >>> cup.firsts["strain"].to_dict()
        {'micromanage': 0, 'coach': 1}
    """
    found = [find_style(style) for style in styles]
    names = [style.name for style in found]
    if not worlds or len(found) < 2 or len(set(names)) < len(names):
        raise ValueError(
            f"a tournament needs a world and two styles of different names; given: {len(worlds)} worlds, styles "
            f'{names}. Type: sc.tournament(sc.plausible_worlds(30), ["coach", my_style])'
        )
    signs = {known_column(name): int(np.sign(sign)) for name, sign in measures.items()}
    if not signs or not all(signs.values()):
        raise ValueError(f'measures={dict(measures)} must say what is better. Type: measures={{"revenue": 1}}')
    work = partial(_values, styles=found, columns=list(signs), runs=whole("runs", runs, 1), seed=seed)
    values = np.array(list(spread(work, worlds, jobs)))
    table = _table(values, names, signs)
    firsts = table[table["place"] == 1].groupby(["style", "measure"]).size().unstack(fill_value=0)
    firsts = firsts.reindex(index=names, columns=list(signs), fill_value=0)
    text = _words(firsts, len(worlds), runs)
    return Tournament(table, firsts, tuple(names), signs, len(worlds), runs, seed, text)


def _values(world: Team, styles: list[Style], columns: list[str], runs: int, seed: int) -> np.ndarray:
    """Means over runs in one world, shape (styles, measures)."""
    return np.array([simulate(world, s, runs, seed, threads=1).totals[columns].mean().to_numpy(float) for s in styles])


def _table(values: np.ndarray, names: list[str], signs: dict[str, int]) -> pd.DataFrame:
    import pandas as pd

    worlds = len(values)
    keys = pd.MultiIndex.from_product([range(worlds), names, list(signs)], names=["world", "style", "measure"])
    table = pd.DataFrame({"value": values.ravel()}, index=keys).reset_index()
    ordered = -table["value"] * table["measure"].map(signs)
    table["place"] = ordered.groupby([table["world"], table["measure"]]).rank(method="average")
    return table


def _words(firsts: pd.DataFrame, worlds: int, runs: int) -> str:
    lines = [f"{len(firsts)} styles in {worlds} worlds, {runs} years each with the same luck. First most often:"]
    for name in firsts.columns:
        best = firsts[name].idxmax()
        lines.append(f"  on {describe(name).label}: {best}, in {firsts.loc[best, name]} of {worlds} worlds.")
    return "\n".join(lines)
