"""An effect over many worlds: its distribution, who is ahead under which assumptions, who with which people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from .colours import BLUE, GREEN, GREY, LIGHT, ORANGE
from .picture import Picture, despine, new_figure, set_title

if TYPE_CHECKING:
    import pandas as pd

_COLORS = {"micromanage": ORANGE, "accountability": BLUE, "process": GREEN}
_MARKS = {"micromanage": "o", "accountability": "s", "process": "D"}


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
    title = f"{over.second} is ahead of {over.first} in {over.shares['second']:.0%} of {len(over.table)} worlds"
    figure = new_figure(9.4, 3.8)
    top = over.drivers[over.drivers["difference"] != 0].head(8)
    axes = figure.subplots(1, 2 if len(top) else 1, width_ratios=(1.15, 1) if len(top) else None, squeeze=False)[0]
    _draw_effects(over.table, better, axes[0])
    axes[0].set_ylabel(f"effect on {label} ({unit})")
    if len(top):
        _draw_drivers(top, over.second, axes[1])
    set_title(figure, title, size=12)
    low, middle, high = np.nanpercentile(over.table["effect"], (5, 50, 95))
    spread = f"nine in ten between {low:+.1f} and {high:+.1f} {unit}"
    alt = f"{title}. Effect on {label}: middle world {middle:+.1f} {unit}, {spread}."
    return Picture(figure, title, alt)


def _draw_effects(table: Any, better: int, axis: Any) -> None:
    ordered = table.sort_values("effect").reset_index(drop=True)
    colors = [GREY if s == 0 else BLUE if s == better else ORANGE for s in ordered["sign"]]
    axis.vlines(ordered.index, ordered["low"], ordered["high"], color=colors, linewidth=0.8, alpha=0.5)
    axis.scatter(ordered.index, ordered["effect"], s=5, color=colors)
    axis.axhline(0, color=GREY, linewidth=1)
    axis.set_xlabel("worlds, in order of the effect")
    despine(axis)


def _draw_drivers(drivers: Any, ahead: str, axis: Any) -> None:
    top = drivers.iloc[::-1].reset_index(drop=True)
    axis.hlines(top.index, 100 * top["low_third"], 100 * top["high_third"], color=LIGHT, linewidth=3)
    axis.plot(100 * top["low_third"], top.index, "o", color=ORANGE, label="lowest third of the setting")
    axis.plot(100 * top["high_third"], top.index, "D", color=BLUE, label="highest third")
    axis.set_yticks(top.index, top["setting"], fontsize=9)
    axis.set_xlabel(f"worlds with {ahead} ahead (%)")
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
    despine(axis)
    set_title(figure, title, size=12)
    parts = [f"{name}: {first.second} {over.shares['second']:.0%}, unclear {over.shares['unclear']:.0%}, "
             f"{first.first} {over.shares['first']:.0%}" for name, over in overs.items()]  # fmt: skip
    return Picture(figure, title, f"{title}. {'; '.join(parts)}.")


def people_and_horizon_picture(frame: pd.DataFrame, reference: str) -> Picture:
    """Middle world and eight worlds in ten of each style, one row per group of people and horizon.

    Args:
        frame: columns people, horizon, style, low, middle, high; effects in per cent of the reference's revenue.
        reference: the style that all are compared with.

    Returns:
        The picture.
    """
    groups = list(dict.fromkeys(zip(frame["people"], frame["horizon"], strict=True)))
    styles = list(dict.fromkeys(frame["style"]))
    figure = new_figure(8.6, 1.3 + 0.62 * len(groups))
    axis = figure.subplots()
    for row in frame.itertuples():
        across = len(groups) - 1 - groups.index((row.people, row.horizon))
        _draw_style(axis, row, across + 0.22 * (1 - styles.index(row.style)))
    axis.axvline(0, color=GREY, linewidth=1)
    axis.set_yticks(range(len(groups)), [f"{people}, {horizon}" for people, horizon in reversed(groups)])
    axis.set_xlabel(f"revenue against {reference} (%): middle world, and eight worlds in ten")
    handles = [
        axis.plot([], [], _MARKS.get(name, "o"), color=_COLORS.get(name, GREY), label=name)[0] for name in styles
    ]
    axis.legend(handles=handles, frameon=False, ncols=len(styles), loc="lower left", bbox_to_anchor=(0.0, 1.0))
    despine(axis)
    title = _ahead(frame, styles, len(groups), reference)
    set_title(figure, title)
    ends = f"Middle worlds from {frame['middle'].min():+.0f} to {frame['middle'].max():+.0f} %."
    return Picture(figure, title, f"{title}. {ends}")


def _draw_style(axis: Any, row: Any, place: float) -> None:
    color = _COLORS.get(row.style, GREY)
    axis.hlines(place, row.low, row.high, color=color, linewidth=1.5, alpha=0.6)
    axis.plot(row.middle, place, _MARKS.get(row.style, "o"), color=color, markersize=6)


def _ahead(frame: pd.DataFrame, styles: list[str], groups: int, reference: str) -> str:
    ahead = [int((frame.loc[frame["style"] == name, "middle"] > 0).sum()) for name in styles]
    parts = [f"{name} in {count}" for name, count in zip(styles, ahead, strict=True)]
    return f"Ahead of {reference} in the middle world, of {groups} settings: {', '.join(parts)}"
