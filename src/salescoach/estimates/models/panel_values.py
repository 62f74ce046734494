"""Person-periods out of a frame or of records: person, period, value; one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...common.messages import did_you_mean
from ...records.records import Records
from ...records.words import NO_QUOTA
from .forecast_rows import weekly_figures

if TYPE_CHECKING:
    import pandas as pd

NEEDED = ("person", "period")
MEASURES = ("result", "moved", "logged")
_TYPE = "Type: sc.between_and_within(frame[['person', 'period', 'result']])"


def person_periods(data: Any, value: str, weeks: int | None) -> tuple[pd.DataFrame, str]:
    """One row per person and period with a value.

    Args:
        data: ``Records``, or a frame with person, period (or week) and the value.
        value: its column; for records one of ``MEASURES``.
        weeks: length of a period in records; None is 1 where there are weekly figures and 13 where only deals are.

    Returns:
        person, period (whole numbers from 0), value; and what is measured, in words.

    Raises:
        ValueError: neither of both, a missing column, values that are no numbers, or a person-period given twice.
    """
    import pandas as pd

    if isinstance(data, Records):
        return _of_records(data, value, weeks)
    if not isinstance(data, pd.DataFrame):
        raise ValueError(f"{type(data).__name__} holds no person-periods: give records or a frame. {_TYPE}")
    frame = data.rename(columns={"week": "period"}) if "period" not in data else data
    for name in (*NEEDED, value):
        if name not in frame:
            hint = did_you_mean(name, [str(one) for one in frame.columns])
            raise ValueError(f"the panel has no column {name!r}{hint} {_TYPE}")
    if frame[value].dtype.kind not in "fiub":
        raise ValueError(f"{value} must hold numbers. Type: frame[{value!r}] = pd.to_numeric(frame[{value!r}])")
    twice = frame.duplicated(["person", "period"])
    if twice.any():
        raise ValueError(
            f"period {frame[twice].iloc[0]['period']!r} stands more than once for a person; one row per person and "
            "period is allowed. Type: frame = frame.drop_duplicates(['person', 'period'])"
        )
    out = frame[["person", "period", value]].rename(columns={value: "value"}).dropna()
    out = out.assign(period=_numbered(out["period"]), value=out["value"].astype(float))
    return out, f"a person's {value} in a period"


def _numbered(period: pd.Series) -> Any:
    """Whole numbers as they are, anything else in its order."""
    return period - period.min() if period.dtype.kind in "iu" else period.rank(method="dense").astype(int) - 1


def _of_records(records: Records, value: str, weeks: int | None) -> tuple[pd.DataFrame, str]:
    if value not in MEASURES:
        raise ValueError(
            f"value={value!r} is no measure of records{did_you_mean(value, MEASURES)} Measures: {', '.join(MEASURES)}. "
            "Type: sc.between_and_within(records, 'result')"
        )
    span = weeks or (1 if len(records.weeks) else 13)
    if not len(records.weeks) and not len(records.deals):
        raise ValueError("the records hold neither deals nor weekly figures. Type: sc.read_crm(weeks='weeks.csv')")
    weekly, unit, _ = weekly_figures(records)
    if not weekly[value].notna().any():
        raise ValueError(f"these records do not tell {value!r} by person and week. Type: value='result'")
    period = ((weekly["week"] - weekly["week"].min()).dt.days // 7) // span
    by = weekly.assign(period=period).groupby(["owner", "period"], sort=False)
    sums = by.agg(value=(value, "sum"), scale=("scale", "sum"), weeks=("week", "nunique")).reset_index()
    whole = sums[sums["weeks"] == span]
    shown = 100 * whole["value"] / whole["scale"] if value == "result" else whole["value"]
    rows = whole.assign(value=shown.astype(float)).rename(columns={"owner": "person"})
    what = f"a person's {value} in {'a week' if span == 1 else f'{span} weeks'}"
    as_it_stood = any(NO_QUOTA in note for note in records.notes)
    what += f" ({unit})" if value == "result" and not as_it_stood else ""
    return rows[["person", "period", "value"]].reset_index(drop=True), what
