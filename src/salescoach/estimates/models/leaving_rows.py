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
BACK = 13  # weeks looked back
TOP = 2.5  # times quota: what lies above counts as this


def period_rows(records: Records, weeks: int) -> tuple[pd.DataFrame, Excluded]:
    """One row per person and period: owner, team, start, end of the period, and whether the person left within it.

    Periods of ``weeks`` begin 13 weeks after the first Monday of the weekly figures (or the first start of anybody),
    so that there is something to look back on. Periods that the records do not cover are left out, never "stayed".
    """
    import pandas as pd

    people = records.people.dropna(subset=["started"])
    excluded: Excluded = [("people", len(records.people) - len(people), "no first day in the job")]
    first = records.weeks["week"].min() if len(records.weeks) else people["started"].min()
    first = first.normalize() - pd.Timedelta(days=first.weekday())
    if not len(records.weeks) and records.deals["opened"].notna().any():
        first = max(first, records.deals["opened"].min().normalize())
    until = records.until
    if until is None:
        return people.iloc[:0], excluded
    starts = pd.date_range(first + pd.Timedelta(weeks=BACK), until, freq=f"{7 * weeks}D")
    whole = [start for start in starts if start + pd.Timedelta(weeks=weeks) <= until + pd.Timedelta(days=1)]
    parts = []
    for number, start in enumerate(whole):
        end = start + pd.Timedelta(weeks=weeks)
        there = people[(people["started"] < start) & ~(people["ended"] < start)]
        left = (there["ended"] >= start) & (there["ended"] < end)
        parts.append(
            there[["owner", "team", "started"]].assign(period=number, start=start, end=end, left=left.astype(int))
        )
    rows = pd.concat(parts, ignore_index=True) if parts else people.iloc[:0]
    if len(whole) < len(starts):
        last = starts[len(whole)]
        there = (people["started"] < last) & ~(people["ended"] < last)
        excluded.append(
            ("people in a last period", int(there.sum()), "the records end before it does: censored, not stayed")
        )
    ended = people["ended"].notna()
    seen = set(rows.loc[rows["left"] == 1, "owner"]) if len(rows) else set()
    outside = int((ended & ~people["owner"].isin(seen)).sum())
    excluded.append(("people who left", outside, "outside the periods, or within the period in which they came"))
    return rows, excluded


def leaving_features(records: Records, rows: pd.DataFrame) -> tuple[pd.DataFrame, Excluded]:
    """What was known on days before the start of the period; and features that the records do not allow."""
    import pandas as pd

    unavailable: Excluded = []
    out = pd.DataFrame(index=rows.index)
    years = (rows["start"] - rows["started"]).dt.days / 365.25
    out["tenure_first_year"] = years.clip(upper=1)
    out["tenure_to_three"] = (years - 1).clip(0, 2)
    out["tenure_later"] = (years - 3).clip(0, 7)
    back = rows["start"] - pd.Timedelta(weeks=BACK)
    ask: dict[str, Any] = {"ask_who": rows["owner"], "start": back, "end": rows["start"]}
    weeks = records.weeks.dropna(subset=["owner", "week"])
    if len(weeks) and weeks["quota"].notna().any():
        sums = sums_between(weeks["owner"], weeks["week"], weeks[["revenue", "quota"]].fillna(0).to_numpy(float), **ask)
        reached = sums[:, 0] / np.where(sums[:, 1] > 0, sums[:, 1], np.nan)
        reached = np.minimum(reached, TOP)
        out["attainment"], out["attainment_squared"] = reached, (reached - 1) ** 2
    else:
        unavailable.append(("attainment", None, "the records have no weekly results with quotas"))
    held = records.meetings.dropna(subset=["owner", "held"])
    for name in ("oversight", "coaching", "support") if len(held) else ():
        amounts = ((held["kind"] == name) * held["hours"].fillna(0)).to_numpy(float)[:, None]
        out[f"{name}_hours"] = sums_between(held["owner"], held["held"], amounts, **ask)[:, 0] / BACK
    if not len(held):
        unavailable.append(("manager's hours", None, "the records have no meetings"))
    if len(weeks) and weeks["complained"].notna().any():
        said = weeks["complained"]
        amounts = np.column_stack([said.fillna(False).astype(float), said.notna().astype(float)])
        sums = sums_between(weeks["owner"], weeks["week"], amounts, **ask)
        out["complaints"] = sums[:, 0] / np.where(sums[:, 1] > 0, sums[:, 1], np.nan)
    else:
        unavailable.append(("complaints", None, "the records have no pulse survey"))
    left = records.people.dropna(subset=["team", "ended"])
    if rows["team"].notna().any():
        ones = np.ones((len(left), 1))
        out["colleagues_left"] = sums_between(left["team"], left["ended"], ones, rows["team"], back, rows["start"])[
            :, 0
        ]
    else:
        unavailable.append(("colleagues who left", None, "the records have no teams"))
    return out, unavailable


def strain_at(weeks: pd.DataFrame, rows: pd.DataFrame) -> Array:
    """True strain of the person in the last week before the period; missing where the answer key has none."""
    import pandas as pd

    weeks = weeks.dropna(subset=["strain"])
    one = rows["start"] - pd.Timedelta(weeks=4)
    amounts = np.column_stack([weeks["strain"], np.ones(len(weeks))])
    sums = sums_before(weeks["owner"], weeks["week"], amounts, rows["owner"], rows["start"])
    sums = sums - sums_before(weeks["owner"], weeks["week"], amounts, rows["owner"], one)
    return np.where(sums[:, 1] > 0, sums[:, 0] / np.maximum(sums[:, 1], 1), np.nan)
