"""A chance that is held back towards the average, as far as a later time in the same records asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin

from ...common.arrays import Array
from .out_of_sample import logistic

PENALTIES = (10.0, 100.0, 1000.0)  # ridge, from little to much held back
LEAST_YES = 10  # outcomes before a period, from which on the period tests a penalty
LEAST_TESTED = 20  # outcomes in the periods that test, below which nothing is chosen
CLEAR = 2.0  # standard errors by which a penalty must beat the base rate later in time
PERIOD = "period"


class WithinSeen(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Values outside those of the fitted rows count as the nearest of them; nearly constant columns as one value.

    Args:
        least: column -> standard deviation below which it is taken for constant; others only where they are.
    """

    def __init__(self, least: Mapping[str, float] | None = None) -> None:
        self.least = least

    def fit(self, X: Any, y: Any = None) -> WithinSeen:
        """Learn the ends of every column.

        Args:
            X: features, one row per outcome.
            y: not used.
        """
        least = {} if self.least is None else self.least
        spread, middle = X.std(ddof=0), X.median()
        self.flat_ = [c for c in X if spread[c] < least.get(c, 0.0)]
        flat = X.columns.isin(self.flat_)
        self.low_, self.high_ = X.min().mask(flat, middle), X.max().mask(flat, middle)
        return self

    def transform(self, X: Any) -> Any:
        """The columns within these ends.

        Args:
            X: features with the same columns.
        """
        return X.clip(self.low_, self.high_, axis=1)


def steady(penalty: float, least: Mapping[str, float] | None = None) -> Any:
    """A logistic regression on values within those seen; with an endless penalty everybody's average chance.

    Args:
        penalty: ridge penalty on the standardised coefficients.
        least: column -> standard deviation below which it is taken for constant.
    """
    from sklearn.dummy import DummyClassifier
    from sklearn.pipeline import Pipeline

    plain = logistic(penalty if np.isfinite(penalty) else 1.0)
    last = plain.steps[-1][1] if np.isfinite(penalty) else DummyClassifier(strategy="prior")
    return Pipeline([("within", WithinSeen(least)), *plain.steps[:-1], ("chance", last)])


def penalty_in_time(X: Any, y: Array, period: Array, least: Mapping[str, float] | None = None) -> float:
    """The penalty that predicts each period best from those before it; endless where none clearly beats the base rate.

    Of penalties that cannot be told from the best one (one standard error) it is the largest; too few outcomes choose
    nothing.

    Args:
        X: features, one row per outcome.
        y: outcomes, 0 or 1, shape (rows,).
        period: number of the period, shape (rows,).
        least: column -> standard deviation below which it is taken for constant.
    """
    gains: dict[float, list[Array]] = {penalty: [] for penalty in PENALTIES}
    tested = 0
    for now in np.unique(period)[1:]:
        before, here = period < now, period == now
        if min(y[before].sum(), (1 - y[before]).sum()) < LEAST_YES:
            continue
        tested += int(min(y[here].sum(), (1 - y[here]).sum()))
        base = _loss(y[here], np.full(int(here.sum()), y[before].mean()))
        prepare = steady(PENALTIES[0], least)[:-1]  # the same for every penalty
        seen, later = prepare.fit_transform(X[before], y[before]), prepare.transform(X[here])
        for penalty, gained in gains.items():
            chance = steady(penalty, least)[-1].fit(seen, y[before])
            gained.append(base - _loss(y[here], chance.predict_proba(later)[:, 1]))
    if tested < LEAST_TESTED:
        return np.inf
    return _chosen({penalty: np.concatenate(parts) for penalty, parts in gains.items()})


def _chosen(gains: dict[float, Array]) -> float:
    """The largest penalty that cannot be told from the best one, if it clearly beats the base rate."""
    best = max(gains.values(), key=lambda gain: float(gain.mean()))
    near = [penalty for penalty, gain in gains.items() if (best - gain).mean() <= _error(best - gain)]
    penalty = max(near)
    return penalty if gains[penalty].mean() > CLEAR * _error(gains[penalty]) else np.inf


def _error(values: Array) -> float:
    return float(values.std(ddof=1) / np.sqrt(len(values)))


def _loss(y: Array, p: Array) -> Array:
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.asarray(-np.where(y == 1, np.log(p), np.log1p(-p)))


class HeldBack(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Chooses its penalty in time among the rows that it is fitted on alone; the column ``period`` orders them.

    Args:
        least: column -> standard deviation below which it is taken for constant.
    """

    def __init__(self, least: Mapping[str, float] | None = None) -> None:
        self.least = least

    def fit(self, X: Any, y: Array) -> HeldBack:
        """Choose the penalty and fit with it.

        Args:
            X: features, and the column ``period``.
            y: outcomes, 0 or 1, shape (rows,).
        """
        columns, y = X.drop(columns=PERIOD), np.asarray(y)
        self.classes_ = np.unique(y)
        self.penalty_ = penalty_in_time(columns, y, X[PERIOD].to_numpy(), self.least)
        self.model_ = steady(self.penalty_, self.least).fit(columns, y)
        return self

    def predict_proba(self, X: Any) -> Array:
        """Chances of no and yes.

        Args:
            X: features, and the column ``period``.
        """
        return np.asarray(self.model_.predict_proba(X.drop(columns=PERIOD)))

    def predict(self, X: Any) -> Array:
        """The likelier outcome.

        Args:
            X: features, and the column ``period``.
        """
        return np.asarray(self.classes_[self.predict_proba(X).argmax(axis=1)])
