"""Claims and verdicts in plain sentences."""

from __future__ import annotations

import math

from ..common.messages import wrapped
from .claim import Claim
from .verdict import Verdict

WIDTH = 110


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


def share_text(verdict: Verdict) -> str:
    """'holds in 62 % (52-71 %), fails in 12 % (...), unclear in ...'."""
    parts = [
        f"{word} in {share:.0%} ({low:.0%} to {high:.0%})"
        for word, (share, low, high) in ((w, verdict.share[w]) for w in ("holds", "fails", "unclear"))
    ]
    return ", ".join(parts).replace("unclear in", "is unclear in")


def flips_text(verdict: Verdict, most: int = 3) -> str:
    """The settings that clearly move it, or that none does."""
    flips = verdict.flips
    clear = flips[(flips["low"] > 0) | (flips["high"] < 0)].head(most) if len(flips) else flips
    if not len(clear):
        return "no single setting clearly moves it" if len(flips) else "too few worlds to tell what moves it"
    return "; ".join(
        f"{row.setting} ({row.low_third:.0%} of worlds in its lowest third, {row.high_third:.0%} in its highest)"
        for row in clear.itertuples()
    )


def _reversed(verdict: Verdict) -> str:
    share = verdict.reversed
    return f" In {share:.0%} the whole interval speaks for the opposite." if share > 0 else ""


def verdict_text(verdict: Verdict) -> str:
    """The verdict in plain sentences."""
    claim, size, unit = verdict.claim, verdict.size, verdict.claim.experiment.unit
    lines = [
        f"{claim.id} ({claim.author}): {verdict.word}.",
        claim.words,
        f"Over {len(verdict.readings)} {verdict.basis}, {verdict.runs} paired runs each (seed {verdict.seed}), "
        f"it {share_text(verdict)}.{_reversed(verdict)}",
        f"The middle world: {figure(size['median'])} {unit}; eight worlds in ten lie between {figure(size['low'])} "
        f"and {figure(size['high'])} ({claim.experiment.metric}). {claim.experiment.rule}",
        f"What moves it: {flips_text(verdict)}.",
    ]
    if claim.by_construction:
        lines.append(f"By construction: {claim.by_construction}")
    if claim.carried != "yes":
        lines.append(
            f"The model carries it {'in part' if claim.carried == 'in part' else 'not at all'}: {claim.limits}"
        )
    return "\n".join([lines[0], *(wrapped(line, "  ") for line in lines[1:])])


def tested(claim: Claim) -> str:
    """How a claim is tested, in one line."""
    e = claim.experiment
    return f"{e.metric} ({e.unit}): {e.contrast}; {e.people}; {e.horizon}; matters from {e.matters:+g}"
