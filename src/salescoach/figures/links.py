"""Where the pressure went in a session of the room: each link, each table, as played and under another boss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..common.signs import HIGHER, more_or_less
from .colours import BLUE, LIGHT, ORANGE
from .picture import Picture, despine, new_figure, set_title

if TYPE_CHECKING:
    import pandas as pd

LINKS = {"above": "boss on manager", "pressure": "manager on people", "push": "people on customers"}


def links_picture(played: pd.DataFrame, other: pd.DataFrame, name: str) -> Picture:
    """Mean pressure at each link, a row for each table: as it was played, and under another boss.

    Args:
        played: columns table, week, above, pressure, push (0-1), as ``session.weeks`` gives them.
        other: the same under another boss, as ``session.weeks_under`` gives them.
        name: words for the other boss.

    Returns:
        The picture.
    """
    means = [frame.groupby("table")[list(LINKS)].mean() for frame in (played, other)]
    gaps = (means[0] - means[1]).mean()
    figure = new_figure(9.0, 1.9 + 0.3 * len(means[0]))
    axes = figure.subplots(1, len(LINKS), sharey=True)
    for axis, (link, words) in zip(axes, LINKS.items(), strict=True):
        _draw_link(axis, means[0][link], means[1][link], words)
    axes[0].set_yticks(range(len(means[0])), [f"table {table}" for table in means[0].index])
    axes[0].invert_yaxis()
    for axis, mark, words, color in ((axes[0], "●", name, BLUE), (axes[1], "◆", "as played", ORANGE)):
        axis.text(0.0, 1.0, f"{mark} {words}", transform=axis.transAxes, va="bottom", color=color, fontweight="bold")
    more = [more_or_less(gap, 2, "", HIGHER) for gap in gaps]
    title = f"Pressure as played, against {name}: " + ", ".join(
        f"{words} {size}" for words, size in zip(LINKS.values(), more, strict=True)
    )
    set_title(figure, title)
    return Picture(figure, title, f"{title}. {_told(means[0], means[1])}")


def _draw_link(axis: Any, played: Any, other: Any, words: str) -> None:
    for place, (a, b) in enumerate(zip(played, other, strict=True)):
        axis.plot([a, b], [place, place], color=LIGHT, linewidth=3, zorder=0)
    axis.plot(other, range(len(other)), "o", color=BLUE, markersize=7)
    axis.plot(played, range(len(played)), "D", color=ORANGE, markersize=7)
    axis.set_xlim(left=min(0.0, *played, *other))
    axis.set_ylim(-0.5, len(played) - 0.6)
    axis.set_xlabel(f"{words} (0-1)")
    despine(axis)


def _told(played: Any, other: Any) -> str:
    rows = [
        f"table {table}: " + ", ".join(f"{words} {other.loc[table, link]:.2f} to {played.loc[table, link]:.2f}"
                                       for link, words in LINKS.items())
        for table in played.index
    ]  # fmt: skip
    return "From the other boss to the boss as played: " + "; ".join(rows) + "."
