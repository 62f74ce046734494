"""Which deals come in next quarter: the chance of each open deal at its start, from earlier quarters only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from .asof import sums_before
from .forecast_rows import WEEKS
from .out_of_sample import LEAST, logistic
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


def forecast_deals(records: Records, starts: Any) -> dict[str, Any]:
    """Expected and actual orders and money of each quarter, each from a model of the quarters before it.

    Returns:
        ``quarters`` (one row per quarter), ``scores``, ``calibration``, ``unavailable`` (features left out), and the
        ``pipeline`` on all quarters; None if no quarter has enough deals before it.
    """
    import pandas as pd

    rows = open_rows(records, starts)
    known, unavailable = features_at(records, rows)
    use, constant = model_columns(known)
    unavailable = unavailable + constant
    columns = [name for name in use if name != "days_left"]  # the same at every start
    X, y = known[columns], rows["won"].to_numpy(int)
    size, quarter = order_size(records, rows), rows["quarter"].to_numpy()
    p, base, out = np.full(len(y), np.nan), np.full(len(y), np.nan), []
    for number in np.unique(quarter):
        train, test = quarter < number, quarter == number
        if train.sum() < LEAST or len(np.unique(y[train])) < 2:
            continue
        model = logistic().fit(X[train], y[train])
        p[test], base[test] = model.predict_proba(X[test])[:, 1], y[train].mean()
        out.append(_quarter(records, starts[number], rows[test], p[test], base[test], size[test]))
    if not out:
        return {
            "quarters": pd.DataFrame(),
            "scores": None,
            "calibration": pd.DataFrame(),
            "unavailable": unavailable,
            "pipeline": None,
        }
    tested = ~np.isnan(p)
    scores = score_table([
        score(BASE, LATER, y[tested], base[tested]),
        score("open deals", LATER, y[tested], p[tested]),
    ])  # fmt: skip
    return {
        "quarters": pd.DataFrame(out), "scores": scores, "calibration": calibration_curve(y[tested], p[tested]),
        "unavailable": unavailable, "pipeline": logistic().fit(X, y),
    }  # fmt: skip


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


def _quarter(records: Records, start: Any, rows: pd.DataFrame, p: Array, base: Array, size: Array) -> dict[str, Any]:
    import pandas as pd

    deals, end = records.deals, start + pd.Timedelta(weeks=WEEKS)
    orders = deals[(deals["status"] == "won") & (deals["closed"] >= start) & (deals["closed"] < end)]
    won = rows["won"].to_numpy(bool)
    return {
        "start": start,
        "open": len(rows),
        "expected": float(p.sum()),
        "spread": float(np.sqrt((p * (1 - p)).sum())),
        "by_rate": float(base.sum()),
        "orders": int(won.sum()),
        "expected_money": float((p * size).sum()),
        "money": float(rows["value"].fillna(0).to_numpy()[won].sum()),
        "all_orders": len(orders),
        "all_money": float(orders["value"].fillna(0).sum()),
    }
