"""Claims, and the parts of their verdicts, in plain sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..common.messages import wrapped
from .claim import Claim

if TYPE_CHECKING:
    import pandas as pd


def claim_text(claim: Claim) -> str:
    """The entry in full, without its verdict."""
    lines = [
        f"{claim.id} ({claim.article})",
        claim.words,
        f"Why: {claim.why}",
        f"Carried by: {', '.join(claim.links) or 'no link'} ({_carried(claim)})",
    ]
    for part in claim.parts:
        lines += [f"{part.id}: {part.words}"] if claim.halves else []
        lines += _test_of(part)
    if claim.limits:
        lines.append(f"Left out: {claim.limits}")
    lines += [
        f"Published (row {row.number}): {row.who} ({row.grade}, {row.status}): {row.found}." for row in claim.evidence
    ]
    if not claim.evidence:
        lines.append("Published: no study was found.")
    return "\n".join([lines[0], *(wrapped(line, "  ") for line in lines[1:])])


def _test_of(part: Claim) -> list[str]:
    """How a claim or half is tested."""
    e = part.experiment
    if part.carried == "no":
        return [f"Not carried: {part.limits}"]
    lines = [
        f"Measured: {e.metric} ({e.unit})",
        f"Contrast: {e.contrast}",
        f"People: {e.people}. Horizon: {e.horizon}.",
        f"Rule: {e.rule}",
    ]
    if e.other is not None:
        lines.append(f"Another fair measure: {e.other.metric}; its line is {e.other.smallest_effect:+g}.")
    if part.by_construction:
        lines.append(f"By construction: {part.by_construction}")
    return lines


NUMBERS = ("first", "second", "third")


def halves_word(words: Sequence[str]) -> str:
    """One word for a whole that tells its halves apart.

    Args:
        words: on each half.
    """
    if len(set(words)) == 1:
        return words[0]
    what = "half" if len(words) == 2 else "part"
    return ", ".join(f"{NUMBERS[k]} {what} {word}" for k, word in enumerate(words))


def runs_text(runs: Sequence[int], most: int) -> str:
    """'96 to 2000 paired runs in each'.

    Args:
        runs: of each world.
        most: at most.
    """
    low, high = (min(runs), max(runs)) if any(runs) else (most, most)
    return f"{low} paired runs in each" if low == high else f"{low} to {high} paired runs in each"


def _carried(claim: Claim) -> str:
    return {"yes": "the model carries it", "in part": "the model carries it in part", "no": "the model does not"}[
        claim.carried
    ]


def figure(value: float) -> str:
    """A signed number with as many digits as it is worth."""
    if math.isnan(value):
        return "unknown"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 1 else 2
    return f"{round(value, digits) + 0.0:+.{digits}f}"


def share_text(share: Mapping[str, tuple[float, float, float]]) -> str:
    """'holds in 62 % (52-71 %), fails in 12 % (...), unclear in ...'.

    Args:
        share: state -> share of worlds with the ends of its interval.
    """
    parts = [
        f"{word} in {share:.0%} ({low:.0%} to {high:.0%})"
        for word, (share, low, high) in ((w, share[w]) for w in ("holds", "fails", "unclear"))
    ]
    return ", ".join(parts).replace("unclear in", "is unclear in")


def drivers_text(drivers: pd.DataFrame, most: int = 3) -> str:
    """The settings that clearly move a verdict, or that none does.

    Args:
        drivers: one row per setting: setting, low_third, high_third, low, high.
        most: how many are named.
    """
    clear = drivers[(drivers["low"] > 0) | (drivers["high"] < 0)].head(most) if len(drivers) else drivers
    if not len(clear):
        return "no single setting clearly moves it" if len(drivers) else "too few worlds to tell what moves it"
    return "; ".join(
        f"{row.setting} ({row.low_third:.0%} of worlds in its lowest third, {row.high_third:.0%} in its highest)"
        for row in clear.itertuples()
    )


def tested(claim: Claim) -> str:
    """How a claim is tested, in one line."""
    if claim.halves:
        return "; ".join(f"{half.id}: {tested(half)}" for half in claim.halves)
    e = claim.experiment
    return f"{e.metric} ({e.unit}): {e.contrast}; {e.people}; {e.horizon}; matters from {e.smallest_effect:+g}"
