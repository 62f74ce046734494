"""Scores of a chance: log loss, Brier score, area under the ROC curve, calibration; and what the base rate scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from ...common.intervals import share_interval

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("model", "test", "rows", "yes", "log_loss", "brier", "auc", "slope", "intercept")
BASE = "base rate"
_TINY = 1e-12


def score(model: str, test: str, y: Array, p: Array, *, plain: bool = False) -> dict[str, Any]:
    """One row of scores.

    Args:
        model: what is scored.
        test: on which rows.
        y: outcomes, 0 or 1, shape (rows,).
        p: chances, 0 to 1, shape (rows,).
        plain: whether everybody has the same chance, so that nobody is ranked though folds differ a little.

    Returns:
        Rows, share of yes, log loss, Brier score, area under the ROC curve, and calibration slope and intercept
        (1 and 0 are right; a slope below 1 means chances too extreme); missing where they are not defined.
    """
    from sklearn.metrics import brier_score_loss, log_loss

    y, p = np.asarray(y, float), np.clip(np.asarray(p, float), _TINY, 1 - _TINY)
    plain = plain or model == BASE
    slope, intercept = (float("nan"), float("nan")) if plain else calibration_line(y, p)
    return {
        "model": model, "test": test, "rows": len(y), "yes": float(y.mean()),
        "log_loss": float(log_loss(y, p, labels=[0, 1])), "brier": float(brier_score_loss(y, p, labels=[0, 1])),
        "auc": 0.5 if plain else auc(y, p), "slope": slope, "intercept": intercept,
    }  # fmt: skip


def auc(y: Array, p: Array) -> float:
    """Chance that a yes gets a higher p than a no; ties count half. Missing where there is only one kind."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(y, p)) if len(np.unique(y)) == 2 else float("nan")


def calibration_line(y: Array, p: Array) -> tuple[float, float]:
    """Slope and intercept of a logistic regression of the outcome on the log odds of the chance.

    Missing where there is only one outcome or one chance, or where the chances sort the outcomes without overlap: then
    every steeper slope fits better.
    """
    from sklearn.linear_model import LogisticRegression

    logit = np.log(p) - np.log1p(-p)
    yes, no = logit[y == 1], logit[y == 0]
    if not len(yes) or not len(no) or np.ptp(logit) < 1e-9 or yes.min() >= no.max() or no.min() >= yes.max():
        return float("nan"), float("nan")
    line = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(logit[:, None], y)
    return float(line.coef_[0, 0]), float(line.intercept_[0])


def calibration_curve(y: Array, p: Array, bins: int = 10) -> pd.DataFrame:
    """Mean chance and share of yes in groups of equal size by chance, with a Wilson interval.

    scikit-learn's curve gives neither the rows of a group nor an interval.

    Args:
        y: outcomes, 0 or 1, shape (rows,).
        p: chances, 0 to 1, shape (rows,).
        bins: groups, fewer where a group would hold fewer than 20 rows; one where all have the same chance.

    Returns:
        One row per group: rows, chance, happened, low, high; shares from 0 to 1.
    """
    import pandas as pd

    rows = []
    many = 1 if np.ptp(p) < 1e-9 else min(bins, max(1, len(p) // 20))  # one chance for all is one group
    for part in np.array_split(np.argsort(p, kind="stable"), many):
        low, high = share_interval(int(y[part].sum()), len(part))
        rows.append((len(part), float(p[part].mean()), float(y[part].mean()), low, high))
    return pd.DataFrame(rows, columns=["rows", "chance", "happened", "low", "high"])


def score_table(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Scores as a frame, with ``skill``: share of the base rate's log loss that the model saves on the same test."""
    import pandas as pd

    frame = pd.DataFrame(list(rows), columns=list(COLUMNS))
    base = frame[frame["model"] == BASE].drop_duplicates("test").set_index("test")["log_loss"]
    frame["skill"] = 1 - frame["log_loss"] / frame["test"].map(base)
    return frame
