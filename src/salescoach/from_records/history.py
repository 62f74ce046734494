"""What a CRM would hold of a simulation, in one pass over its weeks: deals, who sat where, quotas, leavers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array
from ..simulation.block import Plan
from ..simulation.history import Ask, record
from ..simulation.state import NO_DECISION, NOTHING, WALKED, WON

ASKED = Ask(seats=("worked", "holder", "quota"), deals=("opened_week", "price"))


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
    """Live so many runs of the plan once."""
    history = record(plan, runs, ASKED)
    counted = {name: values[history.deals["opened_week"] >= 0] for name, values in history.deals.items()}
    week, event = counted["week"].astype(float), counted["event"]
    deals = {name: counted[name] for name in ("run", "person", "account")} | {
        "opened_week": counted["opened_week"].astype(float),
        "closed_week": np.where(week < 0, np.nan, week),
        "event": event,
        "price": np.where(event == WON, counted["price"], np.nan),
    }
    return Lives(
        deals=deals,
        worked=history.seats["worked"] == 1,
        hire=history.seats["holder"],
        quota=history.seats["quota"].mean(axis=(1, 2)),
        leavers=history.totals["leavers"].astype(float),
    )


__all__ = ["NOTHING", "NO_DECISION", "WALKED", "WON", "Lives", "live"]
