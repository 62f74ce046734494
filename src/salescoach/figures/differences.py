"""Paired differences with their intervals: one measure a panel, one style a row."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from ..results.measures import Measure, measure_of
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
    axis.set_yticks(places, [name if len(name) <= 40 else f"{name[:39]}…" for name in rows.index])
    axis.set_ylim(-0.6, len(rows) - 0.4)
    axis.margins(x=0.12)
    axis.locator_params(axis="x", nbins=5)
    axis.tick_params(labelsize=9)
    return plain(axis)


def _color(low: float, high: float, better: int) -> str:
    if np.isnan(low) or low <= 0 <= high or better == 0:
        return GREY
    return BLUE if (low > 0) == (better > 0) else ORANGE


def differences_picture(tables: dict[str, pd.DataFrame], reference: str, title: str, level: float = 0.95) -> Picture:
    """Small multiples of all measures for several styles against one reference.

    Args:
        tables: style -> table of a comparison with the reference.
        reference: name of the reference. title: the finding. level: of the intervals in the tables.
    """
    import pandas as pd

    shown = [measure_of(name) for name in next(iter(tables.values())).index]
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
    legend = (
        f"difference from {reference}, same people and same luck; dot: mean, bar: {100 * level:g} % interval; "
        "blue better, orange worse, grey unclear or a matter of taste"
    )
    figure.supxlabel(
        textwrap.fill(legend, 134),
        fontsize=8.5,
        color=GREY,
        x=0.01,
        ha="left",
    )
    return Picture(figure, title, _alt(tables, shown, reference, title))


def _alt(tables: dict[str, pd.DataFrame], shown: list[Measure], reference: str, title: str) -> str:
    told = [measure for measure in shown if measure.name in ("revenue", "strain")] or shown[:2]
    parts = [
        f"{style}: {', '.join(_told(table.loc[measure.name], measure) for measure in told)}"
        for style, table in tables.items()
    ]
    return f"{title}. Dots with intervals of the differences from {reference}. " + "; ".join(parts) + "."


def _told(row: Any, measure: Measure) -> str:
    value = row["percent"] if measure.relative else row["difference"]
    if np.isnan(value):
        return f"{measure.label} unknown"
    if measure.relative:
        return f"{measure.label} {value:+.1f} %"
    return f"{measure.label} {value:+,.{measure.digits}f} {measure.unit}"
