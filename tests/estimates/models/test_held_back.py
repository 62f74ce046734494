"""A chance that is held back: values within those seen, columns that say nothing, a penalty chosen in time."""

import numpy as np
import pandas as pd
import pytest

from salescoach.estimates.models.held_back import (
    LEAST_TESTED,
    LEAST_YES,
    PENALTIES,
    HeldBack,
    WithinSeen,
    _chosen,
    penalty_in_time,
    steady,
)
from salescoach.estimates.models.out_of_sample import logistic


def made(strength, people=400, periods=5, seed=4, turn=None):
    """Outcomes of several periods that one of three features moves; from period ``turn`` on the other way."""
    luck = np.random.default_rng(seed)
    X = pd.DataFrame(luck.standard_normal((people * periods, 3)), columns=["a", "b", "c"])
    period = np.repeat(np.arange(periods), people)
    push = np.full(len(X), strength) if turn is None else np.where(period < turn, strength, -strength)
    chance = 1 / (1 + np.exp(2 - push * X["a"].to_numpy()))
    return X, (luck.random(len(X)) < chance).astype(int), period


def test_values_beyond_those_seen_count_as_the_furthest_seen():
    seen = pd.DataFrame({"a": [1.0, 2, 3, np.nan], "b": [0.0, 0, 0, 8]})
    within = WithinSeen().fit(seen)
    found = within.transform(pd.DataFrame({"a": [-9.0, 2.5, 99, np.nan], "b": [9.0, 4, -1, 0]}))
    assert found["a"].tolist()[:3] == [1, 2.5, 3]
    assert np.isnan(found["a"].iloc[3])
    assert found["b"].tolist() == [8, 4, 0, 0]
    assert within.flat_ == []


def test_a_nearly_constant_column_says_nothing_however_far_it_goes_later():
    X, y, _ = made(1.0)
    X["c"] *= 0.01
    model = steady(10.0, {"a": 0.1, "c": 0.1}).fit(X, y)
    assert model["within"].flat_ == ["c"]
    assert model["chance"].coef_[0, 2] == pytest.approx(0, abs=1e-12)
    assert np.allclose(model.predict_proba(X.assign(c=50.0)), model.predict_proba(X))
    assert not np.allclose(model.predict_proba(X.assign(a=0.0)), model.predict_proba(X))


def test_on_the_fitted_rows_it_is_the_plain_logistic_regression():
    X, y, _ = made(1.0)
    assert np.allclose(steady(10.0).fit(X, y).predict_proba(X), logistic(10.0).fit(X, y).predict_proba(X))
    assert np.allclose(steady(np.inf).fit(X, y).predict_proba(X)[:, 1], y.mean())


@pytest.mark.parametrize("seed", range(5))
def test_what_says_nothing_leaves_everybody_the_average(seed):
    assert penalty_in_time(*made(0.0, seed=seed)) == np.inf


def test_what_lasts_is_used_and_what_turns_is_not():
    assert penalty_in_time(*made(1.0)) == PENALTIES[0]
    assert penalty_in_time(*made(1.0, turn=3)) == np.inf
    assert penalty_in_time(*made(1.0, periods=1)) == np.inf  # nothing later to be tested on


def test_a_period_tests_only_after_enough_outcomes():
    X, y, period = made(1.0, periods=2)
    early = np.flatnonzero((period == 0) & (y == 1))
    few, enough = y.copy(), y.copy()
    few[early[LEAST_YES - 1 :]] = 0
    enough[early[LEAST_YES:]] = 0
    X = X.assign(a=2.0 * y - 1 + 0.1 * X["a"])
    assert penalty_in_time(X, few, period) == np.inf
    assert penalty_in_time(X, enough, period) < np.inf


def test_too_few_outcomes_in_the_periods_that_test_choose_nothing():
    X, y, period = made(1.0, periods=2)
    X = X.assign(a=2.0 * y - 1 + 0.1 * X["a"])
    late = np.flatnonzero((period == 1) & (y == 1))
    few, enough = y.copy(), y.copy()
    few[late[LEAST_TESTED - 1 :]] = 0
    enough[late[LEAST_TESTED:]] = 0
    X_few, X_enough = (X.assign(a=np.where(y == new, X["a"], -1.0)) for new in (few, enough))
    assert penalty_in_time(X_few, few, period) == np.inf
    assert penalty_in_time(X_enough, enough, period) < np.inf


def test_of_penalties_that_cannot_be_told_apart_the_largest_counts():
    z = np.random.default_rng(1).standard_normal((2, 400))
    z = (z - z.mean(axis=1, keepdims=True)) / z.std(axis=1, ddof=1, keepdims=True)
    base, noise = 0.05 + 0.1 * z[0], 0.05 * z[1]  # standard errors .005 and .0025
    alike, worse = base - 0.002 + noise, base - 0.003 + noise
    assert _chosen({10.0: base, 100.0: alike, 1000.0: worse}) == 100.0
    assert _chosen({10.0: base, 100.0: worse, 1000.0: worse}) == 10.0
    assert _chosen({10.0: base - 0.06, 100.0: base - 0.07}) == np.inf
    assert _chosen({10.0: base - 0.041}) == np.inf  # 1.8 standard errors gained
    assert _chosen({10.0: base - 0.039}) == 10.0  # 2.2


def test_the_penalty_is_chosen_among_the_rows_that_are_fitted():
    X, y, period = made(1.0, turn=3)
    X = X.assign(period=period)
    early = period < 3
    model = HeldBack().fit(X[early], y[early])
    assert model.penalty_ == PENALTIES[0]
    columns = X.drop(columns="period")
    assert np.array_equal(model.predict_proba(X), model.model_.predict_proba(columns))
    assert HeldBack().fit(X, y).penalty_ == np.inf
    assert set(model.predict(X)) <= {0, 1}
