"""Judged worlds, look by look, in a journal: so that a killed search goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from ..common.arrays import Numbers
from ..common.journal import Journal
from ..common.parallel import spread
from ..common.sources import fingerprint
from ..common.version import versions
from .draw import world_at
from .match import CONFIRM_RUNS, RUNS, Judgement, judge

FIRST_LOOK, CONFIRMED, AGAIN = range(3)
RUNS_OF = {FIRST_LOOK: RUNS, CONFIRMED: CONFIRM_RUNS, AGAIN: CONFIRM_RUNS}
MOST_WORLDS = 10**9
Progress = Callable[[int, int], None]


def luck(seed: int, look: int, number: int) -> int:
    """The seed of one look at one world: no two looks share any luck.

    Args:
        seed: of the search.
        look: FIRST_LOOK, CONFIRMED or AGAIN.
        number: of the world.
    """
    return (seed * len(RUNS_OF) + look) * MOST_WORLDS + number


class Judgements:
    """Judged worlds by look and number.

    Args:
        seed: of the search.
        deciding: what else decides a judgement: ranges, targets, runs.
        path: of the journal; nowhere if None.

    Attributes:
        seed: of the search.
        known: look -> number -> judgement.

    Raises:
        ValueError: the journal of another search, with what differs.
    """

    def __init__(self, seed: int, deciding: dict[str, Any], path: str | Path | None = None) -> None:
        made_with = versions("numpy", "numba", "scipy", "scikit-learn")
        heading = {"seed": seed, **deciding, "equations": fingerprint(Path(__file__)), "versions": made_with}
        self.seed = seed
        self._journal = Journal(path, heading, "the search for plausible worlds")
        self.known: dict[int, dict[int, Judgement]] = {look: {} for look in RUNS_OF}
        for look, number, values, errors in self._journal.parts:
            self.known[look][number] = Judgement(*_numbers(values, errors))

    def keep(self, look: int, number: int, judgement: Judgement) -> None:
        """Remember a judgement, on disk as well."""
        self.known[look][number] = judgement
        self._journal.keep([look, number, _plain(judgement.values), _plain(judgement.errors)])

    def latest(self, number: int) -> Judgement:
        """The confirmation of a world where there was one, else the first look."""
        return self.known[CONFIRMED].get(number) or self.known[FIRST_LOOK][number]

    def mark(self, numbers: Sequence[int]) -> dict[str, Any]:
        """How many worlds were judged, and a hash of which and with what values (to four digits)."""
        digest = hashlib.sha256()
        for look, known in self.known.items():
            for number in sorted(set(numbers) & known.keys()):
                values = [None if v is None else float(f"{v:.4g}") for v in _plain(known[number].values)]
                digest.update(json.dumps([look, number, values]).encode())
        counts = {name: len(set(numbers) & self.known[look].keys()) for name, look in _NAMES.items()}
        return {**counts, "hash": digest.hexdigest()[:16]}


_NAMES = {"first_looks": FIRST_LOOK, "confirmations": CONFIRMED}


def judge_all(
    kept_in: Judgements, look: int, rows: Sequence[tuple[int, Any]], jobs: int, progress: Progress | None
) -> dict[int, Judgement]:
    """Judge worlds that were not judged in this look before; all of them are handed back.

    Args:
        kept_in: where judgements are kept.
        look: FIRST_LOOK, CONFIRMED or AGAIN.
        rows: numbers and places of the worlds.
        jobs: processors, -1 for all.
        progress: called with (done, of how many).
    """
    known = kept_in.known[look]
    waiting = [(number, place) for number, place in rows if number not in known]
    work = partial(_judged, seed=kept_in.seed, look=look)
    for done, (number, judgement) in enumerate(spread(work, waiting, jobs, processes=True), start=1):
        kept_in.keep(look, number, judgement)
        if progress is not None:
            progress(done, len(waiting))
    return {number: known[number] for number, _ in rows}


def _judged(row: tuple[int, Any], seed: int, look: int) -> tuple[int, Judgement]:
    world = world_at(row[1])
    assert world is not None
    return row[0], judge(world, luck(seed, look, row[0]), RUNS_OF[look])


def _plain(values: Numbers) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]


def _numbers(*lists: list[float | None]) -> list[Numbers]:
    return [np.array(values, float) for values in lists]
