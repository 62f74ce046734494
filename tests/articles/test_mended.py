"""One test for each claim whose test became the author's own sentence."""

import math

import numpy as np
import pytest

import salescoach as sc
from salescoach.articles.claims.disney_managers import _doubted, _pressed
from salescoach.articles.claims.disney_pressure import _lives, _share_of_conversion, orders_and_closed
from salescoach.articles.claims.disney_repair import _gap, of_successors
from salescoach.articles.claims.disney_results import results_of
from salescoach.articles.claims.sales_strategies import LATER, NOTICED
from salescoach.articles.claims.weinberg_ends import spells
from salescoach.articles.claims.weinberg_signals import _w1
from salescoach.articles.history import ClaimHistory
from salescoach.articles.mixes import WARNED
from salescoach.articles.register import CLAIMS, HALVES
from salescoach.articles.run_cache import RunCache
from salescoach.articles.statistic import read
from salescoach.simulation.manager import WILL
from salescoach.simulation.state import UNKNOWN

TEAM = sc.Team(accounts_per_person=20)


@pytest.fixture(scope="module")
def cache():
    return RunCache(world=TEAM, runs=16, seed=1)


def value(part, world, runs=16):
    claim = HALVES.get(part) or CLAIMS[part]
    return read(claim.experiment.measure(RunCache(world=world, runs=runs, seed=1))).effect


def test_d1_asks_for_hit_or_missed_and_for_counts_alone(cache):
    history = cache.history("status_quo")
    sold, _, there = results_of(history)
    by_hand = 100.0 * (np.abs(sold - 1.0) >= 0.1)[there == 1].mean()
    assert value("D1a", TEAM) == pytest.approx(by_hand)
    assert "skill" not in CLAIMS["D1"].words + HALVES["D1b"].experiment.metric


def test_d3_weighs_watching_by_itself(cache):
    usual, more = cache.history("status_quo"), cache.history("watch_more")
    by_hand = 100.0 * (1.0 - more["revenue"].sum() / usual["revenue"].sum())
    assert value("D3b", TEAM) == pytest.approx(by_hand)
    assert HALVES["D3b"].by_construction is None
    assert HALVES["D3a"].by_construction


def test_d9_needs_managers_who_give_way(cache):
    firm = RunCache(world=TEAM.without("drift"), runs=16, seed=1)
    assert read(_pressed(cache)).low > read(_pressed(firm)).effect
    for belief in (UNKNOWN, WILL):
        without = RunCache(world=TEAM.change(drift_doubt=0.0), runs=16, seed=1)
        assert read(_doubted(cache, belief)).effect > 2.0 * abs(read(_doubted(without, belief)).effect)


def test_d11_is_conversion_and_the_part_of_its_loss_that_customers_carry(cache):
    whole, cut = _lives(cache)[:2], _lives(cache)[2:]
    rates = []
    for history in (*whole, *cut):
        won, closed = orders_and_closed(history, slice(0, 52))
        rates.append(won.sum() / closed.sum())
    share = 100.0 * (1.0 - (rates[2] - rates[3]) / (rates[0] - rates[1]))
    assert read(_share_of_conversion(cache, slice(0, 52))).effect == pytest.approx(share)
    nothing = RunCache(world=TEAM.without("pass_through"), runs=16, seed=1)
    assert read(_share_of_conversion(nothing, slice(0, 52))).effect == pytest.approx(0.0, abs=1e-9)
    assert {HALVES[id].experiment.horizon for id in ("D11b", "D11c")} == {"a year", "two years"}


def test_d13_tells_bought_time_from_lost_people(cache):
    usual, watched = cache.history("status_quo"), cache.history("micromanage")
    first = slice(0, 13)
    by_hand = 100.0 * (watched["revenue"][first].sum() / usual["revenue"][first].sum() - 1.0)
    assert value("D13a", TEAM) == pytest.approx(by_hand)
    assert HALVES["D13a"].experiment.smallest_effect == 0.0
    assert "second" in HALVES["D13b"].experiment.horizon


def test_d15_is_the_successors_win_rate_and_weeks_of_repair(cache):
    history = cache.history("coach", weeks=104)
    assert np.all(of_successors(history, "worked") <= history["worked"][26:78].sum(axis=(0, 2)))
    later, at_once = _gap(cache, slice(26, 104)).sum(), _gap(cache, slice(25, 26)).sum()
    assert value("D15b", TEAM) == pytest.approx(later / at_once)


