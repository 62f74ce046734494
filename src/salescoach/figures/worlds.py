"""An effect over many worlds: its distribution, who is ahead under which assumptions, who with which people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.signs import more_or_less
from .colours import BLUE, GREY, LIGHT, ORANGE
from .picture import Picture, despine, lines_of, new_figure, set_title
from .styles import StyleLook, look_of, looks_of_two, quoted, style_label

if TYPE_CHECKING:
    import pandas as pd


def worlds_picture(over: Any, label: str, unit: str, better: int) -> Picture:
    """Effects of all worlds in order, with intervals, and the assumptions that move who wins, if any do.

    Args:
        over: the result of ``compare_over``.
        label: of the measure.
        unit: of the measure.
        better: +1 where more is better, -1 where less is.

    Returns:
        The picture.
    """
    share = f"{int((over.table['sign'] == better).sum())} of {len(over.table)} worlds"
    title = f"{quoted(over.second)} is ahead of {quoted(over.first)} in {share}"
    figure = new_figure(9.4, 4.4)
    top = over.drivers[over.drivers["difference"] != 0].head(8)
    axes = figure.subplots(1, 2 if len(top) else 1, width_ratios=(1.15, 1) if len(top) else None, squeeze=False)[0]
    looks = looks_of_two(over.first, over.second)
    _draw_effects(over.table, better, axes[0], looks)
    axes[0].set_ylabel(lines_of(f"{label}: {looks[1].label} against {looks[0].label} ({unit})", 2.6, 11))
    if len(top):
        _draw_drivers(top, over.second, axes[1])
    set_title(figure, title, size=12)
    low, middle, high = np.nanpercentile(over.table["effect"], (5, 50, 95))
    spread = f"nine in ten between {low:+.1f} and {high:+.1f} {unit}"
    alt = (
        f"{title}. Effect on {label}, a mark for each world, the lowest on the left: "
        f"typical world {middle:+.1f} {unit}, {spread}."
    )
    return Picture(figure, title, alt)


def _draw_effects(table: Any, better: int, axis: Any, looks: tuple[StyleLook, StyleLook]) -> None:
    """Each world in the colour and with the mark of the style that is clearly ahead in it, named at its end."""
    ordered = table.sort_values("effect").reset_index(drop=True)
    sides = {-better: looks[0], 0: StyleLook("not clear", GREY, "."), better: looks[1]}
    for sign, look in sides.items():
        rows = ordered[ordered["sign"] == sign]
        axis.vlines(rows.index, rows["low"], rows["high"], color=look.colour, linewidth=0.8, alpha=0.5)
        axis.plot(rows.index, rows["effect"], look.mark, color=look.colour, markersize=4)
    axis.axhline(0, color=GREY, linewidth=1)
    for up, y, va in ((1, 0.98, "top"), (-1, 0.02, "bottom")):
        look = sides[up]
        words = f"{look.label} ahead in {int((ordered['sign'] == up).sum())}"
        x, ha = (0.02, "left") if up > 0 else (0.98, "right")
        axis.text(x, y, words, transform=axis.transAxes, ha=ha, va=va, color=look.colour, fontweight="bold")
    axis.margins(y=0.14)
    axis.set_xlabel(f"{len(ordered)} worlds, in order of the effect")
    despine(axis)


def _draw_drivers(drivers: Any, ahead: str, axis: Any) -> None:
    top = drivers.iloc[::-1].reset_index(drop=True)
    axis.hlines(top.index, 100 * top["low_third"], 100 * top["high_third"], color=LIGHT, linewidth=3)
    axis.plot(100 * top["low_third"], top.index, "o", color=ORANGE, label="lowest third of the setting")
    axis.plot(100 * top["high_third"], top.index, "D", color=BLUE, label="highest third")
    axis.set_yticks(top.index, top["setting"], fontsize=9)
    axis.set_xlabel(f"worlds with {style_label(ahead)} ahead (%)")
    axis.legend(frameon=False, fontsize=8, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)
    despine(axis)


def assumptions_picture(overs: Mapping[str, Any]) -> Picture:
    """Share of worlds in which each side is ahead, one bar per set of assumptions.

    Args:
        overs: words for the assumptions -> result of ``sc.compare_over``; the first is the sentence as it was
            said, all compare the same two styles.

    Returns:
        The picture.
    """
    first, *_, last = overs.values()
    title = (f"{quoted(first.second)} is ahead in {100 * first.shares['second']:.0f} % of worlds as fitted, "
             f"in {100 * last.shares['second']:.0f} % under the last assumptions")  # fmt: skip
    figure = new_figure(9.0, 0.45 * len(overs) + 1.6)
    axis = figure.subplots()
    places, left = np.arange(len(overs))[::-1], np.zeros(len(overs))
    looks = looks_of_two(first.first, first.second)
    named = (("second", looks[1].label, looks[1].colour), ("unclear", "not clear", LIGHT),
             ("first", looks[0].label, looks[0].colour))  # fmt: skip
    for side, label, color in named:
        widths = np.array([100 * over.shares[side] for over in overs.values()])
        axis.barh(places, widths, left=left, color=color, height=0.65, edgecolor="white", linewidth=1.5,
                  hatch="////" if side == "first" else "")  # fmt: skip
        axis.text({"second": 0.0, "unclear": 50.0, "first": 100.0}[side], len(overs) - 0.45, label, va="bottom",
                  ha={"second": "left", "unclear": "center", "first": "right"}[side], fontweight="bold",
                  color=GREY if side == "unclear" else color)  # fmt: skip
        for place, start, width in zip(places, left, widths, strict=True):
            if width >= 5:
                axis.text(start + width / 2, place, f"{width:.0f}", ha="center", va="center", fontweight="bold",
                          color="black", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})  # fmt: skip
        left = left + widths
    axis.set_yticks(places, list(overs), fontsize=9)
    axis.set_xlim(0, 100)
    axis.set_ylim(-0.6, len(overs) - 0.05)
    axis.set_xlabel(f"worlds of {len(first.table)} in which that style sells clearly more (%)")
    despine(axis)
    set_title(figure, title, size=12)
    parts = []
    for name, over in overs.items():
        ahead, unclear, behind = (f"{100 * over.shares[side]:.0f} %" for side in ("second", "unclear", "first"))
        parts.append(f"{name}: {looks[1].label} {ahead}, not clear {unclear}, {looks[0].label} {behind}")
    return Picture(figure, title, f"{title}. {'; '.join(parts)}.")


def people_and_horizon_picture(frame: pd.DataFrame, reference: str) -> Picture:
    """Typical world and eight worlds in ten of each style, one row per group of people and horizon.

    Args:
        frame: columns people, horizon, style, low, middle, high; effects in per cent of the reference's revenue.
        reference: the style that all are compared with.

    Returns:
        The picture.
    """
    groups = list(dict.fromkeys(zip(frame["people"], frame["horizon"], strict=True)))
    styles = list(dict.fromkeys(frame["style"]))
    figure = new_figure(8.6, 1.3 + 0.75 * len(groups))
    axis = figure.subplots()
    for row in frame.itertuples():
        across = len(groups) - 1 - groups.index((row.people, row.horizon))
        _draw_style(axis, row, across + 0.26 * (1 - styles.index(row.style)))
    axis.axvline(0, color=GREY, linewidth=1)
    axis.set_yticks(range(len(groups)), [f"{people}, {horizon}" for people, horizon in reversed(groups)])
    axis.set_xlabel(f"revenue against {style_label(reference)} (%): typical world, and eight worlds in ten")
    _name_styles(axis, frame[(frame["people"] == groups[0][0]) & (frame["horizon"] == groups[0][1])], groups, styles)
    despine(axis)
    title = _ahead(frame, styles, len(groups), reference)
    set_title(figure, title)
    told = "; ".join(
        f"{row.people}, {row.horizon}, {style_label(row.style)}: {more_or_less(row.middle)}"
        for row in frame.itertuples()
    )
    return Picture(figure, title, f"{title}. Right of the line more is sold. In the typical world: {told}.")


def _name_styles(axis: Any, rows: pd.DataFrame, groups: list[Any], styles: list[str]) -> None:
    """Names in the top row, each behind the line of its style."""
    for row in rows.itertuples():
        place = len(groups) - 1 + 0.26 * (1 - styles.index(str(row.style)))
        look = look_of(row.style)
        end = (float(str(row.high)), place)
        axis.annotate(
            look.label, end, (6, 0), textcoords="offset points", color=look.colour, va="center",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )  # fmt: skip


def _draw_style(axis: Any, row: Any, place: float) -> None:
    look = look_of(row.style)
    axis.hlines(place, row.low, row.high, color=look.colour, linewidth=1.5, alpha=0.6)
    axis.plot(row.middle, place, look.mark, color=look.colour, markersize=7)


def _ahead(frame: pd.DataFrame, styles: list[str], groups: int, reference: str) -> str:
    ahead = [int((frame.loc[frame["style"] == name, "middle"] > 0).sum()) for name in styles]
    parts = [f"{quoted(name)} in {count}" for name, count in zip(styles, ahead, strict=True)]
    return f"Who sells more than {quoted(reference)} in the typical world? Of {groups} cases {', '.join(parts)}"
