"""Before and after: how much changes by itself, where people or groups were picked for their last result."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from ..common.signs import more_or_less
from .colours import BLUE, GREY, LINES, ORANGE
from .picture import Picture, despine, new_figure, set_title
from .styles import LOOKS, quoted, style_label

_MOST = 4.0  # attainment; dots beyond lie at the edge, so that the crowd can be seen


def next_quarter_picture(first: Any, second: Any, level: float = 1.0) -> Picture:
    """Attainment in one quarter against the next, with the share of misses that turn to hits; one mark per person.

    Args:
        first: attainment of each person in one quarter, a ratio, shape (people,).
        second: of the same people in the next, shape (people,).
        level: attainment from which on a quarter is a hit.

    Returns:
        The picture.

    Raises:
        ValueError: nobody who hit, or nobody who missed.
    """
    before, after = np.asarray(first, float), np.asarray(second, float)
    missed = before < level
    if missed.all() or not missed.any():
        raise ValueError(
            "all people are on one side of the line. Type: sc.figures.next_quarter_picture(first, second, level=1.0)"
        )
    turned, stayed = float((after[missed] >= level).mean()), float((after[~missed] >= level).mean())
    title = f"Of 100 who missed, {100 * turned:.0f} hit the next quarter; of 100 who hit, {100 * stayed:.0f} hit again"
    figure = new_figure(6.4, 5.2)
    axis = figure.subplots()
    for which, color, mark in ((missed, ORANGE, "o"), (~missed, BLUE, "D")):
        shown = np.minimum(before[which], _MOST), np.minimum(after[which], _MOST)
        axis.plot(100 * shown[0], 100 * shown[1], mark, markersize=3, alpha=0.45, color=color)
    for draw in (axis.axhline, axis.axvline):
        draw(100 * level, color=GREY, linewidth=1)
    axis.plot([0, 100 * _MOST], [0, 100 * _MOST], color=GREY, linewidth=1, linestyle=":")
    axis.set_xlabel("sold in one quarter (% of quota)")
    axis.set_ylabel("sold in the next quarter (% of quota)")
    axis.set(xlim=(-5, 100 * _MOST + 5), ylim=(-5, 100 * _MOST + 5))
    _name_corners(axis, 100 * level, (turned, stayed))
    set_title(axis, title, size=10)
    despine(axis)
    outside = int(((before > _MOST) | (after > _MOST)).sum())
    alt = (
        f"{title}. {len(before)} people, one mark each: this quarter to the right, the next one upwards, a cross "
        f"of two lines at quota. The marks are a wide cloud round the dotted line of the same again; {outside} lie "
        f"beyond {100 * _MOST:.0f} % and stand at the edge."
    )
    return Picture(figure, title, alt)


def _name_corners(axis: Any, level: float, shares: tuple[float, float]) -> None:
    """What the four fields beside the lines mean, and how many of a hundred end in them."""
    (turned, stayed), far = shares, 100 * _MOST
    fields = (
        ((0.5 * level, 0.93 * far), ORANGE, f"missed,\nthen hit:\n{100 * turned:.0f}"),
        ((0.5 * (level + far), 0.93 * far), BLUE, f"hit, then hit again: {100 * stayed:.0f}"),
        ((0.5 * level, 0.85 * level), ORANGE, f"missed again: {100 - round(100 * turned)}"),
        ((0.5 * (level + far), 0.5 * level), BLUE, f"hit, then missed: {100 - round(100 * stayed)}"),
    )
    behind = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 2}
    for (x, y), color, words in fields:
        axis.text(x, y, words, color=color, ha="center", va="center", fontweight="bold", bbox=behind)
    axis.text(0.84 * far, 0.86 * far, "the same again", color=GREY, ha="right", va="bottom", bbox=behind)


def bad_quarter_picture(paths: Mapping[str, Any], most: float) -> Picture:
    """Mean attainment quarter by quarter of people picked in a bad first one, with nothing new and with a treatment.

    Args:
        paths: name -> frame of attainment (a ratio), one row per person, one column per quarter in order; the first
            name is what happens with nothing new. A style by its name has its own colour. At most three.
        most: attainment below which a person was picked, for the words.

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
        if name in LOOKS:
            color, mark = LOOKS[name].colour, LOOKS[name].mark
        axis.plot(range(len(line)), line, mark, linestyle=dash, color=color, markersize=7)
        place = _apart([one[-1] for one in means.values()])[list(means).index(name)]
        axis.annotate(
            style_label(name),
            (len(line) - 1, place),
            xytext=(9, 0),
            textcoords="offset points",
            color=color,
            va="center",
        )
    axis.axhline(100, color=GREY, linewidth=1, linestyle=":")
    axis.annotate("quota", (0, 100), xytext=(0, 3), textcoords="offset points", fontsize=9, color=GREY)
    columns = list(next(iter(paths.values())).columns)
    axis.set_xticks(range(len(columns)), columns)
    axis.set_xlim(-0.15, len(columns) - 0.2)
    axis.set_ylim(0, 112)
    axis.set_ylabel("sold, on average (% of quota)")
    axis.set_xlabel("quarter; people picked at the end of the first")
    gains = ", ".join(f"{quoted(name)} {_moved(line[1] - line[0])}" for name, line in means.items())
    title = f"One quarter after a bad one: {gains}"
    set_title(axis, title)
    despine(axis)
    values = "; ".join(f"{style_label(name)}: {', '.join(f'{m:.0f}' for m in line)}" for name, line in means.items())
    alt = (
        f"{title}. Lines over four quarters from left to right, for people below {100 * most:.0f} % of quota in the "
        f"first; all start at one place. Sold, in % of quota: {values}."
    )
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
