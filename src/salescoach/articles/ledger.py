"""The ledger: every claim in every world, made once, kept in a file with what made it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from ..assumptions.draw import worlds as drawn_worlds
from ..assumptions.plausible import hash_of_ranges_and_targets
from ..common.journal import Journal
from ..common.parallel import spread
from ..common.shipped import shipped
from ..common.sources import fingerprint
from ..common.version import versions
from ..settings.team import Team
from .claim import Claim
from .register import CLAIMS
from .statistic import ClaimReading
from .thresholds import Thresholds
from .trial import RUNS, WORLDS, ClaimBatch, checked_worlds, default_worlds, verdict_of
from .verdict import ClaimVerdict

SHIPPED = "claims.json"
DIGITS = 4  # kept of every number, in the claim's unit
DRIVERS = 6  # rows of what moves a claim that are kept
MAKE = "salescoach claims --make --out data/claims.json"
PLAUSIBLE, DRAWN = "plausible worlds", "worlds drawn evenly from the ranges"
Row = list[list[float | None]]


def cases() -> tuple[tuple[Claim, str | None], ...]:
    """Every claim with its author's people, then every claim with the other people of its ``also``."""
    own: list[tuple[Claim, str | None]] = [(claim, None) for claim in CLAIMS.values()]
    return (*own, *((claim, mix) for claim in CLAIMS.values() for mix in claim.also))


def worlds_of(basis: str, many: int, seed: int) -> list[Team]:
    """The worlds of a ledger.

    Args:
        basis: plausible worlds, or drawn evenly from the ranges.
        many: how many at most.
        seed: of the drawing.
    """
    return default_worlds(many) if basis == PLAUSIBLE else drawn_worlds(many, seed)


