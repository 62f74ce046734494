"""With all links off the way from opportunity to order is a chain that can be worked out on paper.

One account to a seat keeps the chance of contact constant, so every stage is a geometric wait.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

import salescoach as sc
from salescoach.simulation.mean_field import contact_capacity, stage_odds
from tests.simulation.worlds import even_team, idle

WORLDS = {
    "usual chances, always reached": {"contacts_per_hour": 10_000.0},
    "one stage": {"contacts_per_hour": 10_000.0, "stages": 1, "advance_base": -1.5, "walk_base": -0.5},
    "five easy stages": {"contacts_per_hour": 10_000.0, "stages": 5, "advance_base": 0.5, "walk_base": -3.0},
    "seldom reached": {"contacts_per_hour": 0.05, "quiet_rate": 0.1},
    "gives up early": {"contacts_per_hour": 0.15, "abandon_rate": 0.3, "indecision_rate": 0.2, "stages": 2},
    "never goes quiet": {"contacts_per_hour": 0.1, "quiet_rate": 0.0, "indecision_rate": 0.0},
}


@pytest.fixture(scope="module", params=WORLDS, ids=list(WORLDS))
def lived(request):
    """The team, its odds, and the deals that opened early enough to be sure to have closed."""
    usual = {
        "people": 300, "span": 300, "accounts_per_person": 1, "weeks": 400, "warmup_weeks": 0, "need_rate": 0.2,
        "advance_base": -0.8, "walk_base": -1.9, "stages": 3, "quiet_rate": 0.07, "indecision_rate": 0.045,
        "tidy_rate": 1.0, "prospecting_weight": 0.0,
    }  # fmt: skip
    team = even_team(**usual | WORLDS[request.param])
    odds = stage_odds(team, -math.expm1(-contact_capacity(team)))
    deals = sc.simulate(team, idle, before=idle, runs=1).deals
    early = deals[deals.opened_week < 250]
    assert (early.status != "open").mean() > 0.999
    return team, odds, early


def test_the_share_won_is_the_chance_to_go_on_to_the_power_of_the_stages(lived):
    team, odds, deals = lived
    exact = odds.onward ** int(team.stages)
    share, count = (deals.status == "won").mean(), len(deals)
    assert count > 3000
    assert abs(share - exact) < 4 * math.sqrt(exact * (1 - exact) / count)


def test_losses_part_into_refusals_and_silence_as_the_odds_say(lived):
    _, odds, deals = lived
    lost = deals[deals.status.isin(["lost", "no decision"])]
    exact = odds.refuse / (odds.refuse + odds.die)
    assert abs((lost.status == "lost").mean() - exact) <= 4 * math.sqrt(exact * (1 - exact) / len(lost))


def test_a_won_deal_takes_the_expected_weeks(lived):
    """Stages times one over the chance a week that a stage ends, whichever way it ends."""
    team, odds, deals = lived
    won = deals[deals.status == "won"]
    weeks = (won.closed_week - won.opened_week).astype(float)
    exact = team.stages * odds.weeks
    spread = math.sqrt(team.stages * (1.0 - 1.0 / odds.weeks)) * odds.weeks
    assert abs(weeks.mean() - exact) < 4 * spread / math.sqrt(len(won))
    assert weeks.std() == pytest.approx(spread, rel=0.1, abs=0.02)


def test_a_won_deal_takes_the_expected_contacts(lived):
    """A stage that ends by moving on has one contact more than weeks with contact that led nowhere."""
    team, odds, deals = lived
    won = deals[deals.status == "won"]
    reach = -math.expm1(-contact_capacity(team))
    stay = 1.0 - reach - (1.0 - reach) * team.quiet_rate  # not reached and not gone quiet
    idle_contact = 1.0 - 1.0 / odds.weeks - stay  # reached, nothing moved, nobody gave up
    exact = team.stages * (1.0 + idle_contact * odds.weeks)
    error = won.contacts.std() / math.sqrt(len(won))
    assert abs(won.contacts.mean() - exact) < 4 * error


def test_a_lost_deal_was_refused_in_the_stages_with_falling_chance(lived):
    """Weeks of a refused deal: one stage more for every stage passed before it."""
    team, odds, deals = lived
    lost = deals[deals.status == "lost"]
    passed = odds.onward ** np.arange(int(team.stages))
    stages = (passed * np.arange(1, int(team.stages) + 1)).sum() / passed.sum()
    weeks = (lost.closed_week - lost.opened_week).astype(float)
    assert abs(weeks.mean() - stages * odds.weeks) < 4 * weeks.std() / math.sqrt(len(lost))


def test_the_wait_for_the_next_need_is_the_need_rate(lived):
    """The share of idle account-weeks in which an opportunity opens."""
    team, _, _ = lived
    people = sc.simulate(team, idle, before=idle, runs=1).people_weeks
    quiet = people[people.groupby("person").open_deals.shift(1) == 0]
    rate = team.need_rate * team.market
    assert abs(quiet.opened.mean() - rate) < 4 * math.sqrt(rate * (1 - rate) / len(quiet))
