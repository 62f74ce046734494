"""What a CRM would hold of a simulation, in one pass over its weeks: deals, who sat where, quotas, leavers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array
from ..simulation.block import Plan, blocks, weeks_of
from ..simulation.state import NO_DECISION, NOTHING, OPENED, WALKED, WON, State


@dataclass(frozen=True, slots=True)
class Lives:
    """Runs of a simulated team as its records would show them.

    Attributes:
        deals: by name, one value a deal opened in the counted weeks: run, person, account, opened_week, closed_week
            (NaN while open), event (WON, WALKED, NO_DECISION; NOTHING while open), price (NaN unless won).
        worked: somebody was in the seat, shape (runs, weeks, seats). hire: number of that person, the same shape.
        quota: mean weekly quota, shape (runs,). leavers: people who left, shape (runs,).
    """

    deals: dict[str, Array]
    worked: Array
    hire: Array
    quota: Array
    leavers: Array


def live(plan: Plan, runs: int) -> Lives:
    """Live so many runs of the plan once, block by block."""
    parts = [_block(plan, *block) for block in blocks(plan.team, runs)]
    deals = {name: np.concatenate([part.deals[name] for part in parts]) for name in parts[0].deals}
    rest = (np.concatenate([getattr(part, name) for part in parts]) for name in Lives.__slots__[1:])
    return Lives(deals, *rest)


def _block(plan: Plan, first_run: int, runs: int) -> Lives:
    rows, worked, hire, quota = [], [], [], []
    state: State | None = None
    for week, state in weeks_of(plan, first_run, runs):
        if week < 0:
            continue
        seats, event = state.seats, state.accounts["event"]
        rows.append(_deals(state, (event != NOTHING) & (event != OPENED), week))
        worked.append(seats["worked"] == 1)
        hire.append(seats["hire"] - (seats["newcomer"] == 1))  # a newcomer works from the next week
        quota.append(seats["quota"].copy())
    assert state is not None
    rows.append(_deals(state, state.accounts["stage"] > 0, None))
    deals = {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}
    leavers = np.asarray(state.totals["leavers"], float)
    mean = np.stack(quota, axis=1).mean(axis=(1, 2))
    return Lives(deals, np.stack(worked, axis=1), np.stack(hire, axis=1).astype(np.int64), mean, leavers.copy())


def _deals(state: State, which: Array, week: int | None) -> dict[str, Array]:
    run, person, account = np.nonzero(which & (state.accounts["opened_week"] >= 0))
    picked = state.accounts[run, person, account]
    event = np.full(len(run), NOTHING) if week is None else picked["event"].astype(np.int64)
    return {
        "run": run + state.first_run,
        "person": person,
        "account": account,
        "opened_week": picked["opened_week"].astype(float),
        "closed_week": np.full(len(run), np.nan if week is None else float(week)),
        "event": event,
        "price": np.where(event == WON, picked["price"], np.nan),
    }


__all__ = ["NOTHING", "NO_DECISION", "WALKED", "WON", "Lives", "live"]
