"""Picture of notebook 06: growth of single groups in the year after, with and without a change."""

from __future__ import annotations

import textwrap

import numpy as np

from .picture import BLUE, GREY, ORANGE, Picture, new_figure, plain


def growth_picture(unchanged: np.ndarray, changed: np.ndarray, name: str) -> Picture:
    """Two histograms of growth from the first year to the second, one value a group.

    Args:
        unchanged: per cent in groups in which nothing changed. changed: with a new style in the second year.
        name: of the new style.
    """
    grew = [100 * float(np.mean(growth > 0)) for growth in (unchanged, changed)]
    title = f"Nothing changed, and {grew[0]:.0f} of 100 groups sell more in year two; with {name} it is {grew[1]:.0f}"
    figure = new_figure(8.6, 4.2)
    axes = figure.subplots(2, 1, sharex=True, sharey=True)
    both = np.concatenate([unchanged, changed])
    edges = np.arange(10 * np.floor(both.min() / 10), 10 * np.ceil(both.max() / 10) + 1, 5.0)
    for axis, growth, label in zip(
        axes, (unchanged, changed), ("nothing changed", f"{name} from week 52"), strict=True
    ):
        for part, color in ((growth[growth <= 0], ORANGE), (growth[growth > 0], BLUE)):
            axis.hist(part, bins=edges, color=color, edgecolor="white", linewidth=0.6)
        axis.axvline(float(np.mean(growth)), color=GREY, linewidth=2, linestyle="--")
        axis.set_title(f"{label}; dashed: mean {np.mean(growth):+.1f} %", loc="left", fontsize=10, fontweight="bold")
        axis.set_ylabel("groups")
        plain(axis)
    axes[1].set_xlabel("growth of one group of twenty from the first year to the second (%)")
    figure.suptitle(textwrap.fill(title, 90), fontsize=11, x=0.01, ha="left")
    low, high = np.percentile(unchanged, (5, 95))
    alt = f"{title}. Two histograms; nine in ten unchanged groups lie between {low:+.0f} and {high:+.0f} %."
    return Picture(figure, title, alt)
