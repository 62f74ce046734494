"""People picked in a bad quarter: how they go on, with nothing new and with a treatment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from .picture import BLUE, GREEN, GREY, ORANGE, Picture, new_figure, plain

_LOOKS = ((BLUE, "o", "-"), (ORANGE, "D", "--"), (GREEN, "s", ":"))


def bad_quarter_picture(paths: Mapping[str, Any], most: float) -> Picture:
    """Mean attainment quarter by quarter of those picked in the first one.

    Args:
        paths: name -> frame of attainment (a ratio), one row a seat, one column a quarter in order; the first
            name is what happens with nothing new. At most three.
        most: attainment below which a seat was picked, for the words.

    Raises:
        ValueError: no paths, or more than three.
    """
    if not 1 <= len(paths) <= len(_LOOKS):
        raise ValueError(f"{len(paths)} paths; one to three can be told apart. Type: bad_quarter_picture({{...}}, 0.7)")
    figure = new_figure(7.4, 3.8)
    axis = figure.subplots()
    told = []
    for (name, frame), (color, mark, line) in zip(paths.items(), _LOOKS, strict=False):
        means = 100.0 * np.asarray(frame.mean(), float)
        axis.plot(range(len(means)), means, mark, linestyle=line, color=color, markersize=7)
        axis.annotate(name, (len(means) - 1, means[-1]), xytext=(9, -3), textcoords="offset points", color=color)
        told.append((name, means))
    axis.axhline(100, color=GREY, linewidth=1, linestyle=":")
    axis.annotate("quota", (0, 100), xytext=(0, 3), textcoords="offset points", fontsize=9, color=GREY)
    columns = list(next(iter(paths.values())).columns)
    axis.set_xticks(range(len(columns)), columns)
    axis.set_xlim(-0.15, len(columns) - 0.2)
    axis.set_ylim(0, 112)
    axis.set_ylabel("mean attainment (% of quota)")
    axis.set_xlabel("quarter; picked at the end of the first")
    gains = ", ".join(f"{name} {means[1] - means[0]:+.0f} points" for name, means in told)
    title = f"One quarter after a bad one: {gains}"
    axis.set_title(title, loc="left", fontsize=11, wrap=True)
    plain(axis)
    ways = "; ".join(f"{name}: {', '.join(f'{m:.0f}' for m in means)}" for name, means in told)
    alt = f"{title}. Mean attainment of seats below {100 * most:.0f} % in the first quarter, by quarter. {ways}."
    return Picture(figure, title, alt)
