"""Extreme but allowed worlds work, and nothing comes out that is not a number."""

from __future__ import annotations

import numpy as np
import pytest

import salescoach as sc
from salescoach.results.measures import TOTALS_COLUMNS
from salescoach.settings.register import SETTINGS
from tests.each import each
from tests.simulation.worlds import busy, even_team, frames, idle, small_team

OTHER_CAUSES = ("hiring", "training", "support", "tools", "environment", "personal")

WORLDS = {
    "a team of one": {"people": 1, "span": 1},
    "a team of 200": {"people": 200, "weeks": 4, "warmup_weeks": 2},
    "one account": {"accounts_per_person": 1},
    "one week": {"weeks": 1},
    "no warm-up": {"warmup_weeks": 0},
    "one week and no warm-up": {"weeks": 1, "warmup_weeks": 0},
    "one of everything": {"people": 1, "span": 1, "accounts_per_person": 1, "weeks": 1, "warmup_weeks": 0},
    "a span larger than the team": {"span": 50},
    "a manager to each": {"span": 1},
    "managers without time": {"manager_hours_per_week": 0.0},
    "twenty stages": {"stages": 20},
    "one stage": {"stages": 1},
    "everybody leaves": {"quit_rate": 1.0, "vacancy_weeks": 1.0},
    "nobody ever comes": {"quit_rate": 0.5, "vacancy_weeks": 520.0},
    "a dead market": {"market": 0.0},
    "no need": {"need_rate": 0.0},
    "nobody is ever reached": {"contacts_per_hour": 1e-06},
    "all time goes into prospecting": {"prospecting_share": 1.0},
    "nothing is ever cleaned up": {"tidy_rate": 0.0, "deadline": 0.0, "inspection": 0.0},
    "the highest strain at rest": {"baseline_strain": SETTINGS["baseline_strain"].most, "baseline_strain_spread": 1.0},
    "all low will": {"share_low_will": 1.0, **{f"share_{cause}": 0.0 for cause in OTHER_CAUSES}},
    "quota of a cent": {"quota_per_week": 0.01},
}  # fmt: skip


def not_finite(frame):
    """Columns with a number that is infinite or missing."""
    numbers = frame.select_dtypes("number").astype(float)
    return {name for name in numbers if not np.isfinite(numbers[name]).all()}


@pytest.mark.parametrize("style", ["status_quo", "micromanage", busy], ids=["status_quo", "micromanage", "busy"])
@each("world", WORLDS)
def test_extreme_worlds_work_and_nothing_but_a_rate_of_nothing_is_missing(world, style):
    told = frames(small_team(**WORLDS[world]), style, runs=3)
    totals, people = told["totals"], told["people_weeks"]
    closed, quotas = totals.wins + totals.lost + totals.no_decision, people.groupby("run").quota.sum()
    assert totals.win_rate.isna().tolist() == (closed == 0).tolist()
    assert totals.attainment.isna().tolist() == (quotas == 0).tolist()
    assert not np.isinf(totals.astype(float)).any().any()
    assert not_finite(totals) <= {"win_rate", "attainment"}
    assert not not_finite(people[people.in_seat])
    assert not not_finite(told["managers_weeks"])
    assert len(people) == 3 * people.week.nunique() * people.person.nunique()


@pytest.mark.parametrize("column", ["attainment", "win_rate"])
def test_a_total_that_may_be_missing_says_so_in_its_description(column):
    totals = sc.simulate(small_team(need_rate=0.0), runs=2).totals
    assert totals[column].isna().all()
    assert "missing" in TOTALS_COLUMNS[column][1]


def test_no_market_means_no_deals_and_no_contacts_but_people_live_on():
    told = frames(small_team(need_rate=0.0), busy, runs=3)
    people = told["people_weeks"]
    assert (people[["opened", "won", "lost", "contacts", "revenue", "open_deals"]] == 0).all().all()
    assert len(told["deals"]) == 0
    assert people.strain.std() > 0
    assert (people.attainment.dropna() == 1.0).all()


def test_one_run_is_enough_for_a_comparison_without_interval():
    one, two = (sc.simulate(small_team(weeks=4), style, runs=1) for style in ("coach", "micromanage"))
    row = sc.compare(one, two).table.loc["strain"]
    assert np.isfinite(row["difference"])
    assert np.isnan(row["low"])
    assert np.isnan(row["high"])


def test_a_span_larger_than_the_team_is_a_span_of_the_team():
    one, two = (frames(small_team(people=3, span=span), busy) for span in (3, 17))
    assert all(one[name].equals(two[name]) for name in one)


def test_a_team_of_one_has_nobody_to_learn_from():
    one, cut = (frames(team, busy) for team in (small_team(people=1), small_team(people=1).without("peers")))
    assert np.allclose(one["people_weeks"].skill.dropna(), cut["people_weeks"].skill.dropna(), atol=1e-12)


def test_the_campaign_reaches_in_its_first_week_as_many_as_in_the_second():
    """Everybody on the list is open from the start; one person cannot call them all in a week."""
    team = sc.Team(preset="outbound_campaign", people=4, weeks=2)
    contacts = sc.simulate(team, idle, before=idle, runs=20).people_weeks.groupby("week").contacts.mean()
    assert contacts[0] == pytest.approx(contacts[1], rel=0.25)


def test_managers_see_the_deals_that_are_open_at_the_very_start():
    pipelines = []

    @sc.style
    def watching(seen):
        pipelines.append(seen.pipeline.copy())
        return sc.Practices()

    team = sc.Team(preset="outbound_campaign", people=2, weeks=1)
    sc.simulate(team, watching, before=watching, runs=3)
    assert np.all(pipelines[0] == team.accounts_per_person)


def test_a_world_in_which_every_contact_is_an_order_sells_all_it_can():
    team = even_team(
        people=1, span=1, accounts_per_person=5, need_rate=1.0, need_trust=0.0, contacts_per_hour=10_000.0, stages=2,
        advance_base=20.0, walk_base=-30.0, weeks=30, warmup_weeks=0, deal_value=1000.0, prospecting_weight=0.0,
    )  # fmt: skip
    totals = sc.simulate(team, idle, before=idle, runs=1).totals.iloc[0]
    # one week to open, one for each of two stages: ten orders of each account in thirty weeks
    assert (totals.opened, totals.wins, totals.contacts, totals.revenue) == (50, 50, 100, 50_000)
    assert totals.win_rate == 1.0


def test_a_quota_however_small_is_not_rounded_away():
    people = sc.simulate(small_team(quota_per_week=0.4, deal_value=1.0), runs=2).people_weeks
    assert (people.quota > 0).all()
