"""Many companies: every estimator is compared with the true effect of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.journal import Journal
from ...common.messages import whole
from ...common.parallel import spread
from ...common.sources import fingerprint
from ...common.version import versions
from .benchmark_table import benchmark_text, table_of
from .estimators import find_estimators
from .truth import simulate_company
from .worlds import WORLDS, SelectionWorld, find_world

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

Task = tuple[str, int]
LIBRARIES = ("numpy", "scipy", "pandas", "scikit-learn", "statsmodels", "pyfixest")


@dataclass(frozen=True, kw_only=True)
class Benchmark:
    """How every estimator fared in every world.

    Attributes:
        table: one row per world and estimator: truth, estimate, bias, spread, rmse (points of quota), error_ratio
            (mean standard error over spread), coverage of the 95 % interval (share) of the company's own true effect,
            and of the world's; each with its Monte-Carlo standard error (``_mc``); companies that gave an estimate.
        estimates: one row per world, company and estimator.
        companies: how many companies per world.
        seed: of the first company.
        text: who is right where, in words.
    """

    table: pd.DataFrame
    estimates: pd.DataFrame
    companies: int
    seed: int
    text: str

    def plot(self) -> Picture:
        """A dot per estimator, a panel per world, the truth as a line."""
        from ...figures.estimators import benchmark_picture

        return benchmark_picture(self.table)

    def __repr__(self) -> str:
        return self.text


def company_seed(seed: int, company: int) -> int:
    """Seed of the n-th company: the same people and luck in every world."""
    return seed * 1_000_003 + company


def estimate_company(task: Task, seed: int, estimators: Sequence[str]) -> dict[str, Any]:
    """One company of a world, by every estimator: plain values that fit in a line of JSON.

    Args:
        task: world, and number of the company.
        seed: of the first company.
        estimators: names.
    """
    world, company = task
    made = simulate_company(WORLDS[world], company_seed(seed, company))
    found = {estimator.name: estimator(made.panel) for estimator in find_estimators(estimators)}
    return {
        "world": world, "company": company, "truth": _plain(made.truth), "spillover": _plain(made.spillover),
        "people": len(made.start), "treated": int(np.isfinite(made.start).sum()),
        "left": [_plain(made.left_usual), _plain(made.left_close)],
        "estimates": {n: [_rounded(v) for v in (e.effect, e.error, e.low, e.high)] for n, e in found.items()},
    }  # fmt: skip


def _plain(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _rounded(value: float) -> float | None:
    return _plain(float(f"{value:.10g}"))  # the libraries leave the last digits to chance


def benchmark_estimators(
    worlds: Sequence[str] | str | None = None,
    companies: int = 100,
    seed: int = 1,
    jobs: int = -1,
    progress: Callable[[int], None] | None = None,
    path: str | Path | None = None,
    estimators: Sequence[str] | None = None,
) -> Benchmark:
    """Compare every estimator of the effect of close oversight with the truth, in every world, over many companies.

    Args:
        worlds: names of worlds (see ``sc.effect_of_oversight``); all by default.
        companies: simulated companies per world, at least 2.
        seed: of the first company, whole number from 0.
        jobs: processes to use, -1 for all; changes no number.
        progress: called with 1 after every company.
        path: journal (jsonl) from which a stopped benchmark goes on; none by default.
        estimators: names of estimators; all by default.

    Returns:
        The benchmark: ``.table`` one row per world and estimator, ``.text``, ``.plot()``.

    Raises:
        ValueError: an unknown world or estimator, too few companies, or the journal of another benchmark.

    Example:
        >>> import salescoach as sc
        >>> found = sc.benchmark_estimators("by lot", companies=2, jobs=1, estimators=["plain difference"])
        >>> found.table[["world", "estimator"]].values.tolist()
        [['by lot', 'plain difference']]
    """
    names = [find_world(w).name for w in _many(worlds)]
    chosen = [estimator.name for estimator in find_estimators(estimators)]
    many, first = whole("companies", companies, 2), whole("seed", seed, 0)
    tasks = [(name, company) for company in range(many) for name in names]
    journal = Journal(path, _heading(names, chosen, first), "a benchmark of estimators")
    work = partial(estimate_company, seed=first, estimators=chosen)
    for found in spread(work, tasks[len(journal.parts) :], jobs, processes=True):
        journal.keep(found)
        if progress is not None:
            progress(1)
    estimates = _frame(journal.parts[: len(tasks)])
    table = table_of(estimates, names, chosen)
    text = benchmark_text(table, many, first)
    return Benchmark(table=table, estimates=estimates, companies=many, seed=first, text=text)


def _many(worlds: Sequence[str] | str | None) -> list[str | SelectionWorld]:
    if worlds is None:
        return list(WORLDS)
    found: list[str | SelectionWorld] = [worlds] if isinstance(worlds, str | SelectionWorld) else list(worlds)
    if not found:
        raise ValueError('no world was named. Type: sc.benchmark_estimators(["by lot"])')
    return found


def _heading(worlds: list[str], estimators: list[str], seed: int) -> dict[str, Any]:
    """Everything that decides the estimates, in the order of the tasks."""
    return {
        "seed": seed, "worlds": worlds, "estimators": estimators,
        "made of": [WORLDS[name].made_of for name in worlds],
        "equations": fingerprint(Path(__file__)), "versions": versions(*LIBRARIES),
    }  # fmt: skip


def _frame(found: list[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    rows = [
        (f["world"], f["company"], name, f["truth"], f["spillover"], *values)
        for f in found for name, values in f["estimates"].items()
    ]  # fmt: skip
    names = ["world", "company", "estimator", "truth", "spillover", "effect", "error", "low", "high"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype({name: float for name in names[3:]})
