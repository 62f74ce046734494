"""From records to a panel: quarters of each person's own results, and who came under close oversight from when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...records.records import Records
from ...records.words import NO_QUOTA
from .panel import Panel, make_panel

if TYPE_CHECKING:
    import pandas as pd

HOURS = 1.5  # hours of oversight per week, from which on it is called close
WEEKS = 13
POINTS = "points of quota"


def panel_of(data: object, hours: float = HOURS, weeks: int = WEEKS, no_teams: bool = False) -> Panel:
    """The panel of a person-by-period frame or of records.

    Args:
        data: ``Records`` or a frame with person, period, result and treated.
        hours: hours of oversight per week from which on it counts as close, in records.
        weeks: length of a period in records.
        no_teams: whether people of whom no team is known count as teams of one.

    Raises:
        ValueError: neither of both, or records without what is needed; says which table and column.
    """
    import pandas as pd

    if isinstance(data, Panel):
        return data
    if isinstance(data, Records):
        return make_panel(_rows(data, hours, weeks), no_teams)
    if isinstance(data, pd.DataFrame):
        return make_panel(data, no_teams)
    raise ValueError(
        f"{type(data).__name__} holds no records. Give sc.Records or a frame with the columns person, period, result "
        'and treated. Type: sc.effect_of_oversight(world="strugglers watched")'
    )


def unit_of(data: object, unit: str | None) -> str:
    """The unit of the results: the user's, or points of quota, or none where the weeks came without a quota."""
    if unit is not None:
        return unit
    if isinstance(data, Records) and any(NO_QUOTA in note for note in data.notes):
        return "in the unit of the results"
    return POINTS


def _rows(records: Records, hours: float, weeks: int) -> pd.DataFrame:
    import pandas as pd

    table = records.weeks.dropna(subset=["owner", "week"])
    for column in ("revenue", "quota"):
        if not table[column].notna().any():
            raise ValueError(
                f"the records have no weeks.{column}: results in per cent of quota need it, one row per person and "
                "week. Type: sc.effect_of_oversight(frame) with a frame of your own"
            )
    monday, last = table["week"].min(), table["week"].max()
    many = (((last - monday).days // 7) + 1) // weeks
    table = table.assign(period=((table["week"] - monday).dt.days // 7) // weeks)
    table = table[table["period"] < many]  # a broken last period is left out
    by = table.groupby(["owner", "period"], sort=False)
    quota = table.groupby("owner")["quota"].median()
    rows = pd.DataFrame({"sold": by["revenue"].sum()})
    for name in ("logged", "moved"):
        rows[name] = by[name].mean().astype(float)
    rows["open_deals"] = by["open_deals"].last().astype(float)
    rows = rows.reset_index()
    rows["result"] = 100.0 * rows["sold"] / (rows["owner"].map(quota) * weeks)
    rows = _with_people(rows, records, monday, weeks, many)
    start = treated_from(records, monday, hours, weeks, many)
    rows["treated"] = (rows["period"] >= rows["owner"].map(start).fillna(np.inf)).astype(int)
    rows = rows.rename(columns={"owner": "person"}).drop(columns="sold")
    return rows.dropna(axis="columns", how="all")  # without any team there is no such column


def _with_people(rows: pd.DataFrame, records: Records, monday: pd.Timestamp, weeks: int, many: int) -> pd.DataFrame:
    """Team, tenure, and results of 0 in the periods after somebody's known last day."""
    import pandas as pd

    people = records.people.drop_duplicates("owner").set_index("owner")
    ended = ((people["ended"] - monday).dt.days // 7 // weeks).dropna()
    more = [
        {"owner": owner, "period": period, "result": 0.0}
        for owner, last in ended.items() if owner in set(rows["owner"])
        for period in range(int(last) + 1, many)
    ]  # fmt: skip
    if more:
        rows = pd.concat([rows, pd.DataFrame(more)], ignore_index=True).drop_duplicates(["owner", "period"])
    rows["left"] = (rows["period"] >= rows["owner"].map(ended).fillna(np.inf)).astype(int)
    group = people["team"].fillna(people["manager"])
    rows["team"] = rows["owner"].map(group)
    begun = rows["owner"].map((monday - people["started"]).dt.days / 7)
    rows["tenure_weeks"] = np.log1p(np.maximum(begun.astype(float) + weeks * rows["period"], 0.0))
    return rows


def treated_from(records: Records, monday: pd.Timestamp, hours: float, weeks: int, many: int) -> pd.Series:
    """First period under close oversight for each person that has one, from meetings or else from programmes.

    Raises:
        ValueError: records that name no oversight at all.
    """
    held = records.meetings[(records.meetings["kind"] == "oversight") & records.meetings["hours"].notna()]
    if len(held):
        held = held.assign(period=((held["held"] - monday).dt.days // 7) // weeks)
        weekly = held.groupby(["owner", "period"])["hours"].sum() / weeks
        close = weekly[weekly >= hours].reset_index()
        return close[close["period"].between(0, many - 1)].groupby("owner")["period"].min()
    programmes = records.changes.dropna(subset=["team", "starts"])
    if not len(programmes):
        raise ValueError(
            "the records name no oversight: neither meetings of kind 'oversight' with hours, nor a programme in "
            "changes. Type: sc.effect_of_oversight(frame) with a column treated of your own"
        )
    first = programmes[programmes["starts"] > monday].groupby("team")["starts"].min()
    period = np.ceil((first - monday).dt.days / 7 / weeks)
    of_person = records.people.drop_duplicates("owner").set_index("owner")["team"].map(period)
    found: pd.Series = of_person[of_person < many]
    return found
