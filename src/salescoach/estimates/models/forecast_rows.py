"""Quarters of each person: the result, and the results, pipeline and activity that were known before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...records.order import by_person
from .asof import monday, sums_before, sums_between
from .fitted import Excluded

if TYPE_CHECKING:
    import pandas as pd

    from ...records.records import Records

WEEKS = 13
LAYERS: dict[str, tuple[str, ...]] = {
    "results": ("last_result", "mean_result"),
    "pipeline": ("open_deals", "moved"),
    "activity": ("logged",),
}
UNITS = {
    "last_result": "result of the quarter before",
    "mean_result": "mean result of all quarters before",
    "open_deals": "deals open at the start",
    "moved": "steps forward in the quarter before",
    "logged": "activities logged in the quarter before",
}


def quarter_starts(records: Records) -> Any:
    """First days of whole quarters of 13 weeks that the records cover, the first one included.

    Raises:
        ValueError: fewer than four whole quarters; says what is needed.
    """
    import pandas as pd

    first = records.weeks["week"].min() if len(records.weeks) else records.deals["opened"].min()
    if pd.isna(first) or records.until is None:
        raise ValueError(
            "the records have no dated deals: a forecast needs them. Type: sc.fit_forecast(sc.read_crm(path))"
        )
    first = first.normalize() - pd.Timedelta(days=first.weekday())
    starts = pd.date_range(first, records.until, freq=f"{7 * WEEKS}D")
    last = records.until.normalize() + pd.Timedelta(days=1)
    starts = starts[starts + pd.Timedelta(weeks=WEEKS) <= last]
    if len(starts) < 4:
        raise ValueError(
            f"the records cover {len(starts)} whole quarters of 13 weeks: at least 4 are needed to fit on the earlier "
            "and test on the later. Type: sc.fit_forecast(sc.read_crm(path)) with a longer export"
        )
    return starts


def person_quarters(records: Records, starts: Any) -> tuple[pd.DataFrame, str, Excluded]:
    """One row per person and quarter after the first, with what was known before it.

    Returns:
        owner, quarter, start, result, and the columns of ``LAYERS`` that the records allow; the unit of the results;
        and what was left out. Somebody must be there all of this quarter and the one before.
    """
    import pandas as pd

    weekly, unit, excluded = weekly_figures(records)
    grid = weekly.assign(quarter=(weekly["week"] - starts[0]).dt.days // (7 * WEEKS))
    inside = (grid["quarter"] >= 0) & (grid["quarter"] < len(starts))
    by = grid[inside].groupby(["owner", "quarter"], sort=False)
    made = by.agg(result=("result", "sum"), scale=("scale", "sum"), weeks=("week", "nunique"))
    whole = made[made["weeks"] == WEEKS].copy()
    excluded.append(("person-quarters", len(made) - len(whole), "not there for the whole quarter"))
    whole["result"] = 100 * whole["result"] / whole["scale"]
    for name in ("moved", "logged"):
        if weekly[name].notna().any():
            whole[name] = by[name].sum().reindex(whole.index)
    rows = by_person(whole.reset_index(), "owner", "quarter")
    people = rows.groupby("owner", sort=False)
    rows["mean_result"] = people["result"].transform(lambda s: s.expanding().mean().shift())
    rows["last_result"] = people["result"].shift()
    follows = rows["quarter"] == people["quarter"].shift() + 1
    for name in ("moved", "logged"):
        if name in rows:
            rows[name] = people[name].shift().astype(float)
    excluded.append(("person-quarters", int((~follows).sum()), "no whole quarter just before, to forecast from"))
    rows = rows[follows].reset_index(drop=True)
    rows["start"] = pd.DatetimeIndex(starts)[rows["quarter"].to_numpy(int)]
    rows["open_deals"] = _open_deals(records, rows)
    excluded += [(name, None, "not in the records") for name in ("moved", "logged") if name not in rows]
    return rows.drop(columns=["scale", "weeks"]), unit, excluded


def _open_deals(records: Records, rows: pd.DataFrame) -> Any:
    import pandas as pd

    weeks = records.weeks.dropna(subset=["owner", "week", "open_deals"])
    if len(weeks):
        amounts = weeks[["open_deals"]].to_numpy(float)
        return sums_between(
            weeks["owner"], weeks["week"], amounts, rows["owner"], rows["start"] - pd.Timedelta(weeks=1), rows["start"]
        )[:, 0]
    deals = records.deals
    opened = sums_before(deals["owner"], deals["opened"], np.ones((len(deals), 1)), rows["owner"], rows["start"])
    closed = deals[deals["closed"].notna()]
    ended = sums_before(closed["owner"], closed["closed"], np.ones((len(closed), 1)), rows["owner"], rows["start"])
    return (opened - ended)[:, 0]


def weekly_figures(records: Records) -> tuple[pd.DataFrame, str, Excluded]:
    """owner, week, result, scale, moved, logged: from the weekly figures, else from the deals."""
    weeks = records.weeks.dropna(subset=["owner", "week"])
    if len(weeks) and weeks["revenue"].notna().any():
        out = weeks[["owner", "week", "moved", "logged"]].copy()
        out["result"] = weeks["revenue"].fillna(0)
        if weeks["quota"].fillna(0).gt(0).all():
            return out.assign(scale=weeks["quota"]), "% of quota", []
        mean = float(out["result"].mean()) or 1.0
        return out.assign(scale=mean), "% of the mean result", [("quota", None, "not in the records")]
    return _from_deals(records)


def _from_deals(records: Records) -> tuple[pd.DataFrame, str, Excluded]:
    import pandas as pd

    deals = records.deals
    won = deals[(deals["status"] == "won") & deals["closed"].notna()]
    money = won["value"].fillna(0)
    amount = money if money.gt(0).any() else pd.Series(1.0, won.index)
    until = records.until if records.until is not None else deals["closed"].max()
    # Somebody is taken to be there from the first deal opened to the last day anything happened on a deal.
    first = deals.groupby("owner", sort=False)["opened"].min()
    last = deals.assign(end=deals["closed"].fillna(until)).groupby("owner")["end"].max()
    days = pd.date_range(monday(pd.Series([first.min()]))[0], until, freq="7D")
    grid = pd.MultiIndex.from_product([first.index, days], names=["owner", "week"]).to_frame(index=False)
    there = (grid["week"] >= grid["owner"].map(first)) & (grid["week"] <= grid["owner"].map(last))
    grid = grid[there].reset_index(drop=True)
    end = grid["week"] + pd.Timedelta(weeks=1)
    ask: dict[str, Any] = {"ask_who": grid["owner"], "start": grid["week"], "end": end}
    grid["result"] = sums_between(won["owner"], won["closed"], amount.to_numpy(float)[:, None], **ask)[:, 0]
    excluded: Excluded = [
        ("weekly figures", None, "the records have none: results are orders by closing day and last owner of the deal")
    ]
    owner = deals.set_index("deal")["owner"]
    for name, table, time in (("moved", "stages", "entered"), ("logged", "activities", "done_at")):
        seen = getattr(records, table).dropna(subset=[time])
        grid[name] = np.nan
        if len(seen):
            whose = seen["owner"] if name == "logged" else seen["deal"].map(owner)
            grid[name] = sums_between(whose, seen[time], np.ones((len(seen), 1)), **ask)[:, 0]
    return grid.assign(scale=float(grid["result"].mean()) or 1.0), "% of the mean result", excluded
