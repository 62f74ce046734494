"""Coefficients of a fitted pipeline with intervals that allow for rows of one person being alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array

if TYPE_CHECKING:
    import pandas as pd

# Groups below which no interval is given. With groups of 10 to 60 rows that share their luck, a feature of the group
# and 1,500 draws, 95 % intervals hold the truth in 79 of 100 with 5 groups, 86 with 10, 90 with 20, 91 with 30.
LEAST_GROUPS = 20


def coefficients(pipeline: Any, X: pd.DataFrame, y: Array, groups: Array, units: Mapping[str, str]) -> pd.DataFrame:
    """Coefficients per standard deviation of each feature, with 95 % intervals clustered by group (sandwich).

    Args:
        pipeline: fitted; steps "missing", "scale" and a last one with ``coef_`` and, for a chance, ``C``.
        X: features it was fitted on, one row per outcome.
        y: outcomes, shape (rows,).
        groups: whose rows belong together, shape (rows,).
        units: feature -> unit.

    Returns:
        feature, unit, sd, coefficient, error, low, high; for a chance also odds_ratio and its ends. With fewer than
        ``LEAST_GROUPS`` groups error and ends are missing.
    """
    import pandas as pd
    from scipy.stats import t

    Z = pipeline[:-1].transform(X)
    last = pipeline[-1]
    beta = np.concatenate([np.ravel(last.intercept_), np.ravel(last.coef_)])
    chance = hasattr(last, "predict_proba")
    spread, many = _sandwich(Z, y, beta, groups, 1 / last.C if chance else getattr(last, "alpha", 0.0), chance)
    error = np.sqrt(np.maximum(np.diag(spread), 0.0))[1:]
    error = error if many >= LEAST_GROUPS else np.full_like(error, np.nan)
    wide = t.ppf(0.975, max(1, many - 1)) * error
    frame = pd.DataFrame({"feature": list(X.columns), "unit": [units.get(c, "") for c in X.columns]})
    frame["sd"] = pipeline["scale"].scale_
    frame["coefficient"], frame["error"] = beta[1:], error
    frame["low"], frame["high"] = beta[1:] - wide, beta[1:] + wide
    if chance:
        frame["odds_ratio"] = np.exp(beta[1:])
        frame["odds_low"], frame["odds_high"] = np.exp(frame["low"]), np.exp(frame["high"])
    return frame


def _sandwich(Z: Array, y: Array, beta: Array, groups: Array, ridge: float, chance: bool) -> tuple[Array, int]:
    import pandas as pd

    x = np.column_stack([np.ones(len(Z)), Z])
    line = x @ beta
    m = 1 / (1 + np.exp(-line)) if chance else line
    weight = m * (1 - m) if chance else np.ones(len(y))
    curvature = (x * weight[:, None]).T @ x + ridge * np.diag([0.0] + [1.0] * Z.shape[1])
    inverse = np.linalg.pinv(curvature)
    code, names = pd.factorize(groups)
    sums = np.zeros((len(names), x.shape[1]))
    np.add.at(sums, code, x * (y - m)[:, None])
    many, n, k = len(names), len(y), x.shape[1]
    small = many / max(1, many - 1) * (n - 1) / max(1, n - k)
    return small * inverse @ (sums.T @ sums) @ inverse, many
