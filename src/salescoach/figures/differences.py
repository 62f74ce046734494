"""Paired differences: with their intervals, measure by measure, and their spread over single runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from .colours import BLUE, GREY, LIGHT, ORANGE, of_interval
from .picture import Picture, despine, lines_of, new_figure, set_title

if TYPE_CHECKING:
    import pandas as pd


class Shown(Protocol):
    """What a panel says of its measure: see ``salescoach.results.measures.Measure``."""

    @property
    def name(self) -> str:
        """Column of totals."""

    @property
    def label(self) -> str:
        """Words for the panel."""

    @property
    def unit(self) -> str:
        """Unit of the difference."""

    @property
    def relative(self) -> bool:
        """Whether the difference is shown in per cent of the reference."""

    @property
    def better(self) -> int:
        """+1 where more is better, -1 where less is, 0 where it is a matter of taste."""

    @property
    def digits(self) -> int:
        """Digits after the point, in words."""


def draw_differences(rows: pd.DataFrame, measure: Shown, axis: Any) -> Any:
    """Dots with intervals on one axis, one row per style; blue is better, orange worse, grey unclear.

    Args:
        rows: index style, columns difference, low, high (and percent ones for a relative measure).
        measure: what is shown.
        axis: a matplotlib axis.
    """
    names = ("percent", "percent_low", "percent_high") if measure.relative else ("difference", "low", "high")
    middle, low, high = (rows[name].to_numpy(float) for name in names)
    places = np.arange(len(rows))[::-1]
    axis.axvline(0, color=LIGHT, linewidth=1.5, zorder=0)
    for place, m, a, b in zip(places, middle, low, high, strict=True):
        color = of_interval(a, b, measure.better)
        axis.plot([a, b], [place, place], color=color, linewidth=2.5, solid_capstyle="round")
        axis.plot([m], [place], "o", color=color, markersize=6)
    unit = "% of the reference" if measure.relative else measure.unit
    axis.set_title(measure.label, fontsize=10, loc="left", fontweight="bold")
    axis.set_xlabel(unit, fontsize=9)
    axis.set_yticks(places, [name if len(name) <= 40 else f"{name[:39]}…" for name in rows.index])
    axis.set_ylim(-0.6, len(rows) - 0.4)
    axis.margins(x=0.12)
    axis.locator_params(axis="x", nbins=5)
    axis.tick_params(labelsize=9)
    return despine(axis)


def differences_picture(
    tables: Mapping[str, pd.DataFrame], measures: Sequence[Shown], *, reference: str, title: str, level: float = 0.95
) -> Picture:
    """Small multiples of all measures for several styles against one reference: one panel per measure.

    Args:
        tables: style -> table of a comparison with the reference, one row per measure.
        measures: of the rows of the tables, in order.
        reference: name of the reference.
        title: the finding.
        level: of the intervals in the tables.

    Returns:
        The picture.
    """
    import pandas as pd

    shown = list(measures)
    across = min(3, len(shown))
    down = -(-len(shown) // across)
    figure = new_figure(9.4, down * (1.15 + 0.26 * len(tables)) + 0.9)
    axes = figure.subplots(down, across, sharey=True, squeeze=False)
    for axis, measure in zip(axes.flat, shown, strict=False):
        rows = pd.DataFrame({style: table.loc[measure.name] for style, table in tables.items()}).T
        draw_differences(rows, measure, axis)
    for axis in axes.flat[len(shown) :]:
        axis.set_visible(False)
    set_title(figure, title, size=12)
    legend = (
        f"difference from {reference}, same people and same luck; dot: mean, bar: {100 * level:g} % interval; "
        "blue better, orange worse, grey unclear or a matter of taste"
    )
    figure.supxlabel(lines_of(legend, 9.2, 8.5), fontsize=8.5, color=GREY, x=0.01, ha="left")
    return Picture(figure, title, _alt(tables, shown, reference, title))


def _alt(tables: Mapping[str, pd.DataFrame], shown: list[Shown], reference: str, title: str) -> str:
    chosen = [measure for measure in shown if measure.name in ("revenue", "strain")] or shown[:2]
    parts = [
        f"{style}: {', '.join(_value(table.loc[measure.name], measure) for measure in chosen)}"
        for style, table in tables.items()
    ]
    return f"{title}. Dots with intervals of the differences from {reference}. " + "; ".join(parts) + "."


def _value(row: Any, measure: Shown) -> str:
    value = row["percent"] if measure.relative else row["difference"]
    if np.isnan(value):
        return f"{measure.label} unknown"
    if measure.relative:
        return f"{measure.label} {value:+.1f} %"
    return f"{measure.label} {value:+,.{measure.digits}f} {measure.unit}"


def draw_runs(differences: np.ndarray, axis: Any) -> Any:
    """Histogram of per-run differences in per cent; blue above zero, orange below, a line at the mean."""
    edges = np.histogram_bin_edges(differences, bins=31)
    step = edges[1] - edges[0]
    edges = np.arange(np.floor(edges[0] / step), np.ceil(edges[-1] / step) + 1) * step  # zero is an edge
    for part, color in ((differences[differences < 0], ORANGE), (differences[differences >= 0], BLUE)):
        axis.hist(part, bins=edges, color=color, edgecolor="white", linewidth=0.6)
    axis.axvline(float(np.mean(differences)), color=GREY, linewidth=2, linestyle="--", label="mean")
    axis.set_ylabel("runs")
    axis.legend(frameon=False, fontsize=9, loc="best")
    return despine(axis)


def runs_picture(first: np.ndarray, second: np.ndarray, names: tuple[str, str], label: str) -> Picture:
    """Per-run differences of the second against the first, in per cent of the first's mean.

    Args:
        first: one value per run, shape (runs,).
        second: one value per run, paired with the first, shape (runs,).
        names: of the two.
        label: of the measure.

    Returns:
        The picture.

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
    axis.set_xlabel(lines_of(f"{label}: difference in one run (% of the mean under {names[0]})", 6.4, 10))
    set_title(axis, title)
    low, middle, high = np.percentile(differences, (5, 50, 95))
    alt = (
        f"{title}. Histogram of the difference in {label} over {len(differences)} runs: nine runs in ten lie between "
        f"{low:+.0f} and {high:+.0f} %, the middle one at {middle:+.0f} %."
    )
    return Picture(figure, title, alt)
