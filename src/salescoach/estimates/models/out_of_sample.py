"""How far off a chance is on rows that the model has not seen: on groups left out, and on a later time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...common.arrays import Array
from .scores import BASE, calibration_curve, score

if TYPE_CHECKING:
    import pandas as pd

LEAST = 50  # rows, on either side of a split, below which nothing is scored
FOLDS = 5
PEOPLE, TEAMS, LATER = "people not seen", "teams not seen", "a later time"


class Unseen(NamedTuple):
    """Chances for rows that the model was not fitted on, and the base rate of the rows that it was fitted on."""

    chance: Array
    base: Array


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


def by_group(pipeline: Any, X: pd.DataFrame, y: Array, groups: Array) -> Unseen | None:
    """Chances for everybody from a model fitted without their group, and the base rate without it.

    Returns:
        Shape (rows,) each; None where there are fewer groups than folds, or a fold without both outcomes.
    """
    import pandas as pd
    from sklearn.dummy import DummyClassifier
    from sklearn.model_selection import GroupKFold, cross_val_predict

    codes, names = pd.factorize(groups)  # in order of first appearance: pseudonyms differ with the salt
    if len(names) < FOLDS or len(y) < FOLDS * LEAST:
        return None
    folds = list(GroupKFold(FOLDS).split(X, y, codes))
    if any(len(np.unique(y[train])) < 2 for train, _ in folds):
        return None
    models = (pipeline, DummyClassifier(strategy="prior"))
    return Unseen(*(cross_val_predict(m, X, y, cv=folds, method="predict_proba")[:, 1] for m in models))


def by_time(pipeline: Any, X: pd.DataFrame, y: Array, train: Array, test: Array) -> Unseen | None:
    """Chances for later rows from a model of the earlier ones, and the earlier base rate; None if too few."""
    from sklearn.base import clone

    if min(train.sum(), test.sum()) < LEAST or len(np.unique(y[train])) < 2:
        return None
    chance = clone(pipeline).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
    return Unseen(chance, np.full(int(test.sum()), y[train].mean()))


def split_in_time(start: pd.Series, end: pd.Series) -> tuple[Array, Array]:
    """Rows that are over before the middle of the time, and rows that begin after it; what lies across is in neither.

    Args:
        start: when each row begins.
        end: when its outcome is known.

    Returns:
        Masks of the earlier and of the later rows, shape (rows,) each.
    """
    cut = start.min() + (end.max() - start.min()) / 2
    return (end <= cut).to_numpy(), (start >= cut).to_numpy()


def scores_apart(
    model: str, pipeline: Any, X: pd.DataFrame, y: Array, *,
    groups: Array, apart: str, train: Array, test: Array, bins: int = 10,
) -> tuple[list[dict[str, Any]], pd.DataFrame]:  # fmt: skip
    """Scores on the rows that were fitted, on groups not seen and on a later time, each beside the base rate.

    Args:
        model: its name.
        pipeline: what is fitted, once for each test.
        X: features, one row per outcome.
        y: outcomes, 0 or 1, shape (rows,).
        groups: whose rows stay together, shape (rows,).
        apart: name of the test on groups not seen.
        train: rows over before the later time begins, shape (rows,).
        test: rows of the later time, shape (rows,).
        bins: groups of the calibration curve.

    Returns:
        Rows of scores, and the calibration curve on groups not seen (empty where there are too few).
    """
    seen = Unseen(pipeline.fit(X, y).predict_proba(X)[:, 1], np.full(len(y), y.mean()))
    found = _pair(model, "seen", y, seen)
    curve = calibration_curve(y, seen.base, 1).iloc[:0]
    unseen = by_group(pipeline, X, y, groups)
    if unseen is not None:
        found += _pair(model, apart, y, unseen)
        alike = np.allclose(unseen.chance, unseen.base, rtol=1e-9)
        curve = calibration_curve(y, unseen.chance, 1 if alike else bins)
    later = by_time(pipeline, X, y, train, test)
    return (found + _pair(model, LATER, y[test], later) if later is not None else found), curve


def _pair(model: str, test: str, y: Array, unseen: Unseen) -> list[dict[str, Any]]:
    plain = np.allclose(unseen.chance, unseen.base, rtol=1e-9)
    return [score(BASE, test, y, unseen.base), score(model, test, y, unseen.chance, plain=plain)]
