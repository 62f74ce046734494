"""The mean-field reference against a long simulation of the world that it describes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings

import salescoach as sc
from salescoach.settings.register import SETTINGS
from salescoach.simulation.mean_field import (
    contact_capacity,
    mean_will,
    quota_per_week,
    reference,
    stage_odds,
)
from tests.simulation.worlds import even_team, idle, teams

WORLDS = {
    "usual": {},
    "hardly reached": {"contacts_per_hour": 2.0},
    "always reached": {"contacts_per_hour": 200.0},
    "one stage": {"stages": 1, "need_rate": 0.05},
    "quick clean-up": {"tidy_rate": 0.5},
    "bad year": {"market": 0.7},
    "much need": {"need_rate": 0.11, "market": 1.2},
    "more prospecting": {"prospecting_share": 0.45, "prospecting_weight": 0.5},
    "one account": {"accounts_per_person": 1, "people": 300, "span": 300, "contacts_per_hour": 0.06},
}


@pytest.mark.parametrize("world", WORLDS)
def test_a_long_simulation_sells_what_the_reference_says(world):
    usual = {
        "people": 8, "span": 8, "accounts_per_person": 200, "weeks": 300, "warmup_weeks": 100, "contacts_per_hour": 8.0,
        "need_rate": 0.075, "stages": 3, "tidy_rate": 0.1, "trust_start": 0.5,
    }  # fmt: skip
    team = even_team(**usual | WORLDS[world])
    results = sc.simulate(team, idle, before=idle, runs=12)
    totals, weeks, exact = results.totals, 12 * team.people * 300, reference(team)
    for name, want in (("opened", exact.opened), ("wins", exact.opened * exact.win_chance)):
        assert totals[name].sum() / weeks == pytest.approx(want, rel=0.01 + 4 / math.sqrt(want * weeks)), name
    assert totals.revenue.sum() / weeks == pytest.approx(exact.revenue, rel=0.015 + 4 / math.sqrt(totals.wins.sum()))
    assert results.first(3).people_weeks.open_deals.mean() == pytest.approx(exact.pipeline, rel=0.02)


def test_movement_is_the_steps_of_four_weeks():
    team = even_team(people=8, span=8, accounts_per_person=200, weeks=300, warmup_weeks=100, contacts_per_hour=8.0)
    people = sc.simulate(team, idle, before=idle, runs=1).people_weeks
    assert 4.0 * people.moved.mean() == pytest.approx(reference(team).movement, rel=0.03)


def test_spreads_of_order_values_enter_the_reference_as_their_mean():
    plain, skewed = even_team(), even_team(deal_value_spread=0.6, deal_noise=0.3)
    assert reference(skewed).revenue / reference(plain).revenue == pytest.approx(math.exp((0.36 + 0.09) / 2))


def test_the_quota_is_that_of_a_normal_year():
    good, bad = even_team(market=1.2), even_team(market=0.7)
    assert quota_per_week(good) == quota_per_week(bad)
    assert reference(good).revenue > reference(bad).revenue
    assert quota_per_week(even_team(quota_per_week=123.0)) == 123.0


def inflow_less_outflow(team, pipeline):
    """Zero in the long run: new opportunities times the weeks that they stay in the records, less those there.

    A deal that dies is cleaned up in the same week already with the chance of any other week.
    """
    odds = stage_odds(team, -math.expm1(-contact_capacity(team) / max(pipeline, 1.0)))
    looked = team.prospecting_share / team.usual_prospecting * mean_will(team) / team.will_high
    need = team.need_rate * team.market * max(0.0, 1.0 + team.prospecting_weight * (looked - 1.0))
    opened = min(1.0, need) * (team.accounts_per_person - pipeline)
    reached = sum(odds.onward**k for k in range(int(team.stages)))
    dead = reached * odds.die * odds.weeks * (1.0 - team.tidy_rate) / max(team.tidy_rate, 1e-3)
    return opened * (reached * odds.weeks + dead) - pipeline


@settings(max_examples=100)
@given(teams(hard_limits=False))
def test_the_reference_is_in_balance_in_every_plausible_world(team):
    team = team.change(accounts_per_person=50)
    got = reference(team)
    assert 0.0 < got.pipeline <= team.accounts_per_person
    assert inflow_less_outflow(team, got.pipeline) == pytest.approx(0.0, abs=1e-6 * got.pipeline)
    assert got.revenue > 0.0


PATIENT = {
    "need_rate": SETTINGS["need_rate"].high,
    "market": SETTINGS["market"].high,
    "tidy_rate": SETTINGS["tidy_rate"].low,
    "quiet_rate": SETTINGS["quiet_rate"].high,
    "contacts_per_hour": SETTINGS["contacts_per_hour"].low,
    "advance_base": SETTINGS["advance_base"].low,
}


def test_the_reference_is_in_balance_where_much_stays_in_the_records():
    team = sc.Team(**PATIENT)
    pipeline = reference(team).pipeline
    assert inflow_less_outflow(team, pipeline) == pytest.approx(0.0, abs=1e-6 * pipeline)


@pytest.mark.parametrize(
    "limits",
    [
        {"need_rate": 1.0, "tidy_rate": 0.0},
        {"advance_base": -20.0, "walk_base": -30.0, "quiet_rate": 0.0, "indecision_rate": 0.0},
        {"market": 5.0, "need_rate": 1.0},
    ],
    ids=["never cleaned up", "nothing moves", "flooded"],
)
def test_the_reference_never_holds_more_open_deals_than_there_are_accounts(limits):
    assert 0.0 <= reference(sc.Team(**limits)).pipeline <= sc.Team().accounts_per_person
