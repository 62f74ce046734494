"""What several questions share: the records, frames of the answer key, fitted models; each made once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...company.files import answer_key, example_records
from ...estimates.models.fitted import Fitted
from ...estimates.models.forecast import Forecast, fit_forecast
from ...estimates.models.leaving import fit_leaving
from ...records.records import Records

if TYPE_CHECKING:
    import pandas as pd

QUARTER = 13  # weeks


@cache
def records() -> Records:
    """The shipped company's records."""
    return example_records()


@cache
def key(name: str) -> pd.DataFrame:
    """A frame of the answer key."""
    return answer_key(name)


@cache
def as_of(day: str) -> Records:
    """The records as they stood at the end of a day."""
    return records().as_of(day)


@cache
def forecast() -> Forecast:
    """The forecast of the next quarter, with true contacts beside."""
    return fit_forecast(records(), truth={"weeks": key("weeks")})


@cache
def leaving() -> Fitted:
    """The model of leaving."""
    return fit_leaving(records())


@cache
def quarters() -> pd.DataFrame:
    """Whole person-quarters.

    Returns:
        owner, team, quarter; result (as recorded) and own (true orders of the own customers), % of quota; logged
        activities a week; result_next and own_next of the quarter after, missing where there is none.
    """
    weeks = records().weeks
    table = weeks.assign(quarter=(weeks["week"] - weeks["week"].min()).dt.days // (7 * QUARTER))
    sums = table.groupby(["owner", "quarter"], sort=False).agg(
        revenue=("revenue", "sum"), quota=("quota", "sum"), logged=("logged", "mean"), many=("week", "nunique")
    )
    true = key("weeks").assign(quarter=key("weeks")["week_number"] // QUARTER)
    sums["true"] = true.groupby(["owner", "quarter"])["seat_revenue"].sum().astype(float)
    out = sums[sums["many"] == QUARTER].reset_index()
    out["result"], out["own"] = 100 * out["revenue"] / out["quota"], 100 * out["true"] / out["quota"]
    out["team"] = out["owner"].map(records().people.set_index("owner")["team"])
    after = out[["owner", "quarter", "result", "own"]].assign(quarter=out["quarter"] - 1)
    return out.merge(after, on=["owner", "quarter"], how="left", suffixes=("", "_next"))


@cache
def deals() -> pd.DataFrame:
    """The recorded deals beside what is true of each."""
    return records().deals.merge(key("deals"), on="deal", suffixes=("", "_true"))
