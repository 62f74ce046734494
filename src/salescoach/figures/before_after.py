"""Before and after: how much changes by itself, where people or groups were picked for their last result."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from ..common.signs import more_or_less
from .colours import BLUE, GREY, LINES, ORANGE
from .picture import Picture, despine, new_figure, set_title
from .styles import quoted, style_label

_MOST = 4.0  # attainment; dots beyond lie at the edge, so that the crowd can be seen


def next_quarter_picture(first: Any, second: Any, level: float = 1.0) -> Picture:
    """Attainment in one quarter against the next, with the share of misses that turn to hits; one dot per seat.

    Args:
        first: attainment of each seat in one quarter, a ratio, shape (seats,).
        second: of the same seats in the next, shape (seats,).
        level: attainment from which on a quarter is a hit.

    Returns:
        The picture.

    Raises:
        ValueError: no seat that hit, or none that missed.
    """
    before, after = np.asarray(first, float), np.asarray(second, float)
    missed = before < level
    if missed.all() or not missed.any():
        raise ValueError(
            "all seats are on one side of the line. Type: sc.figures.next_quarter_picture(first, second, level=1.0)"
        )
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
    set_title(axis, title, size=10)
    axis.legend(fontsize=9, loc="upper left", framealpha=0.9, edgecolor="white")
    despine(axis)
    outside = int(((before > _MOST) | (after > _MOST)).sum())
    alt = f"{title}. Scatter of {len(before)} seats; {outside} lie beyond {100 * _MOST:.0f} % and stand at the edge."
    return Picture(figure, title, alt)


def bad_quarter_picture(paths: Mapping[str, Any], most: float) -> Picture:
    """Mean attainment quarter by quarter of people picked in a bad first one, with nothing new and with a treatment.

    Args:
        paths: name -> frame of attainment (a ratio), one row per seat, one column per quarter in order; the first
            name is what happens with nothing new. At most three.
        most: attainment below which a seat was picked, for the words.

    Returns:
        The picture.

    Raises:
        ValueError: no paths, or more than three.
    """
    if not 1 <= len(paths) <= len(LINES):
        raise ValueError(
            f"{len(paths)} paths; one to three can be shown. "
            "Type: sc.figures.bad_quarter_picture({'nothing new': frame}, 0.7)"
        )
    figure = new_figure(7.4, 3.8)
    axis = figure.subplots()
    means = {name: 100.0 * np.asarray(frame.mean(), float) for name, frame in paths.items()}
    for (name, line), (color, mark, dash) in zip(means.items(), LINES, strict=False):
        axis.plot(range(len(line)), line, mark, linestyle=dash, color=color, markersize=7)
        place = _apart([one[-1] for one in means.values()])[list(means).index(name)]
        axis.annotate(name, (len(line) - 1, place), xytext=(9, 0), textcoords="offset points", color=color, va="center")
    axis.axhline(100, color=GREY, linewidth=1, linestyle=":")
    axis.annotate("quota", (0, 100), xytext=(0, 3), textcoords="offset points", fontsize=9, color=GREY)
    columns = list(next(iter(paths.values())).columns)
    axis.set_xticks(range(len(columns)), columns)
    axis.set_xlim(-0.15, len(columns) - 0.2)
    axis.set_ylim(0, 112)
    axis.set_ylabel("mean attainment (% of quota)")
    axis.set_xlabel("quarter; picked at the end of the first")
    gains = ", ".join(f"{name} {_moved(line[1] - line[0])}" for name, line in means.items())
    title = f"One quarter after a bad one: {gains}"
    set_title(axis, title)
    despine(axis)
    values = "; ".join(f"{name}: {', '.join(f'{m:.0f}' for m in line)}" for name, line in means.items())
    alt = f"{title}. Mean attainment of seats below {100 * most:.0f} % in the first quarter, by quarter. {values}."
    return Picture(figure, title, alt)


def _moved(points: float) -> str:
    return more_or_less(points, 0, " points", ("up", "down"), "unmoved")


def _apart(heights: list[float], least: float = 7.0) -> list[float]:
    """The heights, moved so that names beside them do not touch."""
    places = list(heights)
    order = sorted(range(len(places)), key=places.__getitem__)
    for below, above in pairwise(order):
        places[above] = max(places[above], places[below] + least)
    return places


def growth_picture(unchanged: np.ndarray, changed: np.ndarray, name: str) -> Picture:
    """Two histograms of growth from the first year to the second, one value per group.

    Args:
        unchanged: per cent in groups in which nothing changed, shape (groups,).
        changed: per cent with a new style in the second year, shape (groups,).
        name: of the new style.

    Returns:
        The picture.
    """
    grew = [100 * float(np.mean(growth > 0)) for growth in (unchanged, changed)]
    head = f"Nothing changed, and {grew[0]:.0f} in 100 groups sell more in year two"
    title = f"{head}; with {quoted(name)} it is {grew[1]:.0f}"
    figure = new_figure(8.6, 4.2)
    axes = figure.subplots(2, 1, sharex=True, sharey=True)
    both = np.concatenate([unchanged, changed])
    edges = np.arange(10 * np.floor(both.min() / 10), 10 * np.ceil(both.max() / 10) + 1, 5.0)
    for axis, growth, label in zip(
        axes, (unchanged, changed), ("nothing changed", f"{style_label(name)} from week 52"), strict=True
    ):
        for part, color, side, word in ((growth <= 0, ORANGE, 0.0, "less"), (growth > 0, BLUE, 1.0, "more")):
            axis.hist(growth[part], bins=edges, color=color, edgecolor="white", linewidth=0.6)
            axis.text(
                side, 0.6, f"{100 * float(np.mean(part)):.0f} in 100\nsell {word}", transform=axis.transAxes,
                color=color, ha="right" if side else "left", fontweight="bold",
            )  # fmt: skip
        axis.axvline(float(np.mean(growth)), color=GREY, linewidth=2, linestyle="--")
        axis.set_title(
            f"{label}; dashed: mean {more_or_less(float(np.mean(growth)), 1)}",
            loc="left",
            fontsize=10,
            fontweight="bold",
        )
        axis.set_ylabel("groups")
        despine(axis)
    axes[1].set_xlabel("growth of one group of twenty from the first year to the second (%)")
    set_title(figure, title)
    low, high = np.percentile(unchanged, (5, 95))
    alt = (
        f"{title}. Two histograms, above with nothing changed and below with the change; right of zero the groups that "
        "sell more. Nine in ten unchanged groups lie between "
        f"{more_or_less(float(low))} and {more_or_less(float(high))}."
    )
    return Picture(figure, title, alt)
