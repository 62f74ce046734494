"""Where pressure goes: a dose and what it does to sales, and what is left of it when one link is cut."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np

from .picture import BLUE, GREY, LIGHT, ORANGE, Picture, new_figure, plain


def dose_picture(frame: Any, dose: str, against: str) -> Picture:
    """Change in sales by dose, with intervals; blue where it clearly gains, orange where it clearly loses.

    Args:
        frame: index the dose in order; columns percent, percent_low, percent_high (% of sales).
        dose: what the dose is, for the axis. against: what it is compared with.
    """
    x, middle = frame.index.to_numpy(float), frame["percent"].to_numpy(float)
    low, high = frame["percent_low"].to_numpy(float), frame["percent_high"].to_numpy(float)
    figure = new_figure(7.4, 3.8)
    axis = figure.subplots()
    axis.axhline(0, color=LIGHT, linewidth=1.5, zorder=0)
    axis.plot(x, middle, color=GREY, linewidth=1, zorder=1)
    for place, m, a, b in zip(x, middle, low, high, strict=True):
        color, mark = (BLUE, "o") if a > 0 else (ORANGE, "D") if b < 0 else (GREY, "s")
        axis.plot([place, place], [a, b], color=color, linewidth=2.5)
        axis.plot([place], [m], mark, color=color, markersize=7)
    axis.set_xlabel(dose)
    axis.set_ylabel(textwrap.fill(f"sales against {against} (%)", 38))
    title = _dose_title(x, middle, low, high)
    axis.set_title(textwrap.fill(title, 84), loc="left", fontsize=11)
    plain(axis)
    points = "; ".join(
        f"{a:g}: {m:+.1f} % ({b:+.1f} to {c:+.1f})" for a, m, b, c in zip(x, middle, low, high, strict=True)
    )
    return Picture(figure, title, f"{title}. Sales against {against}, by {dose}: {points}.")


def _dose_title(x: Any, middle: Any, low: Any, high: Any) -> str:
    gains, loses = x[low > 0], x[high < 0]
    ends = f"from {middle[0]:+.0f} % at {x[0]:g} to {middle[-1]:+.0f} % at {x[-1]:g}"
    if len(gains) and len(loses):
        return f"The sign turns: clear gains and clear losses, {ends}"
    if len(loses):
        return f"Clear losses at {len(loses)} of {len(x)} doses, {ends}"
    if len(gains):
        return f"Clear gains at {len(gains)} of {len(x)} doses, {ends}"
    return f"No clear difference at any dose, {ends}"


def cut_picture(frame: Any) -> Picture:
    """What pressure does to sales with all links on, and with one link cut at a time.

    Args:
        frame: index the words for each case, the first with nothing cut; columns percent, percent_low, percent_high.
    """
    places = np.arange(len(frame))[::-1]
    figure = new_figure(7.4, 0.9 + 0.4 * len(frame))
    axis = figure.subplots()
    axis.axvline(0, color=LIGHT, linewidth=1.5, zorder=0)
    axis.axvline(float(frame["percent"].iloc[0]), color=GREY, linewidth=1, linestyle=":", zorder=0)
    for place, row in zip(places, frame.itertuples(), strict=True):
        color, mark = (BLUE, "o") if row.percent_low > 0 else (ORANGE, "D") if row.percent_high < 0 else (GREY, "s")
        axis.plot([row.percent_low, row.percent_high], [place, place], color=color, linewidth=2.5)
        axis.plot([row.percent], [place], mark, color=color, markersize=7)
    axis.set_yticks(places, list(frame.index))
    axis.set_xlabel("change in sales through pressure from above (%)")
    unclear = int(((frame["percent_low"] <= 0) & (frame["percent_high"] >= 0)).iloc[1:].sum())
    title = (
        f"Pressure passed on changes sales by {frame['percent'].iloc[0]:+.0f} %; "
        f"cutting one link leaves no clear change for {unclear} of {len(frame) - 1} links"
    )
    axis.set_title(textwrap.fill(title, 66), loc="left", fontsize=11)
    plain(axis)
    told = "; ".join(f"{row.Index}: {row.percent:+.1f} %" for row in frame.itertuples())
    return Picture(figure, title, f"{title}. {told}.")
