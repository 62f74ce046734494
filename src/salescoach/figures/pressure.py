"""Where pressure goes: what a dose does to sales, what is left when one link is cut, how trust comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.signs import more_or_less
from .colours import BAND, BLUE, GREY, INK, LIGHT, MARKS, ORANGE, of_interval
from .picture import Picture, despine, lines_of, new_figure, set_title

if TYPE_CHECKING:
    import pandas as pd


def dose_picture(
    frame: Any,
    dose: str,
    against: str,
    *,
    ends: tuple[str, str] | None = None,
    limits: tuple[float, float] | None = None,
) -> Picture:
    """Change in sales by dose, with intervals; blue where it clearly gains, orange where it clearly loses.

    Args:
        frame: index the dose in order; columns percent, percent_low, percent_high (% of sales).
        dose: what the dose is, for the axis.
        against: what it is compared with.
        ends: the first and the last dose in words, for the title, as ``("at a fifth", "at all of it")``; numbers by
            default.
        limits: ends of the axis of sales, to hold it where pictures follow each other; what is drawn by default.

    Returns:
        The picture.
    """
    x, middle = frame.index.to_numpy(float), frame["percent"].to_numpy(float)
    low, high = frame["percent_low"].to_numpy(float), frame["percent_high"].to_numpy(float)
    figure = new_figure(7.4, 3.8)
    axis = figure.subplots()
    axis.axhline(0, color=LIGHT, linewidth=1.5, zorder=0)
    axis.plot(x, middle, color=GREY, linewidth=1, zorder=1)
    for place, m, a, b in zip(x, middle, low, high, strict=True):
        color = of_interval(a, b)
        axis.plot([place, place], [a, b], color=color, linewidth=2.5)
        axis.plot([place], [m], MARKS[color], color=color, markersize=7)
    axis.set_xticks(x, [f"{place:g}" for place in x])
    axis.set_xlabel(dose)
    axis.set_ylabel(lines_of(f"sales against {against} (%)", 2.9, 10))
    if limits is not None:
        axis.set_ylim(*limits)
    title = _dose_title(ends or (f"at {x[0]:g}", f"at {x[-1]:g}"), middle, low, high)
    set_title(axis, title)
    despine(axis)
    points = "; ".join(
        f"{a:g}: {more_or_less(m, 1, between=(b, c))}" for a, m, b, c in zip(x, middle, low, high, strict=True)
    )
    return Picture(figure, title, f"{title}. Sales against {against}, by {dose}: {points}.")


def _dose_title(ends: tuple[str, str], middle: Any, low: Any, high: Any) -> str:
    gains, loses = int((low > 0).sum()), int((high < 0).sum())
    first, last = (
        f"{more_or_less(middle[at], same='the same')} is sold {words}" for at, words in zip((0, -1), ends, strict=True)
    )
    told = f"{first}, {last.replace(' is sold', '', 1)}"
    if gains and loses:
        return f"It turns: {told}"
    if gains or loses:
        many = gains or loses
        return f"{told[0].upper()}{told[1:]}; clear at {'each' if many == len(low) else many} of {len(low)} points"
    return f"Nowhere a clear difference: {told}"


def cut_picture(frame: Any) -> Picture:
    """What pressure does to sales with all links on, and with one link cut at a time.

    Args:
        frame: index the words for each case, the first with nothing cut; columns percent, percent_low, percent_high.

    Returns:
        The picture.
    """
    places = np.arange(len(frame))[::-1]
    figure = new_figure(7.4, 0.9 + 0.4 * len(frame))
    axis = figure.subplots()
    axis.axvline(0, color=LIGHT, linewidth=1.5, zorder=0)
    axis.axvline(float(frame["percent"].iloc[0]), color=GREY, linewidth=1, linestyle=":", zorder=0)
    for place, row in zip(places, frame.itertuples(), strict=True):
        color = of_interval(row.percent_low, row.percent_high)
        axis.plot([row.percent_low, row.percent_high], [place, place], color=color, linewidth=2.5)
        axis.plot([row.percent], [place], MARKS[color], color=color, markersize=7)
    axis.set_yticks(places, list(frame.index))
    axis.set_xlabel("change in sales through pressure from above (%)")
    without = [str(name) for name in frame.index[1:] if not frame.loc[name, "percent_high"] < 0]
    title = f"With pressure passed on the team sells {more_or_less(frame['percent'].iloc[0])}; no clear loss where " + (
        " or ".join(without) if without else "one link is cut: none"
    )
    set_title(axis, title)
    despine(axis)
    values = "; ".join(f"{row.Index}: {more_or_less(row.percent, 1)}" for row in frame.itertuples())
    return Picture(figure, title, f"{title}. {values}.")


def weeks_until_half(lost: pd.Series, ended: int) -> int | None:
    """Weeks after the pressing ended until half of the loss at its end is back; None where that never comes.

    Args:
        lost: trust that pressed customers lack, index week.
        ended: first week without pressing.

    Returns:
        Whole weeks, or None.
    """
    later = lost.loc[ended:]
    back = np.flatnonzero(later.to_numpy(float) <= lost.loc[ended - 1] / 2)
    return int(back[0]) if len(back) else None


def recovery_picture(
    spared: pd.Series,
    pressed: pd.Series,
    ended: int,
    limits: tuple[tuple[float, float], tuple[float, float]] | None = None,
) -> Picture:
    """Customer trust week by week in two lives, and what the pressed customers lack.

    Args:
        spared: customer trust 0-1 without pressing, index week.
        pressed: customer trust 0-1 where they were pressed first, index week.
        ended: first week without pressing in the pressed life.
        limits: ends of both axes, of trust and of what is missing, to hold them where pictures follow each other; what
            is drawn by default.

    Returns:
        The picture.
    """
    lost = 100 * (spared - pressed)
    weeks = weeks_until_half(lost, ended)
    lacked = f"{lost.loc[ended - 1]:.1f} points of trust are missing when the pressing ends"
    title = f"{lacked}; " + (
        f"half of them are back {weeks} weeks later" if weeks is not None else "half of them do not come back in time"
    )
    figure = new_figure(9.0, 4.0)
    left, right = figure.subplots(1, 2, width_ratios=(1.3, 1))
    for axis in (left, right):
        axis.axvspan(0, ended, color=BAND, linewidth=0)
        axis.set_xlabel("week (grey: pressed)")
        despine(axis)
    for name, line, color, dash in (("spared", spared, BLUE, "-"), ("pressed first", pressed, ORANGE, "--")):
        left.plot(line.index, 100 * line, color=color, linewidth=2, linestyle=dash)
        at, up = (
            int(0.55 * len(line)),
            1 if name == "spared" else -1,
        )  # lines rise: above on the left, below on the right
        left.annotate(
            name, (line.index[at], 100 * float(line.iloc[at])), (-6 * up, 6 * up), textcoords="offset points",
            ha="right" if up > 0 else "left", va="bottom" if up > 0 else "top", color=color, fontweight="bold",
        )  # fmt: skip
    left.margins(y=0.12)
    left.set_ylabel("customer trust (points of 100)")
    right.plot(lost.index, lost, color=GREY, linewidth=2)
    right.axhline(lost.loc[ended - 1] / 2, color=GREY, linewidth=1, linestyle=":")
    if weeks is not None:
        right.annotate(
            f"half is back,\n{weeks} weeks later", (ended + weeks, float(lost.loc[ended - 1]) / 2), (6, 4),
            textcoords="offset points", va="bottom", color=INK,
        )  # fmt: skip
    right.set_ylim(bottom=min(0.0, float(lost.min())))
    right.set_ylabel("trust missing (points of 100)")
    if limits is not None:
        left.set_ylim(*limits[0])
        right.set_ylim(*limits[1])
    set_title(figure, title)
    last = lost.index[-1]
    still = f"in the last week {lost.loc[last]:.1f} points are missing"
    return Picture(figure, title, f"{title}. Two lines of customer trust, {last + 1} weeks; {still}.")
