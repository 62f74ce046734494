"""Estimates against the truth: one panel per world, one dot per estimator."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BLUE, GREY, LIGHT, ORANGE
from .picture import Picture, despine, new_figure, set_title


def benchmark_picture(table: Any, clear: float = 3.0) -> Picture:
    """Small multiples: mean of each estimator with the spread of single companies, the truth as a line.

    Args:
        table: the table of ``sc.benchmark_estimators``.
        clear: Monte-Carlo standard errors from which on a bias is called one.

    Returns:
        The picture.
    """
    worlds = list(dict.fromkeys(table["world"]))
    names = list(dict.fromkeys(table["estimator"]))[::-1]
    across = min(3, len(worlds))
    down = -(-len(worlds) // across)
    figure = new_figure(2.2 + 2.55 * across, 0.9 + (0.5 + 0.2 * len(names)) * down)
    axes = figure.subplots(down, across, sharey=True, squeeze=False)
    for axis in axes.flat[len(worlds) :]:
        axis.set_axis_off()
    for axis, world in zip(axes.flat, worlds, strict=False):
        _panel(axis, table[table["world"] == world].set_index("estimator"), world, names, clear)
    off = table["bias"].abs() > clear * table["bias_mc"]
    off |= table["bias"].isna()
    right = [name for name in names if not off[table["estimator"] == name].any()]
    where = f"in all {len(worlds)} worlds" if len(worlds) > 1 else f"in the world '{worlds[0]}'"
    title = f"{len(right)} of {len(names)} estimators show no bias {where}"
    legend = "mean (dot; diamond: clearly off), nine in ten companies (bar), truth (line)"
    set_title(figure, f"{title}: {legend}")
    figure.supxlabel("effect on the treated (points of quota)", fontsize=9)
    worst = table.dropna(subset=["bias"]).sort_values("bias", key=np.abs, ascending=False, kind="stable").head(5)
    values = "; ".join(f"{r.estimator} in '{r.world}' {r.bias:+.1f}" for r in worst.itertuples())
    return Picture(figure, title, f"{title}. Largest errors in points of quota: {values}.")


def _panel(axis: Any, rows: Any, world: str, names: list[str], clear: float) -> None:
    places = np.arange(len(names))
    axis.axvline(rows["truth"].iloc[0], color=GREY, linewidth=1.2)
    for place, name in zip(places, names, strict=True):
        row = rows.loc[name]
        if not np.isfinite(row["estimate"]):
            axis.text(rows["truth"].iloc[0], place, " no answer", fontsize=7, color=GREY, va="center")
            continue
        off = abs(row["bias"]) > clear * row["bias_mc"]
        wide = 1.645 * row["spread"]
        axis.hlines(place, row["estimate"] - wide, row["estimate"] + wide, color=LIGHT, linewidth=3)
        axis.plot(row["estimate"], place, "D" if off else "o", color=ORANGE if off else BLUE, markersize=5)
    axis.set_yticks(places, names, fontsize=8)
    axis.tick_params(axis="x", labelsize=8)
    axis.set_title(world, fontsize=9, loc="left")
    despine(axis)


def effect_picture(table: Any, where: str, unit: str = "points of quota") -> Picture:
    """Estimates with their intervals, one row per estimator; the first company where there are several.

    Args:
        table: the table of ``sc.effect_of_oversight``.
        where: the world, or whose records.
        unit: of the effects.

    Returns:
        The picture.
    """
    rows = (table[table["company"] == 0] if "company" in table else table).reset_index(drop=True)[::-1]
    figure = new_figure(7.2, 1.4 + 0.3 * len(rows))
    axis = figure.subplots()
    axis.axvline(0, color=LIGHT, linewidth=1)
    for place, row in enumerate(rows.itertuples()):
        axis.hlines(place, row.low, row.high, color=GREY, linewidth=1.5)
        axis.plot(row.effect, place, "o", color=BLUE)
    axis.set_yticks(np.arange(len(rows)), list(rows["estimator"]), fontsize=9)
    axis.set_xlabel(f"effect on the treated ({unit}), 95 % interval", fontsize=9)
    got = rows[np.isfinite(rows["effect"])]
    title = f"{len(got)} estimators, from {got['effect'].min():+.2g} to {got['effect'].max():+.2g}: {where}"
    if "truth" in rows:
        axis.axvline(rows["truth"].iloc[0], color=ORANGE, linewidth=1.5, label="true effect")
        figure.legend(frameon=False, fontsize=8, loc="outside lower right")
        title = f"{int(got['covers'].sum())} of {len(got)} intervals cover the true effect: {where}"
    set_title(axis, title)
    despine(axis)
    alt = f"{title}. Effects: " + "; ".join(f"{r.estimator} {r.effect:+.1f}" for r in got[::-1].itertuples())
    return Picture(figure, title, alt + ".")
