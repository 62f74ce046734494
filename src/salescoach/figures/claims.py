"""Pictures of the claims: all of them at a glance, and one over the worlds."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BLUE, GREY, LIGHT, ORANGE
from .picture import Picture, despine, new_figure, set_title

# Told apart by lightness and hatching as well as by colour.
LOOK = {"holds": (BLUE, ""), "unclear": (LIGHT, ""), "fails": (ORANGE, "////")}
_SHORT = 64


def claims_picture(frame: Any) -> Picture:
    """Share of worlds in which each claim holds, is unclear, fails; one panel per author.

    Args:
        frame: as ``sc.claims()`` gives it, with columns id, author, claim, holds, unclear, fails.

    Returns:
        The picture.
    """
    authors = list(dict.fromkeys(frame["author"]))
    parts = [frame[frame["author"] == author].iloc[::-1] for author in authors]
    figure = new_figure(10.5, 0.24 * len(frame) + 1.9)
    axes = figure.subplots(len(parts), 1, sharex=True, height_ratios=[len(part) for part in parts], squeeze=False)
    for axis, part, author in zip(axes[:, 0], parts, authors, strict=True):
        _stack(axis, part)
        axis.set_title(author, loc="left", fontsize=10, fontweight="bold")
    axes[-1, 0].set_xlabel("share of worlds (%)")
    handles, labels = axes[0, 0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower right", ncols=3, frameon=False, fontsize=9)
    held = int((frame["holds"] > 0.5).sum())
    title = f"{held} of {len(frame)} claims hold in more than half of the worlds"
    set_title(figure, title, size=12)
    values = "; ".join(f"{r.id} holds in {r.holds:.0%}, fails in {r.fails:.0%}" for r in frame.itertuples())
    return Picture(figure, title, f"{title}. {values}.")


def _stack(axis: Any, part: Any) -> None:
    left, rows = np.zeros(len(part)), np.arange(len(part))
    for state, (color, hatch) in LOOK.items():
        width = 100.0 * part[state].to_numpy(float)
        axis.barh(rows, width, left=left, color=color, hatch=hatch, edgecolor="white", linewidth=0.4, label=state)
        left = left + width
    axis.set_yticks(rows, [f"{r.id}  {_cut(r.claim)}" for r in part.itertuples()], fontsize=8)
    axis.set_xlim(0, 100)
    despine(axis)


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0].rstrip(",:;") + " ..."


def claim_picture(verdict: Any) -> Picture:
    """The number of one claim in every world, in order, with intervals, and the line from which it holds.

    Args:
        verdict: with ``claim``, ``table`` (effect, low, high, state), ``word`` and ``share``.

    Returns:
        The picture.
    """
    claim, experiment = verdict.claim, verdict.claim.experiment
    table = verdict.table.dropna().sort_values("effect").reset_index(drop=True)
    figure = new_figure(9.0, 4.2)
    axis = figure.subplots()
    for state, mark in (("holds", "o"), ("unclear", "s"), ("fails", "D")):
        rows = table[table["state"] == state]
        color = GREY if state == "unclear" else LOOK[state][0]
        axis.vlines(rows.index, rows["low"], rows["high"], color=color, linewidth=0.8, alpha=0.5)
        axis.plot(rows.index, rows["effect"], mark, markersize=3.5, color=color, label=f"{state} ({len(rows)})")
    axis.axhline(experiment.smallest_effect, color=GREY, linewidth=1.0, linestyle="--")
    axis.annotate(
        "holds from here up", (1, experiment.smallest_effect), (-2, -3), xycoords=axis.get_yaxis_transform(),
        textcoords="offset points", ha="right", va="top", fontsize=8,
    )  # fmt: skip
    axis.set_xlabel("worlds, in order of the effect")
    axis.set_ylabel(experiment.unit)
    axis.legend(frameon=False, fontsize=9, loc="upper left")
    despine(axis)
    title = f"{claim.id} ({claim.author}): {verdict.word}"
    set_title(figure, f"{title}\n{claim.words}")
    size = verdict.size
    alt = (
        f"{title}. {claim.words} {experiment.metric}, in {experiment.unit}: middle world {size['median']:+.2f}, "
        f"eight worlds in ten between {size['low']:+.2f} and {size['high']:+.2f}."
    )
    return Picture(figure, title, alt)
