"""Who wins where: a map over two assumptions, with its uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.messages import whole
from ..common.parallel import spread
from ..management.library import find_style
from ..management.style import Style
from ..settings.register import setting
from ..settings.team import Team
from .effect import Question, describe, style_name, unit_of

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture


@dataclass(frozen=True, kw_only=True)
class Boundary:
    """The effect of the second style against the first on a grid over two settings.

    Attributes:
        first: the reference.
        second: what is compared with it.
        over: the two settings.
        measure: a column of totals.
        table: one row per point: both settings, effect, low, high, sign (0 unclear).
        here: the team's own values of both settings.
        text: who wins where, in words.
    """

    first: str
    second: str
    over: tuple[str, str]
    measure: str
    table: pd.DataFrame
    here: tuple[float, float]
    text: str

    def grid(self, column: str) -> np.ndarray:
        """A column of the table as a grid: rows follow the second setting, columns the first.

        Args:
            column: ``"effect"``, ``"low"``, ``"high"`` or ``"sign"``.

        Returns:
            Shape (values of the second setting, values of the first).
        """
        return np.asarray(self.table.pivot(index=self.over[1], columns=self.over[0], values=column).to_numpy(float))

    def plot(self) -> Picture:
        """The map; "you are here" marks the team that was asked about, where it lies on the map."""
        from ..figures.boundary import boundary_picture
        from ..figures.styles import quoted

        measure = describe(self.measure)
        label = f"{measure.label}: {quoted(self.second)} against {quoted(self.first)} ({unit_of(self.measure)})"
        axes = tuple(f"{setting(name).meaning} ({setting(name).unit})" for name in self.over)
        inside = all(
            self.table[name].min() <= value <= self.table[name].max()
            for name, value in zip(self.over, self.here, strict=True)
        )
        return boundary_picture(self, label, measure.better or 1, (axes[0], axes[1]), self.here if inside else None)

    def __repr__(self) -> str:
        return self.text


def boundary(
    team: Team,
    first: str | Style,
    second: str | Style,
    over: tuple[str, str],
    *,
    measure: str = "revenue",
    points: int = 21,
    runs: int = 100,
    seed: int = 1,
    jobs: int = -1,
    progress: Callable[[int], None] | None = None,
) -> Boundary:
    """Map who wins over the plausible ranges of two settings or links.

    Args:
        team: gives everything else.
        first: the reference.
        second: the style that is compared with it.
        over: two names, e.g. ``("share_low_will", "pass_through")``.
        measure: a column of totals.
        points: along each side, at least 2.
        runs: paired runs per point.
        seed: of the luck, whole number from 0.
        jobs: processors to use, -1 for all; changes no number.
        progress: called with 1 after every point.

    Returns:
        The map: ``.table`` one row per point, ``.grid(column)``, ``.text``, ``.plot()``.

    Raises:
        ValueError: an unknown setting or one without a range, the same name twice, a grid that is too small,
            or a corner at which the shares of causes exceed everybody.

    Example:
        >>> import salescoach as sc
        >>> team = sc.Team(people=2, weeks=8)
        >>> found = sc.boundary(team, "micromanage", "coach", ("share_low_will", "pass_through"), points=2, runs=2)
        >>> found.grid("effect").shape
        (2, 2)
    """
    import pandas as pd

    across, up = _two(over)
    points = whole("points", points, 2)
    places = [
        (float(x), float(y))
        for y in np.linspace(up.low, up.high, points)
        for x in np.linspace(across.low, across.high, points)
    ]
    question = Question(first=find_style(first), second=find_style(second), measure=measure, runs=runs, seed=seed)
    worlds = [_moved(team, {across.name: x, up.name: y}) for x, y in places]
    effects = []
    for effect in spread(question.ask, worlds, jobs):
        effects.append(effect)
        if progress is not None:
            progress(1)
    rows = [(*place, e.mean, e.low, e.high, e.sign) for place, e in zip(places, effects, strict=True)]
    table = pd.DataFrame(rows, columns=[across.name, up.name, "effect", "low", "high", "sign"])
    names, axes = (style_name(first), style_name(second)), (across.name, up.name)
    text = _words(names, axes, measure, table)
    here = float(team.values[across.name]), float(team.values[up.name])
    return Boundary(first=names[0], second=names[1], over=axes, measure=measure, table=table, here=here, text=text)


def _moved(team: Team, values: dict[str, Any]) -> Team:
    return team.change(**values)


def _two(over: Sequence[str]) -> tuple[Any, Any]:
    if isinstance(over, str) or len(over) != 2 or over[0] == over[1]:
        raise ValueError(
            f'over={over!r} must name two different settings. Type: over=("share_low_will", "pass_through")'
        )
    chosen = setting(over[0]), setting(over[1])
    for each in chosen:
        if each.kind != "real" or not each.low < each.high:
            raise ValueError(f'{each.name} has no range to map over. Type: over=("share_low_will", "pass_through")')
    return chosen


def _words(names: tuple[str, str], over: tuple[str, str], measure: str, table: pd.DataFrame) -> str:
    first, second = names
    better = describe(measure).better or 1
    ahead, behind = np.mean(table["sign"] == better), np.mean(table["sign"] == -better)
    lines = [
        f"{second} against {first} on {describe(measure).label}, over {over[0]} and {over[1]} ({len(table)} points):",
        f"  {second} is ahead at {ahead:.0%} of the points, {first} at {behind:.0%}, "
        f"unclear at {1 - ahead - behind:.0%}.",
    ]
    for row, word in ((table["effect"].idxmax(), "Highest"), (table["effect"].idxmin(), "Lowest")):
        at = table.loc[row]
        lines.append(
            f"  {word}: {at['effect']:+.1f} {unit_of(measure)} at {over[0]} {at[over[0]]:.3g}, "
            f"{over[1]} {at[over[1]]:.3g} (95 % interval {at['low']:+.1f} to {at['high']:+.1f})."
        )
    return "\n".join(lines)
