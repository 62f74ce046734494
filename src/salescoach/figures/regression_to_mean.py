"""One quarter beside the next: a dot a seat, and the line that makes hits and misses of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from .picture import BLUE, GREY, ORANGE, Picture, new_figure, plain

_MOST = 4.0  # attainment; dots beyond lie at the edge, so that the crowd can be seen


def next_quarter_picture(first: Any, second: Any, level: float = 1.0) -> Picture:
    """Attainment in one quarter against the next, with the share of misses that turn to hits.

    Args:
        first: attainment of each seat in one quarter, a ratio. second: of the same seats in the next.
        level: attainment from which on a quarter is a hit.

    Raises:
        ValueError: no seat that hit, or none that missed.
    """
    before, after = np.asarray(first, float), np.asarray(second, float)
    missed = before < level
    if missed.all() or not missed.any():
        raise ValueError("all seats are on one side of the line. Type: next_quarter_picture(first, second, level=1.0)")
    turned, stayed = float((after[missed] >= level).mean()), float((after[~missed] >= level).mean())
    title = (
        f"Of 100 seats that missed, {100 * turned:.0f} hit the next quarter; "
        f"of 100 that hit, {100 * stayed:.0f} hit again"
    )
    figure = new_figure(6.4, 5.2)
    axis = figure.subplots()
    for which, color, mark, label in ((missed, ORANGE, "o", "missed first"), (~missed, BLUE, "D", "hit first")):
        shown = np.minimum(before[which], _MOST), np.minimum(after[which], _MOST)
        axis.plot(100 * shown[0], 100 * shown[1], mark, markersize=3, alpha=0.55, color=color, label=label)
    for draw in (axis.axhline, axis.axvline):
        draw(100 * level, color=GREY, linewidth=1)
    axis.plot([0, 100 * _MOST], [0, 100 * _MOST], color=GREY, linewidth=1, linestyle=":", label="the same again")
    axis.set_xlabel("one quarter (% of quota)")
    axis.set_ylabel("the next quarter (% of quota)")
    axis.set_title(title, loc="left", fontsize=10, wrap=True)
    axis.legend(fontsize=9, loc="upper left", framealpha=0.9, edgecolor="white")
    plain(axis)
    outside = int(((before > _MOST) | (after > _MOST)).sum())
    alt = f"{title}. Scatter of {len(before)} seats; {outside} lie beyond {100 * _MOST:.0f} % and stand at the edge."
    return Picture(figure, title, alt)
