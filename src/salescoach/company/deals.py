"""Deals, stage history and activities of a team, read off its weeks. Days count from the first Monday."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from ..results.frames import STATUS
from ..simulation.state import OPENED
from .defects import DAYS_IN_WEEK, FRIDAY
from .draws import CONTACT, FOR_SHOW, uniforms_at
from .weeks import Lived

if TYPE_CHECKING:
    import pandas as pd

SPREAD = 65536  # entity numbers as in the simulation: seat times this, plus the account
OPEN = "open"
KINDS = (("call", 0.5), ("mail", 0.8), ("meeting", 1.0))  # how activities are spread over kinds, cumulative


@dataclass(frozen=True, slots=True)
class Luck:
    """Which draws a team's records use: the company's seed and the team's number among replications."""

    seed: int
    run: int

    def at(self, purpose: int, entity: Array, week: Array) -> tuple[Array, Array, Array, Array]:
        """Four uniforms for every pair of entity and week."""
        return uniforms_at(self.seed, self.run, entity, week, purpose)


@dataclass(frozen=True, slots=True)
class Spells:
    """Every deal of a team's weeks, by account and in order of opening; positions, not names.

    Attributes:
        seat, account: whose book. opened, closed: place in ``Lived.weeks``; opened is -1 if open from the very
            start, closed is -1 if never closed.
        keys: sorted key of each opening, to find the deal of an account in a week. span: width of a key.
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


def spells(lived: Lived) -> Spells:
    """Pair every opening with the next closing of the same account."""
    event = lived.accounts["event"].transpose(1, 2, 0)
    seats, accounts, weeks = event.shape
    span = weeks + 1
    opens = np.concatenate([(lived.start["stage"] > 0)[:, :, None], event == OPENED], axis=2)
    closes = np.concatenate([np.zeros((seats, accounts, 1), bool), event > OPENED], axis=2)
    seat, account, place = np.nonzero(opens)
    keys, ends = np.flatnonzero(opens), np.flatnonzero(closes)
    after = np.searchsorted(ends, keys, side="right")
    found = np.append(ends, seats * accounts * span)[after]
    same = found // span == keys // span
    return Spells(seat, account, place - 1, np.where(same, found % span - 1, -1), keys, span, accounts)


def day_of(lived: Lived, luck: Luck, seat: Array, account: Array, place: Array) -> Array:
    """Day on which the account was met or a need arose, in the week at that place: Monday to Friday."""
    week = lived.weeks[place]
    return np.asarray(week * DAYS_IN_WEEK + _weekday(luck.at(CONTACT, seat * SPREAD + account, week)[0]))


def _weekday(u: Array) -> Array:
    return np.asarray(np.floor(u * 5).astype(int))


def deals_of(lived: Lived, luck: Luck, found: Spells) -> pd.DataFrame:
    """The team's deals that were open at some time in the counted weeks, as they truly were."""
    import pandas as pd

    seat, account, opened, closed = found.seat, found.account, found.opened, found.closed
    ended = closed >= 0
    at = np.where(ended, closed, len(lived.weeks) - 1)
    then = lived.accounts[at, seat, account]
    stage = np.where(ended, lived.stage_before[at, seat, account], then["stage"])
    code = np.where(ended, then["event"], -1)
    status = np.select([code == number for number in STATUS], list(STATUS.values()), OPEN)
    met = day_of(lived, luck, seat, account, at)
    closed_day = np.where(status == "no decision", lived.weeks[at] * DAYS_IN_WEEK + FRIDAY, met)
    opened_day = np.where(opened < 0, lived.weeks[0] * DAYS_IN_WEEK, day_of(lived, luck, seat, account, opened))
    value = np.maximum(100.0, np.rint(lived.start["value"][seat, account] / 100.0) * 100.0)
    owner = lived.owner[at, seat, account]
    push, met_weeks = _pressure(lived, found)
    frame = pd.DataFrame(
        {
            "spell": np.arange(len(seat)), "seat": seat, "account": account, "owner_seat": owner,
            "hire": lived.hire[at, owner], "opened_week": np.where(opened < 0, lived.weeks[0], lived.weeks[opened]),
            "opened": opened_day, "closed": np.where(ended, closed_day, -1), "ended": ended, "status": status,
            "stage": stage.astype(int), "value": np.where(status == "won", then["price"], value),
            "dead": (then["dead"] == 1) & ~ended, "contacts": met_weeks,
            "pressure": np.divide(push, met_weeks, out=np.full(len(push), np.nan), where=met_weeks > 0),
        }
    )  # fmt: skip
    return frame[~ended | (lived.weeks[at] >= 0)].reset_index(drop=True)


