"""Runs go on until the interval is narrow, whatever the batches, and only for what is still too wide."""

from dataclasses import replace

import numpy as np
import pytest

import salescoach as sc
from salescoach.articles.gather import GIVE_UP, Stop, decide, gather
from salescoach.articles.history import live
from salescoach.articles.mixes import FIXED_QUOTA, WARNED
from salescoach.articles.register import CLAIMS, HALVES
from salescoach.articles.run_cache import KEPT, RunCache
from salescoach.articles.statistic import ClaimReading, combined

TEAM = sc.Team(people=4, accounts_per_person=6)
UNITS = [(HALVES["D3a"], None), (CLAIMS["W5"], None), (HALVES["B2b"], None), (CLAIMS["D6"], "will not")]


def made_up(spread, wanted, seen=None):
    """A claim whose number has this spread over runs; notes which runs were asked."""

    def measure(cache):
        if seen is not None:
            seen.append((cache.first_run, cache.runs))
        numbers = np.arange(cache.first_run, cache.first_run + cache.runs)
        return combined(lambda s: s[..., 0], spread * np.where(numbers % 2, 1.0, -1.0))

    e = replace(CLAIMS["D3"].experiment, smallest_effect=0.0, precision=wanted, measure=measure, other=None)
    return replace(CLAIMS["D6"], experiment=e)


@pytest.mark.parametrize("chunk", [7, 16, 40])
def test_the_numbers_are_the_same_however_the_runs_are_cut(chunk):
    stop = Stop(step=40, most=80, chunk=40)
    for one, other in zip(
        gather(TEAM, UNITS, 1, stop), gather(TEAM, UNITS, 1, replace(stop, chunk=chunk)), strict=True
    ):
        assert one.reading.runs == other.reading.runs
        assert [one.reading.effect, one.reading.low, one.other] == pytest.approx(
            [other.reading.effect, other.reading.low, other.other], rel=1e-9
        )


def test_runs_lived_later_are_those_of_one_long_life():
    style = sc.contrasts.SHIELDED
    whole, last = live(TEAM, style, 12, 1), live(TEAM, style, 5, 1, first_run=7)
    for name in ("revenue", "strain", "hire"):
        assert np.array_equal(whole[name][:, 7:], last[name])


def test_a_claim_that_goes_on_ends_as_one_asked_for_so_many_runs():
    (found,) = gather(TEAM, UNITS[:1], 1, Stop(step=10, most=30, chunk=10))
    (whole,) = gather(TEAM, UNITS[:1], 1, Stop.after(30))
    assert found.reading.runs == whole.reading.runs == 30
    assert found.reading.effect == pytest.approx(whole.reading.effect, rel=1e-9)


def test_runs_stop_when_half_of_the_interval_is_as_small_as_wanted():
    (found,) = gather(TEAM, [(made_up(1.0, 0.2), None)], 1, Stop(step=20, most=2000))
    assert found.reading.half <= 0.2
    assert found.reading.runs == 100  # 1.98 / sqrt(99) is the first multiple of twenty below
    (before,) = gather(TEAM, [(made_up(1.0, 0.2), None)], 1, Stop.after(80))
    assert before.reading.half > 0.2


def test_runs_stop_at_the_limit_with_an_interval_that_is_still_too_wide():
    (found,) = gather(TEAM, [(made_up(1.0, 0.01), None)], 1, Stop(step=20, most=70))
    assert found.reading.runs == 70
    assert found.reading.half > 0.01


def test_only_what_is_still_too_wide_is_lived_on():
    wide, narrow = [], []
    units = [(made_up(1.0, 0.2, wide), None), (made_up(1.0, 10.0, narrow), None)]
    gather(TEAM, units, 1, Stop(step=20, most=2000, chunk=20))
    assert narrow == [(0, 20)]
    assert wide == [(first, 20) for first in range(0, 100, 20)]


def test_what_cannot_be_measured_is_given_up():
    claim = made_up(np.nan, 1.0)
    (found,) = gather(TEAM, [(claim, None)], 1, Stop(step=96, most=2000))
    assert found.reading.runs == GIVE_UP
    assert np.isnan(found.reading.effect)


def test_only_a_few_histories_are_kept():
    cache = RunCache(world=TEAM, runs=8, seed=1)
    for hours in range(KEPT + 5):
        cache.history(sc.contrasts.usual(f"reports {hours}", report_hours=float(hours)))
    assert len(cache.done) == KEPT


def test_a_change_that_comes_with_the_count_has_the_same_past():
    cache = RunCache(world=TEAM, runs=8, seed=1)
    plain = cache.history("status_quo")
    warned, same = cache.history("status_quo", under=WARNED), cache.history("status_quo", under=FIXED_QUOTA)
    for name, values in plain.start.items():
        assert np.array_equal(values, warned.start[name])
    assert not np.array_equal(plain["effort"], warned["effort"])
    assert np.array_equal(plain["revenue"], same["revenue"])


def test_two_years_begin_as_one_year_does():
    cache = RunCache(world=TEAM, runs=4, seed=1)
    one, two = cache.history("micromanage"), cache.history("micromanage", weeks=104)
    assert np.array_equal(one["revenue"], two["revenue"][:52])


def test_the_whole_is_decided_by_its_weakest_half_or_by_one_of_two():
    both, either = CLAIMS["D13"], CLAIMS["W8"]
    up, down = ClaimReading(9.0, 8.0, 10.0, 96), ClaimReading(-9.0, -10.0, -8.0, 200)
    assert decide(both, [up, down]).high < 0.0 < decide(both, [up, up]).low
    assert decide(either, [up, down]).low > 0.0 > decide(either, [down, down]).high
    assert decide(both, [up, down]).runs == 200
    # Burn's sentence: people leave or stop taking initiative, and the manager drowns.
    burn, big = CLAIMS["B2"], ClaimReading(90.0, 80.0, 100.0, 96)
    assert decide(burn, [down, up, big]).low > 0.0
    assert decide(burn, [down, down, big]).high < 0.0
    assert decide(burn, [up, up, down]).high < 0.0


def test_a_half_that_is_not_carried_decides_nothing():
    missing = ClaimReading(np.nan, np.nan, np.nan)
    assert decide(CLAIMS["B7"], [ClaimReading(9.0, 8.0, 10.0, 96), missing]).low > 0.0
    with pytest.raises(ValueError, match="nothing to measure"):
        gather(TEAM, [(HALVES["B7b"], None)], 1, Stop.after(8))
