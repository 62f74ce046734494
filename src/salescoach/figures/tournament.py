"""A tournament of styles: who comes first on what, and what a number tuned on one world does in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .colours import BLUE, GREY, LIGHT, ORANGE
from .picture import Picture, despine, new_figure, set_title
from .styles import style_label

if TYPE_CHECKING:
    import pandas as pd


def firsts_picture(firsts: pd.DataFrame, worlds: int, swept: int) -> Picture:
    """Worlds in which each style (row) comes first on each measure (column), as bars.

    Args:
        firsts: counts, index style, columns labels of measures.
        worlds: how many were tried.
        swept: worlds in which one style is first on all.

    Returns:
        The picture.
    """
    leaders = firsts.idxmax()
    head = f"One style is first on all {firsts.shape[1]} measures in {swept} of {worlds} worlds"
    title = head + ("" if leaders.nunique() == 1 else f"; {leaders.nunique()} styles lead a measure")
    figure = new_figure(9.4, 0.3 * len(firsts) + 1.4)
    axes = figure.subplots(1, firsts.shape[1], sharey=True, squeeze=False)[0]
    places = np.arange(len(firsts))[::-1]
    for axis, name in zip(axes, firsts.columns, strict=True):
        colors = [BLUE if style == leaders[name] else LIGHT for style in firsts.index]
        axis.barh(places, firsts[name], color=colors, height=0.7)
        for place, count in zip(places, firsts[name], strict=True):
            axis.text(count + 0.02 * worlds, place, str(count), va="center", fontsize=9)
        axis.set_title(name, fontsize=10, loc="left", fontweight="bold")
        axis.set_yticks(places, [style_label(style) for style in firsts.index])
        axis.set_xlim(0, 1.15 * worlds)
        axis.set_xlabel("worlds in which it is first", fontsize=9)
        axis.tick_params(labelsize=9)
        despine(axis)
    set_title(figure, title, size=12)
    parts = [f"on {name} {style_label(leaders[name])} ({firsts.loc[leaders[name], name]})" for name in firsts.columns]
    return Picture(figure, title, f"{title}. First most often, with number of worlds: {', '.join(parts)}.")


def tuned_picture(effects: pd.DataFrame, amounts: list[float], world: int, unit: str) -> Picture:
    """What each amount changes in each world: the world that was tuned on in orange, all others in grey.

    Args:
        effects: one row per world, one column per amount: change of revenue in per cent.
        amounts: the numbers that were tried, ascending.
        world: row that was tuned on.
        unit: of the amounts, in the plural ("hours of oversight").

    Returns:
        The picture.
    """
    rest = effects.drop(index=world)
    best = int(np.argmax(effects.loc[world].to_numpy(float)))
    there = rest.iloc[:, best]
    named = unit.replace("hours", "hour", 1) if amounts[best] == 1 else unit
    verb = "is" if amounts[best] <= 1 else "are"
    title = (
        f"{amounts[best]:g} {named} {verb} best in the world tuned on ({effects.loc[world].iloc[best]:+.1f} %); "
        f"it loses in {int((there < 0).sum())} of {len(rest)} others"
    )
    figure = new_figure(8.4, 4.0)
    axis = figure.subplots()
    axis.axhline(0, color=GREY, linewidth=1)
    axis.plot(amounts, rest.to_numpy(float).T, color=LIGHT, linewidth=1.2)
    axis.plot(amounts, rest.mean().to_numpy(float), "D-", color=BLUE, linewidth=2.5, label="mean of the others")
    axis.plot(amounts, effects.loc[world], "o-", color=ORANGE, linewidth=2.5, label="the world tuned on")
    axis.plot([], [], color=LIGHT, label="every other world")
    axis.set_xlabel(unit)
    axis.set_ylabel("change of revenue (%)")
    axis.set_xticks(amounts, [f"{a:g}" for a in amounts])
    axis.legend(frameon=False, fontsize=9, loc="lower left")
    despine(axis)
    set_title(figure, title, size=12)
    alt = f"{title}. Mean of the others at that number: {there.mean():+.1f} %."
    return Picture(figure, title, alt)
