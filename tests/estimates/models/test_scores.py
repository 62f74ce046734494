"""Scores of a chance, and of chances for rows that the model has not seen."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.dummy import DummyClassifier

from salescoach.estimates.models.out_of_sample import (
    FOLDS,
    LEAST,
    by_group,
    by_time,
    logistic,
    scores_apart,
    split_in_time,
)
from salescoach.estimates.models.scores import BASE, auc, calibration_curve, calibration_line, score, score_table


def test_scores_know_right_from_wrong():
    luck = np.random.default_rng(5)
    p = luck.uniform(0.05, 0.95, 20000)
    y = (luck.random(20000) < p).astype(int)
    assert calibration_line(y, p) == pytest.approx((1, 0), abs=0.06)
    logit = np.log(p / (1 - p))
    extreme = 1 / (1 + np.exp(-2 * logit))
    assert calibration_line(y, extreme)[0] == pytest.approx(0.5, abs=0.04)
    assert score("m", "t", y, p)["log_loss"] < score("m", "t", y, extreme)["log_loss"]
    assert auc(y, p) == auc(y, extreme)
    assert auc(np.array([0, 0, 1, 1]), np.array([1.0, 2, 3, 4])) == 1
    assert auc(np.array([0, 1]), np.array([1.0, 1.0])) == 0.5


def test_scores_by_hand():
    row = score("m", "t", np.array([1, 0, 0, 1]), np.array([0.8, 0.4, 0.2, 0.4]))
    assert (row["rows"], row["yes"]) == (4, 0.5)
    assert row["brier"] == pytest.approx((0.04 + 0.16 + 0.04 + 0.36) / 4, abs=1e-12)
    assert row["log_loss"] == pytest.approx(-np.log([0.8, 0.6, 0.8, 0.4]).mean(), abs=1e-12)
    assert row["auc"] == pytest.approx(3.5 / 4, abs=1e-12)  # one of four pairs is a tie
    one_kind = score("m", "t", np.zeros(3), np.full(3, 0.2))
    assert one_kind["log_loss"] == pytest.approx(-np.log(0.8), abs=1e-12)
    assert one_kind["brier"] == pytest.approx(0.04, abs=1e-12)


def test_a_calibration_line_that_is_not_defined_is_missing():
    sorted_out, one_kind = np.array([0, 0, 1, 1]), np.zeros(4, int)
    p = np.array([0.1, 0.4, 0.4, 0.9])
    assert np.isnan(calibration_line(sorted_out, p)).all()
    assert np.isnan(calibration_line(1 - sorted_out, p)).all()
    assert np.isnan(calibration_line(one_kind, p)).all()
    assert np.isnan(calibration_line(sorted_out, np.full(4, 0.3))).all()
    assert np.isnan(auc(one_kind, p))
    assert np.isfinite(calibration_line(np.array([0, 1, 1, 0]), p)).all()


def test_the_groups_of_a_calibration_curve_are_of_equal_size_in_the_order_of_the_chance():
    p = np.linspace(0.9, 0.1, 100)
    y = np.repeat([1, 0], 50)
    curve = calibration_curve(y, p, 4)
    assert curve["rows"].tolist() == [25] * 4
    assert curve["happened"].tolist() == [0, 0, 1, 1]
    assert curve["chance"].tolist() == pytest.approx([part.mean() for part in np.split(p[::-1], 4)])
    assert ((curve["low"] <= curve["happened"]) & (curve["happened"] <= curve["high"])).all()
    assert [len(calibration_curve(y[:n], p[:n], 10)) for n in (19, 39, 40, 100)] == [1, 1, 2, 5]  # 20 or more in each


def known(rows=1000, groups=20, seed=2):
    luck = np.random.default_rng(seed)
    X = pd.DataFrame({"x": luck.standard_normal(rows)})
    y = (luck.random(rows) < 1 / (1 + np.exp(-2 * X["x"]))).astype(int).to_numpy()
    return X, y, np.arange(rows) % groups


def test_a_group_is_judged_by_a_model_that_has_not_seen_it():
    X, y, groups = known()
    found = by_group(logistic(), X, y, groups)
    own = X.assign(x=np.where(groups == 3, -X["x"], X["x"]))  # one group is the other way round
    turned = by_group(logistic(), own, y, groups)
    assert auc(y[groups == 3], found.chance[groups == 3]) > 0.8
    assert auc(y[groups == 3], turned.chance[groups == 3]) < 0.2
    for group in range(20):
        assert np.ptp(found.base[groups == group]) == 0
    assert len(np.unique(found.base)) <= FOLDS
    assert found.base.mean() == pytest.approx(y.mean(), abs=0.001)


def test_too_few_groups_rows_or_outcomes_give_no_score():
    X, y, groups = known()
    assert by_group(logistic(), X, y, groups % (FOLDS - 1)) is None
    assert by_group(logistic(), X, y, groups % FOLDS) is not None
    few = slice(0, FOLDS * LEAST - 1)
    assert by_group(logistic(), X[few], y[few], groups[few]) is None
    enough = slice(0, FOLDS * LEAST)
    assert by_group(logistic(), X[enough], y[enough], groups[enough]) is not None
    assert by_group(logistic(), X, (groups == 3).astype(int), groups) is None  # all in one fold
    early = np.arange(len(y)) < LEAST - 1
    assert by_time(logistic(), X, y, early, ~early) is None
    assert by_time(logistic(), X, y, ~early, early) is None
    assert by_time(logistic(), X, np.where(early, y, 0), ~early, ~early) is None


def test_a_later_time_is_judged_by_the_earlier_one():
    X, y, _ = known()
    early = np.arange(len(y)) < 500
    found = by_time(logistic(), X, y, early, ~early)
    assert np.unique(found.base).tolist() == [y[early].mean()]
    assert np.array_equal(found.chance, logistic().fit(X[early], y[early]).predict_proba(X[~early])[:, 1])


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 120)), min_size=2, max_size=40))
def test_what_is_fitted_is_over_before_the_later_time_begins(times):
    start = pd.Series([pd.Timestamp("2024-01-01") + pd.Timedelta(days=day) for day, _ in times])
    end = start + pd.to_timedelta([length for _, length in times], unit="D")
    earlier, later = split_in_time(start, end)
    assert not (earlier & later).any()
    if earlier.any() and later.any():
        assert end[earlier].max() <= start[later].min()
    middle = start.min() + (end.max() - start.min()) / 2
    assert (earlier | later | ((start < middle) & (end > middle))).all()  # only what lies across is left out


def test_the_middle_of_the_time_belongs_to_both_sides():
    day = pd.Timestamp("2024-01-01")
    start, end = (day + pd.to_timedelta(pd.Series(days), unit="D") for days in ([0, 5, 4], [5, 10, 6]))
    earlier, later = split_in_time(start, end)
    assert earlier.tolist() == [True, False, False]
    assert later.tolist() == [False, True, False]


def test_every_test_stands_beside_its_own_base_rate():
    X, y, groups = known()
    early = np.arange(len(y)) < 500
    rows, curve = scores_apart("m", logistic(), X, y, groups=groups, apart="others", train=early, test=~early, bins=5)
    table = score_table(rows).set_index(["model", "test"])
    for test, many in (("seen", 1000), ("others", 1000), ("a later time", 500)):
        assert table.loc[(BASE, test), "rows"] == table.loc[("m", test), "rows"] == many
        assert table.loc[(BASE, test), "skill"] == 0
        assert table.loc[(BASE, test), "auc"] == 0.5
        assert np.isnan(table.loc[(BASE, test), "slope"])
        assert table.loc[("m", test), "auc"] > 0.8
        share = table.loc[("m", test), "log_loss"] / table.loc[(BASE, test), "log_loss"]
        assert table.loc[("m", test), "skill"] == pytest.approx(1 - share)
    assert table.loc[("m", "seen"), "log_loss"] < table.loc[("m", "others"), "log_loss"]  # nothing unseen in the first
    assert len(curve) == 5
    assert np.ptp(curve["chance"]) > 0.5  # the model's chances, not the base rate's
    alone, empty = scores_apart("m", logistic(), X, y, groups=groups * 0, apart="others", train=early, test=~early)
    assert {row["test"] for row in alone} == {"seen", "a later time"}
    assert len(empty) == 0
    assert list(empty) == list(curve)


def test_a_model_that_gives_everybody_the_average_ranks_nobody():
    X, y, groups = known()
    early = np.arange(len(y)) < 500
    model = DummyClassifier(strategy="prior")
    rows, curve = scores_apart("m", model, X, y, groups=groups, apart="others", train=early, test=~early)
    assert len({row["log_loss"] for row in rows if row["test"] == "others"}) == 1
    assert all(row["auc"] == 0.5 and np.isnan(row["slope"]) for row in rows)
    assert curve["rows"].tolist() == [1000]  # folds differ a little, and are one group all the same
    assert calibration_curve(y, np.full(1000, 0.3), 10)["rows"].tolist() == [1000]