def make_ledger(
    many: int = WORLDS,
    runs: int = RUNS,
    seed: int = 1,
    path: str | Path | None = None,
    jobs: int = -1,
    basis: str = PLAUSIBLE,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Test all claims in every world.

    Args:
        many: how many worlds, or all where there are fewer.
        runs: paired runs in each.
        seed: of the luck.
        path: journal (jsonl) from which a stopped job goes on; none by default.
        jobs: processors, -1 for all; changes no number.
        basis: plausible worlds, or drawn evenly from the ranges.
        progress: called with (worlds done, of how many).

    Returns:
        What is shipped: manifest, and for every claim its readings in every world and what moves it.

    Raises:
        ValueError: the journal of a job with other worlds, runs, claims, seed or equations.
    """
    worlds = checked_worlds(worlds_of(basis, many, seed), runs, seed)
    journal = Journal(path, _heading(worlds, runs, seed), "a ledger of claims")
    work = partial(_tested, runs=runs, seed=seed)
    for row in spread(work, worlds[len(journal.parts) :], jobs, processes=True):
        journal.keep(row)
        if progress is not None:
            progress(len(journal.parts), len(worlds))
    return _bound(worlds, journal.parts, runs, seed, basis)


def _tested(world: Team, runs: int, seed: int) -> Row:
    chosen, people = zip(*cases(), strict=True)
    batch = ClaimBatch(claims=chosen, runs=runs, seed=seed, people=people)
    return [_kept(reading) for reading in batch.ask(world)]


def _heading(worlds: Sequence[Team], runs: int, seed: int) -> dict[str, Any]:
    """Everything that decides the readings, in the order of the worlds."""
    listed = hashlib.sha256(repr([repr(world) for world in worlds]).encode()).hexdigest()[:16]
    return {
        "seed": seed, "runs": runs, "number of worlds": len(worlds), "worlds": listed,
        "claims": [f"{claim.id} {mix or ''}".strip() for claim, mix in cases()],
        "ranges": hash_of_ranges_and_targets(), "equations": fingerprint(Path(__file__)), "versions": _versions(),
    }  # fmt: skip


def _versions() -> dict[str, str]:
    return versions("numpy", "numba", "scipy")


def _kept(reading: ClaimReading) -> list[float | None]:
    values = (reading.effect, reading.low, reading.high)
    return [None if value != value else round(value, DIGITS) for value in values]


def _reading(row: Sequence[float | None]) -> ClaimReading:
    effect, low, high = (float("nan") if value is None else value for value in row)
    return ClaimReading(effect, low, high)


def _bound(worlds: Sequence[Team], rows: Sequence[Row], runs: int, seed: int, basis: str) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for place, (claim, mix) in enumerate(cases()):
        readings = [row[place] for row in rows]
        if mix:
            entries[claim.id]["also"][mix] = readings
            continue
        verdict = verdict_of(claim, map(_reading, readings), worlds, runs=runs, seed=seed, basis=basis)
        entries[claim.id] = {
            "smallest_effect": claim.experiment.smallest_effect, "readings": readings, "drivers": _drivers(verdict),
            "also": {},
        }  # fmt: skip
    drawn = "" if basis == PLAUSIBLE else " --drawn"
    made_by = f"salescoach claims --make --worlds {len(worlds)} --runs {runs} --seed {seed}{drawn}"
    return {"made_by": made_by, "versions": _versions(), "seed": seed, "runs": runs, "worlds": len(worlds),
            "basis": basis, "ranges": hash_of_ranges_and_targets(), "claims": entries}  # fmt: skip


def _drivers(verdict: ClaimVerdict) -> list[list[Any]]:
    rows = verdict.drivers.head(DRIVERS).itertuples()
    return [
        [r.setting, *(round(float(x), DIGITS) for x in (r.low_third, r.high_third, r.difference, r.low, r.high))]
        for r in rows
    ]


def ledger_text(ledger: dict[str, Any]) -> str:
    """The ledger as it is written: one line per claim, the same bytes every time."""
    head = {key: value for key, value in ledger.items() if key != "claims"}
    lines = [f'  "{id}": {json.dumps(entry)}' for id, entry in ledger["claims"].items()]
    return json.dumps(head, indent=1)[:-2] + ',\n "claims": {\n' + ",\n".join(lines) + "\n }\n}\n"


def stored_ledger() -> dict[str, Any]:
    """The shipped ledger.

    Raises:
        ValueError: there is none, or it was made with other ranges or claims.
    """
    try:
        path = shipped(SHIPPED)
    except FileNotFoundError:
        raise ValueError(f"there is no ledger of claims in data/ yet. Type: {MAKE}") from None
    ledger = _loaded(path, path.stat().st_mtime_ns)
    smallest = {id: entry["smallest_effect"] for id, entry in ledger["claims"].items()}
    wanted = {claim.id: claim.experiment.smallest_effect for claim in CLAIMS.values()}
    if ledger["ranges"] != hash_of_ranges_and_targets() or smallest != wanted:
        raise ValueError(f"the shipped ledger was made with other ranges or claims. Make it again with: {MAKE}")
    return ledger


@lru_cache(maxsize=1)
def _loaded(path: Path, _changed: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def stored_verdict(id: str, thresholds: Thresholds | None = None, people: str | None = None) -> ClaimVerdict:
    """The verdict of a claim from the shipped ledger.

    Args:
        id: of the claim.
        thresholds: of the words.
        people: a mix of the claim's ``also``; what drives it is kept for the author's own people only.

    Raises:
        ValueError: there is no usable ledger.
    """
    import pandas as pd

    ledger = stored_ledger()
    entry = ledger["claims"][id]
    names = ["setting", "low_third", "high_third", "difference", "low", "high"]
    readings, drivers = (entry["also"][people], []) if people else (entry["readings"], entry["drivers"])
    return ClaimVerdict(
        claim=CLAIMS[id], readings=tuple(map(_reading, readings)), drivers=pd.DataFrame(drivers, columns=names),
        runs=ledger["runs"], seed=ledger["seed"], thresholds=thresholds or Thresholds(), basis=ledger["basis"],
    )  # fmt: skip
