"""The canonical tables of the company, with their blemishes, beside what they leave out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from .deals import SPREAD, Luck, activities_of, deals_of, spells, stages_of
from .defects import DAYS_IN_WEEK, MEETINGS, SHOWN_REASONS, late_activities, late_orders, rate
from .draws import DEAL, LOSS, MEETING, RECORDS_RUN
from .names import NEVER, customer, dates, person_code, stage_words
from .plan import Post
from .weeks import Lived

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Books:
    """A company's deals, stages, activities, weeks and meetings, names given and blemishes drawn, truth beside them.

    Columns of the canonical tables carry their canonical names; all others are the truth.
    """

    deals: pd.DataFrame
    stages: pd.DataFrame
    activities: pd.DataFrame
    meetings: pd.DataFrame
    weeks: pd.DataFrame


def books(seed: int, posts: list[Post], lives: list[Lived], staff: pd.DataFrame) -> Books:
    """Everything that was or should have been written down."""
    import pandas as pd

    parts: dict[str, list[pd.DataFrame]] = {"deals": [], "stages": [], "activities": [], "meetings": [], "weeks": []}
    for post, lived in zip(posts, lives, strict=True):
        luck = Luck(seed, RECORDS_RUN + post.number)
        found = spells(lived)
        for name, frame in (
            ("deals", _drawn(deals_of(lived, luck, found), luck)),
            ("stages", stages_of(lived, luck, found)),
            ("activities", activities_of(lived, luck, found)),
            ("meetings", _meetings(lived, luck)),
            ("weeks", _weeks(lived)),
        ):
            frame["team_number"] = post.number
            frame["code"] = person_code(post.number, frame["owner_seat"].to_numpy(), frame["hire"].to_numpy())
            parts[name].append(frame)
    whole = {name: pd.concat(frames, ignore_index=True) for name, frames in parts.items()}
    names = staff.set_index("code")["owner"]
    for frame in whole.values():
        frame["owner"] = names.reindex(frame["code"]).to_numpy()
    until = int(posts[0].settings.weeks) * DAYS_IN_WEEK - 1
    last = staff.set_index("code")["ended"].clip(upper=until)
    accounts, stages = int(posts[0].settings.accounts_per_person), int(posts[0].settings.stages)
    deals = _deals(whole["deals"], last, accounts, stage_words(stages))
    ids = deals.set_index(["team_number", "spell"])["deal"]
    activities = _activities(whole["activities"], ids, last)
    _count_activities(deals, activities)
    meetings = whole["meetings"].sort_values(["day", "team_number", "owner_seat"], kind="stable", ignore_index=True)
    meetings["held"] = dates(meetings["day"].to_numpy())
    weeks = whole["weeks"].sort_values(["week_number", "team_number", "owner_seat"], kind="stable", ignore_index=True)
    weeks["week"] = dates(weeks["week_number"].to_numpy() * DAYS_IN_WEEK)
    return Books(deals, _stages(whole["stages"], ids, stage_words(stages)), activities, meetings, weeks)


def _drawn(deals: pd.DataFrame, luck: Luck) -> pd.DataFrame:
    """The deals with their draws, at the account and the week of opening."""
    entity = deals["seat"].to_numpy() * SPREAD + deals["account"].to_numpy()
    week = deals["opened_week"].to_numpy()
    for name, u in zip(("u_account", "u_value", "u_late", "v_late"), luck.at(DEAL, entity, week), strict=True):
        deals[name] = u
    deals["u_reason"] = luck.at(LOSS, entity, week)[0]
    return deals


def _deals(deals: pd.DataFrame, last: pd.Series, accounts: int, words: list[str]) -> pd.DataFrame:
    deals = deals.sort_values(["opened", "team_number", "seat", "account"], kind="stable", ignore_index=True)
    width = max(6, len(str(len(deals))))
    deals["deal"] = [f"deal {number + 1:0{width}d}" for number in range(len(deals))]
    deals["outcome"], deals["true_value"] = deals["status"], deals["value"]
    team, seat = deals["team_number"].to_numpy(), deals["seat"].to_numpy()
    deals["customer"] = customer(team, seat, deals["account"].to_numpy(), accounts)
    ended, won = deals["ended"].to_numpy(), (deals["outcome"] == "won").to_numpy()
    true_day = deals["closed"].to_numpy()
    bound = last.reindex(deals["code"]).to_numpy()
    entered = late_orders(true_day, bound, deals["u_late"].to_numpy(), deals["v_late"].to_numpy())
    day = np.where(won, entered, true_day)
    deals["days_late"] = np.where(ended, day - true_day, 0)
    deals["could_be_late"] = won & (bound > true_day)
    deals["truly_closed"] = np.where(ended, dates(true_day), np.datetime64("NaT"))
    deals["closed"] = np.where(ended, dates(day), np.datetime64("NaT"))
    deals["opened"] = dates(deals["opened"].to_numpy())
    deals["status"] = deals["outcome"].replace("no decision", "lost")
    deals["stage"] = np.array(words, dtype=object)[deals["stage"].to_numpy() - 1]
    unnamed = (deals["u_account"] < rate("account missing")).to_numpy()
    deals["account"] = deals["customer"].astype(object).mask(unnamed, None)
    deals["value"] = deals["value"].mask((deals["outcome"] == "open") & (deals["u_value"] < rate("value missing")))
    deals["currency"], deals["pipeline"] = "EUR", "standard"
    silent = (deals["u_reason"] < rate("reason missing")).to_numpy()
    deals["lost_reason"] = deals["outcome"].map(SHOWN_REASONS).astype(object).mask(silent, None)
    return deals


def _stages(stages: pd.DataFrame, ids: pd.Series, words: list[str]) -> pd.DataFrame:
    stages = _with_deal(stages, ids)
    stages = stages[stages["deal"].notna()].sort_values(["deal", "stage"], kind="stable", ignore_index=True)
    same = (stages["deal"] == stages["deal"].shift(-1)).to_numpy()
    day = dates(stages["entered"].to_numpy())
    stages["entered"] = day
    stages["left"] = np.where(same, np.append(day[1:], np.datetime64("NaT", "us")), np.datetime64("NaT", "us"))
    stages["stage"] = np.array(words, dtype=object)[stages["stage"].to_numpy().astype(int) - 1]
    stages["changed_by"] = stages["owner"].astype(object).where(stages["counted"], None)
    return stages


def _with_deal(frame: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    import pandas as pd

    key = pd.MultiIndex.from_arrays([frame["team_number"], frame["spell"]])
    return frame.assign(deal=ids.reindex(key).to_numpy())


def _activities(activities: pd.DataFrame, ids: pd.Series, last: pd.Series) -> pd.DataFrame:
    activities = _with_deal(activities, ids)
    day, bound = activities["day"].to_numpy(), last.reindex(activities["code"]).fillna(NEVER).to_numpy().astype(int)
    done = late_activities(day, bound, activities["late"].to_numpy())
    activities["done_day"], activities["entered_late"] = done, done > day
    activities["could_be_late"] = late_activities(day, bound, np.zeros(len(day))) > day
    activities = activities.sort_values(["done_day", "team_number", "owner_seat"], kind="stable", ignore_index=True)
    width = max(6, len(str(len(activities))))
    activities["activity"] = [f"activity {number + 1:0{width}d}" for number in range(len(activities))]
    activities["due"], activities["done_at"] = (dates(activities[name].to_numpy()) for name in ("day", "done_day"))
    activities["done"] = True
    return activities


def _count_activities(deals: pd.DataFrame, activities: pd.DataFrame) -> None:
    """Write into the deals how many activities stand on each, and the last of them."""
    on = activities.groupby("deal")["done_at"].agg(["size", "max"]).reindex(deals["deal"])
    deals["activities"] = deals["activities_done"] = on["size"].fillna(0).to_numpy().astype(int)
    deals["last_activity"] = on["max"].to_numpy()


def _meetings(lived: Lived, luck: Luck) -> pd.DataFrame:
    import pandas as pd

    counted = lived.weeks >= 0
    hours = np.stack([np.where(counted[:, None], lived.seats[name], 0.0) for name in MEETINGS], axis=2)
    hours = np.rint(hours * 100.0) / 100.0
    place, seat, kind = np.nonzero(hours)
    week = lived.weeks[place]
    u, v, _, _ = luck.at(MEETING, seat * 8 + kind, week)
    return pd.DataFrame(
        {
            "owner_seat": seat, "hire": lived.hire[place, seat], "hours": hours[place, seat, kind],
            "kind": np.array(MEETINGS, dtype=object)[kind],
            "day": week * DAYS_IN_WEEK + np.floor(u * 5).astype(int),
            "written": v >= rate("meeting not written down"),
        }
    )  # fmt: skip


def _weeks(lived: Lived) -> pd.DataFrame:
    """A row for whoever was in a seat, or worked a colleague's customers."""
    import pandas as pd

    counted = lived.weeks >= 0
    weekly = {name: values[counted] for name, values in lived.weekly().items()}
    seats, hire = lived.seats[counted], lived.hire[counted]
    worked = seats["worked"] == 1
    kept = worked | np.any([values != 0 for values in weekly.values()], axis=0)
    place, seat = np.nonzero(kept)
    columns: dict[str, Array] = {name: values[kept] for name, values in weekly.items()}
    complained = pd.array(seats["complaint"][kept] == 1, dtype="boolean")
    complained[~worked[kept]] = pd.NA
    return pd.DataFrame(
        {"week_number": lived.weeks[counted][place], "owner_seat": seat, "hire": hire[kept]}
        | columns
        | {"quota": seats["quota"][kept], "complained": complained, "worked": worked[kept]}
    )
