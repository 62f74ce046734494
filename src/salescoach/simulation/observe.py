"""The wall between truth and what is seen: observables out of the state, practices into it."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..styles.practices import Practices
from ..styles.seen import Seen
from .calendar import weeks_to_month_end
from .state import MOVED_WEEKS, RECENT_WEEKS, SEAT, State

# Columns of a seat that a manager may read. Everything else is hidden.
OBSERVED = (
    "quota", "recent_revenue", "recent_moves", "open_deals", "logged", "tenure", "vacant",
    "said", "belief", "asked_week", "complaint",
)  # fmt: skip
HIDDEN_COLUMNS = tuple(name for name in SEAT.names or () if name not in OBSERVED)

_COLUMN_OF = {
    "oversight_hours": "oversight", "review_hours": "review", "process_hours": "process", "coaching_hours": "coaching",
    "support_hours": "support", "takeover_hours": "takeover", "sharing_hours": "sharing", "report_hours": "reports",
    "asking": "asking", "coaching_fit": "fit", "pass_on": "pass_on", "activity_push": "activity_push",
}  # fmt: skip


def look(p: Any, state: State, week: int) -> Seen:
    """What managers see before the week: copies, read-only, of observable columns alone."""
    seats = state.seats
    people = seats.shape[1]
    group = np.arange(people) // int(p["span"])
    recent, moved = seats["recent_revenue"].sum(axis=2), seats["recent_moves"].sum(axis=2)
    quota = seats["quota"] * RECENT_WEEKS
    here = seats["vacant"] == 0
    team_quota, team_recent = _by_team(quota, group), _by_team(recent, group)
    size = np.bincount(group)[group]
    return Seen(
        week=week,
        weeks_to_month_end=weeks_to_month_end(week),
        weeks_to_quarter_end=12 - week % 13,
        usual_pipeline=float(p["usual_pipeline"]),
        usual_movement=float(p["usual_movement"] * MOVED_WEEKS / 4.0),
        attainment=_fixed(_over(recent, quota)),
        pipeline=_fixed(seats["open_deals"].astype(float)),
        movement=_fixed(moved),
        activity=_fixed(seats["logged"].astype(float)),
        tenure_weeks=_fixed(seats["tenure"].astype(float)),
        in_seat=_fixed(here),
        said_cause=_fixed(np.where(here, seats["said"], -1)),
        believed_cause=_fixed(np.where(here, seats["belief"], -1)),
        weeks_since_asked=_fixed((week - seats["asked_week"]).astype(float)),
        complaint=_fixed(seats["complaint"] == 1),
        team_attainment=_fixed(_over(team_recent, team_quota)),
        pressure_from_above=_fixed(state.managers["above"][:, group]),
        manager_hours=_fixed(np.broadcast_to(p["manager_hours_per_week"] / size, seats.shape).copy()),
        group=_fixed(group),
    )


def act(practices: Practices, state: State) -> None:
    """Write the week's practices into the state; nobody spends time on an empty seat."""
    here = state.seats["vacant"] == 0
    for name, amount in practices.items():
        state.seats[_COLUMN_OF[name]] = np.where(here, amount, 0.0)


def _over(sold: np.ndarray, quota: np.ndarray) -> np.ndarray:
    return np.divide(sold, quota, out=np.ones_like(sold), where=quota > 0)


def _by_team(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    return np.add.reduceat(values, starts, axis=1)[:, group]


def _fixed(values: np.ndarray) -> np.ndarray:
    values.flags.writeable = False
    return values
