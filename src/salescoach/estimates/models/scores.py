"""Honest scores of a chance: how far off it is on rows that the model has not seen, beside the plain base rate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from ...common.intervals import share_interval

if TYPE_CHECKING:
    import pandas as pd

LEAST = 50  # rows, on either side of a split, below which nothing is scored
FOLDS = 5
COLUMNS = ("model", "test", "rows", "yes", "log_loss", "brier", "auc", "slope", "intercept")
BASE = "base rate"
_TINY = 1e-12


def logistic(penalty: float = 1.0) -> Any:
    """A pipeline: missing values by the median, all columns to standard deviations, a logistic regression.

    Args:
        penalty: ridge penalty on the standardised coefficients (weight of a unit squared); small keeps rows in charge.
    """
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import StandardScaler

    return Pipeline([
        ("missing", SimpleImputer(strategy="median", keep_empty_features=True)),
        ("scale", StandardScaler()),
        ("chance", LogisticRegression(C=1.0 / penalty, solver="newton-cholesky", tol=1e-8)),
    ])  # fmt: skip


def score(model: str, test: str, y: Array, p: Array) -> dict[str, Any]:
    """One row of scores of the chances ``p`` for the outcomes ``y``.

    Args:
        model, test: what is scored on what. y: outcomes, 0 or 1. p: chances, 0 to 1, of the same length.

    Returns:
        Rows, share of yes, log loss, Brier score, area under the ROC curve, and calibration slope and intercept
        (1 and 0 are right; a slope below 1 means chances too extreme); missing where they cannot be told.
    """
    y, p = np.asarray(y, float), np.clip(np.asarray(p, float), _TINY, 1 - _TINY)
    plain = model == BASE  # it ranks nobody, though its folds differ a little
    slope, intercept = (float("nan"), float("nan")) if plain else calibration_line(y, p)
    loss = float(-np.mean(y * np.log(p) + (1 - y) * np.log1p(-p)))
    ranks = 0.5 if plain else auc(y, p)
    values = (model, test, len(y), float(y.mean()), loss, float(np.mean((p - y) ** 2)), ranks, slope, intercept)
    return dict(zip(COLUMNS, values, strict=True))


def auc(y: Array, p: Array) -> float:
    """Chance that a yes gets a higher p than a no; ties count half. Missing where there is only one kind."""
    from scipy.stats import rankdata

    yes, no = int(np.sum(y == 1)), int(np.sum(y == 0))
    if not yes or not no:
        return float("nan")
    return float((rankdata(p)[y == 1].sum() - yes * (yes + 1) / 2) / (yes * no))


def calibration_line(y: Array, p: Array) -> tuple[float, float]:
    """Slope and intercept of a logistic regression of the outcome on the log odds of the chance."""
    logit = np.log(p) - np.log1p(-p)
    if len(np.unique(y)) < 2 or np.ptp(logit) < 1e-9:
        return float("nan"), float("nan")
    x = np.column_stack([np.ones_like(logit), logit])
    beta = np.zeros(2)
    for _ in range(60):
        m = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        bend = (x * (m * (1 - m))[:, None]).T @ x + 1e-9 * np.eye(2)
        step = np.linalg.solve(bend, x.T @ (y - m))
        beta = beta + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-9:
            break
    return float(beta[1]), float(beta[0])


def calibration_curve(y: Array, p: Array, bins: int = 10) -> pd.DataFrame:
    """Mean chance and share of yes in tenths of the rows by chance, with a Wilson interval.

    Returns:
        Columns rows, chance, happened, low, high; shares from 0 to 1.
    """
    import pandas as pd

    rows = []
    for part in np.array_split(np.argsort(p, kind="stable"), min(bins, max(1, len(p) // 20))):
        low, high = share_interval(int(y[part].sum()), len(part))
        rows.append((len(part), float(p[part].mean()), float(y[part].mean()), low, high))
    return pd.DataFrame(rows, columns=["rows", "chance", "happened", "low", "high"])


def by_group(pipeline: Any, X: pd.DataFrame, y: Array, groups: Array) -> tuple[Array, Array] | None:
    """Chances for everybody from a model fitted without their group, and the base rate without it.

    Returns:
        Chances and base rates; None where there are fewer groups than folds, or a fold without both outcomes.
    """
    from sklearn.base import clone
    from sklearn.model_selection import GroupKFold

    if len(np.unique(groups)) < FOLDS or len(y) < FOLDS * LEAST:
        return None
    p, base = np.empty(len(y)), np.empty(len(y))
    for train, test in GroupKFold(FOLDS).split(X, y, groups):
        if len(np.unique(y[train])) < 2:
            return None
        p[test] = clone(pipeline).fit(X.iloc[train], y[train]).predict_proba(X.iloc[test])[:, 1]
        base[test] = y[train].mean()
    return p, base


def by_time(pipeline: Any, X: pd.DataFrame, y: Array, train: Array, test: Array) -> tuple[Array, Array] | None:
    """Chances for later rows from a model of the earlier ones, and the earlier base rate; None if too few."""
    from sklearn.base import clone

    if min(train.sum(), test.sum()) < LEAST or len(np.unique(y[train])) < 2:
        return None
    p = clone(pipeline).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
    return p, np.full(int(test.sum()), y[train].mean())


def score_table(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Scores as a frame, with ``skill``: share of the base rate's log loss that the model saves on the same test."""
    import pandas as pd

    frame = pd.DataFrame(list(rows), columns=list(COLUMNS))
    base = frame[frame["model"] == BASE].drop_duplicates("test").set_index("test")["log_loss"]
    frame["skill"] = 1 - frame["log_loss"] / frame["test"].map(base)
    return frame
