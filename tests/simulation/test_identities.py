"""What must add up, in every week, for every person, in every world."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from salescoach.simulation.params import parameters
from salescoach.simulation.state import NO_DECISION, OPENED, RUN_TOTALS, SEAT, WALKED, WON
from salescoach.simulation.week import count_people
from tests.simulation.worlds import busy, copy_of, frames, life, small_team, styles, teams

HOURS = ("oversight", "review", "process", "coaching", "support", "takeover", "sharing")
TEAM = {"weeks": 40, "quit_rate": 0.02, "vacancy_weeks": 4.0, "manager_hours_per_week": 5.0, "people": 4, "span": 3}


@pytest.fixture(scope="module")
def told():
    """The four frames of a team in which people leave and managers are overloaded; asking, of which no frame
    tells, takes no time."""
    return frames(small_team(**TEAM, asking_hours=0.0), busy, runs=12)


@settings(max_examples=40)
@given(teams(), styles())
def test_open_deals_are_those_of_last_week_and_opened_less_closed(team, style):
    before = None
    for _, state in life(team, style):
        q = state.seats
        counted = (state.accounts["stage"] > 0).sum(axis=2)
        assert np.array_equal(q["open_deals"], counted)
        if before is not None:
            assert np.array_equal(q["open_deals"], before + q["opened"] - q["won"] - q["walked"] - q["no_decision"])
        before = counted


@settings(max_examples=40)
@given(teams(), styles())
def test_counts_of_the_week_are_what_happened_to_the_accounts(team, style):
    for _, state in life(team, style):
        q, a = state.seats, state.accounts
        for name, code in (("opened", OPENED), ("won", WON), ("walked", WALKED), ("no_decision", NO_DECISION)):
            assert np.array_equal(q[name], (a["event"] == code).sum(axis=2)), name
        assert np.array_equal(q["dead_deals"], a["dead"].sum(axis=2))
        assert np.array_equal(q["revenue"], np.where(a["event"] == WON, a["price"], 0.0).sum(axis=2))
        np.testing.assert_allclose(q["customer_trust"], a["trust"].mean(axis=2), rtol=1e-12)
        assert np.all(a["stage"][a["dead"] == 1] > 0), "dead but not open"


@settings(max_examples=40)
@given(teams(), styles())
def test_contacts_are_counted_once_and_steps_need_a_contact(team, style):
    before = None
    for _, state in life(team, style):
        q, a = state.seats, state.accounts
        if before is not None:
            made = a["contacts"] - np.where(a["event"] == OPENED, a["contacts"], before.accounts["contacts"])
            assert np.isin(made, (0, 1)).all()
            assert np.array_equal(q["contacts"], made.sum(axis=2))
            assert np.all(made[(a["event"] == WON) | (a["event"] == WALKED)] == 1)
            assert np.all(made[before.accounts["stage"] == 0] == 0)
            up = (a["event"] != WON) & (a["stage"] > before.accounts["stage"]) & (a["event"] != OPENED)
            assert np.array_equal(q["moved"], (up | (a["event"] == WON)).sum(axis=2))
            assert np.all(a["stage"][a["event"] == OPENED] == 1)
            assert np.all((a["stage"] - before.accounts["stage"])[up] == 1)
        assert np.all(q["logged"] >= q["contacts"])
        before = copy_of(state)


@settings(max_examples=40)
@given(teams(), styles())
def test_manager_hours_keep_to_the_budget_and_tell_what_was_asked(team, style):
    p = parameters(team)
    budget, span = float(p["manager_hours_per_week"]), int(p["span"])
    for _, state in life(team, style):
        q, m = state.seats, state.managers
        spent = sum(q[name] for name in HOURS)
        spent += p["reading_hours"] * q["reports"] + p["asking_hours"] * q["asking"]
        for g in range(m.shape[1]):
            own = spent[:, g * span : (g + 1) * span].sum(axis=1)
            np.testing.assert_allclose(m["hours_used"][:, g], own, rtol=1e-12, atol=1e-12)
        assert np.all(m["hours_used"] <= budget * (1 + 1e-12))
        within = m["hours_asked"] <= budget
        np.testing.assert_allclose(m["hours_used"][within], m["hours_asked"][within], rtol=1e-12)
        assert np.all(m["overload"][within] == 0.0)
        assert np.all(m["effect"][within] == 1.0)
        over = ~within
        np.testing.assert_allclose(m["hours_used"][over], budget, rtol=1e-12)
        asked = m["hours_asked"][over]
        np.testing.assert_allclose(m["overload"][over], asked / budget - 1.0 if budget else asked, atol=1e-12)
        np.testing.assert_allclose(m["effect"], 1.0 / (1.0 + p["overload_cost"] * m["overload"]))


@settings(max_examples=30)
@given(teams(), styles())
def test_an_empty_seat_gets_no_hours_and_sells_without_pressure(team, style):
    team = team.change(quit_rate=0.4, vacancy_weeks=3.0, attrition=1.0, weeks=10)
    for _, state in life(team, style):
        empty = state.seats[state.seats["worked"] == 0]
        for name in (*HOURS, "reports", "asking", "activity_push", "push", "guiding", "pressure", "intrusion", "gamed"):
            assert np.all(empty[name] == 0.0), name
        assert np.all(empty["left"] == 0)
        assert np.all(empty["complaint"] == 0)


def test_the_frames_tell_the_same_hours_for_people_and_managers(told):
    people, bosses = told["people_weeks"], told["managers_weeks"]
    hours = people[[f"{name}_hours" for name in HOURS]].sum(axis=1)
    reading = small_team().reading_hours * people["report_hours"].fillna(0.0)
    own = (hours + reading).groupby([people.run, people.week, people.person // 3]).sum()
    assert np.allclose(own.to_numpy(), bosses.hours_used.to_numpy(), rtol=1e-12)
    assert (bosses.overload > 0).any()
    assert (bosses.overload == 0).any()


def test_empty_seats_show_no_hours_and_no_person(told):
    people = told["people_weeks"]
    empty = people[~people.in_seat]
    assert len(empty) > 50
    person = [*(f"{name}_hours" for name in HOURS), "report_hours", "strain", "skill", "effort", "will", "true_cause"]
    assert empty[person].isna().all().all()
    assert people[people.in_seat].drop(columns=["said_cause", "believed_cause"]).notna().all().all()


def test_open_deals_add_up_week_by_week_in_the_frame(told):
    people = told["people_weeks"]
    flow = people.opened - people.won - people.lost - people.no_decision
    step = people.groupby(["run", "person"]).open_deals.diff()
    assert (step.dropna() == flow[step.notna()]).all()
    assert (people[["opened", "won", "lost", "no_decision"]].sum() > 0).all()


def test_every_deal_that_opened_was_won_lost_without_decision_or_is_still_open(told):
    people, deals = told["people_weeks"], told["deals"]
    per_run = people.groupby("run")
    for status, column in (("won", "won"), ("lost", "lost"), ("no decision", "no_decision")):
        counts = deals[deals.status == status].groupby("run").size()
        assert counts.reindex(range(12), fill_value=0).tolist() == per_run[column].sum().tolist(), status
    last = people[people.week == people.week.max()].groupby("run").open_deals.sum()
    still = deals[deals.status == "open"].groupby("run").size().reindex(range(12), fill_value=0)
    assert still.tolist() == last.tolist()
    opened = deals[deals.opened_week >= 0].groupby("run").size()
    assert opened.tolist() == per_run.opened.sum().tolist()
    assert set(deals.status) == {"won", "lost", "no decision", "open"}


def test_people_weeks_stand_where_the_deals_say(told):
    people, deals = told["people_weeks"], told["deals"]
    keys = ["run", "week", "person"]
    for status, column in (("won", "won"), ("lost", "lost"), ("no decision", "no_decision")):
        closed = deals[deals.status == status].rename(columns={"closed_week": "week"})
        counts = closed.astype({"week": int}).groupby(keys).size()
        both = people.set_index(keys)[column]
        assert (counts.reindex(both.index, fill_value=0) == both).all(), status


def test_vacant_weeks_leavers_and_complaints_of_totals_are_those_of_people_weeks(told):
    people, totals = told["people_weeks"], told["totals"]
    by_run = people.groupby("run")
    assert totals.vacant_weeks.tolist() == by_run.in_seat.apply(lambda seat: (~seat).sum()).tolist()
    assert totals.leavers.tolist() == by_run.left.sum().tolist()
    assert totals.complaints.tolist() == by_run.complaint.sum().tolist()
    assert totals.leavers.sum() > 5


def test_totals_are_the_means_of_people_weeks(told):
    people, totals = told["people_weeks"], told["totals"]
    by_run = people.groupby("run")
    for name in ("strain", "manager_trust", "skill", "customer_pressure", "selling_hours"):
        assert np.allclose(totals[name], by_run[name].mean(), rtol=1e-10), name
    last = people[people.week == people.week.max()].groupby("run")
    assert np.allclose(totals.trust, last.customer_trust.mean(), rtol=1e-12)
    assert totals.open_end.tolist() == last.open_deals.sum().tolist()
    bosses = told["managers_weeks"].groupby("run")
    assert np.allclose(totals.manager_hours, bosses.hours_used.mean())
    assert np.allclose(totals.overload, bosses.overload.mean())
    closed = totals.wins + totals.lost + totals.no_decision
    assert np.allclose(totals.win_rate, totals.wins / closed)


def test_a_seat_counts_as_at_quota_from_the_very_unit_on():
    totals, seats = np.zeros(1, RUN_TOTALS), np.zeros(3, SEAT)
    seats["quota"], seats["year_revenue"] = 100.0, [399.0, 400.0, 401.0]
    count_people(totals[0], seats, 3)
    assert totals["at_quota"][0] == 2
    assert totals["quota"][0] == 300.0
