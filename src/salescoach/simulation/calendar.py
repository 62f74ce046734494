"""The 4-4-5 calendar: quarters of thirteen weeks whose months end in weeks 4, 8 and 13."""

from __future__ import annotations

from ..common.arrays import Row
from .compiled import compiled

WEEKS_IN_QUARTER = 13


@compiled
def week_of_quarter(week: int) -> int:
    """0 to 12; weeks before the count are negative and fall into earlier quarters."""
    return week % 13


@compiled
def quarter_closeness(week: int) -> float:
    """How close the quarter's end is: the square of its share that is over, 1 in its last week."""
    return ((week_of_quarter(week) + 1) / 13.0) ** 2


@compiled
def month_ends(week: int) -> bool:
    """True in the last week of a month."""
    w = week % 13
    return w == 3 or w == 7 or w == 12


@compiled
def urgency(p: Row, week: int) -> float:
    """0 in an ordinary week, 1 at a month's end, ``deadline_quarter`` at a quarter's end."""
    if week % 13 == 12:
        return p.deadline_quarter
    return 1.0 if month_ends(week) else 0.0


def weeks_to_month_end(week: int) -> int:
    """Whole weeks left until the last week of the month (0 in that week)."""
    place = week % 13
    return next(end - place for end in (3, 7, 12) if end >= place)
