"""The spread of paired differences over the runs: how often luck hides the effect."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np

from .picture import BLUE, GREY, ORANGE, Picture, new_figure, plain


def draw_runs(differences: np.ndarray, axis: Any) -> Any:
    """Histogram of per-run differences in per cent; blue above zero, orange below, a line at the mean."""
    edges = np.histogram_bin_edges(differences, bins=31)
    step = edges[1] - edges[0]
    edges = np.arange(np.floor(edges[0] / step), np.ceil(edges[-1] / step) + 1) * step  # zero is an edge
    for part, color in ((differences[differences < 0], ORANGE), (differences[differences >= 0], BLUE)):
        axis.hist(part, bins=edges, color=color, edgecolor="white", linewidth=0.6)
    axis.axvline(float(np.mean(differences)), color=GREY, linewidth=2, linestyle="--", label="mean")
    axis.set_ylabel("runs")
    axis.legend(frameon=False, fontsize=9)
    return plain(axis)


def runs_picture(first: np.ndarray, second: np.ndarray, names: tuple[str, str], label: str) -> Picture:
    """Per-run differences of the second against the first, in per cent of the first's mean.

    Args:
        first, second: one value a run, paired. names: of the two. label: of the measure.

    Raises:
        ValueError: no per cent can be worked out: the first is zero or missing in every run.
    """
    both = ~(np.isnan(first) | np.isnan(second))
    first, second = first[both], second[both]
    if len(first) == 0 or np.mean(first) == 0:
        raise ValueError(
            f'{label} is zero or missing in every run under {names[0]}. Type: comparison.plot_runs("strain")'
        )
    differences = 100.0 * (second - first) / abs(np.mean(first))
    ahead = float(np.mean(differences > 0))
    title = f"{names[1]} is ahead of {names[0]} in {100 * ahead:.0f} of 100 paired runs"
    figure = new_figure(7.6, 3.2)
    axis = draw_runs(differences, figure.subplots())
    axis.set_title(textwrap.fill(title, 74), loc="left", fontsize=11)
    axis.set_xlabel(textwrap.fill(f"{label}: difference in one run (% of the mean under {names[0]})", 74))
    low, middle, high = np.percentile(differences, (5, 50, 95))
    alt = (
        f"{title}. Histogram of the difference in {label} over {len(differences)} runs: nine runs in ten lie between "
        f"{low:+.0f} and {high:+.0f} %, the middle one at {middle:+.0f} %."
    )
    return Picture(figure, title, alt)
