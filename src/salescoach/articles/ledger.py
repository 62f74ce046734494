"""The ledger: every claim in every world, with its audit, made once, kept in a file with what made it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
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
from .audit import Checks, form_of
from .claim import Claim
from .gather import MOST, STEP
from .jobs import AUDITED, DIGITS, Job, do, headings, jobs_of, number, other_units, own_units, reading_of
from .register import CLAIMS, claim_of
from .thresholds import Thresholds
from .trial import WORLDS, bound, checked_worlds, default_worlds, tested_parts, verdict_of
from .verdict import ClaimVerdict

SHIPPED = "claims.json"
DRIVERS = 6  # rows of what moves a claim that are kept
NAMES = ("setting", "low_third", "high_third", "difference", "low", "high")
PLAUSIBLE, DRAWN = "plausible worlds", "worlds drawn evenly from the ranges"


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
    runs: int = MOST,
    seed: int = 1,
    path: str | Path | None = None,
    jobs: int = -1,
    basis: str = PLAUSIBLE,
    progress: Callable[[int, int], None] | None = None,
    audited: int = AUDITED,
) -> dict[str, Any]:
    """Test all claims in every world, and audit them.

    Args:
        many: how many worlds, or all where there are fewer.
        runs: paired runs in each, at most.
        seed: of the luck.
        path: journal (jsonl) from which a stopped job goes on; none by default.
        jobs: processors, -1 for all; changes no number.
        basis: plausible worlds, or drawn evenly from the ranges.
        progress: called with (pieces done, of how many).
        audited: in how many worlds other seeds and another team are asked.

    Returns:
        What is shipped: manifest, and for every claim and half its readings in every world, what moves it, and what
        its audit measured.

    Raises:
        ValueError: the journal of a job with other worlds, runs, claims, seed or equations.
    """
    worlds = checked_worlds(worlds_of(basis, many, seed), runs, seed)
    pieces = jobs_of(len(worlds), seed, runs, audited)
    journal = Journal(path, _heading(worlds, runs, seed, audited), "a ledger of claims")
    work = partial(do, step=min(STEP, runs))
    waiting = [(job, worlds[job.place]) for job in pieces[len(journal.parts) :]]
    for done in spread(work, waiting, jobs, processes=True):
        journal.keep(done)
        if progress is not None:
            progress(len(journal.parts), len(pieces))
    found = dict(zip(pieces, journal.parts, strict=True))
    return _manifest(worlds, runs, seed, basis, audited) | {"claims": _entries(worlds, found, runs, seed, basis)}


def _heading(worlds: Sequence[Team], runs: int, seed: int, audited: int) -> dict[str, Any]:
    """Everything that decides the readings, in the order of the worlds."""
    listed = hashlib.sha256(repr([repr(world) for world in worlds]).encode()).hexdigest()[:16]
    return {
        "seed": seed, "runs": runs, "number of worlds": len(worlds), "worlds": listed, "audited": audited,
        "claims": headings(), "ranges": hash_of_ranges_and_targets(), "equations": fingerprint(Path(__file__)),
        "versions": _versions(),
    }  # fmt: skip


def _versions() -> dict[str, str]:
    return versions("numpy", "numba", "scipy")


def _manifest(worlds: Sequence[Team], runs: int, seed: int, basis: str, audited: int) -> dict[str, Any]:
    drawn = "" if basis == PLAUSIBLE else " --drawn"
    drawn += "" if audited == AUDITED else f" --audited {audited}"
    return {
        "made_by": f"salescoach claims --make --worlds {len(worlds)} --runs {runs} --seed {seed}{drawn}",
        "versions": _versions(), "seed": seed, "runs": runs, "worlds": len(worlds), "basis": basis,
        "ranges": hash_of_ranges_and_targets(), "forms": [form_of(world) for world in worlds],
    }  # fmt: skip


def _entries(worlds: Sequence[Team], found: dict[Job, Any], runs: int, seed: int, basis: str) -> dict[str, Any]:
    """One entry a claim or half, and one of drivers alone for a claim of halves."""
    rows = [row for job, row in found.items() if job.kind == "world"]
    seeds = sorted({job.seed for job in found if job.kind == "seed"})
    own = own_units()
    entries: dict[str, Any] = {}
    for k, (part, _) in enumerate(own):
        readings = [row[k][:4] for row in rows]
        verdict = verdict_of(part, map(reading_of, readings), worlds, runs=runs, seed=seed, basis=basis)
        entries[part.id] = {
            "line": [part.experiment.smallest_effect, part.experiment.wanted],
            "readings": readings, "drivers": _drivers(verdict), "also": {},
            "audit": {
                "measure": [row[k][4] for row in rows],
                "seeds": [[x[k] for job, x in found.items() if job.kind == "seed" and job.seed == n] for n in seeds],
                "team": [x[k] for job, x in found.items() if job.kind == "team"],
            },
        }  # fmt: skip
    for k, (part, mix) in enumerate(other_units(), start=len(own)):
        entries[part.id]["also"][mix] = [row[k][:4] for row in rows]
    for claim in (one for one in CLAIMS.values() if one.halves):
        parts = {
            half.id: _verdict(half, entries[half.id], None, runs=runs, seed=seed, basis=basis)
            for half in tested_parts(claim)
        }
        whole = bound(claim, parts, worlds, runs=runs, seed=seed, basis=basis)
        entries[claim.id] = {"halves": [half.id for half in claim.halves], "drivers": _drivers(whole)}
    order = [id for claim in CLAIMS.values() for id in (claim.id, *(half.id for half in claim.halves))]
    return {id: entries[id] for id in order if id in entries}


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


def how_to_make() -> str:
    """What to type for a ledger: in a checkout the shipped file, elsewhere a file of one's own."""
    checkout = Path(__file__).parents[2].name == "src"
    if checkout:
        return "Type: salescoach claims --make --out data/claims.json"
    return (
        "It comes with the package: pip install --force-reinstall salescoach. To make one of your own, type: "
        "salescoach claims --make --out claims.json; to test one claim here, type: "
        'sc.claim("D11").test(sc.worlds(20))'
    )


