"""What a CRM would show of a simulation, person by person; who leaves hands over to colleagues."""

from __future__ import annotations

import numpy as np

from ..common.arrays import Array
from ..simulation.block import Plan
from ..simulation.history import Ask, History, record
from ..simulation.state import NO_DECISION, NOTHING, WALKED, WON
from .owners import DealRows, Owners

ASKED = Ask(seats=("worked", "holder", "quota"), deals=("opened_week", "price"))
_HOLDERS = 1024  # of one seat that are kept apart
_ACCOUNTS = 2**20


def owners_in_simulation(plan: Plan, runs: int) -> Owners:
    """Live so many runs of a plan and take the same sums as of records."""
    return sample_in_simulation(plan, runs)[1]


def sample_in_simulation(plan: Plan, runs: int) -> tuple[DealRows, Owners]:
    """Live so many runs of a plan: the deals opened in it, and their sums by owner."""
    history = record(plan, runs, ASKED)
    deals = {name: values[history.deals["opened_week"] >= 0] for name, values in history.deals.items()}
    owner, run, exposure = _owners(history, deals)
    account = deals["run"] * 2**44 + deals["person"] * _ACCOUNTS + deals["account"]
    rows = _rows(deals, owner)
    return rows, Owners(
        run=run,
        runs=runs,
        sums=rows.sums(len(run)) | {"exposure": np.maximum(exposure, 1.0)},
        weeks=float(plan.team.weeks),
        left=history.totals["leavers"].astype(float),
        accounts=np.bincount(np.unique(account) // 2**44, minlength=runs),
        named=np.bincount(deals["run"], minlength=runs),
        quota=history.seats["quota"].mean(axis=(1, 2)),
    )


def _rows(deals: dict[str, Array], owner: Array) -> DealRows:
    event, week = deals["event"], deals["week"].astype(float)
    return DealRows(
        owner=owner,
        closed=event != NOTHING,
        won=event == WON,
        with_reason=np.isin(event, (WALKED, NO_DECISION)),
        silent=event == NO_DECISION,
        days=7.0 * (np.where(week < 0, np.nan, week) - deals["opened_week"].astype(float)),
        value=np.where(event == WON, deals["price"], np.nan),
    )


def _owners(history: History, deals: dict[str, Array]) -> tuple[Array, Array, Array]:
    """Owner of every deal (from 0), run of every owner, and weeks that every owner was there.

    A deal belongs to who holds its seat in the week of closing (in the last week, while open).
    """
    worked, holder = history.seats["worked"] == 1, history.seats["holder"]
    runs, weeks, seats = worked.shape
    person = (np.arange(runs)[:, None, None] * seats + np.arange(seats)) * _HOLDERS + np.minimum(holder, _HOLDERS - 1)
    week = np.where(deals["week"] < 0, weeks - 1, deals["week"])
    seat = _seats_that_own(worked, deals, week)
    there, weeks_there = np.unique(person[worked], return_counts=True)
    persons, owner = np.unique(person[deals["run"], week, seat], return_inverse=True)
    place = np.minimum(np.searchsorted(there, persons), len(there) - 1)
    exposure = np.where(there[place] == persons, weeks_there[place], 0).astype(float)
    return owner, persons // _HOLDERS // seats, exposure


def _seats_that_own(worked: Array, deals: dict[str, Array], week: Array) -> Array:
    """Seat that owns each deal: its own, or the next colleague's in turn, by account, where that is empty."""
    run, person, account = deals["run"], deals["person"], deals["account"]
    seats, seat = worked.shape[2], person.copy()
    empty = np.flatnonzero(~worked[run, week, person])
    turns = ((person[empty] + 1 + account[empty] % seats)[:, None] + np.arange(seats)) % seats
    there = worked[run[empty][:, None], week[empty][:, None], turns]
    colleague = turns[np.arange(len(empty)), np.argmax(there, axis=1)]
    seat[empty] = np.where(there.any(axis=1), colleague, person[empty])
    return seat
