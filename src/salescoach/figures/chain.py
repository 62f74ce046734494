"""What a style costs along the chain, and what of it is lost at the customer: in one world, and over many."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import GREY, LIGHT, LINES
from .picture import Picture, despine, new_figure, set_title
from .styles import quoted

_PANELS = (("conversion", "points of conversion"), ("revenue", "% of revenue"))


def chain_picture(lost: Any) -> Picture:
    """Total, part at the customers and every route that was cut, with 95 % intervals; one panel per measure.

    Args:
        lost: the result of ``sc.lost_at_customers``.

    Returns:
        The picture.
    """
    table = lost.table
    names = list(dict.fromkeys(_label(row) for row in table.itertuples()))
    figure = new_figure(9.6, 1.9 + 0.34 * len(names))
    axes = figure.subplots(1, 2, sharey=True)
    for axis, (measure, unit) in zip(axes, _PANELS, strict=True):
        _draw_panel(axis, table, names, measure)
        axis.set_xlabel(f"{unit}; left of 0 is lost")
    axes[0].set_yticks(range(len(names)), names[::-1], fontsize=9)
    axes[0].legend(frameon=False, fontsize=8, ncols=3, loc="lower left", bbox_to_anchor=(0.0, 1.0))
    title = _title(lost)
    set_title(figure, title)
    return Picture(figure, title, f"{title}. {_told(table)}.")


def _label(row: Any) -> str:
    own = {"total": "total", "lost at the customers": "pressing: lost at the customers"}
    if row.kind == "in order":
        return f"in order: {row.route}"
    return own.get(row.kind) or (f"cut alone: {row.route}" if row.kind == "cut alone" else str(row.route))


def _draw_panel(axis: Any, table: Any, names: list[str], measure: str) -> None:
    horizons = list(dict.fromkeys(table["years"]))
    axis.axvline(0, color=GREY, linewidth=1)
    for k, years in enumerate(horizons):
        color, mark, _ = LINES[k % len(LINES)]
        shift = 0.14 * (len(horizons) - 1 - 2 * k)
        for row in table[table["years"] == years].itertuples():
            place = len(names) - 1 - names.index(_label(row)) + shift
            ends = getattr(row, f"{measure}_low"), getattr(row, f"{measure}_high")
            axis.plot(ends, [place, place], color=color, linewidth=1.4)
            axis.plot(getattr(row, measure), place, mark, color=color, markersize=4.5)
        axis.plot([], [], mark, color=color, label=f"{years} year{'' if years == 1 else 's'}")
    axis.set_ylim(-0.5, len(names) - 0.5)
    for place in range(len(names) - 1):
        axis.axhline(place + 0.5, color=LIGHT, linewidth=0.5, zorder=0)
    despine(axis)


def _title(lost: Any) -> str:
    """The finding for the longest horizon, by the intervals."""
    last = lost.table[lost.table["years"] == lost.table["years"].max()].set_index("kind")
    total, part = last.loc["total"], last.loc["lost at the customers"]
    years = int(total["years"])
    after = f"after {years} year{'' if years == 1 else 's'}"
    if not (total["conversion_low"] > 0 or total["conversion_high"] < 0):
        return f"{quoted(lost.style)} does not clearly change conversion against {quoted(lost.against)} {after}"
    word = "costs" if total["conversion"] < 0 else "gains"
    head = f"{quoted(lost.style)} {word} {abs(total['conversion']):.1f} points of conversion {after}"
    if not (part["conversion_low"] > 0 or part["conversion_high"] < 0):
        return f"{head}; nothing clear of it travels over pressing customers"
    verb = "lost" if part["conversion"] < 0 else "won"
    return f"{head}; {abs(part['conversion']):.1f} points are {verb} by pressing customers"


def _told(table: Any) -> str:
    parts = [
        f"{row.years} y, {_label(row)}: {row.conversion:+.2f} points ({row.conversion_low:+.2f} to "
        f"{row.conversion_high:+.2f}), {row.revenue:+.1f} % ({row.revenue_low:+.1f} to {row.revenue_high:+.1f})"
        for row in table.itertuples()
    ]
    return "; ".join(parts)


def chain_worlds_picture(over: Any) -> Picture:
    """What is lost at the customers world by world, in order, one panel per measure and horizon.

    Args:
        over: the result of ``sc.lost_at_customers_over``.

    Returns:
        The picture.
    """
    horizons = list(dict.fromkeys(over.table["years"]))
    figure = new_figure(9.6, 0.9 + 2.6 * len(horizons))
    axes = figure.subplots(len(horizons), 2, squeeze=False)
    for row, years in enumerate(horizons):
        for axis, (measure, unit) in zip(axes[row], _PANELS, strict=True):
            _draw_worlds(axis, over.effects[over.effects["years"] == years], measure)
            axis.set_ylabel(f"{unit}\n{years} year{'' if years == 1 else 's'}")
    for axis in axes[-1]:
        axis.set_xlabel("worlds, in order; below 0 is lost at the customers")
    set_title(figure, over.title)
    return Picture(figure, over.title, f"{over.title}. {' '.join(over.sentences)}")


def _draw_worlds(axis: Any, effects: Any, measure: str) -> None:
    ordered = effects[effects["kind"] == "lost at the customers"].sort_values(measure)
    low, middle, high = (ordered[f"{measure}{end}"].to_numpy(float) for end in ("_low", "", "_high"))
    places = np.arange(len(middle))
    for k, chosen in enumerate((high < 0, low > 0, ~((high < 0) | (low > 0)))):
        color, mark = ((LINES[1][0], "D"), (LINES[0][0], "o"), (GREY, "s"))[k]
        axis.vlines(places[chosen], low[chosen], high[chosen], color=color, linewidth=0.8, alpha=0.5)
        axis.plot(places[chosen], middle[chosen], mark, color=color, markersize=2.5)
    axis.axhline(0, color=GREY, linewidth=1)
    despine(axis)
