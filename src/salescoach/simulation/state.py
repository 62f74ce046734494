"""Columns of state. One record a seat, account, manager and run; shapes are (runs, how many).

Whether a column is hidden from managers is said in :mod:`salescoach.simulation.observe`, which lists
all that they may see.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Records

RECENT_WEEKS = 13  # results that count for attainment
MOVED_WEEKS = 4  # weeks that count as movement

_PRACTICES = (
    "oversight", "review", "coaching", "support", "takeover", "process", "sharing", "reports",
    "asking", "fit", "pass_on", "activity_push",
)  # fmt: skip
_TRAITS = (
    "potential",
    "ceiling",
    "will",
    "adaptiveness",
    "territory",
    "territory_deal_size",
    "quota",
    "baseline_strain",
    "baseline_trust",
    "gaming_propensity",
    "drive",
    "feedback_taste",
)
_STATES = ("skill", "strain", "trust", "initiative", "habit", "demand_fluctuation")
_WEEK = (
    "shortfall", "alarm", "sight", "pressure", "clarity", "intrusion", "effort", "selling_hours", "gamed", "practised",
    "reach_small", "reach_large", "lead_rate", "pitch", "push", "guiding", "closing", "discount", "tidy",
    "seen_pipeline", "seen_movement", "seen_activity", "usual_pipeline", "usual_movement",
)  # fmt: skip
_MONEY = ("revenue", "customer_trust")
_COUNTS = (
    "cause", "belief", "said", "asked_week", "tenure", "hire", "vacant", "worked", "newcomer", "left", "dismissed",
    "warned", "repaired", "complaint", "opened", "won", "walked", "no_decision", "contacts", "logged", "moved",
    "open_deals", "dead_deals",
)  # fmt: skip

SEAT = np.dtype(
    [(n, "f8") for n in (*_PRACTICES, *_TRAITS, *_STATES, *_WEEK, *_MONEY)]
    + [("recent_revenue", "f8", (RECENT_WEEKS,)), ("recent_moves", "f8", (MOVED_WEEKS,)), ("year_revenue", "f8")]
    + [(n, "i8") for n in _COUNTS]
)
ACCOUNT = np.dtype(
    [(n, "f8") for n in ("trust", "relation", "fit", "value", "tolerance", "price")]
    + [
        ("opened_week", "i4"),
        ("contacts", "i4"),
        ("stage", "i1"),
        ("dead", "i1"),
        ("event", "i1"),
        ("small", "i1"),
        ("pad", "i1", (4,)),
    ]
)
MANAGER = np.dtype(
    [
        (n, "f8")
        for n in (
            "coach_skill", "people_skill", "diagnosis_skill", "leak", "nerves", "hours_asked", "hours_used", "overload",
            "effect", "attainment", "above", "best_skill", "recent_leavers",
        )
    ]
)  # fmt: skip
RUN_TOTALS = np.dtype(
    [
        (n, "f8")
        for n in (
            "revenue", "wins", "opened", "walked", "no_decision", "open_end", "contacts", "logged", "trust", "strain",
            "manager_trust", "skill", "leavers", "vacant_weeks", "manager_hours", "overload", "selling_hours",
            "customer_pressure", "complaints", "at_quota", "quota", "drift", "dismissed",
        )
    ]
)  # fmt: skip

NOTHING, OPENED, WON, WALKED, NO_DECISION = range(5)  # what happened to an account this week
UNKNOWN = -1  # a belief or a stated cause before anybody asked


@dataclass(frozen=True, slots=True)
class State:
    """All that a block of runs is made of at one moment; the arrays are changed in place.

    Attributes:
        seats: SEAT, shape (runs, people).
        accounts: ACCOUNT, shape (runs, people, accounts_per_person).
        managers: MANAGER, shape (runs, managers).
        totals: RUN_TOTALS, shape (runs,).
        first_run: number of the first replication in the block.
    """

    seats: Records
    accounts: Records
    managers: Records
    totals: Records
    first_run: int

    @property
    def nbytes(self) -> int:
        """Memory of the arrays."""
        return sum(part.nbytes for part in (self.seats, self.accounts, self.managers, self.totals))

    def copy(self) -> State:
        """The same state in arrays of its own."""
        return State(
            self.seats.copy(), self.accounts.copy(), self.managers.copy(), self.totals.copy(), self.first_run
        )  # fmt: skip


def empty_state(runs: int, people: int, accounts: int, managers: int, first_run: int) -> State:
    """A state of zeros of the right shapes."""
    return State(
        seats=np.zeros((runs, people), SEAT),
        accounts=np.zeros((runs, people, accounts), ACCOUNT),
        managers=np.zeros((runs, managers), MANAGER),
        totals=np.zeros(runs, RUN_TOTALS),
        first_run=first_run,
    )


def bytes_per_run(people: int, accounts: int, managers: int) -> int:
    """Memory of one replication while it is simulated."""
    return people * (SEAT.itemsize + accounts * ACCOUNT.itemsize) + managers * MANAGER.itemsize + RUN_TOTALS.itemsize
