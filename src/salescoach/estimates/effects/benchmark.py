"""Many companies: every way to estimate is marked against the true effect of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.messages import whole
from .benchmark_file import add_line, read_lines, start_file
from .estimators import find_ways
from .marks import bench_text, marks_of
from .truth import make_company
from .worlds import WORLDS, SelectionWorld, find_world

if TYPE_CHECKING:
    import pandas as pd

Task = tuple[str, int]


@dataclass(frozen=True)
class Bench:
    """How every way to estimate fared in every world.

    Attributes:
        table: one row a world and way: truth, estimate, bias, spread, rmse (points of quota), error_ratio (mean
            standard error over spread), coverage of the 95 % interval (share) of the company's own true effect, and
            of the world's; each with its Monte-Carlo standard error (``_mc``); companies that gave an estimate.
        companies, seed: how many companies a world, and the seed of the first.
        text: who is right where, in words.
        marked: one row a world, company and way.
    """

    table: pd.DataFrame
    companies: int
    seed: int
    text: str
    marked: pd.DataFrame

    def plot(self) -> Any:
        """A dot a way, a panel a world, the truth as a line."""
        from ...figures.estimators import bench_picture

        return bench_picture(self.table)

    def __repr__(self) -> str:
        return self.text


def company_seed(seed: int, company: int) -> int:
    """Seed of the n-th company: the same people and luck in every world."""
    return seed * 1_000_003 + company


def mark_company(task: Task, seed: int, ways: Sequence[str]) -> dict[str, Any]:
    """One company of a world, every way estimated: plain values that fit in a line of JSON."""
    world, company = task
    made = make_company(WORLDS[world], company_seed(seed, company))
    found = {way.name: way(made.panel) for way in find_ways(ways)}
    return {
        "world": world, "company": company, "truth": made.truth, "spilled": made.spilled,
        "people": len(made.start), "watched": int(np.isfinite(made.start).sum()),
        "left": [made.left_usual, made.left_close],
        "ways": {name: [_plain(v) for v in (e.effect, e.error, e.low, e.high)] for name, e in found.items()},
    }  # fmt: skip


def _plain(value: float) -> float | None:
    return float(f"{value:.10g}") if np.isfinite(value) else None  # the libraries leave the last digits to chance


def mark_estimators(
    worlds: Sequence[str] | str | None = None,
    companies: int = 100,
    seed: int = 1,
    jobs: int = -1,
    progress: Callable[[int], None] | None = None,
    path: str | Path | None = None,
    ways: Sequence[str] | None = None,
) -> Bench:
    """Mark every way to estimate the effect of close oversight, in every world, over many companies.

    Args:
        worlds: names of worlds (see ``sc.effect_of_oversight``); all by default.
        companies: simulated companies a world, at least 2. seed: whole number from 0.
        jobs: processes to use, -1 for all; changes no number.
        progress: called with 1 after every company.
        path: file (jsonl) for resuming; a finished part is not done again.
        ways: names of ways; all by default.

    Raises:
        ValueError: an unknown world or way, too few companies, or a file of another bench.
    """
    names = [find_world(w).name for w in _many(worlds)]
    chosen = [way.name for way in find_ways(ways)]
    many, first = whole("companies", companies, 2), whole("seed", seed, 0)
    target = Path(path) if path is not None else None
    heading = _heading(names, chosen, first)
    tasks = [(name, company) for company in range(many) for name in names]
    found = read_lines(target, heading)
    start_file(target, heading, found)
    found = found[: len(tasks)]
    for marked in _work(tasks[len(found) :], first, chosen, jobs):
        add_line(target, marked)
        found.append(marked)
        if progress is not None:
            progress(1)
    marked = _frame(found)
    table = marks_of(marked, names, chosen)
    return Bench(table, many, first, bench_text(table, many, first), marked)


def _many(worlds: Sequence[str] | str | None) -> list[str | SelectionWorld]:
    if worlds is None:
        return list(WORLDS)
    found: list[str | SelectionWorld] = [worlds] if isinstance(worlds, str | SelectionWorld) else list(worlds)
    if not found:
        raise ValueError('no world was named. Type: sc.mark_estimators(["by lot"])')
    return found


def _heading(worlds: list[str], ways: list[str], seed: int) -> dict[str, Any]:
    import salescoach

    return {"bench": "effect of oversight", "salescoach": salescoach.__version__, "seed": seed, "worlds": worlds,
            "ways": ways, "made": [WORLDS[name].made_of for name in worlds]}  # fmt: skip


def _work(tasks: list[Task], seed: int, ways: list[str], jobs: int) -> Iterator[dict[str, Any]]:
    import joblib

    if jobs == 1 or len(tasks) < 2:
        yield from (mark_company(task, seed, ways) for task in tasks)
        return
    run = joblib.Parallel(n_jobs=jobs, return_as="generator")  # processes: the estimators hold Python's lock
    yield from run(joblib.delayed(mark_company)(task, seed, ways) for task in tasks)


def _frame(found: list[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    rows = [
        (f["world"], f["company"], way, f["truth"], f["spilled"], *f["ways"][way])
        for f in found for way in f["ways"]
    ]  # fmt: skip
    names = ["world", "company", "way", "truth", "spilled", "effect", "error", "low", "high"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype({name: float for name in names[3:]})
