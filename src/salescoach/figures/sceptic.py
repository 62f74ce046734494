"""Picture of notebook 11: what becomes of a sentence when its assumptions are taken away one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from .picture import BLUE, LIGHT, ORANGE, Picture, new_figure, plain


def sceptic_picture(overs: Mapping[str, Any]) -> Picture:
    """Share of worlds in which each side is ahead, a bar for each set of assumptions.

    Args:
        overs: words for the assumptions -> result of ``sc.compare_over``; the first is the sentence as it was told,
            all compare the same two styles.
    """
    first, *_, last = overs.values()
    title = (f"{first.second} ahead in {first.shares['second']:.0%} of worlds as fitted, "
             f"in {last.shares['second']:.0%} under the last assumptions")  # fmt: skip
    figure = new_figure(9.0, 0.45 * len(overs) + 1.6)
    axis = figure.subplots()
    places, left = np.arange(len(overs))[::-1], np.zeros(len(overs))
    named = (("second", first.second, BLUE), ("unclear", "unclear", LIGHT), ("first", first.first, ORANGE))
    for side, label, color in named:
        widths = np.array([100 * over.shares[side] for over in overs.values()])
        axis.barh(places, widths, left=left, color=color, height=0.65, label=label)
        for place, start, width in zip(places, left, widths, strict=True):
            if width >= 5:
                axis.text(start + width / 2, place, f"{width:.0f}", ha="center", va="center", fontsize=9,
                          color="black" if color == LIGHT else "white")  # fmt: skip
        left = left + widths
    axis.set_yticks(places, list(overs), fontsize=9)
    axis.set_xlim(0, 100)
    axis.set_xlabel(f"worlds of {len(first.table)} in which that style sells clearly more (%)")
    axis.legend(frameon=False, fontsize=9, ncols=3, loc="lower left", bbox_to_anchor=(0.0, 1.0))
    plain(axis)
    figure.suptitle(title, fontsize=12, x=0.01, ha="left")
    parts = [f"{name}: {first.second} {over.shares['second']:.0%}, unclear {over.shares['unclear']:.0%}, "
             f"{first.first} {over.shares['first']:.0%}" for name, over in overs.items()]  # fmt: skip
    return Picture(figure, title, f"{title}. {'; '.join(parts)}.")
