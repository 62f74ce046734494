"""What changes if an assumption is wrong: how far each free setting moves the answers over its plausible range."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ...common.arrays import Numbers
from ...common.intervals import t_quantile
from ...common.journal import Journal
from ...common.parallel import spread
from ...common.shipped import shipped
from ...common.sources import fingerprint
from ...common.version import versions
from ...results.simulate import simulate
from ...settings.team import Team
from ..draw import free_settings, numbered_places, world_at
from ..effect import Question

SHIPPED = "what_if_wrong.json"
MAKE_AGAIN = "python scripts/what_if_wrong.py write"
USUAL, FIRST, SECOND = "status_quo", "micromanage", "coach"
# What is asked of every world, and the unit of a change in it.
ASKED = {"revenue": "% of revenue under the status quo", "lead": "points of coach's lead over micromanage in revenue",
         "strain": "points of 100 of strain under the status quo"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """How far an answer moves when a setting goes from its lowest to its highest plausible value.

    Attributes:
        change: in the unit of the answer, averaged over the other settings.
        low: lower end of the 95 % interval.
        high: its upper end.
    """

    change: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def slopes(places: Numbers, values: Numbers, level: float = 0.95) -> list[AnswerChange]:
    """Least squares of values on places, one slope for each column, per unit of the column.

    Intervals allow for a spread that differs from world to world (HC3), as it does where few sell anything.

    Args:
        places: shape (worlds, settings), each between 0 and 1.
        values: shape (worlds,).
        level: of the intervals, between 0 and 1.

    Returns:
        One change per setting.

    Raises:
        ValueError: too few worlds for so many settings, or a value that is no number.
    """
    worlds, settings = places.shape
    if worlds < 2 * (settings + 1):
        raise ValueError(
            f"{worlds} worlds are too few for {settings} settings. Type: {MAKE_AGAIN} --worlds {4 * (settings + 1)}"
        )
    if not np.all(np.isfinite(values)):
        raise ValueError(f"{np.sum(~np.isfinite(values))} of {worlds} worlds have no answer. Type: --runs 40")
    x = np.column_stack([np.ones(worlds), places - places.mean(axis=0)])
    inverse = np.linalg.inv(x.T @ x)
    found = inverse @ x.T @ values
    leverage = np.einsum("ij,jk,ik->i", x, inverse, x)
    scaled = x * ((values - x @ found) / (1.0 - leverage))[:, None]
    errors = np.sqrt(np.diag(inverse @ (scaled.T @ scaled) @ inverse))
    half = t_quantile(level, worlds - settings - 1) * errors
    return [AnswerChange(float(b), float(b - h), float(b + h)) for b, h in zip(found[1:], half[1:], strict=True)]


def answers(world: Team, runs: int, seed: int) -> dict[str, float]:
    """Log revenue and strain (of 100) under the status quo, and coach's lead over micromanage in per cent."""
    usual = simulate(world, USUAL, runs, seed, threads=1).totals
    return {
        "revenue": float(np.log(usual["revenue"].mean())),
        "lead": Question(first=FIRST, second=SECOND, measure="revenue", runs=runs, seed=seed).ask(world).mean,
        "strain": 100.0 * float(usual["strain"].mean()),
    }


def ask_worlds(
    worlds: int,
    runs: int,
    seed: int = 1,
    path: str | Path | None = None,
    jobs: int = -1,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Numbers, dict[str, Numbers]]:
    """Places of the worlds and their answers, by what is asked.

    Args:
        worlds: how many, from the start of the seed's sequence.
        runs: of each style in each world.
        seed: of the worlds and of the luck.
        path: journal (jsonl) from which a stopped search goes on; none by default.
        jobs: processors, -1 for all; changes no number.
        progress: called with (done, of how many).

    Returns:
        Places, shape (worlds, settings), and what is asked -> answers, shape (worlds,).

    Raises:
        ValueError: the journal of a search with other ranges, runs, seed or equations.
    """
    rows = list(islice(numbered_places(seed), worlds))
    journal = Journal(path, _heading(runs, seed), "the question what changes if an assumption is wrong")
    waiting = rows[len(journal.parts) :]
    for done, found in enumerate(spread(partial(_asked, runs=runs, seed=seed), waiting, jobs), start=1):
        journal.keep(found)
        if progress is not None:
            progress(done, len(waiting))
    known = journal.parts[: len(rows)]
    return np.array([place for _, place in rows]), {name: np.array([found[name] for found in known]) for name in ASKED}


def _asked(row: tuple[int, Numbers], runs: int, seed: int) -> dict[str, float]:
    world = world_at(row[1])
    assert world is not None
    return answers(world, runs, seed)


def _heading(runs: int, seed: int) -> dict[str, Any]:
    """Everything that decides the answers, in the order of the seed's sequence."""
    return {"seed": seed, "runs": runs, "settings": hash_of_settings(), "equations": fingerprint(Path(__file__)),
            "versions": versions("numpy", "numba")}  # fmt: skip


def hash_of_settings() -> str:
    """Hash all that decides what a numbered world is: ranges of free settings, values of the others."""
    free = [(s.name, s.low, s.high, s.spread, s.choices) for s in free_settings()]
    names = {s.name for s in free_settings()}
    fixed = sorted((name, value) for name, value in Team().values.items() if name not in names)
    return hashlib.sha256(repr((free, fixed, USUAL, FIRST, SECOND)).encode()).hexdigest()[:16]


def changes(places: Numbers, asked: dict[str, Numbers]) -> dict[str, dict[str, AnswerChange]]:
    """Setting -> what is asked -> change; revenue in per cent, the others in points."""
    found = {name: slopes(places, values) for name, values in asked.items()}
    found["revenue"] = [AnswerChange(*(100.0 * float(np.expm1(v)) for v in (c.change, c.low, c.high)))
                        for c in found["revenue"]]  # fmt: skip
    return {s.name: {name: found[name][k] for name in ASKED} for k, s in enumerate(free_settings())}


def shipped_changes() -> dict[str, dict[str, AnswerChange]]:
    """The shipped changes; the one way to read them.

    Returns:
        Setting -> what is asked -> change, as :func:`changes` gives it.

    Raises:
        ValueError: there is no file, or it was made with other settings or ranges; says what to type.
    """
    try:
        manifest = json.loads(shipped(SHIPPED).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ValueError(f"there is no data/{SHIPPED} yet. Make it with: {MAKE_AGAIN}") from None
    if manifest["settings_hash"] != hash_of_settings():
        raise ValueError(f"data/{SHIPPED} was made with other settings or ranges. Make it again with: {MAKE_AGAIN}")
    return {
        name: {asked: AnswerChange(*numbers) for asked, numbers in row.items()}
        for name, row in manifest["changes"].items()
    }
