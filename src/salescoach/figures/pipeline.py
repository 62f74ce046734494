"""The pipeline over time."""

from __future__ import annotations

from typing import Any

from .colours import BLUE, GREY, LIGHT, ORANGE
from .picture import Picture, despine, new_figure, set_title


def history_picture(table: Any) -> Picture:
    """Open deals over time; number and movement over what was usual, and what came after.

    Args:
        table: of ``pipeline_history``.

    Returns:
        The picture.
    """
    last = table.iloc[-1]
    title = f"{last['open']:,} open deals on {last['day']:%Y-%m-%d}; {table['open'].median():,.0f} in the middle"
    figure = new_figure(9.6, 3.4)
    left, right = figure.subplots(1, 2)
    left.plot(table["day"], table["open"], color=BLUE)
    left.set_ylim(0, None)
    left.set_ylabel("open deals, as seen then")
    right.axhline(1, color=LIGHT, linewidth=1.5)
    for name, color in (("number", BLUE), ("movement", ORANGE), ("ahead", GREY)):
        if table[name].notna().any():
            label = "orders of the 13 weeks after" if name == "ahead" else name
            right.plot(table["day"], table[name], color=color, label=label)
    right.set_ylabel("over what was usual (1)")
    if table[["number", "movement", "ahead"]].notna().any().any():
        right.legend(frameon=False, fontsize=8, loc="best")
    for axis in (left, right):
        axis.tick_params(axis="x", labelsize=8, rotation=30)
        despine(axis)
    set_title(figure, title, size=12)
    ends = "; ".join(f"{r.day:%Y-%m-%d} {r.open}" for r in table.iloc[[0, -1]].itertuples())
    return Picture(figure, title, f"{title}. Open deals: {ends}.")
