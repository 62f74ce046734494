"""The plausible worlds: found in waves, kept in a small file, made again by anyone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ..common.arrays import Numbers
from ..common.given import is_whole
from ..common.journal import Journal
from ..common.messages import whole
from ..common.parallel import spread
from ..common.shipped import shipped
from ..common.sources import fingerprint
from ..common.version import versions
from ..published.table import PATTERNS
from ..settings.team import Team
from .draw import free_settings, numbered_places, places_at, world_at
from .emulator import LEAST_CHANCE, fit_emulator
from .match import CUT, RUNS, Judgement, judge, matched

SHIPPED = "plausible_worlds.json"
WAVES = (800, 4000, 16000, 100000)  # candidates; a few in a hundred of them are simulated


class Judgements:
    """Judged worlds by number, kept in a journal so that a killed search goes on where it stopped.

    Args:
        seed: of the sequence and of the luck.
        path: of the journal; nowhere if None.

    Raises:
        ValueError: the journal of another search, with what differs.
    """

    def __init__(self, seed: int, path: str | Path | None = None) -> None:
        heading = {
            "seed": seed, "runs": RUNS, "cut": CUT, "ranges": hash_of_ranges_and_targets(),
            "equations": fingerprint(Path(__file__)), "versions": _versions(),
        }  # fmt: skip
        self._journal = Journal(path, heading, "the search for plausible worlds")
        self.known: dict[int, Judgement] = {
            number: Judgement(*_numbers(values, errors)) for number, values, errors in self._journal.parts
        }

    def keep(self, number: int, judgement: Judgement) -> None:
        """Remember a judgement, on disk as well."""
        self.known[number] = judgement
        self._journal.keep([number, _plain(judgement.values), _plain(judgement.errors)])


def _plain(values: Numbers) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]


def _numbers(*lists: list[float | None]) -> list[Numbers]:
    return [np.array(values, float) for values in lists]


def find_plausible_worlds(
    waves: tuple[int, ...] = WAVES,
    seed: int = 1,
    path: str | Path | None = None,
    jobs: int = -1,
    progress: Callable[[str, int, int], None] | None = None,
) -> dict[str, Any]:
    """Search for worlds that no pattern rules out; each wave screens its candidates with the waves before.

    Args:
        waves: number of candidates per wave; those to which the emulator gives a chance are simulated.
        seed: of the worlds and of the luck.
        path: journal (jsonl) from which a stopped search goes on; none by default.
        jobs: processors, -1 for all; changes no number.
        progress: called with (wave and its state, done, of how many).

    Returns:
        What is shipped: seed, runs, cut-off, hash of ranges and targets, wave report, and number and worst
        implausibility of every kept world.

    Raises:
        ValueError: the journal of a search with another seed, other ranges, patterns or equations.

    Example:
        >>> import salescoach as sc
        >>> found = sc.find_plausible_worlds((2,), jobs=1)
        >>> [wave["simulated"] for wave in found["waves"]]
        [2]
    """
    seed = whole("seed", seed, 0)
    judgements, report, first = Judgements(seed, path), [], 0
    judged: dict[int, Judgement] = {}
    for wave, candidates in enumerate(waves, start=1):
        rows = list(islice(numbered_places(seed, first), candidates))
        first = rows[-1][0] + 1
        chosen, given_up = _screened(judged, rows, seed)
        _judge_all(judgements, chosen, seed, jobs, None if progress is None else partial(progress, f"wave {wave}"))
        found = {number: judgements.known[number] for number, _ in chosen}
        report.append(_report(found, wave, candidates) | {"given_up": round(given_up, 3)})
        judged |= found
    return {
        "made_by": f"salescoach worlds --waves {','.join(str(wave) for wave in waves)} --seed {seed}",
        "versions": _versions(),
        "seed": seed, "runs": RUNS, "cut": CUT, "ranges": hash_of_ranges_and_targets(), "patterns": list(matched()),
        "waves": report, "worlds": [[n, round(j.worst, 3)] for n, j in sorted(judged.items()) if j.kept],
    }  # fmt: skip


def _versions() -> dict[str, str]:
    return versions("numpy", "numba", "scipy", "scikit-learn")


def _screened(
    before: dict[int, Judgement], rows: list[tuple[int, Any]], seed: int
) -> tuple[list[tuple[int, Any]], float]:
    """Candidates worth simulating, and the share of the worlds to be kept that is given up with the others."""
    if not before:
        return rows, 0.0
    emulator = fit_emulator(
        places_at(seed, list(before)),
        np.array([j.values for j in before.values()]),
        np.array([j.errors for j in before.values()]),
    )
    chances = emulator.chance(np.array([place for _, place in rows]))
    likely = chances >= LEAST_CHANCE
    given_up = float(chances[~likely].sum() / max(chances.sum(), 1e-12))
    return [row for row, chosen in zip(rows, likely, strict=True) if chosen], given_up


def _judged(row: tuple[int, Any], seed: int) -> tuple[int, Judgement]:
    world = world_at(row[1])
    assert world is not None
    return row[0], judge(world, seed)


def _judge_all(
    judgements: Judgements,
    rows: list[tuple[int, Any]],
    seed: int,
    jobs: int,
    progress: Callable[[int, int], None] | None,
) -> None:
    waiting = [(number, place) for number, place in rows if number not in judgements.known]
    work = partial(_judged, seed=seed)
    for done, (number, judgement) in enumerate(spread(work, waiting, jobs, processes=True), start=1):
        judgements.keep(number, judgement)
        if progress is not None:
            progress(done, len(waiting))


def _report(judged: dict[int, Judgement], wave: int, candidates: int) -> dict[str, Any]:
    worst = [matched()[int(np.nanargmax(j.implausibility))] for j in judged.values() if not j.kept]
    names, counts = np.unique(worst, return_counts=True)
    ruled_out = {str(names[k]): int(counts[k]) for k in np.argsort(-counts)[:6]}
    kept = sum(j.kept for j in judged.values())
    return {"wave": wave, "candidates": candidates, "simulated": len(judged), "kept": kept,
            "ruled_out_most_by": ruled_out}  # fmt: skip


def hash_of_ranges_and_targets() -> str:
    """Hash everything that decides what a numbered world is and whether it is kept, equations aside."""
    parts = [(s.name, s.low, s.high, s.spread, s.choices, s.weights) for s in free_settings()]
    targets = [(n, PATTERNS[n].low, PATTERNS[n].high) for n in matched()]
    fixed = Team()
    return hashlib.sha256(repr((parts, targets, fixed.values["people"], RUNS, CUT)).encode()).hexdigest()[:16]


def plausible_worlds(n: int | None = None, team: Team | None = None) -> list[Team]:
    """The worlds of the shipped set: none of the published patterns rules them out.

    Args:
        n: the first n of them; all by default.
        team: gives what is not varied (people, weeks, market and so on).

    Returns:
        Teams, one per world.

    Raises:
        ValueError: more worlds than there are, or a set that was made with other ranges.

    Example:
        >>> import salescoach as sc
        >>> len(sc.plausible_worlds(3))
        3
    """
    manifest = shipped_manifest()
    numbers = [int(number) for number, _ in manifest["worlds"]]
    if n is not None and not is_whole(n, 1, len(numbers)):
        raise ValueError(f"n={n!r} must be a whole number from 1 to {len(numbers)}. Type: sc.plausible_worlds(100)")
    wanted = dict.fromkeys(numbers[:n])
    worlds = [world_at(place, team) for place in places_at(int(manifest["seed"]), list(wanted))]
    return [world for world in worlds if world is not None]


def shipped_manifest() -> dict[str, Any]:
    """The file of the shipped set: seed, versions, wave report, and the kept worlds.

    Raises:
        ValueError: there is no such file, or it was made with other ranges or targets; says what to type.
    """
    try:
        text = shipped(SHIPPED).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ValueError(
            "there is no set of plausible worlds in data/ yet. "
            "Type: salescoach worlds --out data/plausible_worlds.json, or use sc.worlds(200), "
            "which draws from the ranges without ruling any out"
        ) from None
    manifest: dict[str, Any] = json.loads(text)
    if manifest["ranges"] != hash_of_ranges_and_targets():
        raise ValueError(
            "the shipped plausible worlds were made with other ranges or patterns. "
            "Make them again with: salescoach worlds"
        )
    return manifest
