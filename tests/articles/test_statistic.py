"""From history to a number with its interval."""

import numpy as np
import pytest
from scipy import stats
from sklearn.linear_model import LinearRegression

import salescoach as sc
from salescoach.articles.mixes import AS_THEY_ARE
from salescoach.articles.run_cache import RunCache
from salescoach.articles.statistic import (
    Statistic,
    coefficient,
    combined,
    explained,
    gain,
    moments,
    negated,
    read,
    weakest,
)
from salescoach.management.contrasts import (
    BLANKET,
    BUMPERS,
    GUESSED,
    MATCHED,
    THE_PERSON,
    THE_PROCESS,
    THRESHOLD,
    WATCHED,
)
from salescoach.management.style import Style

RNG = np.random.default_rng(7)
TEAM = sc.Team(people=5, accounts_per_person=12, weeks=15, warmup_weeks=5)


@pytest.fixture(scope="module")
def cache():
    return RunCache(world=TEAM, runs=6, seed=3)


def test_lives_are_those_of_simulate(cache):
    for style in ("status_quo", "coach", "micromanage"):
        totals = sc.simulate(TEAM, style, runs=6, seed=3).totals
        history = cache.history(style)
        assert history["revenue"].sum(axis=(0, 2)) == pytest.approx(totals.revenue.to_numpy())
        assert history["left"].sum(axis=(0, 2)) == pytest.approx(totals.leavers.to_numpy())


def test_a_style_that_starts_later_is_that_of_simulate(cache):
    totals = sc.simulate(TEAM, "coach", runs=6, seed=3, from_week=7).totals
    history = cache.history("coach", AS_THEY_ARE, from_week=7)
    assert history is not cache.history("coach")
    assert history["revenue"].sum(axis=(0, 2)) == pytest.approx(totals.revenue.to_numpy())


def test_what_was_lived_is_not_lived_again_and_not_changed_by_what_follows(cache):
    before = cache.history("coach")["strain"].copy()
    cache.history("take_over")
    assert cache.history("coach") is cache.history("coach")
    assert np.array_equal(cache.history("coach")["strain"], before)


def test_the_interval_of_a_mean_is_students():
    values = RNG.normal(3.0, 2.0, 20)
    found = read(combined(lambda s: s[..., 0], values))
    low, high = stats.t.interval(0.95, 19, values.mean(), stats.sem(values))
    assert (found.effect, found.low, found.high) == pytest.approx((values.mean(), low, high))


def test_a_number_that_cannot_be_measured_is_missing():
    found = read(combined(lambda s: s[..., 0] / s[..., 1], np.ones(9), np.zeros(9)))
    assert np.isnan([found.effect, found.low, found.high]).all()


def test_gain_of_lives_with_themselves_is_nothing_and_turning_turns(cache):
    a, b = cache.history("status_quo"), cache.history("micromanage")
    assert read(gain(a, a)).effect == 0.0
    one, other = read(gain(a, b)), read(negated(gain(a, b)))
    assert (one.effect, one.low, one.high) == pytest.approx((-other.effect, -other.high, -other.low))


def test_the_weakest_part_decides():
    small, large = (Statistic(np.full((9, 1), x), lambda s: s[..., 0]) for x in (2.0, 30.0))
    assert read(weakest((large, 10.0), (small, 1.0))).effect == pytest.approx(2.0)
    assert read(weakest((small, 1.0), (large, 20.0))).effect == pytest.approx(1.5)


def test_regressions_are_those_of_scikit_learn():
    x = RNG.normal(size=(3, 4, 6, 2)) * [1.0, 300.0] + [0.0, 50.0]
    y = x @ [0.5, 0.002] + RNG.normal(size=(3, 4, 6))
    who = (RNG.random((3, 4, 6)) < 0.7).astype(float)
    sums = moments(who, [np.ones(()), x[..., 0], x[..., 1], y]).sum(axis=0)
    model = LinearRegression().fit(x[who == 1], y[who == 1])
    assert explained(sums, 4, (0, 1, 2)) == pytest.approx(model.score(x[who == 1], y[who == 1]), abs=1e-6)
    assert [coefficient(sums, 4, (0, 1, 2), k) for k in (1, 2)] == pytest.approx(list(model.coef_), rel=1e-5)


@pytest.mark.parametrize(
    ("one", "other"), [(BUMPERS, WATCHED), (MATCHED, GUESSED), (THRESHOLD, BLANKET), (THE_PROCESS, THE_PERSON)]
)
def test_contrasts_at_equal_hours_ask_for_equal_hours(one, other):
    asked = {}
    for style in (one, other):
        hours = []

        def watched(seen, style=style, hours=hours):
            given = style(seen)
            hours.append(
                sum(
                    (np.broadcast_to(amount, seen.shape) * seen.in_seat).sum()
                    for name, amount in given.items()
                    if name.endswith("_hours") and name != "report_hours"
                )
            )
            return given

        # One week only: later weeks differ, for the styles have had their effect.
        sc.simulate(
            TEAM.change(weeks=1), Style(name="watched", author="test", summary="", rule=watched), runs=4, threads=1
        )
        asked[style.name] = hours[-1]
    first, second = asked.values()
    assert first == pytest.approx(second)
