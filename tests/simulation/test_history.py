"""The one recorder: what it hands out is the state week by week, whatever is asked, however it is cut."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.settings.team import Team
from salescoach.simulation.block import Plan, blocks, weeks_of
from salescoach.simulation.history import MADE, Ask, record
from salescoach.simulation.state import NO_DECISION, NOTHING, RECENT_WEEKS, WALKED, WON
from tests.simulation.worlds import busy, copy_of, plan_of, small_team

RUNS = 5
EVERYTHING = Ask(
    seats=("revenue", "skill", "worked", "attainment", "movement", "holder"),
    accounts=("trust", "stage"),
    managers=("above",),
    deals=("opened_week", "price"),
    start=("skill", "attainment"),
)


@pytest.fixture(scope="module")
def team() -> Team:
    return small_team(people=5, span=2, weeks=9, warmup_weeks=6)


@pytest.fixture(scope="module")
def plan(team) -> Plan:
    return plan_of(team, busy, 3)


@pytest.fixture(scope="module")
def states(plan):
    return {week: copy_of(state) for week, state in weeks_of(plan, 0, RUNS)}


def test_columns_are_the_states_week_by_week(plan, states):
    history = record(plan, RUNS, EVERYTHING)
    assert history.weeks.tolist() == list(range(9))
    for place, week in enumerate(history.weeks):
        for name in ("revenue", "skill", "worked"):
            np.testing.assert_array_equal(history.seats[name][:, place], states[week].seats[name])
        for name in ("trust", "stage"):
            np.testing.assert_array_equal(history.accounts[name][:, place], states[week].accounts[name])
        np.testing.assert_array_equal(history.managers["above"][:, place], states[week].managers["above"])
    np.testing.assert_array_equal(history.start["skill"], states[-1].seats["skill"])
    np.testing.assert_array_equal(history.totals, states[8].totals)


def test_what_is_worked_out_follows_its_definition(plan, states):
    history = record(plan, RUNS, EVERYTHING)
    assert set(MADE) <= set(history.seats)
    for place, week in enumerate(history.weeks):
        q = states[week].seats
        sold, quota = q["recent_revenue"].sum(axis=2), q["quota"] * RECENT_WEEKS
        np.testing.assert_allclose(history.seats["attainment"][:, place], np.where(quota > 0, sold / quota, 1.0))
        np.testing.assert_allclose(history.seats["movement"][:, place], q["recent_moves"].sum(axis=2))
        np.testing.assert_array_equal(history.seats["holder"][:, place], q["hire"] - (q["newcomer"] == 1))


def test_every_deal_stands_once_with_its_week_and_end(plan, states):
    deals = record(plan, RUNS, EVERYTHING).deals
    closed = deals["week"] >= 0
    for week in range(9):
        event = states[week].accounts["event"]
        here = deals["week"] == week
        expected = np.argwhere(np.isin(event, (WON, WALKED, NO_DECISION)))
        found = np.column_stack([deals[name][here] for name in ("run", "person", "account")])
        np.testing.assert_array_equal(found, expected)
        np.testing.assert_array_equal(deals["event"][here], event[tuple(expected.T)])
    np.testing.assert_array_equal(deals["event"][~closed], NOTHING)
    assert (~closed).sum() == (states[8].accounts["stage"] > 0).sum()
    assert closed.any()


def test_the_warm_up_is_recorded_where_it_is_asked(plan, states):
    history = record(plan, RUNS, Ask(seats=("skill",), accounts=("stage",), warm_up=True))
    assert history.weeks.tolist() == list(range(-6, 9))
    np.testing.assert_array_equal(history.seats["skill"][:, 0], states[-6].seats["skill"])
    assert history.accounts_start["stage"].shape == (RUNS, 5, int(plan.team.accounts_per_person))


def test_blocks_threads_and_first_runs_change_nothing():
    plan = Plan(sc.Team(), STYLES["coach"], STYLES["status_quo"], 0, 2)
    runs = blocks(plan.team, 1000)[0][1] + 3  # two blocks
    ask = Ask(seats=("revenue",), deals=("price",), start=("skill",))
    one, two = record(plan, runs, ask), record(plan, runs, ask, threads=2)
    rest = record(plan, 7, ask, first_run=runs - 7)
    for name, values in one.deals.items():
        np.testing.assert_array_equal(values, two.deals[name])
    np.testing.assert_array_equal(one.seats["revenue"], two.seats["revenue"])
    np.testing.assert_array_equal(one.seats["revenue"][-7:], rest.seats["revenue"])
    np.testing.assert_array_equal(one.start["skill"][-7:], rest.start["skill"])
    np.testing.assert_array_equal(one.deals["price"][one.deals["run"] >= runs - 7], rest.deals["price"])


def test_nothing_asked_leaves_the_totals_alone(plan, states):
    history = record(plan, RUNS)
    assert (history.seats, history.accounts, history.deals, history.start) == ({}, {}, {}, {})
    np.testing.assert_array_equal(history.totals, states[8].totals)
