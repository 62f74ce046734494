"""Deals: what truly became of each, and what was written down of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from ..results.frames import STATUS
from .defects import DAYS_IN_WEEK, FRIDAY, SHOWN_REASONS, late_orders, rate
from .draws import DEAL, ENTITIES_PER_SEAT, LOSS, Luck
from .names import customer, dates, numbered
from .spells import Spells, day_of
from .weeks import TeamHistory

if TYPE_CHECKING:
    import pandas as pd

OPEN = "open"


def deals_of(history: TeamHistory, luck: Luck, spells: Spells) -> pd.DataFrame:
    """The team's deals that were open at some time in the counted weeks, as they truly were, with their draws."""
    import pandas as pd

    seat, account, ended = spells.seat, spells.account, spells.closed >= 0
    last = np.where(ended, spells.closed, len(history.weeks) - 1)
    then = history.accounts[last, seat, account]
    status = _status(np.where(ended, then["event"], -1))
    owner = history.owner[last, seat, account]
    frame = pd.DataFrame(
        {
            "spell": np.arange(len(seat)), "seat": seat, "account": account, "owner_seat": owner,
            "hire": history.hire[last, owner], "ended": ended, "status": status,
            "stage": np.where(ended, history.stage_before[last, seat, account], then["stage"]).astype(int),
            "value": np.where(status == "won", then["price"], _usual_value(history, spells)),
            "dead": (then["dead"] == 1) & ~ended,
        }
        | _days(history, luck, spells, last, status)
        | _pressure(history, spells)
    )  # fmt: skip
    return _with_draws(frame[~ended | (history.weeks[last] >= 0)].reset_index(drop=True), luck)


def _status(code: Array) -> Array:
    return np.select([code == number for number in STATUS], list(STATUS.values()), OPEN)


def _usual_value(history: TeamHistory, spells: Spells) -> Array:
    """The customer's usual order, rounded to hundreds."""
    usual = history.start["value"][spells.seat, spells.account]
    return np.maximum(100.0, np.rint(usual / 100.0) * 100.0)


def _days(history: TeamHistory, luck: Luck, spells: Spells, last: Array, status: Array) -> dict[str, Array]:
    """Week and day of opening, and day of closing (-1 while open)."""
    weeks, before = history.weeks, spells.opened < 0
    opened = day_of(history, luck, spells.seat, spells.account, spells.opened)
    met = day_of(history, luck, spells.seat, spells.account, last)
    closed = np.where(status == "no decision", weeks[last] * DAYS_IN_WEEK + FRIDAY, met)
    return {
        "opened_week": np.where(before, weeks[0], weeks[spells.opened]),
        "opened": np.where(before, weeks[0] * DAYS_IN_WEEK, opened),
        "closed": np.where(spells.closed >= 0, closed, -1),
    }


def _pressure(history: TeamHistory, spells: Spells) -> dict[str, Array]:
    """For every deal the true contacts, and the mean pressure that its customer met in them."""
    place, seat, account = np.nonzero(history.contacted)
    deal, deals = spells.of(seat, account, place), len(spells.seat)
    push = np.bincount(deal, history.seats["push"][place, seat], deals)
    contacts = np.bincount(deal, minlength=deals)
    mean = np.divide(push, contacts, out=np.full(deals, np.nan), where=contacts > 0)
    return {"contacts": contacts, "pressure": mean}


def _with_draws(deals: pd.DataFrame, luck: Luck) -> pd.DataFrame:
    """The deals with their draws, at the account and the week of opening."""
    entity = deals["seat"].to_numpy() * ENTITIES_PER_SEAT + deals["account"].to_numpy()
    week = deals["opened_week"].to_numpy()
    for name, u in zip(("u_account", "u_value", "u_late", "v_late"), luck.at(DEAL, entity, week), strict=True):
        deals[name] = u
    deals["u_reason"] = luck.at(LOSS, entity, week)[0]
    return deals


def written_deals(deals: pd.DataFrame, last: pd.Series, accounts: int, words: list[str]) -> pd.DataFrame:
    """The deals of all teams as written down, truth beside them.

    Args:
        deals: of ``deals_of``, with team_number and code.
        last: code of a person -> last day on which that person could write something down.
        accounts: in each book.
        words: of the stages.
    """
    deals = deals.sort_values(["opened", "team_number", "seat", "account"], kind="stable", ignore_index=True)
    deals["deal"] = numbered("deal", len(deals))
    deals["outcome"], deals["true_value"] = deals["status"], deals["value"]
    team, seat = deals["team_number"].to_numpy(), deals["seat"].to_numpy()
    deals["customer"] = customer(team, seat, deals["account"].to_numpy(), accounts)
    _date(deals, last)
    deals["status"] = deals["outcome"].replace("no decision", "lost")
    deals["stage"] = np.array(words, dtype=object)[deals["stage"].to_numpy() - 1]
    deals["currency"], deals["pipeline"] = "EUR", "standard"
    _leave_out(deals)
    return deals


def _date(deals: pd.DataFrame, last: pd.Series) -> None:
    """Write the days of opening and closing; some orders are entered late."""
    ended, won = deals["ended"].to_numpy(), (deals["outcome"] == "won").to_numpy()
    true_day, bound = deals["closed"].to_numpy(), last.reindex(deals["code"]).to_numpy()
    entered = late_orders(true_day, bound, deals["u_late"].to_numpy(), deals["v_late"].to_numpy())
    day = np.where(won, entered, true_day)
    deals["days_late"] = np.where(ended, day - true_day, 0)
    deals["could_be_late"] = won & (bound > true_day)
    deals["truly_closed"] = np.where(ended, dates(true_day), np.datetime64("NaT"))
    deals["closed"] = np.where(ended, dates(day), np.datetime64("NaT"))
    deals["opened"] = dates(deals["opened"].to_numpy())


def _leave_out(deals: pd.DataFrame) -> None:
    """Leave out customers, values and reasons that nobody wrote down."""
    unnamed = (deals["u_account"] < rate("account missing")).to_numpy()
    deals["account"] = deals["customer"].astype(object).mask(unnamed, None)
    deals["value"] = deals["value"].mask((deals["outcome"] == "open") & (deals["u_value"] < rate("value missing")))
    silent = (deals["u_reason"] < rate("reason missing")).to_numpy()
    deals["lost_reason"] = deals["outcome"].map(SHOWN_REASONS).astype(object).mask(silent, None)
