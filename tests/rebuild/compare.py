"""Where the kit and the page differ: state before the first week and after each, sight, frames and totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isclose, isnan
from typing import Any

from . import kit
from .frames import Frames, Row
from .page import TEXT
from .run import Run, World, begin

RUNS = 2
CLOSE = 1e-9
KEYS = {"run", "week", "person", "manager", "account"}


def differences(world: World, runs: int = RUNS, page: str = TEXT) -> list[str]:
    """Names of all that differs beyond rounding, each once."""
    return sorted({name for run in range(runs) for name in differing(world, run, page)})


def differing(world: World, run: int, page: str = TEXT) -> Iterator[str]:
    """Names of what differs, in the order in which it shows; counts have to be the same to the last bit."""
    true, mine = kit.lived(world, run), begin(world, run, page)
    frames, weeks = Frames(page, mine), []
    for place, week in enumerate(mine.weeks()):
        weeks.append(week)
        if place >= len(true.weeks):
            break
        yield from _differ(true.states[place], lambda name: _state(mine, name))
        if week is not None:
            yield from _differ(true.seen[place - 1], lambda name: [getattr(q.seen, name) for q in mine.force.seats])
            if week >= 0:
                frames.add(week)
    if weeks != true.weeks:
        yield "weeks"
    frames.finish()
    for rows, columns in ((frames.people, true.people), (frames.managers, true.managers), (frames.deals, true.deals)):
        yield from _frames_differ(rows, columns)
    yield from _frames_differ([mine.totals | {"run": run}], {name: [x] for name, x in true.totals.items()})


def _frames_differ(rows: list[Row], columns: kit.Columns) -> Iterator[str]:
    """Columns that one of both lacks, keys aside; then those with other values."""
    mine = set(rows[0]) if rows else set(columns)
    yield from sorted((mine ^ set(columns)) - KEYS)
    yield from _differ({name: columns[name] for name in mine & set(columns)}, lambda name: [row[name] for row in rows])


def _state(run: Run, name: str) -> list[Any]:
    key, column = name.split(".")
    records = {"q": run.force.seats, "c": run.force.accounts, "m": run.force.managers}[key]
    return [getattr(record, column) for record in records]


def _differ(true: kit.Columns, mine: Any) -> Iterator[str]:
    for name, values in true.items():
        if not same(values, mine(name)):
            yield name


def same(true: Sequence[Any], mine: Sequence[Any]) -> bool:
    """Whether two columns agree: whole numbers exactly, others within rounding; missing stands for missing."""
    return len(true) == len(mine) and all(map(_same, true, mine))


def _same(true: Any, mine: Any) -> bool:
    if true == mine:
        return True
    if isinstance(true, list):
        return same(true, mine)
    if isinstance(true, int) and not isinstance(true, bool):
        return False
    return (isnan(true) and isnan(mine)) or isclose(true, mine, rel_tol=CLOSE, abs_tol=CLOSE)
