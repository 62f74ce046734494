"""The work of a ledger in small pieces: every claim in a world, under another seed, on another team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..settings.team import Team
from .audit import SEEDS, other_team
from .claim import Claim
from .gather import Found, Stop, Unit, gather
from .register import CLAIMS
from .statistic import ClaimReading
from .trial import tested_parts

DIGITS = 4  # kept of every number, in the claim's unit
ON_OTHERS = 288  # runs at most where a claim is tested on other people
AUDITED = 8  # worlds in which the audit asks other seeds and another team
AUDIT_RUNS = 288  # runs at most of an audit
Kept = list[list[float | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of the ledger.

    Attributes:
        kind: "world" for all claims, on other people as well; "seed" or "team" for the audit.
        place: of the world.
        seed: of the luck.
        most: runs at most.
    """

    kind: str
    place: int
    seed: int
    most: int


def own_units() -> tuple[Unit, ...]:
    """Every claim or half that the model carries, with its author's people."""
    return tuple((part, None) for claim in CLAIMS.values() for part in tested_parts(claim))


def other_units() -> tuple[Unit, ...]:
    """The same with the other people of its ``also``."""
    return tuple((part, mix) for claim in CLAIMS.values() for mix in claim.also for part in tested_parts(claim))


def jobs_of(worlds: int, seed: int, most: int, audited: int = AUDITED) -> list[Job]:
    """All pieces, in the order in which they are done and kept.

    Args:
        worlds: how many.
        seed: of the luck; the audit takes the next ones.
        most: runs at most in each world.
        audited: how many worlds the audit takes.
    """
    few, less = min(audited, worlds), min(AUDIT_RUNS, most)
    jobs = [Job(kind="world", place=k, seed=seed, most=most) for k in range(worlds)]
    jobs += [Job(kind="seed", place=k, seed=seed + n, most=less) for n in range(1, SEEDS + 1) for k in range(few)]
    return jobs + [Job(kind="team", place=k, seed=seed, most=less) for k in range(few)]


def do(piece: tuple[Job, Team], step: int) -> Any:
    """Do one piece.

    Args:
        piece: which, and its world.
        step: runs between two looks.

    Returns:
        Plain numbers: for a world one row of effect, low, high, runs and other measure a unit; else effects.
    """
    job, world = piece
    ask = partial(gather, seed=job.seed)
    stop = Stop(step=step, most=job.most, chunk=step)
    if job.kind == "world":
        fewer = Stop(step=step, most=min(ON_OTHERS, job.most), chunk=step)
        found = [*ask(world, own_units(), stop=stop), *ask(world, other_units(), stop=fewer)]
        return [_kept(one) for one in found]
    asked = other_team(world) if job.kind == "team" else world
    return [_rounded(one.reading.effect) for one in ask(asked, own_units(), stop=stop)]


def _kept(found: Found) -> list[float | None]:
    reading = found.reading
    return [*map(_rounded, (reading.effect, reading.low, reading.high)), reading.runs, _rounded(found.other)]


def _rounded(value: float) -> float | None:
    return None if value != value else round(value, DIGITS)


def number(value: float | None) -> float:
    """A kept number, NaN where it was missing."""
    return float("nan") if value is None else value


def reading_of(row: Sequence[Any]) -> ClaimReading:
    """A reading from its row."""
    return ClaimReading(number(row[0]), number(row[1]), number(row[2]), int(row[3]))


def headings() -> list[str]:
    """Claims and people of all units, for the heading of a journal."""
    return [f"{_line(claim)} {mix or ''}".strip() for claim, mix in (*own_units(), *other_units())]


def _line(claim: Claim) -> str:
    e = claim.experiment
    return f"{claim.id} {e.smallest_effect:g} {e.wanted:g}"
