"""Models of records: predicted against what happened, what each layer adds, owners against chance."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BLUE, GREY, LIGHT, ORANGE, of_interval
from .picture import Picture, despine, new_figure, set_title

_WHAT = {"win": "deals won", "leaving": "people who left"}


def chance_picture(name: str, table: Any, calibration: Any) -> Picture:
    """Odds ratios with intervals, and chances against what happened on rows not seen.

    Args:
        name: "win" or "leaving".
        table: of the fitted model.
        calibration: its curve; may be empty.

    Returns:
        The picture.
    """
    sure = int(((table["low"] > 0) | (table["high"] < 0)).sum())
    title = f"{sure} of {len(table)} features are clearly related to {_WHAT[name]}"
    if table["low"].isna().all():
        title = f"Too few people for an interval of what goes with {_WHAT[name]}"
    if len(calibration):
        inside = (calibration["low"] <= calibration["chance"]) & (calibration["chance"] <= calibration["high"])
        title += f"; chances fit in {int(inside.sum())} of {len(calibration)} groups"
    figure = new_figure(9.6, 1.4 + 0.27 * max(len(table), 9))
    left, right = figure.subplots(1, 2, width_ratios=(1.3, 1))
    _draw_odds(left, table)
    _draw_calibration(right, calibration, _WHAT[name])
    set_title(figure, title, size=12)
    values = "; ".join(f"{r.feature} {r.odds_ratio:.2f}" for r in table.itertuples())
    return Picture(figure, title, f"{title}. Odds ratios per standard deviation: {values}.")


def _draw_odds(axis: Any, table: Any) -> None:
    rows = table.iloc[::-1].reset_index(drop=True)
    color = [of_interval(low, high) for low, high in zip(rows.low, rows.high, strict=True)]
    axis.axvline(1, color=LIGHT, linewidth=1.5)
    axis.hlines(rows.index, rows["odds_low"], rows["odds_high"], color=color, linewidth=1.5)
    axis.scatter(rows["odds_ratio"], rows.index, color=color, s=24, zorder=3)
    axis.set_xscale("log")
    ends = rows[["odds_low", "odds_ratio", "odds_high"]]
    ticks = [t for t in (0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4) if ends.min().min() <= t <= ends.max().max() or t == 1]
    axis.set_xticks(ticks, [f"{t:g}" for t in ticks])
    axis.set_xticks([], minor=True)
    axis.set_yticks(rows.index, rows["feature"], fontsize=8)
    axis.set_xlabel("odds ratio per standard deviation, 95 % interval", fontsize=9)
    despine(axis)


def _draw_calibration(axis: Any, curve: Any, what: str) -> None:
    if not len(curve):
        axis.set_axis_off()
        return
    top = 105 * max(curve["high"].max(), curve["chance"].max())
    axis.plot([0, top], [0, top], color=LIGHT, linewidth=1.5)
    seen = 100 * curve["happened"]
    axis.vlines(100 * curve["chance"], 100 * curve["low"], 100 * curve["high"], color=GREY, linewidth=1)
    axis.plot(100 * curve["chance"], seen, "o", color=BLUE, markersize=5)
    axis.set_xlabel("predicted chance, not seen before (%)", fontsize=9)
    axis.set_ylabel(f"{what} (%)", fontsize=9)
    despine(axis)


def layers_picture(scores: Any, quarters: Any) -> Picture:
    """What each layer explains out of sample, and expected against actual orders by quarter.

    Args:
        scores: of the forecast.
        quarters: expected and actual orders; may be empty.

    Returns:
        The picture.
    """
    rows = scores[scores["r2"] != 0]
    adds = list(dict.fromkeys(rows["layer"]))
    clear = [name for name in adds if (rows.loc[rows["layer"] == name, "added_low"] > 0).all()]
    title = f"{len(clear)} of {len(adds)} layers add clearly to the forecast: {', '.join(clear) or 'none'}"
    figure = new_figure(9.6, 3.6)
    left, right = figure.subplots(1, 2)
    for shift, test, color in zip((-0.1, 0.1), dict.fromkeys(rows["test"]), (BLUE, ORANGE), strict=False):
        here = rows[rows["test"] == test]
        places = np.arange(len(here)) + shift
        left.vlines(places, here["added_low"], here["added_high"], color=color, linewidth=1.5)
        left.plot(places, here["added_r2"], "o", color=color, label=test)
    left.axhline(0, color=LIGHT, linewidth=1)
    left.set_xticks(np.arange(len(adds)), [adds[0], *[f"+ {name}" for name in adds[1:]]])
    left.set_ylabel("added R², 95 % interval")
    left.legend(frameon=False, fontsize=8, loc="best")
    despine(left)
    _draw_quarters(right, quarters)
    set_title(figure, title, size=12)
    values = "; ".join(f"{r.layer} on {r.test} {r.added_r2:+.3f}" for r in rows.itertuples())
    return Picture(figure, title, f"{title}. Added R²: {values}.")


def _draw_quarters(axis: Any, quarters: Any) -> None:
    if not len(quarters):
        axis.set_axis_off()
        return
    places = np.arange(len(quarters))
    axis.errorbar(
        places - 0.08, quarters["expected"], 2 * quarters["spread"], fmt="o", color=BLUE, label="expected, ± 2 sd"
    )
    axis.plot(places + 0.08, quarters["orders"], "D", color=ORANGE, label="came in")
    axis.set_xticks(places, [f"{start:%Y-%m}" for start in quarters["start"]], fontsize=8)
    axis.set_ylim(0, None)
    axis.set_xlabel("quarter starting", fontsize=9)
    axis.set_ylabel("orders from deals open at its start", fontsize=9)
    axis.legend(frameon=False, fontsize=8, loc="best")
    despine(axis)


def owners_picture(groups: Any, table: Any) -> Picture:
    """Shares of won deals of owners in order, with intervals, beside the share of all.

    Args:
        groups: one row per owner.
        table: of ``owner_differences``.

    Returns:
        The picture.
    """
    first = table.iloc[0]
    more = min(first["p"], first["p_shuffled"]) < 0.05
    p = f"p {first['p']:.2f}" if first["p"] >= 0.01 else "p below .01"
    title = f"{len(groups)} {first['by']} differ {'by more than' if more else 'no more than by'} chance ({p})"
    rows = groups.sort_values("won", kind="stable").reset_index(drop=True)
    figure = new_figure(8.4, 3.6)
    axis = figure.subplots()
    axis.axhline(first["won"], color=ORANGE, linewidth=1.5)
    axis.text(0, first["won"], f"all deals: {first['won']:.0f} %", color=ORANGE, va="bottom")
    axis.vlines(rows.index, rows["low"], rows["high"], color=LIGHT, linewidth=2)
    axis.plot(rows.index, rows["won"], "o", color=BLUE, markersize=4)
    axis.set_xticks([])
    axis.set_xlabel(f"{first['by']}, in order (unnamed: not for ranking)")
    axis.set_ylabel("closed deals won (%), 95 % interval")
    set_title(axis, title)
    despine(axis)
    alt = f"{title}. Shares from {rows['won'].iloc[0]:.1f} to {rows['won'].iloc[-1]:.1f} %, all {first['won']:.1f} %."
    return Picture(figure, title, alt)
