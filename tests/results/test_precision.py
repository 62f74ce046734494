"""Runs that go on until the result is precise enough: the same numbers, the limit, and when it looks."""

import warnings
from itertools import pairwise

import numpy as np
import pytest

import salescoach as sc
from salescoach.results.precision import FIRST_LOOK, STEP, looks, pieces, precision_of
from tests.each import each

TEAM = sc.Team(people=2, accounts_per_person=10, weeks=13, warmup_weeks=4)


@pytest.fixture(scope="module")
def precise():
    done = []
    results = sc.simulate(TEAM, "coach", within=8.0, seed=3, progress=done.append)
    assert sum(done) == results.runs
    return results


def test_it_ends_at_the_first_look_that_is_narrow_enough(precise):
    assert precise.precision <= 8.0
    before = [runs for runs in looks(20_000) if runs < precise.runs]
    assert before
    assert all(precise.first(runs).precision > 8.0 for runs in before)


def test_the_numbers_are_those_of_as_many_runs(precise):
    plain = sc.simulate(TEAM, "coach", runs=precise.runs, seed=3)
    assert np.array_equal(plain.raw, precise.raw)
    assert plain.precision == precise.precision


def test_threads_change_no_number(precise):
    again = sc.simulate(TEAM, "coach", within=8.0, seed=3, threads=1)
    assert np.array_equal(again.raw, precise.raw)


def test_precision_is_the_half_width_that_compare_would_give(precise):
    revenue = precise.totals["revenue"]
    assert precise.precision == pytest.approx(
        100 * 1.96 * revenue.std() / len(revenue) ** 0.5 / revenue.mean(), rel=0.02
    )


def test_the_limit_is_told_with_what_to_type():
    with pytest.warns(
        UserWarning, match=r"after 60 runs, not within 0\.1 %: the limit was met first\. Type: most_runs=240"
    ):
        results = sc.simulate(TEAM, within=0.1, most_runs=60)
    assert results.runs == 60


def test_nothing_is_told_where_the_precision_is_met():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert sc.simulate(TEAM, within=90.0).runs == FIRST_LOOK


@each("limit", (50, 99, 100, 101, 150, 5_000, 20_000))
def test_it_looks_late_enough_and_never_beyond_the_limit(limit):
    seen = list(looks(limit))
    assert seen[0] >= min(limit, FIRST_LOOK) >= STEP
    assert seen[-1] == limit
    assert all(later - earlier >= STEP for earlier, later in pairwise(seen[:-1]))
    assert sorted(set(seen)) == seen


def test_pieces_hold_every_run_once():
    parts = pieces(100, 270)
    assert [first + k for first, count in parts for k in range(count)] == list(range(100, 270))


def test_nothing_sold_has_no_precision():
    assert np.isnan(precision_of(np.zeros(100)))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"within": 1.0, "runs": 50}, "exclude each other"),
        ({"within": 0.0}, "above zero"),
        ({"within": -1.0}, "above zero"),
        ({"within": float("nan")}, "above zero"),
        ({"within": float("inf")}, "above zero"),
        ({"within": "1"}, "above zero"),
        ({"within": True}, "above zero"),
        ({"within": 1.0, "most_runs": 49}, "most_runs=49"),
    ],
)
def test_what_cannot_be_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said) as refused:
        sc.simulate(TEAM, **wrong)
    assert "Type: " in str(refused.value)
