"""The distribution of an effect over worlds."""

from __future__ import annotations

from typing import Any

import numpy as np

from .picture import BLUE, GREY, LIGHT, ORANGE, Picture, new_figure, plain


def worlds_picture(over: Any, label: str, unit: str, better: int) -> Picture:
    """Effects of all worlds in order, with intervals, and the assumptions that move who wins, if any do.

    Args:
        over: the result of ``compare_over``. label, unit: of the measure. better: +1 where more is better.
    """
    title = f"{over.second} is ahead of {over.first} in {over.shares['second']:.0%} of {len(over.table)} worlds"
    figure = new_figure(9.4, 3.8)
    top = over.flips[over.flips["difference"] != 0].head(8)
    axes = figure.subplots(1, 2 if len(top) else 1, width_ratios=(1.15, 1) if len(top) else None, squeeze=False)[0]
    _draw_effects(over.table, better, axes[0])
    axes[0].set_ylabel(f"effect on {label} ({unit})")
    if len(top):
        _draw_flips(top, over.second, axes[1])
    figure.suptitle(title, fontsize=12, x=0.01, ha="left")
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
    plain(axis)


def _draw_flips(flips: Any, ahead: str, axis: Any) -> None:
    top = flips.iloc[::-1].reset_index(drop=True)
    axis.hlines(top.index, 100 * top["low_third"], 100 * top["high_third"], color=LIGHT, linewidth=3)
    axis.plot(100 * top["low_third"], top.index, "o", color=ORANGE, label="lowest third of the setting")
    axis.plot(100 * top["high_third"], top.index, "D", color=BLUE, label="highest third")
    axis.set_yticks(top.index, top["setting"], fontsize=9)
    axis.set_xlabel(f"worlds with {ahead} ahead (%)")
    axis.legend(frameon=False, fontsize=8, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)
    plain(axis)
