"""A pattern as measured: its error, its interval, the word for where it lies, and what a sign alone fixes."""

import numpy as np
import pytest
from scipy import stats

from salescoach.published.experiments import Lab
from salescoach.published.measure import CANNOT_TELL, GROUPS, INSIDE, OUTSIDE, Reading, read
from salescoach.published.pattern import Pattern
from salescoach.published.table import PATTERNS
from salescoach.settings.register import SETTINGS
from tests.published.test_measures import made

INF = np.inf


class Fixed:
    """A lab whose only experiment is a trace made by hand."""

    def __init__(self, kept):
        self.kept, self.runs, self.parts = kept, kept.runs, {}

    def __getitem__(self, name):
        return self.kept

    def left_out(self, name, groups):
        return Lab.left_out(self, name, groups)


def mean_pattern(low=-1.0, high=1.0, **more):
    return Pattern(
        name="mean", meaning="mean revenue", needs=("base",), statistic=lambda t: float(t["revenue"].mean()), low=low,
        high=high, rows="-", source="-", why_range="-", discrepancy=0.1, why_discrepancy="-", **more,
    )  # fmt: skip


def drawn(seed, runs, spread=1.0):
    return made(1, runs, 1, revenue=np.random.default_rng(seed).normal(0, spread, (1, runs, 1)))


# The error, and the interval.


def test_the_error_of_a_mean_is_that_of_its_group_means():
    kept = drawn(3, 80)
    reading = read(mean_pattern(), Fixed(kept))
    groups = kept["revenue"].ravel().reshape(8, 10).mean(axis=0)  # run 0, 10, 20 ... are the first group
    assert reading.value == pytest.approx(kept["revenue"].mean())
    assert reading.error == pytest.approx(groups.std(ddof=1) / np.sqrt(10))


def test_the_error_of_a_mean_of_independent_runs_is_near_sd_over_root_n():
    errors = [read(mean_pattern(), Fixed(drawn(seed, 80, 2.0))).error for seed in range(60)]
    assert np.sqrt(np.mean(np.square(errors))) == pytest.approx(2 / np.sqrt(80), rel=0.1)


def test_the_interval_of_so_few_groups_is_wider_than_1_96_errors_and_holds_the_truth_in_19_of_20():
    half = stats.t.ppf(0.975, GROUPS - 1)
    assert half > 2.2
    assert Reading(mean_pattern(), 3.0, 0.5).interval == pytest.approx((3.0 - 0.5 * half, 3.0 + 0.5 * half))
    ends = np.array([read(mean_pattern(), Fixed(drawn(seed, 40))).interval for seed in range(400)])
    held = int(np.sum((ends[:, 0] <= 0) & (ends[:, 1] >= 0)))
    assert stats.binomtest(held, 400, 0.95).pvalue > 0.01


def test_equal_runs_have_no_error():
    reading = read(mean_pattern(), Fixed(made(1, 20, 1, revenue=0.5)))
    assert reading.error == 0.0
    assert reading.interval == (0.5, 0.5)


# The word.


@pytest.mark.parametrize(
    ("low", "high", "value", "found"),
    [
        (0.0, 1.0, 0.5, INSIDE), (0.0, 1.0, 1.5, OUTSIDE), (0.0, 1.0, -0.5, OUTSIDE), (0.0, 1.0, 1.1, CANNOT_TELL),
        (0.0, 1.0, 0.9, CANNOT_TELL), (0.0, 1.0, 0.1, CANNOT_TELL), (0.4, 0.6, 0.5, CANNOT_TELL),
        (0.0, INF, 0.5, INSIDE), (0.0, INF, 99.0, INSIDE), (0.0, INF, 0.1, CANNOT_TELL), (0.0, INF, -0.5, OUTSIDE),
        (-INF, 0.0, -0.5, INSIDE), (-INF, 0.0, -99.0, INSIDE), (-INF, 0.0, -0.1, CANNOT_TELL),
        (-INF, 0.0, 0.5, OUTSIDE),
    ],
)  # fmt: skip
def test_inside_or_outside_is_said_only_where_the_whole_interval_is(low, high, value, found):
    error = 0.2 / stats.t.ppf(0.975, GROUPS - 1)  # the interval reaches 0.2 either way
    assert Reading(mean_pattern(low, high), value, error).found == found


def test_more_runs_turn_cannot_tell_into_a_word_and_never_round():
    words = [Reading(mean_pattern(), 0.9, error).found for error in (1.0, 0.2, 0.05, 0.04, 0.0)]
    assert words == [CANNOT_TELL, CANNOT_TELL, CANNOT_TELL, INSIDE, INSIDE]


# What a pattern fixes.


def test_a_range_has_a_middle_and_an_error_and_a_sign_has_its_end_alone():
    both, above, below = mean_pattern(1.0, 3.0), mean_pattern(0.5, INF), mean_pattern(-INF, -0.5)
    assert [p.one_sided for p in (both, above, below)] == [False, True, True]
    assert [p.middle for p in (both, above, below)] == [2.0, 0.5, -0.5]
    assert [p.error for p in (both, above, below)] == [pytest.approx(1 / 1.96), 0.0, 0.0]
    assert [p.target for p in (both, above, below)] == ["1 to 3", "above 0.5", "below -0.5"]


def test_every_row_fixes_something_says_why_and_what_was_set_for_it_exists():
    for p in PATTERNS.values():
        assert p.low < p.high
        assert np.isfinite(p.middle)
        assert p.discrepancy > 0.0
        assert p.why_range
        assert p.why_discrepancy
    assert {p.fitted != "" for p in PATTERNS.values()} == {True, False}


def test_what_a_row_was_fitted_with_is_a_setting_whose_amount_follows_it_or_a_choice_in_words():
    set_for = {p.fitted for p in PATTERNS.values() if p.fitted}
    settings = set_for & SETTINGS.keys()
    assert set_for - settings == {"the preset", "how bad the market is"}
    assert {SETTINGS[name].basis for name in settings} <= {"fitted", "figure", "direction"}
