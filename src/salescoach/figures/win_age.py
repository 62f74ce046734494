"""The win rate by age of a deal."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BLUE, ORANGE
from .picture import Picture, despine, new_figure, set_title


def age_picture(table: Any, p: float) -> Picture:
    """Share won by age: of those decided at it, and in the end of those still open.

    Args:
        table: of ``win_by_age``.
        p: of equal rates at all ages.

    Returns:
        The picture.
    """
    says = "changes" if p < 0.05 else "does not clearly change"
    title = f"The share of decided deals that is won {says} with their age"
    figure = new_figure(8.4, 3.6)
    axis = figure.subplots()
    places = np.arange(len(table))
    for shift, names, color, label in (
        (-0.1, ("rate", "low", "high"), BLUE, "won, of those decided at this age"),
        (0.1, ("later", "later_low", "later_high"), ORANGE, "won in the end, of those still open"),
    ):
        middle, low, high = (table[name].to_numpy() for name in names)
        axis.vlines(places + shift, low, high, color=color, linewidth=1.5)
        axis.plot(places + shift, middle, "o", color=color, label=label)
    axis.set_xticks(places, [f"{r.age} to {r.until}\n{r.open:,}" for r in table.itertuples()], fontsize=8)
    axis.set_xlabel("days since opening; below it deals still open", fontsize=9)
    axis.set_ylabel("won (%), 95 % interval")
    axis.set_ylim(0, None)
    axis.legend(frameon=False, fontsize=8, loc="best")
    set_title(axis, title)
    despine(axis)
    values = "; ".join(f"day {r.age}: {r.rate:.1f} %, in the end {r.later:.1f} %" for r in table.itertuples())
    return Picture(figure, title, f"{title}. {values}.")
