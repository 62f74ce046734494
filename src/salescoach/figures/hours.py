"""Picture of notebook 05: what ways of asking sell, and what they cost in the manager's hours."""

from __future__ import annotations

import textwrap
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from .picture import BLUE, GREY, ORANGE, Picture, new_figure, plain

if TYPE_CHECKING:
    import pandas as pd

_LETTER, _RISE = 0.27, 4.0  # width of a letter in hours and height of a label over its point in per cent, about


def hours_picture(tables: dict[str, pd.DataFrame], reference: str) -> Picture:
    """Revenue gained over a reference against the hours that a manager spends, a panel a team.

    Args:
        tables: name of a team -> frame, index style, columns hours (a week) and percent (of revenue gained).
        reference: the style that is held against, at zero per cent.
    """
    best = {team: str(table["percent"].idxmax()) for team, table in tables.items()}
    title = "What sells most: " + "; ".join(f"{style} ({team})" for team, style in best.items())
    figure = new_figure(9.6, 3.9)
    axes = figure.subplots(1, len(tables), sharey=True, squeeze=False)[0]
    for axis, (team, table) in zip(axes, tables.items(), strict=True):
        _points(axis, table, best[team])
        axis.set_title(team, loc="left", fontsize=10, fontweight="bold")
        axis.set_xlabel("hours that the manager spends on people (a week)")
    axes[0].set_ylabel(f"revenue over {reference} (%)")
    figure.suptitle(textwrap.fill(title, 96), fontsize=11, x=0.01, ha="left")
    told = " ".join(
        f"{team}: "
        + ", ".join(f"{n} {r['percent']:+.0f} % for {r['hours']:.0f} hours" for n, r in table.iterrows())
        + "."
        for team, table in tables.items()
    )
    return Picture(figure, title, f"{title}. {told}")


def _points(axis: Any, table: pd.DataFrame, best: str) -> None:
    axis.axhline(0, color=GREY, linewidth=1)
    above = _labels_above(table)
    for name, row in table.iterrows():
        color, mark = (BLUE, "D") if name == best else (ORANGE, "o") if row["percent"] < 0 else (GREY, "o")
        axis.plot(row["hours"], row["percent"], mark, color=color, markersize=7)
        off = (0, 9) if above[str(name)] else (0, -15)
        at = (row["hours"], row["percent"])
        axis.annotate(str(name), at, xytext=off, textcoords="offset points", fontsize=8, ha="center")
    axis.set_xlim(0, 1.12 * float(table["hours"].max()))
    axis.margins(y=0.15)
    plain(axis)


def _labels_above(table: pd.DataFrame) -> dict[str, bool]:
    """Whether each label stands above its point: the choice with the fewest labels on labels or points."""
    names = [str(name) for name in table.index]
    points = table[["hours", "percent"]].to_numpy(float)

    def clashes(sides: tuple[bool, ...]) -> int:
        boxes = [
            (x, y + (_RISE if up else -_RISE), _LETTER * len(name) / 2)
            for name, (x, y), up in zip(names, points, sides, strict=True)
        ]
        labels = sum(abs(a[0] - b[0]) < a[2] + b[2] and abs(a[1] - b[1]) < _RISE for a, b in combinations(boxes, 2))
        dots = sum(abs(x - box[0]) < box[2] and abs(y - box[1]) < 0.8 * _RISE for x, y in points for box in boxes)
        return int(labels + dots)

    choices: list[tuple[bool, ...]] = list(product((True, False), repeat=len(names)))
    best = min(choices, key=clashes)
    return dict(zip(names, best, strict=True))
