"""Who wins where: how often each style is best and worst over many worlds, and what its winning hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from .colours import BLUE, GREY, LIGHT, ORANGE
from .picture import Picture, despine, new_figure, set_title
from .styles import quoted, style_label

_MOST_ROWS = 20  # parts that are shown, those that move most


def winners_picture(found: Any, labels: Mapping[str, str]) -> Picture:
    """Best to the right, worst to the left, in per cent of worlds; the dark part is clear.

    Args:
        found: the result of ``sc.who_wins``.
        labels: measure -> words.

    Returns:
        The picture.
    """
    styles = list(dict.fromkeys(found.table["style"]))
    figure = new_figure(9.8, 1.9 + 0.34 * len(styles))
    axes = figure.subplots(1, len(labels), sharey=True, squeeze=False)[0]
    for axis, (measure, label) in zip(axes, labels.items(), strict=True):
        rows = found.table[found.table["measure"] == measure].set_index("style").loc[styles[::-1]]
        for sign, column, color in ((1, "best", BLUE), (-1, "worst", ORANGE)):
            axis.barh(styles[::-1], sign * 100 * rows[column], color=color, height=0.65, alpha=0.35)
            axis.barh(styles[::-1], sign * 100 * rows[f"clearly_{column}"], color=color, height=0.65)
        axis.set_yticks(range(len(styles)), [style_label(style) for style in styles[::-1]])
        axis.axvline(0, color=GREY, linewidth=1)
        axis.set_xlim(-105, 105)
        axis.set_xticks([-50, 0, 50], ["50", "0", "50"])
        axis.set_title(label, fontsize=10, loc="left", fontweight="bold")
        despine(axis)
    figure.supxlabel("worst (left) and best (right), % of worlds; dark: clearly, against every other", fontsize=10)
    set_title(figure, found.title)
    told = "; ".join(
        f"{labels[row.measure]}, {style_label(row.style)}: best {row.best:.0%} (clearly {row.clearly_best:.0%}), "
        f"worst {row.worst:.0%}"
        for row in found.table.itertuples()
        if row.best > 0 or row.worst > 0
    )
    return Picture(figure, found.title, f"{found.title}. {told}.")


def parts_that_win_picture(found: Any, measure: str, label: str) -> Picture:
    """How often each style that can win is best, as it is (bar) and without a part (dot), for the parts that move most.

    Args:
        found: the result of ``sc.who_wins``.
        measure: column of totals.
        label: of the measure.

    Returns:
        The picture.
    """
    whole = found.table[found.table["measure"] == measure].set_index("style")["best"]
    parts = found.parts[found.parts["measure"] == measure]
    most = parts.groupby("style")["best"].max().reindex(whole.index).fillna(0.0)
    parts = parts[parts["style"].isin(whole.index[(whole > 0) | (most > 0)])]
    moved = (parts["best"] - parts["style"].map(whole)).abs().sort_values(ascending=False, kind="stable")
    parts = parts.loc[sorted(moved.index[:_MOST_ROWS])].reset_index(drop=True)
    rows = [f"{style_label(row.style)} without {row.without}" for row in parts.itertuples()]
    figure = new_figure(9.0, 1.6 + 0.22 * max(1, len(rows)))
    axis = figure.subplots()
    for place, row in enumerate(parts[::-1].itertuples()):
        was, now = 100 * whole[row.style], 100 * row.best
        color = GREY if now == was else BLUE if now > was else ORANGE
        axis.plot([was, now], [place, place], color=LIGHT, linewidth=3, zorder=1)
        axis.plot(was, place, "|", color="black", markersize=9, zorder=2)
        axis.plot(now, place, "D" if now < was else "o", color=color, markersize=4.5, zorder=3)
    axis.set_yticks(np.arange(len(rows)), rows[::-1], fontsize=8)
    axis.set_ylim(-0.7, len(rows) - 0.3)
    axis.set_xlabel(f"best on {label}, % of {found.worlds} worlds; bar: the whole style, dot: without that part")
    despine(axis)
    title = _hangs(whole, parts, label)
    set_title(figure, title)
    told = "; ".join(f"{name}: {row.best:.0%}" for name, row in zip(rows, parts.itertuples(), strict=True))
    return Picture(figure, title, f"{title}. {told}.")


def _hangs(whole: Any, parts: Any, label: str) -> str:
    if not len(parts):
        return f"No style is best on {label} anywhere, with or without a part"
    drops = parts.assign(change=[row.best - whole[row.style] for row in parts.itertuples()])
    most = drops.loc[drops["change"].abs().idxmax()]
    if abs(most["change"]) < 0.05:
        return f"No single part decides how often a style is best on {label}"
    return (
        f"Most hangs on {most['without']}: without it {quoted(most['style'])} is best on {label} in "
        f"{most['best']:.0%} of worlds, with it in {whole[most['style']]:.0%}"
    )
