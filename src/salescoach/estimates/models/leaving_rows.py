"""Who was there at the start of a period, what was known of them then, and who left within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from .asof import sums_before, sums_between
from .fitted import Excluded

if TYPE_CHECKING:
    import pandas as pd

    from ...records.records import Records

UNITS = {
    "tenure_first_year": "years in the job, up to the first",
    "tenure_to_three": "years in the job from the first to the third",
    "tenure_later": "years in the job after the third, up to ten",
    "attainment": "orders over quota, last 13 weeks (1 = on quota; more than 2.5 counts as 2.5)",
    "attainment_squared": "square of attainment less 1: odds above 1 mean that the middle stays",
    "oversight_hours": "manager's oversight, hours per week, last 13 weeks",
    "coaching_hours": "manager's coaching, hours per week, last 13 weeks",
    "support_hours": "manager's support, hours per week, last 13 weeks",
    "complaints": "share of weeks that were called micromanagement, last 13 weeks",
    "colleagues_left": "colleagues of the team who left in the last 13 weeks",
}
LEAST = {  # standard deviation below which a column is nearly constant and says nothing
    "tenure_first_year": 0.1, "tenure_to_three": 0.1, "tenure_later": 0.1, "attainment": 0.1,
    "attainment_squared": 0.1, "oversight_hours": 0.1, "coaching_hours": 0.1, "support_hours": 0.1,
    "complaints": 0.02, "colleagues_left": 0.2,
}  # fmt: skip
BACK = 13  # weeks looked back
TOP = 2.5  # times quota: what lies above counts as this


def period_rows(records: Records, weeks: int, start: pd.Timestamp | None = None) -> tuple[pd.DataFrame, Excluded]:
    """One row per person and period: owner, team, start, end of the period, and whether the person left within it.

    Periods of ``weeks`` begin 13 weeks after the first Monday of the weekly figures (or the first start of anybody),
    so that there is something to look back on, but not before ``start``. Periods that the records do not cover are
    left out, never "stayed".
    """
    import pandas as pd

    people = records.people.dropna(subset=["started"])
    excluded: Excluded = [("people", len(records.people) - len(people), "no first day in the job")]
    if records.until is None:
        return people.iloc[:0], excluded
    begin = first_day(records) if start is None else max(first_day(records), start)
    starts = pd.date_range(begin, records.until, freq=f"{7 * weeks}D")
    ends = starts + pd.Timedelta(weeks=weeks)
    over = ends <= records.until + pd.Timedelta(days=1)
    periods = zip(starts[over], ends[over], strict=True)
    parts = [_period(people, number, start, end) for number, (start, end) in enumerate(periods)]
    rows = pd.concat(parts, ignore_index=True) if parts else people.iloc[:0]
    if not over.all():
        there = int(_there(people, starts[~over][0]).sum())
        excluded.append(("people in a last period", there, "the records end before it does: censored, not stayed"))
    seen = set(rows.loc[rows["left"] == 1, "owner"]) if len(rows) else set()
    outside = int((people["ended"].notna() & ~people["owner"].isin(seen)).sum())
    excluded.append(("people who left", outside, "outside the periods, or within the period in which they came"))
    return rows, excluded


def first_day(records: Records) -> pd.Timestamp:
    """First day on which there are 13 weeks to look back on."""
    import pandas as pd

    return _first_monday(records, records.people.dropna(subset=["started"])) + pd.Timedelta(weeks=BACK)


def _first_monday(records: Records, people: pd.DataFrame) -> pd.Timestamp:
    import pandas as pd

    first = records.weeks["week"].min() if len(records.weeks) else people["started"].min()
    first = first.normalize() - pd.Timedelta(days=first.weekday())
    if not len(records.weeks) and records.deals["opened"].notna().any():
        first = max(first, records.deals["opened"].min().normalize())
    return first


def _there(people: pd.DataFrame, day: pd.Timestamp) -> pd.Series:
    """Who was there already the day before, and had not left by then."""
    return (people["started"] < day) & ~(people["ended"] < day)


def _period(people: pd.DataFrame, number: int, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    there = people[_there(people, start)]
    left = (there["ended"] >= start) & (there["ended"] < end)
    rows = there[["owner", "team", "started"]]
    return rows.assign(period=number, start=start, end=end, left=left.astype(int))


def leaving_features(records: Records, rows: pd.DataFrame) -> tuple[pd.DataFrame, Excluded]:
    """What was known on days before the start of the period; and features that the records do not allow."""
    import pandas as pd

    years = (rows["start"] - rows["started"]).dt.days / 365.25
    out = pd.DataFrame({
        "tenure_first_year": years.clip(upper=1), "tenure_to_three": (years - 1).clip(0, 2),
        "tenure_later": (years - 3).clip(0, 7),
    })  # fmt: skip
    unavailable: Excluded = []
    for feature, work, why in (
        ("attainment", _attainment, "the records have no weekly results with quotas"),
        ("manager's hours", _hours, "the records have no meetings"),
        ("complaints", _complaints, "the records have no pulse survey"),
        ("colleagues who left", _colleagues, "the records have no teams"),
    ):
        columns = work(records, rows)
        out = out.assign(**columns)
        if not columns:
            unavailable.append((feature, None, why))
    return out, unavailable


def _sums(rows: pd.DataFrame, who: str, events: tuple[Any, Any, Array]) -> Array:
    """Sums of events over the 13 weeks before each period; one row per row, one column per amount."""
    import pandas as pd

    return sums_between(*events, rows[who], rows["start"] - pd.Timedelta(weeks=BACK), rows["start"])


def _attainment(records: Records, rows: pd.DataFrame) -> dict[str, Array]:
    weeks = records.weeks.dropna(subset=["owner", "week"])
    if not weeks["quota"].notna().any():
        return {}
    sums = _sums(rows, "owner", (weeks["owner"], weeks["week"], weeks[["revenue", "quota"]].fillna(0).to_numpy(float)))
    reached = np.minimum(sums[:, 0] / np.where(sums[:, 1] > 0, sums[:, 1], np.nan), TOP)
    return {"attainment": reached, "attainment_squared": (reached - 1) ** 2}


def _hours(records: Records, rows: pd.DataFrame) -> dict[str, Array]:
    held = records.meetings.dropna(subset=["owner", "held"])
    kinds = ("oversight", "coaching", "support") if len(held) else ()
    amounts = {kind: ((held["kind"] == kind) * held["hours"].fillna(0)).to_numpy(float)[:, None] for kind in kinds}
    return {
        f"{kind}_hours": _sums(rows, "owner", (held["owner"], held["held"], hours))[:, 0] / BACK
        for kind, hours in amounts.items()
    }


def _complaints(records: Records, rows: pd.DataFrame) -> dict[str, Array]:
    weeks = records.weeks.dropna(subset=["owner", "week"])
    said = weeks["complained"]
    if not said.notna().any():
        return {}
    amounts = np.column_stack([said.fillna(False).astype(float), said.notna().astype(float)])
    sums = _sums(rows, "owner", (weeks["owner"], weeks["week"], amounts))
    return {"complaints": sums[:, 0] / np.where(sums[:, 1] > 0, sums[:, 1], np.nan)}


def _colleagues(records: Records, rows: pd.DataFrame) -> dict[str, Array]:
    if not rows["team"].notna().any():
        return {}
    left = records.people.dropna(subset=["team", "ended"])
    return {"colleagues_left": _sums(rows, "team", (left["team"], left["ended"], np.ones((len(left), 1))))[:, 0]}


def strain_at(weeks: pd.DataFrame, rows: pd.DataFrame) -> Array:
    """True strain of the person in the last week before the period; missing where the answer key has none."""
    import pandas as pd

    weeks = weeks.dropna(subset=["strain"])
    one = rows["start"] - pd.Timedelta(weeks=4)
    amounts = np.column_stack([weeks["strain"], np.ones(len(weeks))])
    sums = sums_before(weeks["owner"], weeks["week"], amounts, rows["owner"], rows["start"])
    sums = sums - sums_before(weeks["owner"], weeks["week"], amounts, rows["owner"], one)
    return np.where(sums[:, 1] > 0, sums[:, 0] / np.maximum(sums[:, 1], 1), np.nan)
