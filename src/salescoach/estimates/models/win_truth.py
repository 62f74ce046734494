"""The win model beside the answer key: do its proxies of pressure follow the true pressure on customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from .asof import monday, sums_between
from .clustered import coefficients
from .fitted import other_records, true_weeks
from .out_of_sample import logistic
from .win_features import PRESSURE

if TYPE_CHECKING:
    import pandas as pd

TRUE = "true customer pressure"


def pressure_truth(
    truth: object, rows: pd.DataFrame, known: pd.DataFrame, X: pd.DataFrame, y: Array, table: Any
) -> pd.DataFrame:
    """Odds ratios of the proxies beside their correlation with the true pressure, and that of the truth itself.

    Args:
        truth: answer key; needs ``"weeks"`` with owner, week and customer_pressure.
        rows: deals at their landmark, one row per deal.
        known: their features with ``owner_then``.
        X: the features that were fitted.
        y: the outcomes that were fitted, shape (deals,).
        table: the coefficients.

    Returns:
        One row per proxy and one for the truth: feature, odds_ratio, odds_low, odds_high (per standard deviation),
        correlation (with the true pressure of the four weeks before).

    Raises:
        ValueError: an answer key without weeks, or of other records.
    """
    import pandas as pd

    weeks, owner, end = true_weeks(truth, "customer_pressure"), known["owner_then"], monday(rows["at"])
    amounts = np.column_stack([weeks["customer_pressure"].fillna(0), weeks["customer_pressure"].notna()])
    sums = sums_between(weeks["owner"], weeks["week"], amounts, owner, end - pd.Timedelta(weeks=4), end)
    true = np.where(sums[:, 1] > 0, sums[:, 0] / np.maximum(sums[:, 1], 1), np.nan)
    have = ~np.isnan(true)
    if not have.any():
        raise other_records()
    proxies = [name for name in PRESSURE if name in X]
    other = X.drop(columns=proxies).assign(**{TRUE: true})[have]
    model = logistic().fit(other, y[have])
    best = coefficients(model, other, y[have], owner[have].to_numpy(), {})
    shown = pd.concat([table[table["feature"].isin(proxies)], best[best["feature"] == TRUE]], ignore_index=True)
    shown = shown[["feature", "odds_ratio", "odds_low", "odds_high"]].copy()
    shown["correlation"] = [_correlation(X[name][have], true[have]) for name in proxies] + [1.0]
    return shown


def _correlation(values: Any, true: Array) -> float:
    values = np.asarray(values, float)
    both = ~np.isnan(values)
    if both.sum() < 3 or np.std(values[both]) == 0 or np.std(true[both]) == 0:
        return float("nan")
    return float(np.corrcoef(values[both], true[both])[0, 1])


def truth_lines(compared: pd.DataFrame) -> list[str]:
    """What the truth says about the proxies, in words."""
    last, proxies = compared.iloc[-1], compared.iloc[:-1]
    lines = [
        f"  Compared with the truth: the odds per standard deviation of true pressure on customers are x "
        f"{last['odds_ratio']:.2f} ({last['odds_low']:.2f} to {last['odds_high']:.2f})."
    ]
    for row in proxies.to_dict("records"):
        wrong = (row["odds_ratio"] - 1) * row["correlation"] * (last["odds_ratio"] - 1) < 0
        note = "; read as pressure, its sign would mislead" if wrong and abs(row["correlation"]) >= 0.05 else ""
        lines.append(
            f"    {row['feature']}: correlation {row['correlation']:+.2f} with the true pressure, odds x "
            f"{row['odds_ratio']:.2f}{note}."
        )
    return lines
