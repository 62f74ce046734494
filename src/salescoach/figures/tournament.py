"""A tournament of styles: who comes first on what, and what a number tuned on one world does in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..common.signs import more_or_less
from .colours import BLUE, GREY, INK, LIGHT
from .picture import Picture, despine, lines_of, new_figure, set_title
from .styles import look_of, style_label

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
    shown = firsts[firsts.sum(axis=1) > 0]
    never = ", ".join(style_label(style) for style in firsts.index if style not in shown.index)
    figure = new_figure(9.4, 0.36 * len(shown) + 1.7)
    axes = figure.subplots(1, firsts.shape[1], sharey=True, squeeze=False)[0]
    places = np.arange(len(shown))[::-1]
    for axis, name in zip(axes, firsts.columns, strict=True):
        axis.barh(places, shown[name], color=[look_of(style).colour for style in shown.index], height=0.7)
        for place, count in zip(places, shown[name], strict=True):
            if count:
                axis.text(count + 0.02 * worlds, place, str(count), va="center", fontsize=9)
        axis.set_title(name, fontsize=10, loc="left", fontweight="bold")
        axis.set_yticks(places, [style_label(style) for style in shown.index])
        axis.set_xlim(0, 1.15 * worlds)
        axis.set_xlabel("worlds in which it is first", fontsize=9)
        axis.tick_params(labelsize=9)
        despine(axis)
    foot = f"First on nothing: {never}." if never else ""
    figure.supxlabel(lines_of(foot, 9.0, 9), fontsize=9, color=GREY, x=0.01, ha="left")
    set_title(figure, title, size=12)
    parts = [f"on {name} {style_label(leaders[name])} ({firsts.loc[leaders[name], name]})" for name in firsts.columns]
    return Picture(
        figure, title, f"{title}. First most often, with number of worlds: {', '.join(parts)}. {foot}".strip()
    )


def tuned_picture(effects: pd.DataFrame, amounts: list[float], world: int, unit: str) -> Picture:
    """What each amount changes in each world: the world that was tuned on in black, all others in grey.

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
    gain = more_or_less(effects.loc[world].iloc[best], 1)
    title = (
        f"{amounts[best]:g} {named} {verb} best in the world tuned on ({gain}); "
        f"it loses in {int((there < 0).sum())} of {len(rest)} others"
    )
    figure = new_figure(8.4, 4.0)
    axis = figure.subplots()
    axis.axhline(0, color=GREY, linewidth=1)
    axis.plot(amounts, rest.to_numpy(float).T, color=LIGHT, linewidth=1.2)
    lines = (("mean of the others", rest.mean(), "D-", BLUE), ("the world tuned on", effects.loc[world], "o-", INK))
    for words, line, look, color in lines:
        axis.plot(amounts, line.to_numpy(float), look, color=color, linewidth=2.5)
        axis.annotate(
            words, (amounts[-1], float(line.iloc[-1])), (8, 0), textcoords="offset points", color=color, va="center",
            fontweight="bold",
        )  # fmt: skip
    axis.text(0.02, 0.04, "grey: every other world", transform=axis.transAxes, color=GREY)
    axis.set_xlabel(unit)
    axis.set_ylabel("change of sales (%)")
    axis.set_xticks(amounts, [f"{a:g}" for a in amounts])
    axis.margins(x=0.05)
    despine(axis)
    set_title(figure, title, size=12)
    alt = f"{title}. Mean of the others at that number: {more_or_less(there.mean(), 1)}."
    return Picture(figure, title, alt)
