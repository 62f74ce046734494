"""Where in its range each setting lies that the published patterns move."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BAND, BLUE, GREY, MARKS
from .picture import Picture, despine, new_figure, set_title

_MOST_ROWS = 40


def moved_picture(found: Any) -> Picture:
    """Quartiles of the confirmed worlds within the range of each moved setting, the most moved on top.

    Args:
        found: the result of ``sc.moved_by_patterns``.

    Returns:
        The picture.
    """
    rows = found.table[found.table["moved"]].head(_MOST_ROWS)
    upwards = rows.iloc[::-1].reset_index(drop=True)
    figure = new_figure(8.4, 1.5 + 0.21 * max(1, len(rows)))
    axis = figure.subplots()
    axis.axvspan(25, 75, color=BAND, linewidth=0)
    axis.axvline(50, color=GREY, linewidth=1)
    places = np.arange(len(upwards))
    axis.hlines(places, 100 * upwards["place_low"], 100 * upwards["place_high"], color=BLUE, linewidth=4, alpha=0.5)
    axis.plot(100 * upwards["place_middle"], places, MARKS[BLUE], color=BLUE, markersize=5)
    axis.set_yticks(places, upwards["setting"], fontsize=8)
    axis.set_ylim(-0.7, max(1, len(upwards)) - 0.3)
    axis.set_xlim(0, 100)
    axis.set_xlabel(
        "place in the range that it is drawn from, %: middle and half of the worlds; grey: half of all draws"
    )
    despine(axis)
    set_title(figure, found.title)
    told = "; ".join(f"{row.setting}: {row.to}" for row in rows.itertuples())
    more = f" and {int(found.table['moved'].sum()) - len(rows)} more" if len(rows) == _MOST_ROWS else ""
    return Picture(figure, found.title, f"{found.title}. {told or 'None'}{more}.")
