"""Paired differences: with their intervals, measure by measure, and their spread over single runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from ..common.signs import HIGHER, more_or_less
from .colours import GREY, INK, LIGHT, MARKS, of_interval
from .picture import Picture, despine, least_size, lines_of, new_figure, set_title
from .styles import looks_of_two, quoted, style_label

if TYPE_CHECKING:
    import pandas as pd

    from .styles import StyleLook


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
    """Marks with intervals on one axis, one row per style: blue dot better, orange diamond worse, grey square unclear.

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
        axis.plot([m], [place], MARKS[color], color=color, markersize=6)
    unit = "% of the reference" if measure.relative else measure.unit
    axis.set_title(measure.label, fontsize=10, loc="left", fontweight="bold")
    axis.set_xlabel(unit, fontsize=9)
    named = [style_label(name) for name in rows.index]
    axis.set_yticks(places, [name if len(name) <= 40 else f"{name[:39]}…" for name in named])
    axis.set_ylim(-0.6, len(rows) - 0.4)
    axis.margins(x=0.12)
    axis.locator_params(axis="x", nbins=3)  # more run into each other
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
    legend = (
        f"Against {quoted(reference)}, same people and same luck. Mark: mean; line: {100 * level:g} % interval. "
        "Blue dot: better; orange diamond: worse; grey square: unclear or a matter of taste."
    )
    size = least_size(9.4)
    figure.supxlabel(lines_of(legend, 9.0, size), fontsize=size, color=GREY, x=0.01, ha="left")
    set_title(figure, title, size=12)
    return Picture(figure, title, _alt(tables, shown, reference, title))


def _alt(tables: Mapping[str, pd.DataFrame], shown: list[Shown], reference: str, title: str) -> str:
    chosen = [measure for measure in shown if measure.name in ("revenue", "strain")] or shown[:2]
    parts = [
        f"{style_label(style)}: {', '.join(_value(table.loc[measure.name], measure) for measure in chosen)}"
        for style, table in tables.items()
    ]
    how = f"Marks with intervals, right of the line where there is more than under {quoted(reference)}, left where less"
    return f"{title}. {how}. {'; '.join(parts)}."


def _value(row: Any, measure: Shown) -> str:
    value = row["percent"] if measure.relative else row["difference"]
    if np.isnan(value):
        return f"{measure.label} unknown"
    if measure.relative:
        return f"{measure.label} {more_or_less(value, 1)}"
    return f"{measure.label} {more_or_less(value, measure.digits, '', HIGHER)} ({measure.unit})"


def draw_runs(differences: np.ndarray, axis: Any, colours: tuple[str, str]) -> Any:
    """Histogram of per-run differences in per cent; one colour below zero, one above, a line at the mean.

    Args:
        differences: one value per run.
        axis: a matplotlib axis.
        colours: of the first, which is ahead below zero, and of the second.
    """
    edges = np.histogram_bin_edges(differences, bins=31)
    step = edges[1] - edges[0]
    edges = np.arange(np.floor(edges[0] / step), np.ceil(edges[-1] / step) + 1) * step  # zero is an edge
    parts = (differences[differences < 0], differences[differences >= 0])
    for part, color, hatch in zip(parts, colours, ("///", ""), strict=True):
        axis.hist(part, bins=edges, color=color, edgecolor="white", linewidth=0.6, hatch=hatch)
    mean = float(np.mean(differences))
    axis.axvline(mean, color=INK, linewidth=2, linestyle="--")
    axis.annotate("mean", (mean, 1), (4, -2), xycoords=("data", "axes fraction"), textcoords="offset points", va="top")
    axis.axvline(0, color=GREY, linewidth=1)
    axis.set_ylabel("runs")
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
    ahead = f"{int((differences > 0).sum())} of {len(differences)} runs"
    title = f"{quoted(names[1])} is ahead of {quoted(names[0])} in {ahead}"
    figure = new_figure(7.3, 3.6)
    looks = looks_of_two(*names)
    axis = draw_runs(differences, figure.subplots(), (looks[0].colour, looks[1].colour))
    axis.set_xlabel(lines_of(f"{label}: difference in one run (% of the mean under {quoted(names[0])})", 6.0, 10))
    _name_sides(axis, names, looks)
    set_title(axis, title)
    low, middle, high = np.percentile(differences, (5, 50, 95))
    alt = (
        f"{title}. Histogram of the difference in {label} over {len(differences)} runs, right of zero where "
        f"{quoted(names[1])} has more: nine runs in ten lie between {more_or_less(low)} and {more_or_less(high)}, the "
        f"middle one at {more_or_less(middle)}."
    )
    return Picture(figure, title, alt)


def _name_sides(axis: Any, names: tuple[str, str], looks: Sequence[StyleLook]) -> None:
    """Who is ahead on which side of zero, above the bars; a name that is too long for its side is cut."""
    axis.set_ylim(0, 1.25 * axis.get_ylim()[1])
    for side, name, look in ((0.0, names[0], looks[0]), (1.0, names[1], looks[1])):
        label = style_label(name)
        label = label if len(label) <= 22 else f"{label[:21]}…"
        words = f"← {label} ahead" if side == 0.0 else f"{label} ahead →"
        axis.text(
            side, 1.0, words, transform=axis.transAxes, ha="left" if side == 0.0 else "right", va="top",
            color=look.colour, fontweight="bold",
        )  # fmt: skip
