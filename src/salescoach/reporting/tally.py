"""What a page tells of records: open deals by stage and age, win rates, people against chance, days to a closing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..common.arrays import Array
from ..common.intervals import share_interval
from ..records.records import Records

OPEN_AGES = {"0-30": 0, "31-60": 31, "61-90": 61, "91-180": 91, "over 180": 181}  # days open -> first of the band
CLOSED_AGES = {"0-7": 0, "8-14": 8, "15-30": 15, "31-60": 31, "61-90": 61, "91-180": 91, "over 180": 181}
MOST_STAGES, MOST_MONTHS = 10, 24
LEAST_CLOSED = 5  # closed deals of a person below which no share of that person is taken
LEAST_PEOPLE = 5  # below which a picture of people would be one of persons
BAND = 10  # per cent
DAY = pd.Timedelta(days=1)


def pipeline(records: Records) -> pd.DataFrame:
    """Open deals: a row per stage, most deals first, and a column per age; the rest in "other stages"."""
    deals = records.deals[records.deals["status"] == "open"]
    if not len(deals) or records.until is None:
        return pd.DataFrame(columns=list(OPEN_AGES))
    age = _bands(np.maximum(0, ((records.until - deals["opened"]) / DAY).to_numpy(dtype=float)), OPEN_AGES)
    stage = deals["stage"].fillna("no stage given").astype(str)
    kept = stage.value_counts().index[:MOST_STAGES]
    stage = stage.where(stage.isin(kept), "other stages")
    table = pd.crosstab(stage, pd.Categorical(age, list(OPEN_AGES)), dropna=False)
    return table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def by_month(records: Records) -> pd.DataFrame:
    """Closed deals of the last months by month of closing: won, closed, rate and its 95 % interval."""
    closed = records.deals[records.deals["closed"].notna() & (records.deals["status"] != "open")]
    return _rates(closed, closed["closed"].dt.strftime("%Y-%m")).sort_index().tail(MOST_MONTHS)


def by_age(records: Records) -> pd.DataFrame:
    """Closed deals by their age when they were closed: won, closed, rate and its 95 % interval."""
    closed = _with_days(records)
    bands = pd.Series(_bands(_days(closed), CLOSED_AGES), index=closed.index, dtype=object)
    table = _rates(closed, bands)
    return table.loc[[band for band in CLOSED_AGES if band in table.index]]


def won_share(records: Records) -> float:
    """Share of all closed deals that are won; NaN where none is closed."""
    closed = records.deals["status"] != "open"
    return float((records.deals.loc[closed, "status"] == "won").mean()) if closed.any() else float("nan")


def people(records: Records) -> pd.DataFrame:
    """People by the share that they win, beside what chance makes of people who are alike; no rows for too few.

    Returns:
        people and expected by band of ten per cent.
    """
    from scipy.stats import binom

    closed = records.deals[records.deals["status"] != "open"]
    by = (closed["status"] == "won").groupby(closed["owner"]).agg(["sum", "count"])
    by = by[by["count"] >= LEAST_CLOSED]
    if len(by) < LEAST_PEOPLE:
        return pd.DataFrame(columns=["people", "expected"])
    chance, bands = float(by["sum"].sum() / by["count"].sum()), 100 // BAND
    seen, expected = np.zeros(bands), np.zeros(bands)
    for won, many in by.itertuples(index=False):
        wins = np.arange(int(many) + 1)
        at = np.minimum(wins * bands // int(many), bands - 1)
        expected += np.bincount(at, binom.pmf(wins, int(many), chance), bands)
        seen[at[int(won)]] += 1
    names = [f"{k * BAND}-{(k + 1) * BAND}" for k in range(bands)]
    table = pd.DataFrame({"people": seen, "expected": expected}, index=names)
    there = np.flatnonzero((seen > 0) | (expected >= 0.05))
    return table.iloc[there[0] : there[-1] + 1]


def days_to_closing(records: Records) -> tuple[Array, Array]:
    """Days from opening to closing of won deals, and of lost ones."""
    closed = _with_days(records)
    days, won = _days(closed), (closed["status"] == "won").to_numpy()
    return days[won], days[~won]


def _with_days(records: Records) -> pd.DataFrame:
    deals = records.deals
    return deals[deals["closed"].notna() & deals["opened"].notna() & (deals["status"] != "open")]


def _days(closed: pd.DataFrame) -> Array:
    days = ((closed["closed"] - closed["opened"]) / DAY).to_numpy(dtype=float)
    return np.asarray(np.maximum(0.0, days))


def _bands(days: Array, bands: dict[str, int]) -> list[str]:
    names = list(bands)
    places = np.searchsorted(np.array(list(bands.values())), np.floor(days), side="right") - 1
    return [names[place] for place in places]


def _rates(closed: pd.DataFrame, by: pd.Series) -> pd.DataFrame:
    found = (closed["status"] == "won").groupby(by).agg(["sum", "count"])
    found.columns = ["won", "closed"]
    parts = [share_interval(int(won), int(many)) for won, many in found.itertuples(index=False)]
    return found.assign(
        rate=found["won"] / found["closed"], low=[low for low, _ in parts], high=[high for _, high in parts]
    )
