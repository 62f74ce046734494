"""The ledger: every claim in every world, made once, kept in a file with what made it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..assumptions.draw import worlds as drawn_worlds
from ..assumptions.plausible import ranges_mark
from ..common.parallel import spread
from ..common.shipped import shipped
from ..settings.team import Team
from .claim import RUNS, Claim
from .register import CLAIMS
from .statistic import Reading
from .trial import WORLDS, Trial, checked_worlds, default_worlds, verdict_of
from .verdict import Thresholds, Verdict

SHIPPED = "claims.json"
DIGITS = 4  # kept of every number, in the claim's unit
FLIPS = 6  # rows of what moves a claim that are kept
MAKE = "salescoach claims --make --out data/claims.json"
PLAUSIBLE, DRAWN = "plausible worlds", "worlds drawn evenly from the ranges"
Row = list[list[float | None]]


def cases() -> tuple[tuple[Claim, str | None], ...]:
    """Every claim with its author's people, then every claim with the other people of its ``also``."""
    own: list[tuple[Claim, str | None]] = [(claim, None) for claim in CLAIMS.values()]
    return (*own, *((claim, mix) for claim in CLAIMS.values() for mix in claim.also))


def worlds_of(basis: str, many: int, seed: int) -> list[Team]:
    """The worlds of a ledger; ``many`` at most."""
    return default_worlds(many) if basis == PLAUSIBLE else drawn_worlds(many, seed)


def make_ledger(
    many: int = WORLDS,
    runs: int = RUNS,
    seed: int = 1,
    path: Path | None = None,
    jobs: int = -1,
    basis: str = PLAUSIBLE,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Test all claims in every world.

    Args:
        many: how many worlds, or all where there are fewer. runs: paired runs in each. seed: of the luck.
        path: where worlds are written line by line, so that a stopped job goes on; nowhere if None.
        jobs: processors, -1 for all. basis: plausible worlds, or drawn evenly from the ranges.
        progress: called with (worlds done, of how many).

    Returns:
        What is shipped: manifest, and for every claim its readings in every world and what moves it.
    """
    worlds = checked_worlds(worlds_of(basis, many, seed), runs, seed)
    mark = _mark(worlds, runs, seed)
    done = _read(path, mark)
    waiting = [k for k in range(len(worlds)) if k not in done]
    work = partial(_tested, runs=runs, seed=seed)
    for k, row in spread(work, [(k, worlds[k]) for k in waiting], jobs, "processes"):
        done[k] = row
        if path is not None:
            with path.open("a") as file:
                file.write(json.dumps({"mark": mark, "world": k, "row": row}) + "\n")
        if progress is not None:
            progress(len(done), len(worlds))
    return _bound(worlds, [done[k] for k in range(len(worlds))], runs, seed, basis)


def _tested(numbered: tuple[int, Team], runs: int, seed: int) -> tuple[int, Row]:
    chosen, people = zip(*cases(), strict=True)
    trial = Trial(chosen, runs, seed, people)
    return numbered[0], [_kept(reading) for reading in trial.ask(numbered[1])]


def _mark(worlds: Sequence[Team], runs: int, seed: int) -> str:
    parts = (ranges_mark(), [repr(world) for world in worlds], runs, seed, [(claim.id, mix) for claim, mix in cases()])
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _read(path: Path | None, mark: str) -> dict[int, Row]:
    done: dict[int, Row] = {}
    if path is None or not path.exists():
        return done
    text = path.read_text()
    for line in text.splitlines():
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            continue  # half a line of a killed job; that world is tested again
        if row["mark"] != mark:
            raise ValueError(f"{path} was begun with other worlds, runs or claims. Type: rm {path}, and start again")
        done[row["world"]] = row["row"]
    if text and not text.endswith("\n"):
        with path.open("a") as file:
            file.write("\n")
    return done


def _kept(reading: Reading) -> list[float | None]:
    values = (reading.effect, reading.low, reading.high)
    return [None if value != value else round(value, DIGITS) for value in values]


def _reading(row: Sequence[float | None]) -> Reading:
    effect, low, high = (float("nan") if value is None else value for value in row)
    return Reading(effect, low, high)


def _bound(worlds: Sequence[Team], rows: Sequence[Row], runs: int, seed: int, basis: str) -> dict[str, Any]:
    import salescoach

    entries: dict[str, Any] = {}
    for place, (claim, mix) in enumerate(cases()):
        readings = [row[place] for row in rows]
        if mix:
            entries[claim.id]["also"][mix] = readings
            continue
        verdict = verdict_of(claim, map(_reading, readings), worlds, runs, seed, None, basis)
        flips = [
            [r.setting, *(round(float(x), DIGITS) for x in (r.low_third, r.high_third, r.difference, r.low, r.high))]
            for r in verdict.flips.head(FLIPS).itertuples()
        ]
        entries[claim.id] = {"matters": claim.experiment.matters, "readings": readings, "flips": flips, "also": {}}
    versions = {"salescoach": salescoach.__version__} | {n: version(n) for n in ("numpy", "numba", "scipy")}
    drawn = "" if basis == PLAUSIBLE else " --drawn"
    made_by = f"salescoach claims --make --worlds {len(worlds)} --runs {runs} --seed {seed}{drawn}"
    return {"made_by": made_by, "versions": versions, "seed": seed, "runs": runs, "worlds": len(worlds),
            "basis": basis, "ranges": ranges_mark(), "claims": entries}  # fmt: skip


def ledger_text(ledger: dict[str, Any]) -> str:
    """The ledger as it is written: a line a claim, the same bytes every time."""
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
    matters = {id: entry["matters"] for id, entry in ledger["claims"].items()}
    if ledger["ranges"] != ranges_mark() or matters != {c.id: c.experiment.matters for c in CLAIMS.values()}:
        raise ValueError(f"the shipped ledger was made with other ranges or claims. Make it again with: {MAKE}")
    return ledger


@lru_cache(maxsize=1)
def _loaded(path: Path, _changed: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def stored_verdict(id: str, thresholds: Thresholds | None = None, people: str | None = None) -> Verdict:
    """The verdict of a claim from the shipped ledger; ValueError where there is no usable one.

    Args:
        id: of the claim. thresholds: of the words. people: a mix of the claim's ``also``; what flips it is
            kept for the author's own people only.
    """
    import pandas as pd

    ledger = stored_ledger()
    entry = ledger["claims"][id]
    names = ["setting", "low_third", "high_third", "difference", "low", "high"]
    readings, flips = (entry["also"][people], []) if people else (entry["readings"], entry["flips"])
    return Verdict(
        CLAIMS[id], tuple(map(_reading, readings)), pd.DataFrame(flips, columns=names),
        ledger["runs"], ledger["seed"], thresholds or Thresholds(), ledger["basis"],
    )  # fmt: skip
