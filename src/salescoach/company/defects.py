"""Data-quality defects: where the records say less, or something else, than what happened, at which rates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array

DAYS_IN_WEEK, FRIDAY = 7, 4
MOST_DAYS_LATE = 10
# Practices of the model that take the manager's time with one person; each is a kind of meeting.
MEETINGS = ("oversight", "review", "process", "coaching", "support", "takeover", "sharing")
SHOWN_REASONS = {"lost": "refused", "no decision": "no decision"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """A way in which the records fall short.

    Attributes:
        name: short name.
        table: where it is.
        rate: share of the rows at risk; None where the model makes it.
        at_risk: which rows may have it.
        meaning: in plain words.
    """

    name: str
    table: str
    rate: float | None
    at_risk: str
    meaning: str


DEFECTS: dict[str, Defect] = {
    defect.name: defect
    for defect in (
        Defect(
            name="account missing", table="deals", rate=0.05,
            at_risk="all deals", meaning="nobody wrote down the customer",
        ),
        Defect(
            name="value missing", table="deals", rate=0.2,
            at_risk="open deals", meaning="no value was entered yet",
        ),
        Defect(
            name="order entered late", table="deals", rate=0.12,
            at_risk="won deals with a day left to be late on",
            meaning=f"the order is dated 1 to {MOST_DAYS_LATE} days after it was won, never after its owner left",
        ),
        Defect(
            name="reason missing", table="deals", rate=0.25,
            at_risk="lost deals", meaning="nobody wrote down why it was lost",
        ),
        Defect(
            name="dead deal left open", table="deals", rate=None,
            at_risk="open deals", meaning="the customer has gone silent for good",
        ),
        Defect(
            name="logged at month end", table="activities", rate=0.08,
            at_risk="activities before the last Friday of the model's month",
            meaning="done_at is that Friday (or the owner's last day, if sooner); due keeps the day of the work",
        ),
        Defect(
            name="logged for show", table="activities", rate=None,
            at_risk="all activities", meaning="it never happened: made up under a push for activity counts",
        ),
        Defect(
            name="meeting not written down", table="meetings", rate=0.15,
            at_risk="all meetings", meaning="the row is missing",
        ),
    )
}  # fmt: skip


def rate(name: str) -> float:
    """Rate of a defect that is drawn here."""
    found = DEFECTS[name].rate
    assert found is not None, f"{name} is made by the model"
    return found


def month_end(day: Array) -> Array:
    """Last Friday of the model's 4-4-5 month that each day lies in (days since the records begin)."""
    week = np.floor_divide(day, DAYS_IN_WEEK)
    place = week % 13
    last = np.where(place <= 3, 3, np.where(place <= 7, 7, 12))
    return np.asarray((week + last - place) * DAYS_IN_WEEK + FRIDAY)


def late_orders(closed: Array, last: Array, u: Array, v: Array) -> Array:
    """Days on which orders are entered: most at once, some 1 to 10 days late, none after ``last``."""
    late = np.minimum(closed + 1 + np.floor(v * MOST_DAYS_LATE).astype(int), last)
    return np.where((u < rate("order entered late")) & (last > closed), late, closed)


def late_activities(day: Array, last: Array, u: Array) -> Array:
    """Days on which activities are entered: most at once, some at the month's end, none after ``last``."""
    late = np.maximum(np.minimum(month_end(day), last), day)
    return np.where(u < rate("logged at month end"), late, day)
