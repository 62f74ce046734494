"""The rule of warning and dismissal: off unless asked for; who is warned, who goes, and what a warning does."""

from __future__ import annotations

import numpy as np
import pytest

import salescoach as sc
from salescoach.simulation.history import Ask, record
from salescoach.simulation.leaving import quit_chance, warned
from salescoach.simulation.people import effort_given, next_strain
from tests.simulation.worlds import boss, busy, frames, person, plan_of, rules, same_frames, small_team

RULE = {"dismissal": 1.0, "dismissal_level": 0.5, "dismissal_weeks": 8}
TEAM = small_team(people=6, span=3, weeks=52, accounts_per_person=20)


def test_the_rule_is_off_and_then_its_settings_have_no_say_to_the_bit():
    other = {"dismissal_level": 0.8, "dismissal_weeks": 1, "warning_effort": 1.0, "warning_strain": 0.1}
    usual = frames(TEAM, busy)
    assert same_frames(usual, frames(TEAM.change(**other), busy))
    assert same_frames(usual, frames(TEAM.change(dismissal=0.0), busy))
    assert (usual["totals"].dismissed == 0).all()


def test_a_warning_counts_weeks_in_a_row_below_the_level_after_the_first_half_year():
    p = rules(**RULE)
    for values, want in (
        ({"recent_revenue": 49.0}, 4), ({"recent_revenue": 51.0}, 0), ({"recent_revenue": 49.0, "tenure": 25}, 0),
    ):  # fmt: skip
        assert warned(p, person(**{"warned": 3, "tenure": 26} | values)) == want
    assert warned(rules(), person(warned=3, tenure=90, recent_revenue=0.0)) == 0


@pytest.fixture(scope="module")
def lived():
    ask = Ask(seats=("dismissed", "left", "warned", "attainment", "tenure", "worked", "vacant", "newcomer"))
    return record(plan_of(TEAM.change(**RULE), busy), 60, ask).seats


def test_only_those_below_the_level_for_long_enough_are_dismissed_and_all_of_them(lived):
    gone = np.argwhere(lived["dismissed"] == 1)
    assert len(gone) > 20
    for run, week, seat in gone[gone[:, 1] >= 8]:
        weeks = slice(week - 7, week + 1)
        assert np.all(lived["attainment"][run, weeks, seat] < 0.5)
        assert np.all(lived["tenure"][run, weeks, seat] >= 26)
        assert lived["warned"][run, week, seat] == 8
    due = (lived["warned"] >= 8) & (lived["worked"] == 1)
    assert np.array_equal(due, lived["dismissed"] == 1)


def test_who_is_dismissed_has_left(lived):
    gone = lived["dismissed"] == 1
    assert np.all(lived["left"][gone] == 1)
    assert np.all(lived["vacant"][gone] == 1)
    assert np.all(lived["warned"][lived["newcomer"] == 1] == 0)


def test_a_rule_that_is_kept_half_sends_half_of_those_who_are_due():
    ask = Ask(seats=("dismissed", "warned", "worked"))
    seats = record(plan_of(TEAM.change(**RULE | {"dismissal": 0.5}), busy), 60, ask).seats
    due = (seats["warned"] >= 8) & (seats["worked"] == 1)
    assert due.sum() > 60
    assert seats["dismissed"][due].mean() == pytest.approx(0.5, abs=2.0 / np.sqrt(due.sum()))


def test_a_warning_raises_the_effort_of_the_unwilling():
    """No review: half of the missing effort, times how far the rule is kept; the willing have little to add."""
    p = rules(accountability=0.0, dismissal=0.8, warning_effort=0.5)

    def gain(will):
        calm, told = (person(will=will, initiative=will, warned=weeks) for weeks in (0, 3))
        return effort_given(p, boss(), told) - effort_given(p, boss(), calm)

    assert gain(0.4) == pytest.approx(0.6 * 0.4)
    assert gain(0.9) == pytest.approx(0.1 * 0.4)


def test_a_warning_weighs_on_people():
    p = rules(dismissal=1.0, warning_strain=0.05)
    calm, told = (next_strain(p, boss(), person(warned=weeks)) for weeks in (0, 3))
    assert told - calm == pytest.approx(0.05 * 0.8)


# ---- leaving of one's own ------------------------------------------------------------------------


def test_lost_initiative_raises_leaving():
    """By a factor of exp(.8 * .5) in the hazard; initiative that was never there is not lost."""
    p = rules(quit_initiative=0.8)

    def hazard(**state):
        return -np.log1p(-quit_chance(p, boss(), person(**state)))

    assert hazard(will=0.9, initiative=0.4) / hazard(will=0.9, initiative=0.9) == pytest.approx(np.exp(0.4))
    assert hazard(will=0.4, initiative=0.4, review=0.0) == pytest.approx(hazard(will=0.9, initiative=0.9))


def test_who_is_taken_over_loses_initiative_and_leaves_sooner():
    @sc.style
    def stepping_in(seen):
        return sc.Practices(takeover_hours=4.0, pass_on=0.0)

    team = small_team(people=8, span=8, weeks=52, quit_initiative=2.0, manager_hours_per_week=100.0, quit_rate=0.006)
    leavers = [
        record(plan_of(t, stepping_in), 150).totals["leavers"].mean() for t in (team, team.change(quit_initiative=0.0))
    ]
    assert leavers[0] > 1.05 * leavers[1]
