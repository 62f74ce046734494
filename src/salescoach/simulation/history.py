"""The one recorder: a team's weeks, lived once, and the columns that somebody asked for as arrays.

Whatever reads a simulation week by week (frames, patterns, claims, the made-up company, a team of one's
own) asks here for columns of the state and gets them for all runs at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..common.arrays import Array, Records
from ..common.threads import in_threads
from .block import Plan, WeekStep, begin, blocks, live_weeks, shape_of, warmed
from .compiled import compiled
from .leaving import attainment, movement
from .state import ACCOUNT, MANAGER, NOTHING, OPENED, SEAT, State
from .week import live_week

# Columns of a seat that are worked out: results of 13 weeks over their quota, steps forward in four weeks,
# and who held the seat during the week (who comes at the end of a week works from the next).
MADE: dict[str, np.dtype[Any]] = {
    "attainment": np.dtype(float),
    "movement": np.dtype(float),
    "holder": np.dtype(np.int64),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Which columns to record.

    Attributes:
        seats: columns of SEAT or MADE, kept every week.
        accounts: columns of ACCOUNT, kept every week.
        managers: columns of MANAGER, kept every week.
        deals: columns of ACCOUNT, kept of every deal when it closes, and of those open at the end.
        start: columns of SEAT or MADE, kept once, before the first recorded week.
        warm_up: record the weeks before the count as well.
    """

    seats: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()
    deals: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    warm_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What was recorded. W weeks, S seats, A accounts a seat, M managers.

    Attributes:
        weeks: numbers of the recorded weeks, negative in the warm-up, shape (W,).
        seats: name -> values after each week, shape (runs, W, S).
        accounts: name -> values after each week, shape (runs, W, S, A).
        managers: name -> values after each week, shape (runs, W, M).
        deals: name -> one value per deal, ordered by run block and week of closing: ``run``, ``week`` (of
            closing; -1 for a deal that is open at the end), ``person``, ``account``, ``holder`` of the seat, ``event``
            (WON, WALKED, NO_DECISION, or NOTHING for an open one) and what was asked.
        start: name -> seats before the first recorded week, shape (runs, S).
        accounts_start: the same of accounts, name -> shape (runs, S, A).
        totals: RUN_TOTALS over the counted weeks, shape (runs,).
    """

    weeks: Array
    seats: dict[str, Array] = field(repr=False)
    accounts: dict[str, Array] = field(repr=False)
    managers: dict[str, Array] = field(repr=False)
    deals: dict[str, Array] = field(repr=False)
    start: dict[str, Array] = field(repr=False)
    accounts_start: dict[str, Array] = field(repr=False)
    totals: Records = field(repr=False)


def record(
    plan: Plan,
    runs: int,
    ask: Ask | None = None,
    *,
    first_run: int = 0,
    threads: int = 1,
    step: WeekStep = live_week,
    progress: Callable[[int], None] | None = None,
) -> History:
    """Live a plan and keep what was asked; the totals are always there.

    Args:
        plan: what is simulated.
        runs: how many replications.
        ask: the columns; none by default.
        first_run: number of the first replication.
        threads: how many blocks of runs are lived at a time; changes no number.
        step: the week; another one with the same arguments may take its place.
        progress: called with the number of runs that were just finished.
    """
    ask = Ask() if ask is None else ask
    weeks = np.arange(-int(plan.team.warmup_weeks) if ask.warm_up else 0, int(plan.team.weeks))
    people, accounts, managers = shape_of(plan.team)
    sheets = _Sheets(
        seats=_empty(SEAT, ask.seats, (len(weeks), runs, people)),
        accounts=_empty(ACCOUNT, ask.accounts, (len(weeks), runs, people, accounts)),
        managers=_empty(MANAGER, ask.managers, (len(weeks), runs, managers)),
        start=_empty(SEAT, ask.start, (runs, people)),
        accounts_start=_empty(ACCOUNT, ask.accounts, (runs, people, accounts)),
    )

    def one(block: tuple[int, int]) -> tuple[list[dict[str, Array]], Records]:
        deals, totals = _record_block(plan, first_run, block, weeks, ask, sheets, step)
        if progress is not None:
            progress(block[1])
        return deals, totals

    parts = list(in_threads(one, blocks(plan.team, runs), threads))
    rows = [row for deals, _ in parts for row in deals]
    return History(
        weeks=weeks,
        seats={name: values.swapaxes(0, 1) for name, values in sheets.seats.items()},
        accounts={name: values.swapaxes(0, 1) for name, values in sheets.accounts.items()},
        managers={name: values.swapaxes(0, 1) for name, values in sheets.managers.items()},
        deals={name: np.concatenate([row[name] for row in rows]) for name in rows[0]} if rows else {},
        start=sheets.start,
        accounts_start=sheets.accounts_start,
        totals=np.concatenate([totals for _, totals in parts]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheets:
    """Arrays that all blocks write into, each its own runs; weeks come first, so that a week is one piece."""

    seats: dict[str, Array]
    accounts: dict[str, Array]
    managers: dict[str, Array]
    start: dict[str, Array]
    accounts_start: dict[str, Array]


def _empty(columns: np.dtype[np.void], names: tuple[str, ...], shape: tuple[int, ...]) -> dict[str, Array]:
    return {name: np.empty(shape, MADE.get(name) or columns[name]) for name in names}


def _record_block(
    plan: Plan, first_run: int, block: tuple[int, int], weeks: Array, ask: Ask, sheets: _Sheets, step: WeekStep
) -> tuple[list[dict[str, Array]], Records]:
    here, first, last = slice(block[0], sum(block)), int(weeks[0]) if len(weeks) else 0, int(plan.team.weeks)
    state = _state_before(plan, first_run + block[0], block[1], first, step)
    _write_seats(state, sheets.start, here)
    for name, values in sheets.accounts_start.items():
        values[here] = state.accounts[name]
    deals = []
    for week, _ in live_weeks(plan, state, first, last, step):
        place = week - first
        _write_seats(state, {name: values[place] for name, values in sheets.seats.items()}, here)
        for name, values in sheets.accounts.items():
            values[place, here] = state.accounts[name]
        for name, values in sheets.managers.items():
            values[place, here] = state.managers[name]
        if ask.deals:
            event = state.accounts["event"]
            deals.append(_deals(state, (event != NOTHING) & (event != OPENED), week, ask.deals))
    if ask.deals:
        deals.append(_deals(state, state.accounts["stage"] > 0, None, ask.deals))
    return deals, state.totals


def _state_before(plan: Plan, first_run: int, runs: int, first: int, step: WeekStep) -> State:
    """The state before the first recorded week."""
    if first == 0 and step is live_week:
        return warmed(plan, first_run, runs)
    state = begin(plan, first_run, runs)
    if first == 0:
        for _ in live_weeks(plan, state, -int(plan.team.warmup_weeks), 0, step):
            pass
    return state


def _write_seats(state: State, into: dict[str, Array], here: slice) -> None:
    for name, values in into.items():
        if name == "holder":
            values[here] = state.seats["hire"] - state.seats["newcomer"]
        elif name in MADE:
            _look_back(state.seats, values[here], name == "attainment")
        else:
            values[here] = state.seats[name]


@compiled
def _look_back(seats: Records, values: Array, results: bool) -> None:
    """Attainment or movement of every seat, as managers see it; shape (runs, people)."""
    for r in range(seats.shape[0]):
        for s in range(seats.shape[1]):
            values[r, s] = attainment(seats[r, s]) if results else movement(seats[r, s])


def _deals(state: State, which: Array, week: int | None, names: tuple[str, ...]) -> dict[str, Array]:
    """One row per deal that ``which`` marks, shape (runs, people, accounts); no week for those still open."""
    run, person, account = np.nonzero(which)
    picked, seats = state.accounts[run, person, account], state.seats[run, person]
    rows = {
        "run": run + state.first_run,
        "week": np.full(len(run), -1 if week is None else week),
        "person": person,
        "account": account,
        "holder": seats["hire"] - seats["newcomer"],
        "event": np.full(len(run), NOTHING) if week is None else picked["event"].astype(np.int64),
    }
    return rows | {name: picked[name] for name in names}
