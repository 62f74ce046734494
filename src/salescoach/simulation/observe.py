"""The wall between truth and what is seen: observables out of the state, practices into it."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..common.arrays import Array, Records, Row
from ..management.practices import checked, most_of
from ..management.seen import Seen
from ..management.style import Style
from .calendar import weeks_to_month_end
from .compiled import compiled
from .leaving import over_quota, sold_recently
from .state import SEAT, State

# Columns of a seat that a manager may read. Everything else is hidden.
OBSERVED = (
    "quota", "recent_revenue", "seen_pipeline", "seen_movement", "seen_activity", "usual_pipeline", "usual_movement",
    "tenure", "vacant", "said", "belief", "asked_week", "complaint",
)  # fmt: skip
HIDDEN_COLUMNS = tuple(name for name in SEAT.names or () if name not in OBSERVED)

# Where a practice stands in the state, in the order in which ``write`` takes them.
COLUMN_OF = {
    "oversight_hours": "oversight", "review_hours": "review", "process_hours": "process", "coaching_hours": "coaching",
    "support_hours": "support", "takeover_hours": "takeover", "sharing_hours": "sharing", "report_hours": "reports",
    "asking": "asking", "coaching_fit": "fit", "pass_on": "pass_on", "activity_push": "activity_push",
}  # fmt: skip
MOST = np.array([most_of(name) for name in COLUMN_OF])


def observe(p: Any, state: State, week: int) -> Seen:
    """What managers see before the week: read-only copies of observable columns alone."""
    runs, people = state.seats.shape
    numbers = np.empty((10, runs, people))
    flags = np.empty((2, runs, people), bool)
    codes = np.empty((2, runs, people), int)
    gather(p, state.seats, state.managers, week, numbers, flags, codes)
    group = np.arange(people) // int(p["span"])
    for values in (numbers, flags, codes, group):
        values.flags.writeable = False
    attainment, pipeline, movement, activity, tenure, asked, team_attainment, above, usual_pipeline, usual_movement = (
        numbers
    )
    return Seen(
        week=week,
        weeks_to_month_end=weeks_to_month_end(week),
        weeks_to_quarter_end=12 - week % 13,
        usual_pipeline=usual_pipeline,
        usual_movement=usual_movement,
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
def gather(p: Row, seats: Records, managers: Records, week: int, numbers: Array, flags: Array, codes: Array) -> None:
    """Copy the observable columns of OBSERVED (and managers' attainment and pressure) out of the records."""
    span, people = int(p.span), seats.shape[1]
    for r in range(seats.shape[0]):
        for g in range(managers.shape[1]):
            first, last = g * span, min(people, (g + 1) * span)
            sold, quota, usual = 0.0, 0.0, 0.0
            for s in range(first, last):
                q = seats[r, s]
                here = q.vacant == 0
                own, due = sold_recently(q), q.quota * len(q.recent_revenue)
                sold, quota = sold + own, quota + due
                numbers[0, r, s] = over_quota(own, due)
                numbers[1, r, s], numbers[2, r, s], numbers[3, r, s] = q.seen_pipeline, q.seen_movement, q.seen_activity
                numbers[4, r, s], numbers[5, r, s] = q.tenure, week - q.asked_week
                numbers[7, r, s] = managers[r, g].above
                numbers[8, r, s] = q.usual_pipeline
                usual += q.usual_movement
                flags[0, r, s], flags[1, r, s] = here, q.complaint == 1
                codes[0, r, s], codes[1, r, s] = (q.said, q.belief) if here else (-1, -1)
            numbers[6, r, first:last] = over_quota(sold, quota)
            numbers[9, r, first:last] = usual / (last - first)


def apply_practices(style: Style, seen: Seen, state: State) -> None:
    """Ask the style what it does and write it into the state; nobody spends time on an empty seat.

    Raises:
        ValueError: the style returned something unusable; says what.
    """
    practices = style.rule(seen)
    shape = state.seats.shape
    amounts = np.empty((len(COLUMN_OF), *shape))
    for place, name in enumerate(COLUMN_OF):
        amount = getattr(practices, name, None)
        if type(amount) is not float and (
            not isinstance(amount, np.ndarray) or amount.shape != shape or amount.dtype != amounts.dtype
        ):
            checked(practices, shape, style.name)  # unusual, but perhaps still numbers
        amounts[place] = amount
    if not write(amounts, MOST, state.seats):
        checked(practices, shape, style.name)


@compiled
def write(amounts: Array, most: Array, seats: Records) -> bool:
    """Amounts of shape (practices, runs, people), in the order of COLUMN_OF, into the records.

    Returns False, with nothing to rely on in the records, where an amount is outside 0 to ``most``.
    """
    usable = True
    for r in range(seats.shape[0]):
        for s in range(seats.shape[1]):
            for k in range(amounts.shape[0]):
                usable &= 0.0 <= amounts[k, r, s] <= most[k]
            q = seats[r, s]
            here = 1.0 if q.vacant == 0 else 0.0
            q.oversight, q.review, q.process = here * amounts[0, r, s], here * amounts[1, r, s], here * amounts[2, r, s]
            q.coaching, q.support = here * amounts[3, r, s], here * amounts[4, r, s]
            q.takeover, q.sharing, q.reports = (
                here * amounts[5, r, s], here * amounts[6, r, s], here * amounts[7, r, s]
            )  # fmt: skip
            q.asking, q.fit = here * amounts[8, r, s], here * amounts[9, r, s]
            q.pass_on, q.activity_push = here * amounts[10, r, s], here * amounts[11, r, s]
    return usable
