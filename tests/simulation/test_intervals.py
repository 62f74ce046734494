"""Comparisons: intervals that cover what they promise, differences that are paired and antisymmetric."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

import salescoach as sc
from salescoach.common.intervals import mean_interval, ratio_interval
from tests.simulation.worlds import busy, small_team

TIMES = 2500
# Four standard errors of a share of 95 % over so many repetitions.
SLACK = 4 * math.sqrt(0.95 * 0.05 / TIMES)


@pytest.mark.parametrize("level", [0.8, 0.95])
@pytest.mark.parametrize("runs", [3, 10, 60])
def test_the_paired_interval_covers_the_truth_as_often_as_it_says(runs, level):
    """With few runs as well: a normal quantile in place of Student's would be found at three."""
    draws = 7.0 + 3.0 * np.random.default_rng(runs).standard_normal((TIMES, runs))
    bounds = np.array([mean_interval(row, level)[1:] for row in draws])
    covered = ((bounds[:, 0] <= 7.0) & (bounds[:, 1] >= 7.0)).mean()
    assert abs(covered - level) < SLACK * (2 if level < 0.95 else 1)
    normal = stats.norm.ppf(0.5 + level / 2) * draws.std(axis=1, ddof=1) / math.sqrt(runs)
    too_narrow = (np.abs(draws.mean(axis=1) - 7.0) <= normal).mean()
    assert runs > 3 or abs(too_narrow - level) > 2 * SLACK


@pytest.mark.parametrize("runs", [40, 200])
@pytest.mark.parametrize("alike", [0.0, 0.9])
def test_the_ratio_interval_covers_the_truth_as_often_as_it_says(runs, alike):
    rng = np.random.default_rng(int(runs + 10 * alike))
    shared, own, other = rng.standard_normal((3, TIMES, runs))
    a = 100.0 + 20.0 * (math.sqrt(alike) * shared + math.sqrt(1 - alike) * own)
    b = 112.0 + 24.0 * (math.sqrt(alike) * shared + math.sqrt(1 - alike) * other)
    bounds = np.array([ratio_interval(x, y, 0.95)[1:] for x, y in zip(a, b, strict=True)])
    covered = ((bounds[:, 0] <= 12.0) & (bounds[:, 1] >= 12.0)).mean()
    assert abs(covered - 0.95) < SLACK + 0.005  # the delta method is good to half a point here


def test_the_interval_is_that_of_students_paired_test():
    rng = np.random.default_rng(5)
    a, b = rng.normal(0.0, 1.0, 25), rng.normal(0.3, 1.0, 25)
    known = stats.ttest_rel(b, a).confidence_interval(0.9)
    mean, low, high = mean_interval(b - a, 0.9)
    assert (mean, low, high) == pytest.approx((np.mean(b - a), known.low, known.high), rel=1e-12)


def test_the_interval_of_nothing_and_of_one_is_missing():
    assert all(math.isnan(x) for x in mean_interval(np.array([]), 0.95))
    mean, low, high = mean_interval(np.array([4.0]), 0.95)
    assert mean == 4.0
    assert math.isnan(low)
    assert math.isnan(high)
    assert all(math.isnan(x) for x in ratio_interval(np.zeros(5), np.ones(5), 0.95))


@pytest.fixture(scope="module")
def pair():
    team = small_team(weeks=13)
    return tuple(sc.simulate(team, style, runs=25) for style in ("micromanage", "coach"))


def test_comparing_the_other_way_round_turns_every_difference_about(pair):
    there, back = sc.compare(*pair).table, sc.compare(*reversed(pair)).table
    np.testing.assert_allclose(there["difference"], -back["difference"], rtol=1e-12)
    np.testing.assert_allclose(there["low"], -back["high"], rtol=1e-9)
    np.testing.assert_allclose(there["high"], -back["low"], rtol=1e-9)
    assert there["first"].tolist() == back["second"].tolist()
    up, down = (1 + t.loc["revenue", "percent"] / 100 for t in (there, back))
    assert up * down == pytest.approx(1.0, rel=1e-12)


def test_a_result_compared_with_itself_differs_in_nothing(pair):
    table = sc.compare(pair[0], pair[0]).table
    assert (table[["difference", "low", "high"]] == 0.0).all().all()
    assert table.loc["revenue", ["percent", "percent_low", "percent_high"]].abs().max() < 1e-12


def test_the_table_is_that_of_the_paired_runs(pair):
    table = sc.compare(*pair, level=0.9).table
    for name, scale in (("revenue", 1.0), ("trust", 100.0), ("leavers", 1.0), ("manager_hours", 1.0)):
        a, b = (r.totals[name].to_numpy() * scale for r in pair)
        known = stats.ttest_rel(b, a).confidence_interval(0.9)
        row = table.loc[name]
        assert row["first"] == pytest.approx(a.mean())
        assert row["second"] == pytest.approx(b.mean())
        assert row["difference"] == pytest.approx((b - a).mean())
        assert (row["low"], row["high"]) == pytest.approx((known.low, known.high)), name


def test_runs_in_which_nothing_closed_are_left_out_in_pairs(pair):
    """A missing rate in one of the two leaves that run out of both."""
    raws = [r.raw.copy() for r in pair]
    for raw, run in zip(raws, (3, 8), strict=True):
        for name in ("wins", "walked", "no_decision"):
            raw[name][run] = 0.0
    one, two = (replace(r, raw=raw) for r, raw in zip(pair, raws, strict=True))
    row = sc.compare(one, two).table.loc["win_rate"]
    kept = [run for run in range(25) if run not in (3, 8)]
    assert row["runs"] == 23
    a, b = (r.totals["win_rate"].to_numpy()[kept] * 100 for r in (one, two))
    assert row["difference"] == pytest.approx((b - a).mean())


def test_synthetic_luck_that_both_share_cancels(pair):
    """Shared luck a hundred times the difference: the paired interval is as narrow as without it."""
    rng = np.random.default_rng(1)
    shared, own = rng.normal(0.0, 1000.0, 25), rng.normal(10.0, 1.0, 25)
    raws = [r.raw.copy() for r in pair]
    raws[0]["revenue"], raws[1]["revenue"] = 1e5 + shared, 1e5 + shared + own
    row = sc.compare(*(replace(r, raw=raw) for r, raw in zip(pair, raws, strict=True))).table.loc["revenue"]
    assert row["difference"] == pytest.approx(own.mean())
    assert row["high"] - row["low"] < 2.0
    assert row["low"] > 8.0


def test_pairing_narrows_the_interval_of_real_results():
    """The point of common luck: differences vary less than those of runs paired at random."""
    team = small_team(weeks=26, people=4, span=4)
    one, two = (sc.simulate(team, style, runs=60) for style in ("status_quo", busy))
    a, b = (r.totals.revenue.to_numpy() for r in (one, two))
    assert np.std(b - a) < 0.8 * np.std(np.roll(b, 1) - a)


def test_results_without_the_same_luck_are_not_compared(pair):
    team = small_team(weeks=13)
    for other in (
        sc.simulate(team, "coach", runs=25, seed=2),
        sc.simulate(team, "coach", runs=24),
        sc.simulate(team.change(people=2), "coach", runs=25),
    ):
        with pytest.raises(ValueError, match="pair"):
            sc.compare(pair[0], other)
