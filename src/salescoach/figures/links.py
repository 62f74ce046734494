"""Where the pressure went in a session of the room: each link, each table, as played and under another boss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
        _draw_link(axis, means[0][link], means[1][link], words, name)
    axes[0].set_yticks(range(len(means[0])), [f"table {table}" for table in means[0].index])
    axes[0].invert_yaxis()
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower right", ncols=2, frameon=False, fontsize=9)
    title = f"Against {name}, the bosses as played added " + ", ".join(
        f"{gap:+.2f} {words}" for gap, words in zip(gaps, LINKS.values(), strict=True)
    )
    set_title(figure, title)
    return Picture(figure, title, f"{title}. {_told(means[0], means[1])}")


def _draw_link(axis: Any, played: Any, other: Any, words: str, name: str) -> None:
    for place, (a, b) in enumerate(zip(played, other, strict=True)):
        axis.plot([a, b], [place, place], color=LIGHT, linewidth=3, zorder=0)
    axis.plot(other, range(len(other)), "o", color=BLUE, markersize=7, label=name)
    axis.plot(played, range(len(played)), "D", color=ORANGE, markersize=7, label="as played")
    axis.set_xlim(left=min(0.0, *played, *other))
    axis.set_xlabel(f"{words} (0-1)")
    despine(axis)


def _told(played: Any, other: Any) -> str:
    rows = [
        f"table {table}: " + ", ".join(f"{words} {other.loc[table, link]:.2f} to {played.loc[table, link]:.2f}"
                                       for link, words in LINKS.items())
        for table in played.index
    ]  # fmt: skip
    return "From the other boss to the boss as played: " + "; ".join(rows) + "."
