"""The plausible worlds: found in waves, kept in a small file, made again by anyone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ..common.parallel import spread
from ..common.shipped import shipped
from ..settings.team import Team
from .draw import free_settings, numbered_places, places_at, world_at
from .emulator import LEAST_CHANCE, fit_emulator
from .match import CUT, RUNS, Judgement, judge, matched

SHIPPED = "plausible_worlds.json"
WAVES = (800, 4000, 16000, 100000)  # candidates; a few in a hundred of them are simulated


@dataclass
class Search:
    """A search as far as it has got: every judged world, by number, with the wave that judged it.

    Attributes:
        seed: of the sequence and of the luck. path: where judgements are written line by line, so that a
            killed search goes on where it stopped; nowhere if None.
    """

    seed: int
    path: Path | None = None
    judged: dict[int, tuple[int, Judgement]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.path is not None and self.path.exists():
            text = self.path.read_text()
            for line in text.splitlines():
                self._read(line)
            if text and not text.endswith("\n"):
                with self.path.open("a") as file:
                    file.write("\n")  # so that half a line spoils none written after it

    def _read(self, line: str) -> None:
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            return  # the last line of a killed search may be half a line; that world is judged again
        if row.get("ranges") != ranges_mark():
            raise ValueError(
                f"{self.path} was begun with other ranges or patterns. Type: rm {self.path}, and start the search again"
            )
        self.judged[row["number"]] = (
            row["wave"],
            Judgement(np.array(row["values"], float), np.array(row["errors"], float)),
        )

    def keep(self, number: int, wave: int, judgement: Judgement) -> None:
        """Remember a judgement, on disk as well."""
        self.judged[number] = (wave, judgement)
        if self.path is not None:
            row = {"number": number, "wave": wave, "ranges": ranges_mark(),
                   "values": judgement.values.tolist(), "errors": judgement.errors.tolist()}  # fmt: skip
            with self.path.open("a") as file:
                file.write(json.dumps(row) + "\n")


def find_plausible_worlds(
    waves: tuple[int, ...] = WAVES,
    seed: int = 1,
    path: Path | None = None,
    jobs: int = -1,
    progress: Callable[[str, int, int], None] | None = None,
) -> dict[str, Any]:
    """Search for worlds that no pattern rules out; each wave screens its candidates with the waves before.

    Args:
        waves: number of candidates a wave; those to which the emulator gives a chance are simulated.
        seed: of the worlds and of the luck. path: file for resuming.
        progress: called with (wave and its state, done, of how many).

    Returns:
        What is shipped: seed, runs, cut-off, ranges mark, wave report, and number and worst implausibility of
        every kept world.
    """
    search, report, first = Search(seed, path), [], 0
    for wave, candidates in enumerate(waves, start=1):
        rows = list(islice(numbered_places(seed, first), candidates))
        first = rows[-1][0] + 1
        chosen, given_up = _screened(search, rows, wave)
        _judge_all(search, chosen, wave, jobs, progress)
        report.append(_report(search, wave, candidates, [n for n, _ in chosen]) | {"given_up": round(given_up, 3)})
    return {
        "made_by": f"salescoach worlds --waves {','.join(str(wave) for wave in waves)} --seed {seed}",
        "versions": _versions(),
        "seed": seed, "runs": RUNS, "cut": CUT, "ranges": ranges_mark(), "patterns": list(matched()), "waves": report,
        "worlds": [[n, round(j.worst, 3)] for n, (_, j) in sorted(search.judged.items()) if j.kept],
    }  # fmt: skip


def _versions() -> dict[str, str]:
    import salescoach

    names = ("numpy", "numba", "scipy", "scikit-learn")
    return {"salescoach": salescoach.__version__} | {name: version(name) for name in names}


def _screened(search: Search, rows: list[tuple[int, Any]], wave: int) -> tuple[list[tuple[int, Any]], float]:
    """Candidates worth simulating, and the share of the worlds to be kept that is given up with the others."""
    before = {n: j for n, (w, j) in search.judged.items() if w < wave}
    if not before:
        return rows, 0.0
    emulator = fit_emulator(
        places_at(search.seed, list(before)),
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
    search: Search, rows: list[tuple[int, Any]], wave: int, jobs: int, progress: Callable[[str, int, int], None] | None
) -> None:
    waiting = [(number, place) for number, place in rows if number not in search.judged]

    work = partial(_judged, seed=search.seed)
    for done, (number, judgement) in enumerate(spread(work, waiting, jobs, "processes"), start=1):
        search.keep(number, wave, judgement)
        if progress is not None:
            progress(f"wave {wave}", done, len(waiting))


def _report(search: Search, wave: int, candidates: int, numbers: list[int]) -> dict[str, Any]:
    judged = [search.judged[n][1] for n in numbers]
    worst = [matched()[int(np.nanargmax(j.implausibility))] for j in judged if not j.kept]
    names, counts = np.unique(worst, return_counts=True)
    ruled_out = {str(names[k]): int(counts[k]) for k in np.argsort(-counts)[:6]}
    return {"wave": wave, "candidates": candidates, "simulated": len(numbers), "kept": sum(j.kept for j in judged),
            "ruled_out_most_by": ruled_out}  # fmt: skip


def ranges_mark() -> str:
    """A mark of everything that decides what a numbered world is and whether it is kept."""
    from ..published.table import PATTERNS

    parts = [(s.name, s.low, s.high, s.spread, s.choices) for s in free_settings()]
    targets = [(n, PATTERNS[n].low, PATTERNS[n].high) for n in matched()]
    fixed = Team()
    return hashlib.sha256(repr((parts, targets, fixed.values["people"], RUNS, CUT)).encode()).hexdigest()[:16]


def plausible_worlds(n: int | None = None, team: Team | None = None) -> list[Team]:
    """The worlds of the shipped set: none of the published patterns rules them out.

    Args:
        n: the first n of them; all by default.
        team: gives what is not varied (people, weeks, market and so on).

    Raises:
        ValueError: more worlds than there are, or a set that was made with other ranges.
    """
    manifest = shipped_manifest()
    numbers = [int(number) for number, _ in manifest["worlds"]]
    if n is not None and (isinstance(n, bool) or not isinstance(n, int) or not 1 <= n <= len(numbers)):
        raise ValueError(f"n={n!r} must be a whole number from 1 to {len(numbers)}. Type: sc.plausible_worlds(100)")
    wanted = dict.fromkeys(numbers[:n])
    worlds = [world_at(place, team) for place in places_at(int(manifest["seed"]), list(wanted))]
    return [world for world in worlds if world is not None]


def shipped_manifest() -> dict[str, Any]:
    """The file of the shipped set: seed, versions, wave report, and the kept worlds."""
    try:
        text = shipped(SHIPPED).read_text()
    except FileNotFoundError:
        raise ValueError(
            "there is no set of plausible worlds in data/ yet. "
            "Type: salescoach worlds --out data/plausible_worlds.json, or use sc.worlds(200), "
            "which draws from the ranges without ruling any out"
        ) from None
    manifest: dict[str, Any] = json.loads(text)
    if manifest["ranges"] != ranges_mark():
        raise ValueError(
            "the shipped plausible worlds were made with other ranges or patterns. "
            "Make them again with: salescoach worlds"
        )
    return manifest
