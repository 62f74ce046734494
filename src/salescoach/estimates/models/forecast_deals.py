"""Which deals come in next quarter: the chance of each open deal at its start, from earlier quarters only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from .asof import sums_before
from .forecast_rows import WEEKS
from .out_of_sample import LEAST, Unseen, logistic
from .scores import BASE, calibration_curve, score, score_table
from .win_features import features_at, model_columns

if TYPE_CHECKING:
    import pandas as pd

    from ...records.records import Records

LATER = "later quarters"


def open_rows(records: Records, starts: Any) -> pd.DataFrame:
    """Deals open at the start of each quarter but the first: deal, quarter, at, won (within it), value."""
    import pandas as pd

    deals = records.deals
    opened, closed = deals["opened"].dt.normalize(), deals["closed"].dt.normalize()
    known = (deals["status"] == "open") | closed.notna()
    parts = []
    for number, at in enumerate(starts[1:], start=1):
        end = at + pd.Timedelta(weeks=WEEKS)
        there = known & (opened < at) & ~(closed < at)
        won = (deals["status"] == "won") & (closed >= at) & (closed < end)
        part = deals.loc[there, ["deal", "account", "owner", "value"]]
        parts.append(part.assign(opened=opened[there], at=at, quarter=number, won=won[there].astype(int)))
    return pd.concat(parts, ignore_index=True)


@dataclass(frozen=True, kw_only=True)
class DealForecast:
    """Open deals of each quarter, forecast from the quarters before it.

    Attributes:
        quarters: one row per quarter: expected and actual orders and money.
        scores: of the chances, beside the base rate; None if no quarter has enough deals before it.
        calibration: chances against what happened; empty if there are none.
        unavailable: features left out, with the reason.
    """

    quarters: pd.DataFrame
    scores: pd.DataFrame | None
    calibration: pd.DataFrame
    unavailable: list[tuple[str, str]]


def forecast_deals(records: Records, starts: Any) -> DealForecast:
    """Expected and actual orders and money of each quarter, each from a model of the quarters before it."""
    import pandas as pd

    rows = open_rows(records, starts)
    known, unavailable = features_at(records, rows)
    use, constant = model_columns(known)
    unavailable += constant
    X = known[[name for name in use if name != "days_left"]]  # the same at every start
    y, quarter = rows["won"].to_numpy(int), rows["quarter"].to_numpy()
    unseen = _by_quarter(X, y, quarter)
    tested = ~np.isnan(unseen.chance)
    if not tested.any():
        empty = pd.DataFrame()
        return DealForecast(quarters=empty, scores=None, calibration=empty, unavailable=unavailable)
    size, out = order_size(records, rows), []
    for number in np.unique(quarter[tested]):
        part = quarter == number
        found = Unseen(unseen.chance[part], unseen.base[part])
        out.append(_quarter(records, starts[number], rows[part], found, size[part]))
    y, p = y[tested], unseen.chance[tested]
    scores = score_table([score(BASE, LATER, y, unseen.base[tested]), score("open deals", LATER, y, p)])
    return DealForecast(
        quarters=pd.DataFrame(out), scores=scores, calibration=calibration_curve(y, p), unavailable=unavailable
    )


def _by_quarter(X: pd.DataFrame, y: Array, quarter: Array) -> Unseen:
    """Chances and base rates from the quarters before; missing where these hold too little."""
    found = Unseen(np.full(len(y), np.nan), np.full(len(y), np.nan))
    for number in np.unique(quarter):
        train, test = quarter < number, quarter == number
        if train.sum() >= LEAST and len(np.unique(y[train])) == 2:
            model = logistic().fit(X[train], y[train])
            found.chance[test], found.base[test] = model.predict_proba(X[test])[:, 1], y[train].mean()
    return found


def order_size(records: Records, rows: pd.DataFrame) -> Array:
    """Size of a usual order known by then: the customer's, else the owner's, else everybody's mean; money.

    The deal's own value is not used: records keep only the last one, which for an order is its price.
    """
    won = records.deals[(records.deals["status"] == "won") & records.deals["closed"].notna()]
    won = won[won["value"].fillna(0) > 0]
    amounts = np.column_stack([won["value"].to_numpy(float), np.ones(len(won))])
    found = np.full(len(rows), np.nan)
    for who, ask in ((won["account"], rows["account"]), (won["owner"], rows["owner"])):
        sums = sums_before(who, won["closed"], amounts, ask, rows["at"])
        mean = np.where(sums[:, 1] > 0, sums[:, 0] / np.maximum(sums[:, 1], 1), np.nan)
        found = np.where(np.isnan(found), mean, found)
    nobody = np.zeros(len(won), int)
    sums = sums_before(nobody, won["closed"], amounts, np.zeros(len(rows), int), rows["at"])
    return np.where(np.isnan(found), sums[:, 0] / np.maximum(sums[:, 1], 1), found)


def _quarter(records: Records, start: Any, rows: pd.DataFrame, found: Unseen, size: Array) -> dict[str, Any]:
    import pandas as pd

    p = found.chance
    deals, end = records.deals, start + pd.Timedelta(weeks=WEEKS)
    orders = deals[(deals["status"] == "won") & (deals["closed"] >= start) & (deals["closed"] < end)]
    won = rows["won"].to_numpy(bool)
    return {
        "start": start,
        "open": len(rows),
        "expected": float(p.sum()),
        "spread": float(np.sqrt((p * (1 - p)).sum())),
        "by_rate": float(found.base.sum()),
        "orders": int(won.sum()),
        "expected_money": float((p * size).sum()),
        "money": float(rows["value"].fillna(0).to_numpy()[won].sum()),
        "all_orders": len(orders),
        "all_money": float(orders["value"].fillna(0).sum()),
    }