def stored_ledger() -> dict[str, Any]:
    """The shipped ledger.

    Raises:
        ValueError: there is none, or it was made with other ranges or claims.
    """
    try:
        path = shipped(SHIPPED)
    except FileNotFoundError:
        raise ValueError(f"there is no ledger of claims yet. {how_to_make()}") from None
    ledger = _loaded(path, path.stat().st_mtime_ns)
    lines = {id: entry.get("line") for id, entry in ledger["claims"].items() if "halves" not in entry}
    wanted = {part.id: [part.experiment.smallest_effect, part.experiment.wanted] for part, _ in own_units()}
    if ledger["ranges"] != hash_of_ranges_and_targets() or lines != wanted:
        raise ValueError(f"the shipped ledger was made with other ranges or claims. {how_to_make()}")
    return ledger


@lru_cache(maxsize=1)
def _loaded(path: Path, _changed: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def stored_verdict(id: str, thresholds: Thresholds | None = None, people: str | None = None) -> ClaimVerdict:
    """The verdict of a claim or half from the shipped ledger.

    Args:
        id: of the claim.
        thresholds: of the words.
        people: a mix of the claim's ``also``; what drives it is kept for the author's own people only.

    Raises:
        ValueError: there is no usable ledger.
    """
    ledger, claim = stored_ledger(), claim_of(id)
    told = {"runs": ledger["runs"], "seed": ledger["seed"], "basis": ledger["basis"], "thresholds": thresholds}
    verdicts = {
        part.id: _verdict(part, ledger["claims"][part.id], people, forms=tuple(ledger["forms"]), **told)
        for part in tested_parts(claim)
    }
    whole = bound(claim, verdicts, None, **told)
    drivers = [] if people or not claim.halves else ledger["claims"][id]["drivers"]
    return replace(whole, drivers=_frame(drivers)) if claim.halves else whole


def _verdict(
    part: Claim, entry: dict[str, Any], people: str | None, forms: tuple[str, ...] = (), **told: Any
) -> ClaimVerdict:
    readings = entry["also"][people] if people else entry["readings"]
    found = verdict_of(part, map(reading_of, readings), (), **told)
    if people:
        return found
    audit = entry["audit"]
    checks = Checks(
        measure=tuple(map(number, audit["measure"])), forms=forms, team=tuple(map(number, audit["team"])),
        seeds=tuple(tuple(map(number, values)) for values in audit["seeds"]),
    )  # fmt: skip
    return replace(found, drivers=_frame(entry["drivers"]), checks=checks)


def _frame(drivers: Sequence[Any]) -> Any:
    import pandas as pd

    return pd.DataFrame(drivers, columns=NAMES)
