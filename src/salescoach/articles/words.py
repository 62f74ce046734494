"""Claims, and the parts of their verdicts, in plain sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..common.messages import wrapped
from .claim import Claim

if TYPE_CHECKING:
    import pandas as pd


def claim_text(claim: Claim) -> str:
    """The entry in full, without its verdict."""
    e = claim.experiment
    lines = [
        f"{claim.id} ({claim.article})",
        claim.words,
        f"Why: {claim.why}",
        f"Carried by: {', '.join(claim.links) or 'no link'} ({_carried(claim)})",
        f"Measured: {e.metric} ({e.unit})",
        f"Contrast: {e.contrast}",
        f"People: {e.people}. Horizon: {e.horizon}.",
        f"Rule: {e.rule}",
    ]
    if claim.by_construction:
        lines.append(f"By construction: {claim.by_construction}")
    if claim.limits:
        lines.append(f"Left out: {claim.limits}")
    lines += [
        f"Published (row {row.number}): {row.who} ({row.grade}, {row.status}): {row.found}." for row in claim.evidence
    ]
    if not claim.evidence:
        lines.append("Published: no study was found.")
    return "\n".join([lines[0], *(wrapped(line, "  ") for line in lines[1:])])


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
    e = claim.experiment
    return f"{e.metric} ({e.unit}): {e.contrast}; {e.people}; {e.horizon}; matters from {e.smallest_effect:+g}"
