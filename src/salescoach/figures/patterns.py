"""The patterns: each on the scale of its own target range, and those with a sign alone by how clear the sign is."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BAND, BETTER, GREY, MARKS, UNCLEAR, WORSE
from .picture import Picture, despine, new_figure, set_title

_COLORS = {"inside": BETTER, "outside": WORSE, "cannot tell": UNCLEAR}
_WORDS = {"inside": "inside", "outside": "outside", "cannot tell": "cannot be told"}
_RANGES, _SIGNS = (-1.0, 2.0), (-4.0, 8.0)  # what is shown of each scale
_ROW = 0.176  # inches


def patterns_picture(table: Any) -> Picture:
    """Measured values with intervals: above on the scale of the target range, below in discrepancies from the end.

    Filled marks are rows that nothing was set for; hollow ones, with a star behind the name, are fitted.

    Args:
        table: of a pattern report.

    Returns:
        The picture.
    """
    one_sided = np.isinf(table["target_low"]) | np.isinf(table["target_high"])
    parts = [(table[~one_sided], _RANGES), (table[one_sided], _SIGNS)]
    parts = [(rows, shown) for rows, shown in parts if len(rows)]
    # Room for two labels, the legend and a title in two lines; a row alone needs room for itself.
    heights = [len(rows) + 1 for rows, _ in parts]
    figure = new_figure(9.0, _ROW * sum(heights) + 1.2 + 0.4 * len(parts))
    axes = figure.subplots(len(parts), 1, squeeze=False, height_ratios=heights)[:, 0]
    for axis, (rows, shown) in zip(axes, parts, strict=True):
        _draw(axis, rows, shown)
    _explain(figure)
    title = _title(table)
    set_title(figure, title)
    return Picture(figure, title, _alt(table, title))


def place(row: Any) -> tuple[float, float, float]:
    """Measured value and interval on the scale of the row; low before high.

    Of a range 0 is the lower end and 1 the upper. Of a sign 0 is the end, and 1 a discrepancy on the right side.

    Args:
        row: of the table.
    """
    if np.isinf(row.target_low):
        zero, size = row.target_high, -row.discrepancy
    elif np.isinf(row.target_high):
        zero, size = row.target_low, row.discrepancy
    else:
        zero, size = row.target_low, row.target_high - row.target_low
    low, high = sorted(((row.low - zero) / size, (row.high - zero) / size))
    return (row.measured - zero) / size, low, high


def _draw(axis: Any, rows: Any, shown: tuple[float, float]) -> None:
    axis.axvspan(0, 1 if shown == _RANGES else shown[1], color=BAND, zorder=0)
    inner = (shown[0] + 0.02 * (shown[1] - shown[0]), shown[1] - 0.02 * (shown[1] - shown[0]))
    for height, row in zip(range(len(rows))[::-1], rows.itertuples(), strict=True):
        middle, low, high = np.clip(place(row), *inner)
        color = _COLORS[row.found]
        axis.plot([low, high], [height, height], color=color, linewidth=1.8)
        axis.plot(middle, height, MARKS[color], color=color, markersize=5, markerfacecolor=_fill(row.fitted, color))
    labels = [f"{row.pattern} *" if row.fitted else row.pattern for row in rows.itertuples()]
    axis.set_yticks(range(len(rows))[::-1], labels, fontsize=8)
    axis.set_ylim(-0.7, len(rows) - 0.3)
    axis.set_xlim(*shown)
    axis.tick_params(axis="x", labelsize=8)
    axis.set_xlabel(_SCALE if shown == _RANGES else _SIGN_SCALE, fontsize=8.5)
    despine(axis)


_SCALE = "place in the target range (0: lower end, 1: upper end); bar: 95 % interval; marks at the edge lie beyond it"
_SIGN_SCALE = "a sign alone is published: distance from its end, in discrepancies; to the right: the right side"


def _fill(fitted: str, color: str) -> str:
    return "white" if fitted else color


def _explain(figure: Any) -> None:
    from matplotlib.lines import Line2D

    def mark(color: str, shape: str, label: str, fill: str) -> Line2D:
        return Line2D([], [], color=color, marker=shape, label=label, markersize=5, markerfacecolor=fill, linewidth=1.8)

    handles = [mark(color, MARKS[color], _WORDS[word], color) for word, color in _COLORS.items()]
    handles.append(mark(GREY, "o", "* hollow: something was set to meet it, not counted", "white"))
    figure.legend(handles=handles, loc="outside lower left", ncols=4, fontsize=8.5, frameon=False)


def _title(table: Any) -> str:
    free = table.loc[table["fitted"] == "", "found"]
    told = ", ".join(f"{int((free == word).sum())} {words}" for word, words in _WORDS.items())
    return f"Of {len(free)} patterns that nothing was set for, {told}"


def _alt(table: Any, title: str) -> str:
    free, fitted = table[table["fitted"] == ""], table[table["fitted"] != ""]
    told = [
        f"{word.capitalize()}: {', '.join(free.loc[free['found'] == found, 'pattern']) or 'none'}"
        for found, word in _WORDS.items()
        if found != "inside"
    ]
    words = ", ".join(f"{row.pattern} {_WORDS[row.found]}" for row in fitted.itertuples() if row.found != "inside")
    if len(fitted):
        told.append(f"{len(fitted)} more rows are fitted: {words or 'all inside'}")
    return f"{title}. {'. '.join(told)}."
