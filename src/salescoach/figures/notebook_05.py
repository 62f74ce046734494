"""Picture of notebook 05: what ways of asking sell, and what they cost in the manager's hours."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from .picture import BLUE, GREY, ORANGE, Picture, new_figure, plain

if TYPE_CHECKING:
    import pandas as pd


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
    for place, (name, row) in enumerate(table.sort_values("hours").iterrows()):
        color, mark = (BLUE, "D") if name == best else (ORANGE, "o") if row["percent"] < 0 else (GREY, "o")
        axis.plot(row["hours"], row["percent"], mark, color=color, markersize=7)
        off = (0, 9) if place % 2 else (0, -15)  # neighbours in hours do not write over each other
        at = (row["hours"], row["percent"])
        axis.annotate(str(name), at, xytext=off, textcoords="offset points", fontsize=8, ha="center")
    axis.set_xlim(0, 1.12 * float(table["hours"].max()))
    axis.margins(y=0.15)
    plain(axis)
