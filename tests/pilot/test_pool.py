"""A pool of teams: the same futures as ``sc.simulate`` gives, taken up slowly or at once, whoever starts when."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.management.library import find_style
from salescoach.pilot.design import NEVER
from salescoach.pilot.measures import PILOT_MEASURES
from salescoach.pilot.pool import Change, live_pool
from salescoach.pilot.slow_start import taken_up

TEAM = sc.Team(people=3, accounts_per_person=10, span=3, warmup_weeks=8)


def change(slow=0, second="coach"):
    return Change(first=find_style("micromanage"), second=find_style(second), slow_start=slow)


def pool(slow=0, second="coach", ends=None, size=6, first_run=0):
    return live_pool(TEAM, change(slow, second), size, 10, ends or {0: 13, 5: 12, NEVER: 13}, 1, first_run)


def test_every_future_is_what_simulate_gives():
    made = pool()
    for start in (0, 5, NEVER):
        style = "micromanage" if start == NEVER else "coach"
        weeks = sc.simulate(
            TEAM.change(weeks=23), style, runs=6, from_week=10 + max(start, 0), before="micromanage"
        ).people_weeks  # fmt: skip
        for column, name in (("revenue", "revenue"), ("complaint", "complaint"), ("lost", "walked"), ("left", "left")):
            by_week = weeks.groupby(["run", "week"])[column].sum().unstack().to_numpy()
            end = 12 if start == 5 else 13
            assert np.nan_to_num(made.after[start][name][:, :end]) == pytest.approx(by_week[:, 10 : 10 + end])
            assert made.before[name] == pytest.approx(by_week[:, :10].sum(axis=1))
    assert np.isnan(made.after[5]["revenue"][:, 12]).all()


def test_a_team_that_starts_later_is_as_before_until_then():
    made = pool()
    assert (made.after[5]["revenue"][:, :5] == made.after[NEVER]["revenue"][:, :5]).all()
    assert (made.after[5]["complaint"][:, 5:12] != made.after[NEVER]["complaint"][:, 5:12]).any()


def test_the_same_style_changes_nothing():
    made = pool(second="micromanage")
    assert (made.after[0]["revenue"] == made.after[NEVER]["revenue"]).all()


def test_another_part_of_the_runs_has_other_luck():
    assert (pool(first_run=3).before["revenue"][:3] == pool().before["revenue"][3:]).all()


def test_a_slow_start_begins_with_a_part_and_ends_with_the_style():
    old, new = find_style("status_quo"), find_style("watch_more")
    style = taken_up(old, new, -1, 4)
    seen = sc.example_week()
    more = [np.mean(taken_up(old, new, int(seen.week) - k, 4)(seen).oversight_hours - old(seen).oversight_hours)
            for k in range(5)]  # fmt: skip
    assert more == pytest.approx([0.125, 0.25, 0.375, 0.5, 0.5])
    assert style.name == "watch_more, taken up"
    assert taken_up(old, new, 0, 0) is new


def test_rates_are_per_seat_and_time():
    sums = {name: np.array([6.0]) for name in ("revenue", "won", "walked", "no_decision", "complaint", "left")}
    rates = {name: float(measure.rate(sums, 52.0)[0]) for name, measure in PILOT_MEASURES.items()}
    assert rates == pytest.approx({"revenue": 6 / 52, "conversion": 100 / 3, "complaints": 6.0, "leaving": 600.0})
    nothing = {name: np.zeros(1) for name in sums}
    assert np.isnan(PILOT_MEASURES["conversion"].rate(nothing, 52.0)).all()