def _pressure(lived: Lived, found: Spells) -> tuple[Array, Array]:
    """For every deal the sum of the pressure that its customer met, and the true contacts."""
    place, seat, account = np.nonzero(lived.contacted)
    deal = found.of(seat, account, place)
    push = lived.seats["push"][place, seat]
    return np.bincount(deal, push, len(found.seat)), np.bincount(deal, minlength=len(found.seat))


def stages_of(lived: Lived, luck: Luck, found: Spells) -> pd.DataFrame:
    """Every stage entered by a deal of the team: deal, stage number, day, and who held it then."""
    import pandas as pd

    place, seat, account = np.nonzero(lived.advanced)
    first = np.maximum(found.opened, 0)
    where = np.concatenate([first, place])
    seats, accounts = np.concatenate([found.seat, seat]), np.concatenate([found.account, account])
    day = day_of(lived, luck, seats, accounts, where)
    day[: len(first)] = np.where(found.opened < 0, lived.weeks[0] * DAYS_IN_WEEK, day[: len(first)])
    owner = lived.owner[where, seats, accounts]
    frame = pd.DataFrame(
        {
            "spell": np.concatenate([np.arange(len(first)), found.of(seat, account, place)]),
            "stage": np.concatenate([np.ones(len(first), int), lived.accounts["stage"][place, seat, account]]),
            "entered": day,
            "owner_seat": owner,
            "hire": lived.hire[where, owner],
            "counted": lived.weeks[where] >= 0,
        }
    )
    return frame.sort_values(["spell", "stage"], ignore_index=True)


def activities_of(lived: Lived, luck: Luck, found: Spells) -> pd.DataFrame:
    """The team's logged activities of the counted weeks: true contacts, then those for show."""
    import pandas as pd

    counted = lived.weeks >= 0
    place, seat, account = np.nonzero(lived.contacted & counted[:, None, None])
    week = lived.weeks[place]
    _, kind, late, _ = luck.at(CONTACT, seat * SPREAD + account, week)
    owner = lived.owner[place, seat, account]
    true = {
        "spell": found.of(seat, account, place), "owner_seat": owner, "hire": lived.hire[place, owner],
        "day": day_of(lived, luck, seat, account, place), "kind": _kind(kind), "late": late,
        "for_show": np.zeros(len(place), bool),
    }  # fmt: skip
    false = _for_show(lived, luck, found, counted)
    return pd.DataFrame({name: np.concatenate([true[name], false[name]]) for name in true})


def _for_show(lived: Lived, luck: Luck, found: Spells, counted: Array) -> dict[str, Array]:
    """Made-up contacts stand on a deal that was open all week, drawn evenly; on none if there is no such deal."""
    place, seat, number = _one_by_one(np.where(counted[:, None], lived.for_show, 0))
    week = lived.weeks[place]
    pick, day, kind, late = luck.at(FOR_SHOW, seat * SPREAD + number, week)
    steady = (lived.stage_before > 0) & (lived.accounts["stage"] > 0)
    many = steady.sum(axis=2)
    at = np.nonzero(steady)[2]
    begins = (np.cumsum(many) - many.ravel()).reshape(many.shape)
    here = many[place, seat]
    chosen = np.minimum(begins[place, seat] + np.floor(pick * here).astype(int), max(len(at) - 1, 0))
    account = at[chosen] if len(at) else np.zeros(len(place), int)
    return {
        "spell": np.where(here > 0, found.of(seat, account, place), -1), "owner_seat": seat,
        "hire": lived.hire[place, seat], "day": week * DAYS_IN_WEEK + _weekday(day), "kind": _kind(kind),
        "late": late, "for_show": np.ones(len(place), bool),
    }  # fmt: skip


def _one_by_one(counts: Array) -> tuple[Array, Array, Array]:
    """Place, seat and running number of each of the things counted in (W, S)."""
    place, seat = np.nonzero(counts)
    many = counts[place, seat].astype(int)
    number = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return np.repeat(place, many), np.repeat(seat, many), number


def _kind(u: Array) -> Array:
    words, edges = [word for word, _ in KINDS], np.array([edge for _, edge in KINDS])
    return np.array(words, dtype=object)[np.searchsorted(edges, u, side="right")]
