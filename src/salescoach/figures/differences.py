"""Paired differences with their intervals: one measure a panel, one style a row."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from ..results.measures import MEASURES, Measure
from .picture import BLUE, GREY, LIGHT, ORANGE, Picture, new_figure, plain

if TYPE_CHECKING:
    import pandas as pd


def draw_differences(rows: pd.DataFrame, measure: Measure, axis: Any) -> Any:
    """Dots with intervals on one axis, a row a style; blue is better, orange worse, grey unclear.

    Args:
        rows: index style, columns difference, low, high (and percent ones for a relative measure).
        measure: what is shown. axis: a matplotlib axis.
    """
    names = ("percent", "percent_low", "percent_high") if measure.relative else ("difference", "low", "high")
    middle, low, high = (rows[name].to_numpy(float) for name in names)
    places = np.arange(len(rows))[::-1]
    axis.axvline(0, color=LIGHT, linewidth=1.5, zorder=0)
    for place, m, a, b in zip(places, middle, low, high, strict=True):
        color = _color(a, b, measure.better)
        axis.plot([a, b], [place, place], color=color, linewidth=2.5, solid_capstyle="round")
        axis.plot([m], [place], "o", color=color, markersize=6)
    unit = "% of the reference" if measure.relative else measure.unit
    axis.set_title(measure.label, fontsize=10, loc="left", fontweight="bold")
    axis.set_xlabel(unit, fontsize=9)
    axis.set_yticks(places, list(rows.index))
    axis.set_ylim(-0.6, len(rows) - 0.4)
    axis.margins(x=0.12)
    axis.locator_params(axis="x", nbins=5)
    axis.tick_params(labelsize=9)
    return plain(axis)


def _color(low: float, high: float, better: int) -> str:
    if np.isnan(low) or low <= 0 <= high or better == 0:
        return GREY
    return BLUE if (low > 0) == (better > 0) else ORANGE


def differences_picture(tables: dict[str, pd.DataFrame], reference: str, title: str) -> Picture:
    """Small multiples of all measures for several styles against one reference.

    Args:
        tables: style -> table of a comparison with the reference.
        reference: name of the reference. title: the finding.
    """
    import pandas as pd

    shown = [MEASURES[name] for name in next(iter(tables.values())).index if name in MEASURES]
    across = min(3, len(shown))
    down = -(-len(shown) // across)
    figure = new_figure(9.4, down * (1.15 + 0.26 * len(tables)) + 0.9)
    axes = figure.subplots(down, across, sharey=True, squeeze=False)
    for axis, measure in zip(axes.flat, shown, strict=False):
        rows = pd.DataFrame({style: table.loc[measure.name] for style, table in tables.items()}).T
        draw_differences(rows, measure, axis)
    for axis in axes.flat[len(shown) :]:
        axis.set_visible(False)
    figure.suptitle(textwrap.fill(title, 88), fontsize=12, x=0.01, ha="left")
    figure.supxlabel(
        f"difference from {reference}, same people and same luck; dot: mean, bar: 95 % interval; "
        "blue better, orange worse, grey unclear or a matter of taste",
        fontsize=8.5,
        color=GREY,
        x=0.01,
        ha="left",
    )
    return Picture(figure, title, _alt(tables, reference, title))


def _alt(tables: dict[str, pd.DataFrame], reference: str, title: str) -> str:
    parts = []
    for style, table in tables.items():
        if {"revenue", "strain"} <= set(table.index):
            gain, strain = table.loc["revenue", "percent"], table.loc["strain", "difference"]
            parts.append(f"{style}: result {gain:+.1f} %, strain {strain:+.1f} points")
    return f"{title}. Dots with intervals of the differences from {reference}. " + "; ".join(parts) + "."
