"""Pressure turns people to small orders, a quota within reach at a quarter's end to pushing, a count to counting."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import ttest_rel

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.simulation.block import Plan
from salescoach.simulation.calendar import quarter_closeness
from salescoach.simulation.history import Ask, record
from salescoach.simulation.people import felt_urge, work
from salescoach.simulation.state import WON
from tests.simulation.worlds import idle, person, plan_of, rules

# ---- which orders are worked on ------------------------------------------------------------------


@pytest.mark.parametrize("what", ["pressure", "intrusion"])
def test_contacts_move_from_large_to_small_orders_by_the_larger_of_pressure_and_intrusion(what):
    """A fifth of half a contact is shifted: 1 - exp(-.5 * 1.1) and 1 - exp(-.5 * .9)."""
    p = rules(mix=0.2, contacts_per_hour=1.0, prospecting_share=0.0)
    q = person(open_deals=10, **{what: 0.5})
    work(p, q, 5.0)
    assert (q["reach_small"], q["reach_large"]) == pytest.approx((1 - np.exp(-0.55), 1 - np.exp(-0.45)))
    calm = person(open_deals=10)
    work(p, calm, 5.0)
    assert calm["reach_small"] == calm["reach_large"] == pytest.approx(1 - np.exp(-0.5))


def orders(team, runs=300):
    """Of every run: orders, small ones among them, and their money."""
    style = STYLES["micromanage"]
    deals = record(Plan(team, style, style, -100, 1), runs, Ask(deals=("small", "price"))).deals
    won = {name: values[deals["event"] == WON] for name, values in deals.items()}
    return (np.bincount(won["run"], what, minlength=runs) for what in (None, won["small"], won["price"]))


def test_under_pressure_more_of_the_orders_are_small_and_the_mean_order_falls():
    """With the same people, customers and luck in every run."""
    alike = {"territory_spread": 0.0, "territory_deal_size_spread": 0.0, "deal_noise": 0.0}
    team = sc.Team(people=8, mix=0.3, weeks=26, **alike)
    (count, small, money), (cut, cut_small, cut_money) = orders(team), orders(team.without("mix"))
    assert ttest_rel(small / count, cut_small / cut).statistic > 4
    assert ttest_rel(money / count, cut_money / cut).statistic < -4
    assert small.sum() / count.sum() > cut_small.sum() / cut.sum() + 0.01


# ---- pay -----------------------------------------------------------------------------------------


def pushed_by_pay(short, week):
    p, q = rules(pay=0.1, quota_window=0.2, push_deadline=0.0), person(shortfall=short)
    return felt_urge(p, q, 0.0, quarter_closeness(week)) - felt_urge(rules(pay=0.0, push_deadline=0.0), q, 0.0, 0.0)


def test_pay_pushes_whoever_is_just_short_of_quota():
    assert pushed_by_pay(0.001, 12) == pytest.approx(0.0995)
    assert pushed_by_pay(0.1, 12) == pytest.approx(0.05)
    assert pushed_by_pay(0.0, 12) == 0.0  # there is nothing left to reach
    assert pushed_by_pay(0.2, 12) == pytest.approx(0.0)
    assert pushed_by_pay(0.7, 12) == 0.0


def test_pay_pushes_when_the_quarter_ends():
    through = [pushed_by_pay(0.05, week) for week in range(13)]
    assert np.all(np.diff(through) > 0)
    assert through[0] < 0.01 * through[-1]
    assert pushed_by_pay(0.05, 13) == pytest.approx(through[0])


# ---- counts --------------------------------------------------------------------------------------


@sc.style
def counting(seen):
    """Activity counts are pushed with full force, and nothing else is done."""
    return sc.Practices(pass_on=0.0, activity_push=1.0)


def contacts(team, style):
    totals = record(plan_of(team, style), 20).totals
    return totals["contacts"].sum(), totals["logged"].sum()


def test_a_push_for_activity_adds_true_contacts_and_gaming_takes_them_and_fills_the_records():
    team = sc.Team(people=4, weeks=26, activity=0.15, gaming=0.17)
    both = team.without("activity", "gaming")
    plain, plain_logged = contacts(both, counting)
    real, real_logged = contacts(team.without("gaming"), counting)
    gamed, gamed_logged = contacts(team.without("activity"), counting)
    assert plain_logged == plain
    assert real_logged == real > 1.02 * plain
    assert gamed < 0.98 * plain
    assert gamed_logged > 1.1 * plain_logged


def test_where_nothing_is_pushed_nothing_is_added_and_nobody_games():
    team = sc.Team(people=4, weeks=13)
    assert contacts(team, idle) == contacts(team.without("activity", "gaming"), idle)
