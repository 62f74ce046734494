"""Activities: true contacts, those for show, and the days on which they were entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from .defects import DAYS_IN_WEEK, late_activities
from .draws import CONTACT, ENTITIES_PER_SEAT, FOR_SHOW, Luck
from .names import NEVER, dates, numbered
from .spells import Spells, day_of, weekday
from .weeks import TeamHistory

if TYPE_CHECKING:
    import pandas as pd

KINDS = (("call", 0.5), ("mail", 0.8), ("meeting", 1.0))  # how activities are spread over kinds, cumulative


def activities_of(history: TeamHistory, luck: Luck, spells: Spells) -> pd.DataFrame:
    """The team's logged activities of the counted weeks: true contacts, then those for show."""
    import pandas as pd

    true, made_up = _true(history, luck, spells), _for_show(history, luck, spells)
    return pd.DataFrame({name: np.concatenate([true[name], made_up[name]]) for name in true})


def _true(history: TeamHistory, luck: Luck, spells: Spells) -> dict[str, Array]:
    counted = history.weeks >= 0
    place, seat, account = np.nonzero(history.contacted & counted[:, None, None])
    _, kind, late, _ = luck.at(CONTACT, seat * ENTITIES_PER_SEAT + account, history.weeks[place])
    owner = history.owner[place, seat, account]
    return {
        "spell": spells.of(seat, account, place), "owner_seat": owner, "hire": history.hire[place, owner],
        "day": day_of(history, luck, seat, account, place), "kind": _kind(kind), "late": late,
        "for_show": np.zeros(len(place), bool),
    }  # fmt: skip


def _for_show(history: TeamHistory, luck: Luck, spells: Spells) -> dict[str, Array]:
    """Made-up contacts stand on a deal that was open all week, drawn evenly; on none if there is no such deal."""
    counted = history.weeks >= 0
    place, seat, number = _one_by_one(np.where(counted[:, None], history.for_show, 0))
    week = history.weeks[place]
    pick, day, kind, late = luck.at(FOR_SHOW, seat * ENTITIES_PER_SEAT + number, week)
    steady = (history.stage_before > 0) & (history.accounts["stage"] > 0)
    many = steady.sum(axis=2)
    account = _drawn_account(steady, many, pick, place, seat)
    return {
        "spell": np.where(many[place, seat] > 0, spells.of(seat, account, place), -1), "owner_seat": seat,
        "hire": history.hire[place, seat], "day": week * DAYS_IN_WEEK + weekday(day), "kind": _kind(kind),
        "late": late, "for_show": np.ones(len(place), bool),
    }  # fmt: skip


def _drawn_account(steady: Array, many: Array, pick: Array, place: Array, seat: Array) -> Array:
    """One of the seat's accounts with a steady deal in the week at that place; 0 where there is none."""
    at = np.nonzero(steady)[2]
    begins = (np.cumsum(many) - many.ravel()).reshape(many.shape)
    chosen = begins[place, seat] + np.floor(pick * many[place, seat]).astype(int)
    return at[np.minimum(chosen, len(at) - 1)] if len(at) else np.zeros(len(place), int)


def _one_by_one(counts: Array) -> tuple[Array, Array, Array]:
    """Place, seat and running number of each of the things counted in (W, S)."""
    place, seat = np.nonzero(counts)
    many = counts[place, seat].astype(int)
    number = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return np.repeat(place, many), np.repeat(seat, many), number


def _kind(u: Array) -> Array:
    words, edges = [word for word, _ in KINDS], np.array([edge for _, edge in KINDS])
    return np.array(words, dtype=object)[np.searchsorted(edges, u, side="right")]


def written_activities(activities: pd.DataFrame, last: pd.Series) -> pd.DataFrame:
    """The activities of all teams as written down, truth beside them.

    Args:
        activities: of ``activities_of``, with deal, owner, team_number and code.
        last: code of a person -> last day on which that person could write something down.
    """
    day, bound = activities["day"].to_numpy(), last.reindex(activities["code"]).fillna(NEVER).to_numpy().astype(int)
    done = late_activities(day, bound, activities["late"].to_numpy())
    activities["done_day"], activities["entered_late"] = done, done > day
    activities["could_be_late"] = late_activities(day, bound, np.zeros(len(day))) > day
    activities = activities.sort_values(["done_day", "team_number", "owner_seat"], kind="stable", ignore_index=True)
    activities["activity"] = numbered("activity", len(activities))
    activities["due"], activities["done_at"] = (dates(activities[name].to_numpy()) for name in ("day", "done_day"))
    activities["done"] = True
    return activities


def count_on_deals(deals: pd.DataFrame, activities: pd.DataFrame) -> None:
    """Write into the deals how many activities stand on each, and the last of them."""
    on = activities.groupby("deal")["done_at"].agg(["size", "max"]).reindex(deals["deal"])
    deals["activities"] = deals["activities_done"] = on["size"].fillna(0).to_numpy().astype(int)
    deals["last_activity"] = on["max"].to_numpy()