def test_w1_is_the_chance_of_being_below_quota(cache):
    history = cache.history("status_quo")
    there = history["worked"][1:] == 1
    complains, below = history["complaint"][1:] == 1, history["attainment"][:-1] < 1.0
    by_hand = 100.0 * (below[there & complains].mean() - below[there & ~complains].mean())
    assert read(_w1(cache)).effect == pytest.approx(by_hand)


def test_w3_is_held_against_none_as_well(cache):
    week = sc.example_week()
    assert np.all(np.asarray(sc.contrasts.NO_REVIEWS(week).review_hours) == 0.0)
    assert value("W3b", TEAM) != value("W3a", TEAM)


def test_w4_and_w8_have_the_rule_of_warning_from_the_count_on():
    off = TEAM.change(warning_effort=0.0, warning_strain=0.0, dismissal_weeks=520)
    assert value("W4b", off.change(weeks=52)) != value("W4b", TEAM)
    # A rule that warns without any consequence is no rule: then only the horizon tells the halves apart.
    by_hand = RunCache(world=off, runs=16, seed=1)
    assert np.array_equal(
        by_hand.history("accountability")["revenue"], by_hand.history("accountability", under=WARNED)["revenue"]
    )
    assert CLAIMS["W8"].needs == ((0, 1),)


def test_w7_counts_weeks_until_release():
    push = np.array([1, 1, 0, 1, 1, 1, 0, 0], float).reshape(8, 1, 1)
    hire = np.array([0, 0, 0, 0, 1, 1, 1, 1], float).reshape(8, 1, 1)
    columns = {"activity_push": push, "hire": hire, "worked": np.ones((8, 1, 1))}
    empty = np.zeros((1, 1))
    history = ClaimHistory(team=TEAM, columns=columns, overload=push, start={}, quota=empty, usual=(empty, empty))
    looked, begun = spells(history)
    assert (looked[0], begun[0]) == (5.0, 3.0)  # a new person is a new spell
    assert "our line" in CLAIMS["W7"].limits


def test_b2_counts_good_people_who_leave_for_lost_initiative():
    harsh = {"initiative_loss": 0.3, "quit_rate": 0.02}
    hurt, unmoved = (value("B2a", TEAM.change(quit_initiative=x, **harsh), 48) for x in (6.0, 0.0))
    assert hurt > unmoved
    assert CLAIMS["B2"].needs == ((0, 1), (2,))


def test_b3_is_held_against_usual_practice_as_well():
    assert "usual practice" in HALVES["B3b"].experiment.contrast
    assert value("B3a", TEAM) != value("B3b", TEAM)


def test_what_the_model_lacks_is_not_carried_and_regular_coaching_is_tested():
    assert HALVES["B7b"].carried == "no"
    assert value("C4a", TEAM.without("coaching", "repair", "time")) == pytest.approx(0.0, abs=3.0)
    week = sc.example_week()
    assert np.all(np.asarray(sc.contrasts.UNCOACHED(week).coaching_hours) == 0.0)


def test_c1_never_has_sharing():
    knows = RunCache(world=TEAM, runs=8, seed=1).history("process")
    deaf = RunCache(world=TEAM.without("peers"), runs=8, seed=1).history("process")
    assert np.array_equal(knows["revenue"], deaf["revenue"])
    contrasts = " ".join(HALVES[id].experiment.contrast for id in ("C1a", "C1b", "C1c"))
    assert all(name in contrasts for name in ("status_quo", "hands_off", "coach"))


def test_c2_compares_lives_with_the_same_past(cache):
    at_once, late = (
        cache.history("process", from_week=week, before="hands_off", weeks=78) for week in (NOTICED, LATER)
    )
    assert np.array_equal(at_once["revenue"][:NOTICED], late["revenue"][:NOTICED])
    assert np.array_equal(at_once["strain"][:NOTICED], late["strain"][:NOTICED])
    assert not np.array_equal(at_once["effort"][NOTICED:LATER], late["effort"][NOTICED:LATER])


def test_c7_is_not_decided_by_the_limit_of_hours():
    scarce, ample = (value("C7", TEAM.change(manager_hours_per_week=hours)) for hours in (8.0, 24.0))
    assert math.isclose(scarce, ample, rel_tol=0.5, abs_tol=1.0)
    # Without anything that process review moves, a loose process brings no watching on.
    blunt = TEAM.without("inspection", "accountability", "time", "intrusion", "sight", "drift")
    assert value("C7", blunt) == pytest.approx(0.0, abs=0.3)
