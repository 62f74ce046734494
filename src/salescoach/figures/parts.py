"""What a lead is made of, part by part; and what one more unit of each practice does, over many worlds."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..common.signs import more_or_less
from .colours import BLUE, GREY, LIGHT, ORANGE, of_interval
from .picture import Picture, despine, new_figure, set_title
from .styles import quoted, style_label


def parts_picture(parts: Any) -> Picture:
    """Shares of a lead as bars with 95 % intervals.

    Args:
        parts: the result of ``sc.made_of``.

    Returns:
        The picture.
    """
    table = parts.table
    figure = new_figure(7.6, 1.5 + 0.36 * max(1, len(table)))
    axis = figure.subplots()
    places = np.arange(len(table))[::-1]
    axis.axvline(0, color=GREY, linewidth=1)
    for place, row in zip(places, table.itertuples(), strict=True):
        color = of_interval(row.low, row.high, 1)
        axis.barh(place, row.share, color=color, height=0.6, alpha=0.85)
        axis.plot([row.low, row.high], [place, place], color="black", linewidth=1.2)
    axis.set_yticks(places, list(table["part"]))
    axis.set_xlabel(
        f"share in the lead of {style_label(parts.style)} (% of the revenue under {style_label(parts.against)})"
    )
    despine(axis)
    title = (
        f"What sets {quoted(parts.style)} apart from {quoted(parts.against)}: {more_or_less(parts.lead[0], 1)} in all"
    )
    set_title(figure, title)
    shown = "; ".join(f"{row.part} {row.share:+.1f} ({row.low:+.1f} to {row.high:+.1f})" for row in table.itertuples())
    return Picture(figure, title, f"{title}. {shown}. Rest {parts.rest:+.1f}.")


def practices_picture(over: Any, label: str) -> Picture:
    """For each practice the effects in all worlds, the middle, nine worlds in ten, and the published range.

    Args:
        over: the result of ``sc.practices_over``.
        label: of the measure.

    Returns:
        The picture.
    """
    table = over.table.iloc[::-1].reset_index(drop=True)
    figure = new_figure(9.0, 1.8 + 0.42 * len(table))
    axis = figure.subplots()
    axis.axvline(0, color=GREY, linewidth=1, zorder=0)
    for place, row in enumerate(table.itertuples()):
        _draw_practice(axis, place, row, over.effects[over.effects["practice"] == row.practice]["effect"].to_numpy())
    axis.set_yticks(range(len(table)), [f"{row.more}" for row in table.itertuples()], fontsize=9)
    axis.set_xlabel(f"effect on {label} of one more unit (%), one dot a world")
    axis.set_ylim(-0.7, len(table) - 0.3)
    handles = [
        axis.plot([], [], "|", color="black", markersize=10, label="typical world; line: nine in ten")[0],
        axis.plot([], [], "-", color=ORANGE, linewidth=5, alpha=0.5, label="published")[0],
    ]
    axis.legend(handles=handles, frameon=False, fontsize=8, ncols=2, loc="lower left", bbox_to_anchor=(0.0, 1.0))
    despine(axis)
    both = int(((table["up"] > 0) & (table["down"] > 0)).sum())
    title = f"{both} of {len(table)} practices help in some of {over.worlds} worlds and harm in others"
    set_title(figure, title)
    shown = "; ".join(
        f"{row.more}: middle {row.middle:+.1f} %, up in {row.up:.0%}, down in {row.down:.0%}"
        for row in over.table.itertuples()
    )
    return Picture(figure, title, f"{title}. {shown}.")


def _draw_practice(axis: Any, place: int, row: Any, effects: Any) -> None:
    if row.published_low == row.published_low:
        axis.plot(
            [row.published_low, row.published_high], [place - 0.25] * 2, "-", color=ORANGE, linewidth=5, alpha=0.5
        )
    wobble = 0.16 * np.sin(np.arange(len(effects)) * 2.399963)  # evenly scattered, the same every time
    axis.scatter(effects, place + wobble, s=5, color=BLUE, alpha=0.35, linewidths=0)
    axis.plot([row.low, row.high], [place, place], color="black", linewidth=1.2)
    axis.plot([row.middle], [place], "|", color="black", markersize=12, markeredgewidth=2)
    axis.axhline(place - 0.5, color=LIGHT, linewidth=0.5, zorder=0)
