"""The experiments and measures of the patterns, executed from section 10 of the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import CodeType
from types import SimpleNamespace as Record
from typing import Any

import numpy as np

from salescoach.campaign.calls import Calls
from salescoach.common.arrays import Array
from salescoach.published.trace import KEPT, Trace

from .grammar import GIVEN
from .notation import python
from .page import TEXT, table_after
from .program import by_section, source_of_functions
from .run import World, parameters


def _only(x: Array, condition: Array) -> Array:
    values, where = np.broadcast_arrays(x, condition)
    return values[where.astype(bool)]


def _earlier(x: Array, weeks: int) -> Array:
    found = np.zeros_like(x)
    found[weeks:] = x[:-weeks]
    return found


def _odds_ratio(clients: Array, yes: Array) -> float:
    """Newton's way to the two numbers of a logistic regression on calls 1 to 15."""
    calls = np.arange(1, 16)
    counts = [np.pad(x.sum(axis=0), (0, 15))[:15] for x in (np.flip(np.cumsum(np.flip(clients, 1), 1), 1), yes)]
    design, best = np.stack([np.ones(15), calls], axis=1), np.zeros(2)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ best))
        slope = design.T @ (counts[1] - counts[0] * chance)
        best += np.linalg.solve((design.T * (counts[0] * chance * (1 - chance))) @ design, slope)
    return float(np.exp(best[1]))


# Arrays have the shape (weeks, runs, seats); what sums one of these up keeps its place with length 1.
WORDS: dict[str, Callable[..., Any]] = {
    "total": np.sum, "mean": np.mean, "many": np.size, "spread": np.std, "max": np.maximum, "min": np.minimum,
    "by_seat": lambda x: np.sum(x, axis=0, keepdims=True), "by_run": lambda x: np.sum(x, axis=2, keepdims=True),
    "by_week": lambda x: np.sum(x, axis=(1, 2), keepdims=True), "variance": lambda x: np.var(x, ddof=1),
    "weekly_variance": lambda x: np.var(x, axis=0, ddof=1), "only": _only,
    "largest": lambda x, n: np.sort(x.ravel())[::-1][: int(n)], "quantile": np.quantile,
    "corr": lambda x, y: np.corrcoef(x.ravel(), y.ravel())[0, 1] if np.ptp(x) and np.ptp(y) else 0.0,
    "earlier": _earlier, "so_far": lambda x: np.cumsum(x, axis=0), "up_to": lambda x, n: x[:, :n],
    "odds_ratio": _odds_ratio,
}  # fmt: skip


@lru_cache(maxsize=2)
def _measures(page: str) -> CodeType:
    return compile(source_of_functions(by_section(page)["10.2"]), "measures of docs/model.md", "exec")


def measured(page: str, pattern: str, traces: list[Trace | Calls], week_hours: float) -> float:
    """A pattern by the page."""
    names: dict[str, Any] = {"__builtins__": {}, **GIVEN, **WORDS, "p": Record(week_hours=week_hours)}
    exec(_measures(page), names)
    return float(names[pattern](*map(_record, traces)))


def _record(trace: Trace | Calls) -> Record:
    if isinstance(trace, Calls):
        return Record(clients=trace.clients, yes=trace.yes)
    weeks = len(trace["won"])
    return Record(
        **{name: trace[name] for name in KEPT},
        week=np.arange(weeks)[:, None, None], weeks=weeks, seat=np.arange(trace.quota.shape[1])[None, None],
        quota=trace.quota[None], standing=trace.standing[None], taste=trace.taste[None],
    )  # fmt: skip


def experiments(page: str = TEXT) -> dict[str, tuple[list[str], list[str]]]:
    """Experiment -> (lines that change settings, lines that set practices); what is no line changes nothing."""
    rows = table_after(page, "| experiment | settings | practices |")
    return {name: (_lines(changes), _lines(practices)) for name, changes, practices in rows}


def _lines(cell: str) -> list[str]:
    return [line for line in cell.split("`, `") if " = " in line]


def set_practices(lines: list[str], usual: dict[str, Array], week: int) -> dict[str, Array]:
    """Practices of every seat in a week after these lines; ``usual`` are those of the status quo, by seat."""
    found = {name: np.array(amounts, float) for name, amounts in usual.items()}
    for seat in np.ndindex(next(iter(found.values())).shape):
        names: dict[str, Any] = {name: float(amounts[seat]) for name, amounts in found.items()}
        code = "".join(f"{python(line)}\n" for line in lines)
        exec(code, {"__builtins__": {}, **GIVEN, "q": Record(number=seat[-1]), "week": week}, names)
        for name, amounts in found.items():
            amounts[seat] = names[name]
    return found


def changed(page: str, world: World, lines: list[str]) -> dict[str, float]:
    """The settings of a world after these lines."""
    p = parameters(world, page)
    sections = by_section(page)
    source = "".join(source_of_functions(sections[section]) for section in ("5.1", "7.1", "10.1"))
    names: dict[str, Any] = {"__builtins__": {}, **GIVEN, "p": p}
    exec(source + "".join(f"{python(line)}\n" for line in lines), names)
    return dict(vars(p))
