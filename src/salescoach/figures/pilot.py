"""Power of a pilot by teams and weeks, with the chance that its estimate points the wrong way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .colours import BLUE, ORANGE
from .picture import Picture, lines_of, new_figure, set_title

if TYPE_CHECKING:
    import pandas as pd

_READING = (
    "large: pilots that find the effect, with the right sign; small: estimates that point the wrong way; framed: the "
    "pilot that was asked for"
)


def pilot_picture(grid: pd.DataFrame, asked: tuple[int, int], label: str, title: str) -> Picture:
    """A map of power over teams and weeks; in each cell power, and below it the chance of the wrong sign.

    Args:
        grid: columns teams, weeks, power and points_wrong (shares).
        asked: teams and weeks of the pilot that was asked for, which is framed.
        label: of the measure.
        title: the finding.

    Returns:
        The picture.
    """
    from matplotlib.colors import LinearSegmentedColormap

    teams, weeks = (np.unique(grid[name]) for name in ("teams", "weeks"))
    cells = {(int(row.teams), int(row.weeks)): (row.power, row.points_wrong) for row in grid.itertuples()}
    power = np.array([[cells.get((int(t), int(w)), (np.nan, 0.0))[0] for t in teams] for w in weeks])
    figure = new_figure(1.8 + 1.05 * len(teams), 2.2 + 0.8 * len(weeks))
    axis = figure.subplots()
    colors = LinearSegmentedColormap.from_list("power", ["white", BLUE])
    shown = axis.imshow(100 * power, cmap=colors, vmin=0, vmax=100, aspect="auto", origin="lower")
    for (many, long), (value, wrong) in cells.items():
        x, y = int(np.searchsorted(teams, many)), int(np.searchsorted(weeks, long))
        dark = "white" if value > 0.6 else "black"
        axis.text(x, y + 0.13, f"{value:.0%}", ha="center", va="center", color=dark, fontsize=12, fontweight="bold")
        axis.text(x, y - 0.22, f"wrong way {wrong:.0%}", ha="center", va="center", color=dark, fontsize=8)
    _frame(axis, int(np.searchsorted(teams, asked[0])), int(np.searchsorted(weeks, asked[1])))
    axis.set_xticks(range(len(teams)), [str(int(t)) for t in teams])
    axis.set_yticks(range(len(weeks)), [str(int(w)) for w in weeks])
    room = 0.95 * float(figure.get_size_inches()[0]) - 1.6
    axis.set_xlabel(lines_of(f"teams\n{_READING}", room, 9), fontsize=9)
    axis.set_ylabel("weeks", fontsize=9)
    figure.colorbar(shown, ax=axis).set_label(f"power on {label}, % of pilots")
    set_title(figure, title)
    told = "; ".join(f"{t} teams, {w} weeks: found in {p:.0%}, wrong way {q:.0%}" for (t, w), (p, q) in cells.items())
    return Picture(figure, title, f"{title}. {told}.")


def _frame(axis: Any, x: int, y: int) -> None:
    from matplotlib.patches import Rectangle

    axis.add_patch(Rectangle((x - 0.48, y - 0.48), 0.96, 0.96, fill=False, edgecolor=ORANGE, linewidth=2.5))
