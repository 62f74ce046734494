"""One picture for a board: what each style of managing does to sales, in words and in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.signs import more_or_less, range_of
from .colours import GREY, INK, LIGHT
from .picture import Picture, despine, least_size, lines_of, new_figure, set_title
from .styles import look_of, quoted

if TYPE_CHECKING:
    import pandas as pd

_WIDTH = 9.0


def board_picture(tables: Mapping[str, pd.DataFrame], *, reference: str, title: str, foot: str) -> Picture:
    """Sales under each style against one reference, a bar each, with the words for its size and interval beside it.

    Args:
        tables: style -> table of a comparison with the reference, with the row ``revenue``, best seller first.
        reference: name of the reference.
        title: the finding.
        foot: what the numbers hold for.

    Returns:
        The picture.
    """
    rows = {name: table.loc["revenue"] for name, table in tables.items()}
    figure = new_figure(_WIDTH, 1.7 + 0.42 * len(rows))
    axis, size = figure.subplots(), least_size(_WIDTH)
    axis.axvline(0, color=LIGHT, linewidth=1.5)
    sizes = np.abs([[row[name] for name in ("percent", "percent_low", "percent_high")] for row in rows.values()])
    sizes = np.abs([[row[name] for name in ("percent", "percent_low", "percent_high")] for row in rows.values()])
    most = max(1.0, float(np.max(sizes[~np.isnan(sizes)], initial=0.0)))
    for place, (name, row) in zip(range(len(rows))[::-1], rows.items(), strict=False):
        _bar(axis, place, name, row, most, size)
    axis.set_yticks(range(len(rows)), [look_of(name).label for name in rows][::-1])
    axis.set_xlim(-2.1 * most, 2.1 * most)
    axis.set_xticks([])
    axis.spines["bottom"].set_visible(False)
    despine(axis)
    read = f"Sales against {quoted(reference)}; line: 95 % interval. {foot}"
    figure.supxlabel(lines_of(read, _WIDTH - 0.4, size), fontsize=size, color=GREY, x=0.01, ha="left")
    set_title(figure, title, size=13)
    told = "; ".join(f"{look_of(name).label}: {said(row)}" for name, row in rows.items())
    return Picture(figure, title, f"{title}. Bars, the best seller on top. {told}. {read}")


def _bar(axis: Any, place: int, name: str, row: Any, most: float, size: float) -> None:
    look, low, high = look_of(name), float(row["percent_low"]), float(row["percent_high"])
    clear = low > 0 or high < 0
    axis.barh(
        place,
        row["percent"],
        height=0.55,
        color=look.colour if clear else "white",
        edgecolor=look.colour,
        linewidth=1.5,
    )
    axis.plot([low, high], [place - 0.38] * 2, color=INK, linewidth=1.5)
    side = -1 if row["percent"] < 0 else 1
    ends = [0.0, *(end for end in (low, high, float(row["percent"])) if end == end)]
    edge = max(ends) if side > 0 else min(ends)
    axis.text(
        edge + side * 0.04 * most, place, said(row), fontsize=size, color=look.colour, va="center",
        ha="left" if side > 0 else "right",
    )  # fmt: skip


def said(row: Any) -> str:
    """'21 % less (19 to 23)', or that there is no difference or that it is not clear.

    Args:
        row: with percent, percent_low and percent_high.
    """
    middle, low, high = (float(row[name]) for name in ("percent", "percent_low", "percent_high"))
    if np.isnan(low):
        return "no interval from one run" if middle == middle else "unknown"
    if round(low) == 0 == round(high):
        return "no difference"
    if not (low > 0 or high < 0):
        return f"not clear ({range_of(low, high)})"
    return more_or_less(middle, between=(low, high))
