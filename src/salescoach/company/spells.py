"""Every deal of a team as a spell of one customer: opened in some week, closed in another or still open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array
from ..simulation.state import OPENED
from .defects import DAYS_IN_WEEK
from .draws import CONTACT, ENTITIES_PER_SEAT, Luck
from .weeks import TeamHistory


@dataclass(frozen=True, slots=True, kw_only=True)
class Spells:
    """Every deal of a team's weeks, by account and in order of opening; positions, not names.

    Attributes:
        seat: whose book the account is in, shape (deals,).
        account: number in that book, shape (deals,).
        opened: place in ``TeamHistory.weeks``, -1 if open from the very start; shape (deals,).
        closed: place in ``TeamHistory.weeks``, -1 if never closed; shape (deals,).
        keys: sorted key of each opening, to find the deal of an account in a week; shape (deals,).
        span: width of a key.
        accounts: in each book.
    """

    seat: Array
    account: Array
    opened: Array
    closed: Array
    keys: Array
    span: int
    accounts: int

    def of(self, seat: Array, account: Array, place: Array) -> Array:
        """Number of the deal that the account had in the week at that place."""
        key = (seat * self.accounts + account) * self.span + place + 1
        return np.asarray(np.searchsorted(self.keys, key, side="right") - 1)


def spells_of(history: TeamHistory) -> Spells:
    """Pair every opening with the next closing of the same account."""
    event = history.accounts["event"].transpose(1, 2, 0)
    seats, accounts, weeks = event.shape
    span = weeks + 1
    opens = np.concatenate([(history.start["stage"] > 0)[:, :, None], event == OPENED], axis=2)
    closes = np.concatenate([np.zeros((seats, accounts, 1), bool), event > OPENED], axis=2)
    seat, account, place = np.nonzero(opens)
    keys, ends = np.flatnonzero(opens), np.flatnonzero(closes)
    next_end = np.append(ends, seats * accounts * span)[np.searchsorted(ends, keys, side="right")]
    closed = np.where(next_end // span == keys // span, next_end % span - 1, -1)
    return Spells(seat=seat, account=account, opened=place - 1, closed=closed, keys=keys, span=span, accounts=accounts)


def day_of(history: TeamHistory, luck: Luck, seat: Array, account: Array, place: Array) -> Array:
    """Day on which the account was met or a need arose, in the week at that place: Monday to Friday."""
    week = history.weeks[place]
    u = luck.at(CONTACT, seat * ENTITIES_PER_SEAT + account, week)[0]
    return np.asarray(week * DAYS_IN_WEEK + weekday(u))


def weekday(u: Array) -> Array:
    """Monday (0) to Friday (4), one as likely as the other."""
    return np.asarray(np.floor(u * 5).astype(int))
