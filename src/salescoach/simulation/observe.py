"""The wall between truth and what is seen: observables out of the state, practices into it."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..management.practices import Practices
from ..management.seen import Seen
from .calendar import weeks_to_month_end
from .compiled import compiled
from .leaving import attainment
from .manager import team_attainment
from .state import SEAT, State

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
    """What managers see before the week: read-only copies of observable columns alone."""
    runs, people = state.seats.shape
    numbers, flags, codes = (
        np.empty((8, runs, people)),
        np.empty((2, runs, people), bool),
        np.empty((2, runs, people), int),
    )
    gather(p, state.seats, state.managers, week, numbers, flags, codes)
    group = np.arange(people) // int(p["span"])
    for values in (numbers, flags, codes, group):
        values.flags.writeable = False
    attainment, pipeline, movement, activity, tenure, asked, team_attainment, above = numbers
    return Seen(
        week=week,
        weeks_to_month_end=weeks_to_month_end(week),
        weeks_to_quarter_end=12 - week % 13,
        usual_pipeline=float(p["usual_pipeline"]),
        usual_movement=float(p["usual_movement"]),
        manager_hours=float(p["manager_hours_per_week"]) / min(int(p["span"]), people),
        attainment=attainment,
        pipeline=pipeline,
        movement=movement,
        activity=activity,
        tenure_weeks=tenure,
        weeks_since_asked=asked,
        team_attainment=team_attainment,
        pressure_from_above=above,
        in_seat=flags[0],
        complaint=flags[1],
        said_cause=codes[0],
        believed_cause=codes[1],
        group=group,
    )


@compiled
def gather(p, seats, managers, week, numbers, flags, codes):
    """Copy the observable columns of OBSERVED (and managers' attainment and pressure) out of the records."""
    span, people = int(p.span), seats.shape[1]
    for r in range(seats.shape[0]):
        for s in range(people):
            q = seats[r, s]
            here = q.vacant == 0
            moved = 0.0
            for k in range(len(q.recent_moves)):
                moved += q.recent_moves[k]
            numbers[0, r, s] = attainment(q)
            numbers[1, r, s], numbers[2, r, s], numbers[3, r, s] = q.open_deals, moved, q.logged
            numbers[4, r, s], numbers[5, r, s] = q.tenure, week - q.asked_week
            numbers[7, r, s] = managers[r, s // span].above
            flags[0, r, s], flags[1, r, s] = here, q.complaint == 1
            codes[0, r, s], codes[1, r, s] = (q.said, q.belief) if here else (-1, -1)
        for g in range(managers.shape[1]):
            first, last = g * span, min(people, (g + 1) * span)
            numbers[6, r, first:last] = team_attainment(seats[r], first, last)


def act(practices: Practices, state: State) -> None:
    """Write the week's practices into the state; nobody spends time on an empty seat."""
    here = state.seats["vacant"] == 0
    for name, amount in practices.items():
        state.seats[_COLUMN_OF[name]] = np.where(here, amount, 0.0)
