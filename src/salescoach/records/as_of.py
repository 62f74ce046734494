"""Records as they stood at the end of a day: what was known then, and nothing that came later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

KEPT_LAST = (
    "owner, customer and pipeline of a deal, manager and team of a person are the last known; what a deal that was "
    "open then was worth, and without stages or activities how far it was, is not known, for records keep the last only"
)


def day_of(day: Any, until: pd.Timestamp | None) -> pd.Timestamp:
    """The day, at midnight.

    Raises:
        ValueError: no day, or one after the records end.
    """
    import pandas as pd

    try:
        found = pd.Timestamp(day)
    except (ValueError, TypeError):
        found = pd.NaT
    if pd.isna(found) or (until is not None and found.normalize() > until.normalize()):
        last = "" if until is None else f" not after {until:%Y-%m-%d}, the last that the records cover"
        raise ValueError(f"day={day!r} must be a day{last}. Type: records.as_of('2024-03-01')")
    return found.tz_localize(None).normalize()


def tables_as_of(tables: Mapping[str, pd.DataFrame], day: pd.Timestamp) -> dict[str, pd.DataFrame]:
    """Every table as it stood at the end of the day.

    Args:
        tables: the whole of the records, by name.
        day: at midnight.
    """
    import pandas as pd

    def by_then(times: pd.Series) -> pd.Series:
        return times.dt.normalize() <= day

    stages = tables["stages"][by_then(tables["stages"]["entered"])]
    activities = tables["activities"][by_then(tables["activities"]["done_at"])]
    weeks = tables["weeks"][tables["weeks"]["week"] + pd.Timedelta(days=6) <= day]
    people = tables["people"][~(tables["people"]["started"] > day)]
    return {
        "deals": _deals(tables, stages, activities, day),
        "stages": stages.assign(left=stages["left"].where(by_then(stages["left"]))),
        "activities": activities,
        "people": people.assign(ended=people["ended"].where(by_then(people["ended"]))),
        "meetings": tables["meetings"][by_then(tables["meetings"]["held"])],
        "weeks": weeks,
        "changes": tables["changes"][by_then(tables["changes"]["starts"])],
    }


def _deals(
    tables: Mapping[str, pd.DataFrame], stages: pd.DataFrame, activities: pd.DataFrame, day: pd.Timestamp
) -> pd.DataFrame:
    """Deals opened by then; those that ended later, or have not yet, are open."""
    deals = tables["deals"][tables["deals"]["opened"].dt.normalize() <= day]
    over = (deals["status"] != "open") & ~(deals["closed"].dt.normalize() > day)
    out = deals.assign(
        status=deals["status"].where(over, "open"),
        closed=deals["closed"].where(over),
        value=deals["value"].where(over),
        lost_reason=deals["lost_reason"].where(over),
    )
    if len(tables["stages"]):
        last = stages.sort_values("entered", kind="stable").drop_duplicates("deal", keep="last").set_index("deal")
        out["stage"] = deals["stage"].where(over, last["stage"].reindex(deals["deal"]).to_numpy())
    else:
        out["stage"] = deals["stage"].where(over)
    return _counted(tables, out, activities, over)


def _counted(
    tables: Mapping[str, pd.DataFrame], deals: pd.DataFrame, activities: pd.DataFrame, over: pd.Series
) -> pd.DataFrame:
    """Activities of each deal so far; without a table of them the source's counts stay with the deals that are over."""
    columns = ("activities", "activities_done", "last_activity")
    if not tables["activities"]["deal"].notna().any():
        return deals.assign(**{name: deals[name].where(over) for name in columns})
    done = activities[activities["done"].fillna(True).astype(bool)]
    many, were_done = (rows["deal"].value_counts().reindex(deals["deal"]).fillna(0) for rows in (activities, done))
    last = activities.groupby("deal")["done_at"].max().reindex(deals["deal"])
    return deals.assign(activities=many.to_numpy(), activities_done=were_done.to_numpy(), last_activity=last.to_numpy())
