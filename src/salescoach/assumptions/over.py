"""A headline over all plausible worlds: who wins how often, by how much, and what drives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..common.messages import number
from ..common.parallel import spread
from ..management.library import find_style
from ..management.style import Style
from ..settings.register import SETTINGS
from ..settings.team import Team
from .effect import Question, describe, style_name, unit_of

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

_LEAST_WORLDS = 30  # fewer do not fill the thirds from which drivers are read


@dataclass(frozen=True, kw_only=True)
class OverWorlds:
    """The effect of the second style against the first, world by world.

    Attributes:
        first: the reference.
        second: what is compared with it.
        measure: a column of totals.
        table: one row per world: effect with its 95 % interval, and the sign of the paired
            difference (0 where its own interval holds zero).
        shares: share of worlds in which the second wins, the first wins, or it is unclear.
        drivers: settings ranked by how much they move the second's share of wins between the lowest and
            the highest third of their values, with a 99.9 % interval.
        text: the same in sentences.
    """

    first: str
    second: str
    measure: str
    table: pd.DataFrame
    shares: dict[str, float]
    drivers: pd.DataFrame
    text: str

    def plot(self) -> Picture:
        """The distribution of the effect over the worlds."""
        from ..figures.worlds import worlds_picture

        return worlds_picture(
            self, describe(self.measure).label, unit_of(self.measure), describe(self.measure).better or 1
        )

    def __repr__(self) -> str:
        return self.text


def compare_over(
    worlds: Sequence[Team],
    first: str | Style,
    second: str | Style,
    measure: str = "revenue",
    *,
    runs: int = 40,
    seed: int = 1,
    jobs: int = -1,
    progress: Callable[[int], None] | None = None,
) -> OverWorlds:
    """Compare two styles in every world.

    Args:
        worlds: teams, e.g. ``sc.plausible_worlds()`` or ``sc.worlds(200)``.
        first: the reference.
        second: the style that is compared with it.
        measure: a column of totals.
        runs: paired runs in each world.
        seed: of the luck, whole number from 0.
        jobs: processors to use, -1 for all; changes no number.
        progress: called with 1 after every world.

    Returns:
        The comparison: ``.table`` one row per world, ``.shares``, ``.drivers``, ``.text``, ``.plot()``.

    Raises:
        ValueError: no worlds, an unknown style or measure.

    Example:
        >>> import salescoach as sc
        >>> found = sc.compare_over(sc.worlds(2), "micromanage", "coach", runs=2)
        >>> found.table.shape
        (2, 4)
    """
    import pandas as pd

    if not worlds:
        raise ValueError("there are no worlds to compare over. Type: sc.compare_over(sc.plausible_worlds(), ...)")
    question = Question(first=find_style(first), second=find_style(second), measure=measure, runs=runs, seed=seed)
    effects = []
    for effect in spread(question.ask, worlds, jobs):
        effects.append(effect)
        if progress is not None:
            progress(1)
    table = pd.DataFrame([(e.mean, e.low, e.high, e.sign) for e in effects], columns=["effect", "low", "high", "sign"])
    table.index.name = "world"
    better = describe(measure).better or 1
    shares = {
        "second": float(np.mean(table["sign"] == better)),
        "first": float(np.mean(table["sign"] == -better)),
        "unclear": float(np.mean(table["sign"] == 0)),
    }
    drivers = drivers_of(worlds, np.asarray(table["effect"] * better > 0, float))
    names = style_name(first), style_name(second)
    return OverWorlds(
        first=names[0], second=names[1], measure=measure, table=table, shares=shares, drivers=drivers,
        text=_words(names, measure, table, shares, drivers),
    )  # fmt: skip


def drivers_of(worlds: Sequence[Team], wins: np.ndarray) -> pd.DataFrame:
    """For every setting that varies: share of wins in its lowest and highest third, difference, interval.

    Args:
        worlds: the teams.
        wins: 1 where the second style is ahead, shape (worlds,).

    Returns:
        One row per setting, the one that moves most first: setting, low_third, high_third, difference, low, high.
    """
    import pandas as pd

    names = ["setting", "low_third", "high_third", "difference", "low", "high"]
    if len(worlds) < _LEAST_WORLDS:
        return pd.DataFrame(columns=names)
    rows = []
    for setting in SETTINGS.values():
        if setting.kind == "choice" or setting.spread == "fixed":
            continue
        values = np.array([float(world.strength(setting.name)) if setting.group == "link strength"
                           else float(world.values[setting.name]) for world in worlds])  # fmt: skip
        if np.ptp(values) > 0:
            rows.append((setting.name, *_thirds(values, wins)))
    table = pd.DataFrame(rows, columns=names)
    return table.reindex(table["difference"].abs().sort_values(ascending=False, kind="stable").index).reset_index(
        drop=True
    )


def _thirds(values: np.ndarray, wins: np.ndarray) -> tuple[float, float, float, float, float]:
    """Shares of wins in the outer thirds, their difference, and a 99.9 % interval (many settings are looked at)."""
    lower, upper = np.quantile(values, (1 / 3, 2 / 3))
    low, high = wins[values <= lower], wins[values >= upper]
    difference = float(high.mean() - low.mean())
    error = np.sqrt(_variance(low) + _variance(high))
    return float(low.mean()), float(high.mean()), difference, difference - 3.3 * error, difference + 3.3 * error


def _variance(wins: np.ndarray) -> float:
    share = (wins.sum() + 1) / (len(wins) + 2)  # never exactly 0 or 1
    return float(share * (1 - share) / len(wins))


def _words(
    names: tuple[str, str], measure: str, table: pd.DataFrame, shares: dict[str, float], drivers: pd.DataFrame
) -> str:
    first, second = names
    label, unit = describe(measure).label, unit_of(measure)
    low, middle, high = np.nanpercentile(table["effect"], (5, 50, 95))
    lines = [
        f"{second} against {first} on {label}, over {len(table)} worlds:",
        f"  {second} is ahead in {shares['second']:.0%}, {first} in {shares['first']:.0%}, "
        f"unclear in {shares['unclear']:.0%}.",
        f"  The typical world: {number(middle, 1, True)} {unit}; nine worlds in ten lie between "
        f"{number(low, 1, True)} and {number(high, 1, True)} {unit}.",
    ]
    lines.append(_driver_words(second, drivers))
    return "\n".join(lines)


def _driver_words(second: str, drivers: pd.DataFrame) -> str:
    clear = drivers[(drivers["low"] > 0) | (drivers["high"] < 0)].head(4)
    if not len(clear):
        return "  No single assumption clearly moves who wins."
    parts = [f"{row.setting} ({row.low_third:.0%} in its lowest third, {row.high_third:.0%} in its highest)"
             for row in clear.itertuples()]  # fmt: skip
    return f"  What moves it most, as the share of worlds with {second} ahead: " + "; ".join(parts) + "."
