"""Picture of notebook 04: customer trust after the pressing has ended."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from .picture import BLUE, GREY, LIGHT, ORANGE, Picture, new_figure, plain

if TYPE_CHECKING:
    import pandas as pd


def weeks_until_half(lost: pd.Series, ended: int) -> int | None:
    """Weeks after the pressing ended until half of the loss at its end is back; None where that never comes.

    Args:
        lost: trust that pressed customers lack, index week. ended: first week without pressing.
    """
    later = lost.loc[ended:]
    back = np.flatnonzero(later.to_numpy(float) <= lost.loc[ended - 1] / 2)
    return int(back[0]) if len(back) else None


def recovery_picture(spared: pd.Series, pressed: pd.Series, ended: int) -> Picture:
    """Customer trust week by week in two lives, and what the pressed customers lack.

    Args:
        spared, pressed: customer trust 0-1, index week. ended: first week without pressing in the pressed life.
    """
    lost = 100 * (spared - pressed)
    weeks = weeks_until_half(lost, ended)
    lacked = f"{lost.loc[ended - 1]:.1f} points of trust are missing when the pressing ends"
    title = f"{lacked}; " + (
        f"half of them are back {weeks} weeks later" if weeks is not None else "half of them do not come back in time"
    )
    figure = new_figure(9.0, 3.6)
    left, right = figure.subplots(1, 2, width_ratios=(1.3, 1))
    for axis in (left, right):
        axis.axvspan(0, ended, color=LIGHT, alpha=0.5, linewidth=0)
        axis.set_xlabel("week (grey: pressed)")
        plain(axis)
    left.plot(spared.index, 100 * spared, color=BLUE, linewidth=2, label="spared")
    left.plot(pressed.index, 100 * pressed, color=ORANGE, linewidth=2, linestyle="--", label="pressed first")
    left.set_ylabel("customer trust (points of 100)")
    left.legend(frameon=False, fontsize=9, loc="upper left")
    right.plot(lost.index, lost, color=GREY, linewidth=2)
    right.axhline(lost.loc[ended - 1] / 2, color=GREY, linewidth=1, linestyle=":")
    right.set_ylim(bottom=min(0.0, float(lost.min())))
    right.set_ylabel("trust missing (points of 100)")
    figure.suptitle(textwrap.fill(title, 96), fontsize=11, x=0.01, ha="left")
    last = lost.index[-1]
    alt = f"{title}. Two lines of customer trust, {last + 1} weeks; in the last one {lost.loc[last]:.1f} points lack."
    return Picture(figure, title, alt)
