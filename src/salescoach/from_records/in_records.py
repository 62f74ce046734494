"""What the records of a team show, person by person, and whether that is enough to fit a team."""

from __future__ import annotations

import math
import re

import numpy as np
import pandas as pd

from ..common.arrays import Array
from ..records.records import Records
from .owners import DealRows, Owners

MOST_WEEKS, LEAST_WEEKS = 104, 13  # of the period that is looked at
LEAST_CLOSED, LEAST_WON, LEAST_LOST, LEAST_OWNERS = 30, 5, 5, 2
LEAST_WITH_REASON = 20  # lost deals with a reason below which reasons are not read
STILL_THERE = 8.0  # weeks without a trace after which an owner counts as gone, where no people table has dates
WEEK = pd.Timedelta(days=7)
SILENT = re.compile(
    r"no.?decision|no.?response|not? (?:answer|reply|reaction)|unrespons|(?:went|gone) (?:quiet|dark|silent)"
    r"|ghost|silen|stall|indecisi|lost contact|no contact|not reach|inactiv",
    re.IGNORECASE,
)


def too_little(records: Records) -> str:
    """Why no team can be fitted to the records, in a sentence; nothing where one can."""
    if records.until is None or not records.deals["closed"].notna().any():
        return "There is no closed deal in these records, so no team can be fitted to them."
    start, end = period(records)
    inside = _opened_in(records, start, end)
    closed, won = int((inside["status"] != "open").sum()), int((inside["status"] == "won").sum())
    for count, least, what in (
        ((end - start).days / 7, LEAST_WEEKS, "weeks between the first closing and the last day"),
        (closed, LEAST_CLOSED, "deals opened and closed in that time"),
        (int(inside["owner"].nunique()), LEAST_OWNERS, "owners of deals"),
        (won, LEAST_WON, "won deals"),
        (closed - won, LEAST_LOST, "lost deals"),
    ):
        if count < least:
            return f"These records hold {count:.0f} {what}; at least {least} are needed to fit a team to them."
    return ""


def period(records: Records) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last moment of what is looked at: from the first closing, at most two years, whole weeks."""
    assert records.until is not None
    end = records.until.normalize() + pd.Timedelta(days=1)
    days = min(MOST_WEEKS, int((end - records.deals["closed"].min()) / WEEK)) * 7
    return end - pd.Timedelta(days=days), end


def owners_in_records(records: Records) -> Owners:
    """The sums of a team's records over the deals opened in the period."""
    return sample_in_records(records)[1]


def sample_in_records(records: Records) -> tuple[DealRows, Owners]:
    """The deals opened in the period, and their sums by owner."""
    start, end = period(records)
    deals = _opened_in(records, start, end)
    owner, names = pd.factorize(deals["owner"].to_numpy(dtype=object))
    account, weeks_there = deals["account"].dropna(), _there(records, names, start, end) / WEEK
    rows = _rows(deals, owner)
    return rows, Owners(
        run=np.zeros(len(names), int),
        runs=1,
        sums=rows.sums(len(names)) | {"exposure": np.maximum(weeks_there.to_numpy(dtype=float), 1.0)},
        weeks=float((end - start) / WEEK),
        left=np.array([_left(records, start, end)]),
        accounts=np.array([account.nunique()]),
        named=np.array([len(account)]),
        quota=np.array([_quota(records, names)]),
    )


def currency_of(records: Records) -> str:
    """The currency of all values; nothing where they name none, or several."""
    found = records.deals.loc[records.deals["value"].notna(), "currency"]
    return str(found.iloc[0]) if len(found) and found.notna().all() and found.nunique() == 1 else ""


def _opened_in(records: Records, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    return records.deals[(records.deals["opened"] >= start) & (records.deals["opened"] < end)]


def _rows(deals: pd.DataFrame, owner: Array) -> DealRows:
    reason = deals["lost_reason"]
    with_reason = (deals["status"] == "lost").to_numpy() & reason.notna().to_numpy()
    silent = with_reason & reason.fillna("").astype(str).str.contains(SILENT).to_numpy(dtype=bool)
    if with_reason.sum() < LEAST_WITH_REASON or not silent.any():
        with_reason, silent = np.zeros_like(with_reason), np.zeros_like(silent)
    return DealRows(
        owner=owner,
        closed=(deals["status"] != "open").to_numpy(),
        won=deals["status"].to_numpy(dtype=str) == "won",
        with_reason=with_reason,
        silent=silent,
        days=((deals["closed"] - deals["opened"]) / pd.Timedelta(days=1)).to_numpy(dtype=float),
        value=deals["value"].to_numpy(dtype=float),
    )


def _there(records: Records, names: Array, start: pd.Timestamp, end: pd.Timestamp) -> pd.Series:
    """How long each owner was there in the period: by the people table, else from the first deal to the last trace."""
    by = records.deals.groupby("owner")
    traces = pd.concat([by["opened"].max(), by["closed"].max(), by["last_activity"].max()], axis=1).max(axis=1)
    first, last = by["opened"].min().reindex(names), traces.reindex(names)
    last = last.where(last < end - pd.Timedelta(weeks=STILL_THERE), end)
    people = records.people.set_index("owner").reindex(names)
    known = people["started"].notna()
    first = people["started"].where(known, first)
    last = last.where(~known, people["ended"].where(people["ended"].notna(), end))
    return last.clip(upper=end) - first.clip(lower=start)


def _left(records: Records, start: pd.Timestamp, end: pd.Timestamp) -> int:
    """People who left in the period; -1 where the people table has no dates."""
    ended = records.people["ended"].dropna()
    return int(((ended >= start) & (ended < end)).sum()) if records.people["started"].notna().any() else -1


def _quota(records: Records, names: Array) -> float:
    """Mean weekly quota of those who opened deals; NaN where none is given."""
    given = records.people.loc[records.people["owner"].isin(names), "quota_per_week"].dropna()
    given = given[given > 0]
    return float(given.mean()) if len(given) else math.nan
