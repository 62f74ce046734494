"""One pass over a team's weeks: everything that its records and its answer key are made of, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array, Records
from ..simulation.block import Plan
from ..simulation.history import Ask, record
from ..simulation.state import ACCOUNT, MANAGER, NOTHING, OPENED, SEAT, WON

MEANS = ("revenue", "won", "left", "contacts", "logged", "customer_trust")
EVERYTHING = Ask(
    seats=(*(name for name in SEAT.names or () if SEAT[name].shape == ()), "holder"),
    accounts=tuple(ACCOUNT.names or ())[:-1],  # the last one only fills the record up
    managers=tuple(MANAGER.names or ()),
    warm_up=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamHistory:
    """A team's weeks, warm-up included. Shapes: W weeks, S seats, A accounts per seat.

    Attributes:
        weeks: week numbers, negative in the warm-up, shape (W,).
        start: ACCOUNT records at the very start, shape (S, A).
        accounts: ACCOUNT records after each week, shape (W, S, A).
        seats: SEAT records after each week, shape (W, S).
        managers: MANAGER record after each week, shape (W,).
        hire: who held the seat during the week, shape (W, S).
        owner: seat whose holder worked the account, shape (W, S, A); see ``_owners``.
    """

    weeks: Array
    start: Array
    accounts: Array
    seats: Array
    managers: Array
    hire: Array
    owner: Array

    @property
    def stage_before(self) -> Array:
        """Stage of every account before each week, shape (W, S, A)."""
        return np.concatenate([self.start["stage"][None], self.accounts["stage"][:-1]])

    @property
    def contacted(self) -> Array:
        """Whether each account had a true contact in the week, shape (W, S, A)."""
        before = np.concatenate([self.start["contacts"][None], self.accounts["contacts"][:-1]])
        return np.asarray((self.accounts["event"] != OPENED) & (self.accounts["contacts"] > before))

    @property
    def advanced(self) -> Array:
        """Whether each account's deal moved to a further stage, short of the order; shape (W, S, A)."""
        before, after = self.stage_before, self.accounts["stage"]
        return np.asarray((self.accounts["event"] == NOTHING) & (before > 0) & (after == before + 1))

    @property
    def for_show(self) -> Array:
        """Logged contacts that never happened, shape (W, S)."""
        return np.where(self.seats["worked"] == 1, self.seats["logged"] - self.seats["contacts"], 0)

    def by_owner(self, amounts: Array) -> Array:
        """Sums of amounts of shape (W, S, A) over those who worked the accounts, shape (W, S)."""
        total = np.zeros(self.seats.shape)
        week = np.broadcast_to(np.arange(len(self.weeks))[:, None, None], amounts.shape)
        some = amounts != 0
        np.add.at(total, (week[some], self.owner[some]), amounts[some])
        return total

    def weekly(self) -> dict[str, Array]:
        """What a weekly report shows of each seat's holder: whole numbers, shape (W, S)."""
        event, price = self.accounts["event"], self.accounts["price"]
        won = event == WON
        closed_lost = (event != NOTHING) & (event != OPENED) & ~won
        return {
            "revenue": self.by_owner(np.where(won, price, 0.0)),
            "won": self.by_owner(won * 1),
            "lost": self.by_owner(closed_lost * 1),
            "open_deals": self.by_owner((self.accounts["stage"] > 0) * 1),
            "moved": self.by_owner((self.advanced | won) * 1),
            "logged": self.by_owner(self.contacted * 1) + self.for_show,
        }


def live(plan: Plan) -> TeamHistory:
    """Live a team once and keep every week."""
    history = record(plan, 1, EVERYTHING)
    seats = _records(history.seats)
    hire = seats["holder"]
    owner = _owners(seats["worked"] == 1, history.accounts["stage"].shape[3])
    return TeamHistory(
        weeks=history.weeks,
        start=_records(history.accounts_start),
        accounts=_records(history.accounts),
        seats=seats,
        managers=_records(history.managers)[:, 0],
        hire=hire,
        owner=owner,
    )


def _records(columns: dict[str, Array]) -> Records:
    """Columns of the only run as one array of records."""
    first = next(iter(columns.values()))[0]
    records = np.empty(first.shape, [(name, values.dtype) for name, values in columns.items()])
    for name, values in columns.items():
        records[name] = values[0]
    return records


def _owners(worked: Array, accounts: int) -> Array:
    """Seat whose holder works each account: its own, or, while that is empty, the colleagues' in turn.

    An empty seat's accounts are spread over the colleagues, and stay with the same one while that one is there.
    Where nobody is left in the team, they stay under the name of the one who left.
    """
    weeks, seats = worked.shape
    place = np.arange(seats)
    ring = (place[:, None] + np.arange(seats)[None, :]) % seats  # the seats from each one on
    filled = worked[:, ring]
    first = np.where(filled.any(axis=2), ring[place, filled.argmax(axis=2)], -1)
    turn = (place[:, None] + 1 + np.arange(accounts)[None, :]) % seats
    cover = first[:, turn]
    own = np.broadcast_to(place[None, :, None], (weeks, seats, accounts))
    return np.where(worked[:, :, None] | (cover < 0), own, cover)


def outcomes(plan: Plan) -> dict[str, Array]:
    """A team's weekly means over its seats: the counted weeks alone, shape (weeks,)."""
    return team_means(_records(record(plan, 1, Ask(seats=(*MEANS, "worked", "strain"))).seats))


def team_means(seats: Array) -> dict[str, Array]:
    """Means over seats of SEAT records of shape (W, S); strain over those who worked, 0 where nobody did."""
    worked = seats["worked"] == 1
    means = {name: seats[name].mean(axis=1) for name in MEANS}
    means["strain"] = np.where(worked, seats["strain"], 0.0).sum(axis=1) / np.maximum(worked.sum(axis=1), 1)
    return means
