"""A team of one's own: the fitted team held against the records, and answers with and without them; without titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .colours import BAND, BLUE, GREY, ORANGE
from .own_records import SMALL, WIDTH
from .picture import Picture, despine, lines_of, new_figure

FARTHEST = 8.0  # standard errors that are drawn


def fit_picture(fits: Any) -> Picture:
    """By how many standard errors the fitted team is off in each value.

    Args:
        fits: what, part, records, low, high, fitted, word; those without a sampling error are left out.

    Returns:
        The picture.
    """
    rows = fits[(fits["high"] > fits["low"]) & fits["fitted"].notna()].iloc[::-1].reset_index(drop=True)
    off = (rows["fitted"] - rows["records"]) / ((rows["high"] - rows["low"]) / 3.92)
    figure = new_figure(WIDTH, 1.3 + 0.4 * len(rows))
    axis = figure.subplots()
    axis.axvspan(-2, 2, color=BAND, linewidth=0)
    axis.axvline(0, color=GREY, linewidth=1)
    for word, color, mark in (("fits", BLUE, "o"), ("near", GREY, "s"), ("misses", ORANGE, "D")):
        here = (rows["word"] == word).to_numpy()
        shown = np.clip(off[here], -FARTHEST, FARTHEST)
        axis.plot(shown, rows.index[here], mark, color=color, markersize=6, label=f"{word} ({int(here.sum())})")
    names = [
        row.what.partition(" (")[0] + ("" if row.part == "typical" else f", {row.part}") for row in rows.itertuples()
    ]
    axis.set_yticks(rows.index, [lines_of(name, 2.1, 8.5) for name in names], fontsize=8.5)
    axis.set_xlim(-FARTHEST - 0.5, FARTHEST + 0.5)
    axis.set_xlabel("model above the records,\nin standard errors; grey: luck", fontsize=8)
    axis.legend(frameon=False, fontsize=8, ncols=3, loc="lower right", bbox_to_anchor=(1.0, 1.0), handletextpad=0.2,
                columnspacing=0.8)  # fmt: skip
    despine(axis)
    title = f"{int((rows['word'] == 'misses').sum())} of {len(rows)} values are missed by the model"
    told = "; ".join(f"{name} {gap:+.1f}" for name, gap in zip(names[::-1], off[::-1], strict=True))
    return Picture(figure, title, f"{title}. Standard errors above the records: {told}.")


def distribution_picture(one: Any, unit: str) -> Picture:
    """A distribution in the records and in the fitted team: share of values up to each.

    Args:
        one: meaning, values, shown.
        unit: of the values.

    Returns:
        The picture.
    """
    figure = new_figure(WIDTH, 2.8)
    axis = figure.subplots()
    end = max(float(np.quantile(values, 0.97)) for values in (one.values, one.shown))
    upto = np.linspace(0, end, 200)
    for values, name, color, dash in ((one.values, "your records", BLUE, "-"), (one.shown, "model", ORANGE, "--")):
        shares = 100 * np.searchsorted(np.sort(values), upto, side="right") / len(values)
        axis.plot(upto, shares, dash, color=color, linewidth=2, label=name)
    axis.set_xlabel(f"{one.meaning} ({unit})", fontsize=SMALL)
    axis.set_ylabel("at most so much (%)", fontsize=SMALL)
    axis.set_ylim(0, 102)
    axis.legend(frameon=False, fontsize=8, loc="lower right")
    despine(axis)
    half = tuple(float(np.median(values)) for values in (one.values, one.shown))
    name = f"{one.meaning[0].upper()}{one.meaning[1:]}"
    title = f"{name}: half below {_plain(half[0])} in the records, {_plain(half[1])} in the model"
    return Picture(figure, title, f"{title}, {unit}.")


def _plain(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def answers_picture(answers: Sequence[Any]) -> Picture:
    """Effects world by world, without records above and with them below, for each comparison.

    Args:
        answers: first, second, without and with_records (or None).

    Returns:
        The picture.
    """
    rows = []
    for answer in answers:
        name = f"{answer.second} against {answer.first}".replace("_", " ")  # so that long names break
        rows.append((f"{name}, without records", answer.without, GREY, "s"))
        if answer.with_records is not None:
            rows.append((f"{name}, with yours", answer.with_records, BLUE, "o"))
    figure = new_figure(WIDTH, 1.2 + 0.55 * len(rows))
    axis, told = figure.subplots(), []
    axis.axvline(0, color=GREY, linewidth=1)
    for place, (name, over, color, mark) in zip(range(len(rows))[::-1], rows, strict=True):
        effects = over.table["effect"].to_numpy(float)
        low, middle, high = np.nanpercentile(effects, (5, 50, 95))
        wobble = 0.2 * np.sin(np.arange(len(effects)) * 2.399963)  # evenly scattered, the same every time
        axis.plot(effects, place + wobble, mark, color=color, markersize=3, alpha=0.45)
        axis.plot([low, high], [place, place], color="black", linewidth=1.3)
        axis.plot([middle], [place], "|", color="black", markersize=13, markeredgewidth=2.2)
        told.append(f"{name}: typical world {middle:+.0f} %, nine in ten {low:+.0f} to {high:+.0f} %")
    axis.set_yticks(range(len(rows))[::-1], [lines_of(name, 1.6, 8.5) for name, *_ in rows], fontsize=8.5)
    axis.set_ylim(-0.6, len(rows) - 0.4)
    axis.set_xlabel("effect on revenue (%), one mark a world", fontsize=SMALL)
    despine(axis)
    withheld = all(answer.with_records is None for answer in answers)
    title = "The answer without any records" if withheld else "The answer with your records, and without any"
    return Picture(figure, title, f"{title}. {'; '.join(told)}.")
