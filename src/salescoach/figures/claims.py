"""Pictures of the claims: all of them at a glance, and one over the worlds."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BLUE, GREY, LIGHT, ORANGE
from .picture import Picture, despine, lines_of, new_figure, set_title

# Told apart by lightness and hatching as well as by colour.
LOOK = {"holds": (BLUE, ""), "unclear": (LIGHT, ""), "fails": (ORANGE, "////")}
WORDS = {"holds": BLUE, "unclear": GREY, "fails": ORANGE}  # of letters and thin lines
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
    figure = new_figure(9.9, 0.24 * len(frame) + 1.9)
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


def claim_picture(verdict: Any, *, people: str = "") -> Picture:
    """In how many worlds one claim holds, is unclear, fails: one bar, with the claim in words.

    Args:
        verdict: with ``claim``, ``table`` (effect, low, high, state), ``word``, ``size`` and ``share``.
        people: whom it was asked of, for the title, where these are not the people whom its author has in mind.

    Returns:
        The picture.
    """
    counts = verdict.table["state"].value_counts()
    known = int(counts.reindex(list(LOOK)).fillna(0).sum())
    figure = new_figure(7.3, 2.0)
    axis = figure.subplots()
    left, parts, middles = 0.0, [], {}
    for state, (color, hatch) in LOOK.items():
        many = int(counts.get(state, 0))
        width = 100.0 * many / known if known else 0.0
        axis.barh(0, width, left=left, color=color, hatch=hatch, edgecolor="white", linewidth=2, height=0.7)
        if many:
            middles[state] = left + width / 2
        parts.append(f"{state} in {many}")
        left += width
    for state, middle in _apart(middles).items():
        axis.text(middle, 0.42, f"{state}\n{counts[state]}", ha="center", va="bottom", color=WORDS[state])
    axis.text(100.0, -0.42, f"of {known} plausible worlds", ha="right", va="top", color=GREY)
    axis.set(xlim=(0, 100), ylim=(-0.75, 1.0))
    axis.set_axis_off()
    title = _in_words(verdict, people)
    set_title(figure, title)
    alt = f"{title}. A bar of {known} worlds, from left to right: {', '.join(parts)}. {_sizes(verdict)}"
    return Picture(figure, title, alt)


def _apart(middles: dict[str, float], room: float = 12.0, edge: float = 5.0) -> dict[str, float]:
    """Places of the words above the parts of the bar, moved so that they stay inside and do not touch."""
    placed: dict[str, float] = {}
    for count, (state, middle) in enumerate(middles.items()):
        least = max([edge, *(place + room for place in placed.values())])
        most = 100.0 - edge - room * (len(middles) - 1 - count)
        placed[state] = min(max(middle, least), most)
    return placed


def _in_words(verdict: Any, people: str = "") -> str:
    among = f"among {people}: " if people else ""
    return f"{verdict.claim.author}: “{verdict.claim.words}” – {among}{verdict.word}"


def _sizes(verdict: Any) -> str:
    experiment, size = verdict.claim.experiment, verdict.size
    return (
        f"{experiment.metric}, in {experiment.unit}: typical world {size['median']:+.2f}, eight worlds in ten between "
        f"{size['low']:+.2f} and {size['high']:+.2f}."
    )


def claim_strip_picture(verdict: Any) -> Picture:
    """The number of one claim in every world, in order, with intervals, and the line from which it holds.

    Args:
        verdict: with ``claim``, ``table`` (effect, low, high, state), ``word`` and ``share``.

    Returns:
        The picture.
    """
    experiment = verdict.claim.experiment
    table = verdict.table.dropna().sort_values("effect").reset_index(drop=True)
    figure = new_figure(7.3, 4.4)
    axis = figure.subplots()
    for state, mark in (("holds", "o"), ("unclear", "s"), ("fails", "D")):
        rows = table[table["state"] == state]
        color = WORDS[state]
        axis.vlines(rows.index, rows["low"], rows["high"], color=color, linewidth=0.8, alpha=0.5)
        axis.plot(rows.index, rows["effect"], mark, markersize=3.5, color=color, label=f"{state} ({len(rows)})")
    axis.axhline(experiment.smallest_effect, color=GREY, linewidth=1.0, linestyle="--")
    line = f"{experiment.smallest_effect:g} {experiment.unit}"
    axis.set_xlabel(lines_of(f"worlds, in order of the effect; from the dashed line ({line}) up it holds", 6.0, 9))
    axis.set_ylabel(experiment.unit)
    axis.legend(frameon=False, loc="upper left")
    despine(axis)
    title = _in_words(verdict)
    set_title(figure, title)
    return Picture(figure, title, f"{title}. One mark a world, the lowest on the left. {_sizes(verdict)}")
