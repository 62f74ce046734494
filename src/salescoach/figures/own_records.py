"""Records of one's own, narrow enough for a telephone: pipeline, rates, people, cycle. The page writes their titles."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import AGES, BLUE, GREY, LIGHT, ORANGE
from .picture import Picture, despine, new_figure

WIDTH = 4.8  # inches: the letters are still read on a telephone
SMALL = 9


def pipeline_picture(table: Any) -> Picture:
    """Open deals by stage, cut by their age.

    Args:
        table: a row per stage, a column per age with numbers of deals.

    Returns:
        The picture.
    """
    figure = new_figure(WIDTH, 1.6 + 0.32 * len(table))
    axis, left = figure.subplots(), np.zeros(len(table))
    places = np.arange(len(table))[::-1]
    for age, color in zip(table.columns, AGES, strict=True):
        counts = table[age].to_numpy(float)
        axis.barh(places, counts, left=left, color=color, edgecolor="white", linewidth=0.6, height=0.7, label=age)
        left += counts
    axis.set_yticks(places, [_cut(str(name)) for name in table.index], fontsize=SMALL)
    axis.set_xlabel("open deals", fontsize=SMALL)
    axis.legend(title="days open", fontsize=8, title_fontsize=8, frameon=False, ncols=5, loc="lower left",
                bbox_to_anchor=(-0.35, 1.0), columnspacing=0.9, handlelength=1.0)  # fmt: skip
    despine(axis)
    total, old = int(table.to_numpy().sum()), int(table[table.columns[-1]].sum())
    title = f"{total:,} open deals, {old:,} of them for {table.columns[-1]} days"
    rows = "; ".join(f"{name}: {int(row.sum()):,}" for name, row in table.iterrows())
    return Picture(figure, title, f"{title}. By stage: {rows}.")


def rate_picture(table: Any, where: str, everywhere: float, parts: str) -> Picture:
    """Shares of won deals in order, with intervals, beside the share of all.

    Args:
        table: won, closed, rate, low, high (shares) by name.
        where: what the names are, for the axis.
        everywhere: share of all deals.
        parts: what they are called, such as months.

    Returns:
        The picture.
    """
    figure = new_figure(WIDTH, 3.0)
    axis, places = figure.subplots(), np.arange(len(table))
    axis.axhline(100 * everywhere, color=ORANGE, linewidth=1.5, linestyle="--", label="all closed deals")
    axis.vlines(places, 100 * table["low"], 100 * table["high"], color=GREY, linewidth=1.5)
    axis.plot(places, 100 * table["rate"], "o", color=BLUE, markersize=5, label="here, with 95 % range")
    step = max(1, -(-len(table) // 7))
    axis.set_xticks(places[::step], [str(name) for name in table.index[::step]], fontsize=8)
    axis.set_xlabel(where, fontsize=SMALL)
    axis.set_ylabel("closed deals that are won (%)", fontsize=SMALL)
    axis.set_ylim(0, min(100, 105 * float(table["high"].max())))
    legend_above(axis)
    despine(axis)
    outside = int(((table["low"] > everywhere) | (table["high"] < everywhere)).sum())
    title = f"{outside} of {len(table)} {parts} are clearly off {everywhere:.0%}, the win rate of all"
    rows = "; ".join(f"{row.Index}: {row.rate:.0%} of {int(row.closed):,}" for row in table.itertuples())
    return Picture(figure, title, f"{title}. By {where}: {rows}.")


def people_picture(table: Any, title: str) -> Picture:
    """How many people win which share, beside what chance alone makes of people who are alike.

    Args:
        table: people and expected by band of the share.
        title: the finding.

    Returns:
        The picture.
    """
    figure = new_figure(WIDTH, 3.0)
    axis, places = figure.subplots(), np.arange(len(table))
    axis.bar(places, table["people"], color=BLUE, width=0.75, label="people in the records")
    axis.plot(places, table["expected"], "D--", color=ORANGE, markersize=5, label="if all were alike")
    axis.set_xticks(places, [str(name) for name in table.index], fontsize=8)
    axis.set_xlabel("share of the closed deals of a person that are won (%)", fontsize=SMALL)
    axis.set_ylabel("people", fontsize=SMALL)
    legend_above(axis)
    despine(axis)
    rows = "; ".join(f"{row.Index} %: {row.people:.0f}, by chance {row.expected:.1f}" for row in table.itertuples())
    return Picture(figure, title, f"{title}. People by share won: {rows}.")


def cycle_picture(won: Any, lost: Any) -> Picture:
    """Share of won and of lost deals that were closed by a day.

    Args:
        won: days from opening to order.
        lost: days from opening to loss; may be empty.

    Returns:
        The picture.
    """
    figure = new_figure(WIDTH, 3.0)
    axis, said = figure.subplots(), []
    end = float(np.quantile(np.concatenate([won, lost]), 0.98)) + 1.0
    for days, name, color, dash in ((won, "won", BLUE, "-"), (lost, "lost", ORANGE, "--")):
        if not len(days):
            continue
        upto = np.linspace(0, end, 200)
        shares = 100 * np.searchsorted(np.sort(days), upto, side="right") / len(days)
        axis.plot(upto, shares, dash, color=color, linewidth=2, label=f"{name} deals")
        said.append(f"half of the {name} deals within {np.median(days):,.0f} days")
    axis.axhline(50, color=LIGHT, linewidth=1)
    axis.set_xlabel("days since the deal was opened", fontsize=SMALL)
    axis.set_ylabel("closed by then (%)", fontsize=SMALL)
    axis.set_ylim(0, 102)
    axis.legend(frameon=False, fontsize=8, loc="lower right")
    despine(axis)
    title = f"{said[0][0].upper()}{said[0][1:]}"
    return Picture(figure, title, f"Closed by day: {', '.join(said)}.")


def legend_above(axis: Any) -> None:
    """A legend where it covers nothing."""
    axis.legend(frameon=False, fontsize=SMALL, ncols=3, loc="lower left", bbox_to_anchor=(0.0, 1.0), columnspacing=1.0,
                handletextpad=0.4)  # fmt: skip


def _cut(name: str, most: int = 22) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
