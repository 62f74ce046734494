"""Another person, customer or week leaves everybody else's luck alone."""

from __future__ import annotations

import numpy as np
import pytest

import salescoach as sc
from salescoach.management.library import find_style
from salescoach.simulation.block import begin
from salescoach.simulation.customers import draw_luck
from salescoach.simulation.draws import ACCOUNT_WEEK, PERSON_WEEK, key_of, uniforms
from salescoach.simulation.params import parameters
from salescoach.simulation.state import ACCOUNT, SEAT
from salescoach.simulation.week import live_week
from tests.simulation.worlds import busy, frames, life, plan_of, same_bytes, small_team

TRAITS = (
    "potential",
    "ceiling",
    "will",
    "adaptiveness",
    "territory",
    "territory_deal_size",
    "cause",
    "tenure",
    "skill",
    "demand_fluctuation",
)
ACCOUNT_TRAITS = tuple(n for n in ACCOUNT.names if n != "opened_week")
FORCE = {"people": 8, "accounts_per_person": 6, "weeks": 20, "warmup_weeks": 8}


def start(team, runs=5, seed=1):
    return begin(plan_of(team, seed=seed), 0, runs)


def same(one, two):
    return np.ascontiguousarray(one).tobytes() == np.ascontiguousarray(two).tobytes()


@sc.style
def light(seen):
    """Little enough that nobody is overloaded, and nothing that hangs on the group."""
    return sc.Practices(review_hours=0.1, report_hours=0.5, coaching_hours=0.05, pass_on=0.5)


@pytest.mark.parametrize("style", ["status_quo", "macro", "process", busy], ids=lambda s: getattr(s, "name", s))
def test_a_ninth_person_under_another_manager_changes_nothing_for_the_eight(style):
    few, more = (
        frames(small_team(**FORCE | {"span": 8, "people": people}), find_style(style), runs=5) for people in (8, 9)
    )
    for name, who in (("people_weeks", "person"), ("deals", "person"), ("managers_weeks", "manager")):
        own = more[name][more[name][who] < (1 if who == "manager" else 8)].reset_index(drop=True)
        assert same_bytes(few[name], own), name


def test_a_ninth_person_in_the_group_changes_nothing_for_the_eight_where_nothing_links_them():
    few, more = (
        frames(small_team(**FORCE | {"span": 16, "people": people}).without("all"), light, runs=5, before=light)
        for people in (8, 9)
    )
    for name in ("people_weeks", "deals"):
        assert same_bytes(few[name], more[name][more[name].person < 8].reset_index(drop=True)), name


def test_a_ninth_person_in_the_group_is_felt_where_links_are_on():
    few, more = (frames(small_team(**FORCE | {"span": 16, "people": n}), busy, runs=5) for n in (8, 9))
    eight = more["people_weeks"][more["people_weeks"].person < 8].reset_index(drop=True)
    assert not same_bytes(few["people_weeks"], eight)


@pytest.mark.parametrize("span", [4, 8, 16])
def test_more_people_leave_the_first_ones_traits_and_customers_alone(span):
    few, more = (start(small_team(**FORCE | {"span": span, "people": people})) for people in (8, 17))
    assert same(few.seats, more.seats[:, :8])
    assert same(few.accounts, more.accounts[:, :8])
    assert same(few.managers, more.managers[:, : few.managers.shape[1]])


def test_another_span_leaves_all_traits_alone():
    small, large = (start(small_team(**FORCE | {"span": span})) for span in (2, 8))
    assert same(small.seats, large.seats)
    assert same(small.accounts, large.accounts)
    assert same(small.managers[:, :1], large.managers)


def test_more_accounts_leave_the_first_accounts_and_the_people_alone():
    few, more = (start(small_team(accounts_per_person=n, start_open=0.3)) for n in (8, 21))
    assert same(few.accounts, more.accounts[:, :, :8])
    for trait in TRAITS:
        assert same(few.seats[trait], more.seats[trait]), trait


def test_more_accounts_leave_the_first_accounts_luck_alone():
    few, more = np.empty((4, 8)), np.empty((4, 21))
    for run, seat, week in ((0, 0, 0), (2, 1, -3), (7, 5, 40)):
        for luck in (few, more):
            draw_luck(key_of(1), run, seat, week, luck)
        assert same(few, more[:, :8])


def test_a_longer_horizon_leaves_earlier_weeks_alone():
    short, long = (frames(small_team(weeks=weeks), runs=5) for weeks in (13, 40))
    for name in ("people_weeks", "managers_weeks"):
        assert same_bytes(short[name], long[name][long[name].week < 13].reset_index(drop=True)), name
    closed = [f["deals"].query("closed_week < 13").reset_index(drop=True) for f in (short, long)]
    assert len(closed[0]) > 20
    assert same_bytes(*closed)


def test_a_longer_warm_up_leaves_births_alone():
    short, long = (start(small_team(warmup_weeks=weeks, start_open=0.5)) for weeks in (0, 40))
    assert same(short.seats, long.seats)
    assert same(short.managers, long.managers)
    for trait in ACCOUNT_TRAITS:
        assert same(short.accounts[trait], long.accounts[trait]), trait


def test_a_longer_warm_up_leaves_the_draws_of_counted_weeks_alone():
    """A week that starts from the same state ends in the same state, however long the warm-up was."""
    lived = []
    for warmup in (0, 40):
        team = small_team(warmup_weeks=warmup, start_open=0.5)
        state = start(team, runs=20)
        state.accounts["opened_week"] = 0
        rules = parameters(team)
        for week in range(3, 9):
            live_week(rules, state.seats, state.accounts, state.managers, state.totals, key_of(1), 0, week)
        lived.append(state)
    for name in ("seats", "accounts", "managers", "totals"):
        assert same(*(getattr(state, name) for state in lived)), name
    assert lived[0].totals["wins"].sum() > 0


def test_counted_weeks_are_numbered_from_zero_whatever_the_warm_up():
    for warmup in (0, 9):
        assert [week for week, _ in life(small_team(warmup_weeks=warmup, weeks=5))] == list(range(-warmup, 5))


def test_draws_of_the_same_entity_in_two_weeks_and_purposes_differ():
    got = {uniforms(key_of(1), 0, np.uint32(5), week, p) for week in range(-9, 30) for p in (PERSON_WEEK, ACCOUNT_WEEK)}
    assert len(got) == 2 * 39


def test_all_traits_are_columns_of_the_seat():
    assert set(TRAITS) <= set(SEAT.names)
