"""The patterns, each on the scale of its own target range."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BLUE, LIGHT, ORANGE
from .picture import Picture, despine, new_figure, set_title


def patterns_picture(table: Any) -> Picture:
    """Measured values with intervals; 0 and 1 are the ends of each target range.

    Args:
        table: of a pattern report.

    Returns:
        The picture.
    """
    size = table["target_high"] - table["target_low"]
    place = {name: (table[name] - table["target_low"]) / size for name in ("measured", "low", "high")}
    rows = np.arange(len(table))[::-1]
    figure = new_figure(8.4, 0.24 * len(table) + 1.2)
    axis = figure.subplots()
    axis.axvspan(0, 1, color=LIGHT, alpha=0.6, zorder=0)
    colors = np.where(table["met"], BLUE, ORANGE)
    axis.hlines(rows, place["low"].clip(-2, 3), place["high"].clip(-2, 3), color=colors, linewidth=2)
    axis.scatter(place["measured"].clip(-2, 3), rows, color=colors, s=22, zorder=3)
    axis.set_yticks(rows, table["pattern"], fontsize=8)
    axis.set_xlim(-2.05, 3.05)
    axis.set_xlabel("place in the target range (0: lower end, 1: upper end); bar: 95 % interval")
    title = f"{int(table['met'].sum())} of {len(table)} published patterns lie in their target range"
    set_title(axis, title)
    despine(axis)
    missed = ", ".join(table.loc[~table["met"], "pattern"]) or "none"
    return Picture(figure, title, f"{title}. Outside: {missed}.")
