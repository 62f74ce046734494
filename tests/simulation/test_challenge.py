"""The same pressure lifts while the target is in reach, turns to giving up beyond, and wears out; people differ."""

from __future__ import annotations

import numpy as np
import pytest

import salescoach as sc
from salescoach.simulation.block import Plan, begin
from salescoach.simulation.history import Ask, record
from salescoach.simulation.people import challenge_felt, effort_given
from tests.simulation.worlds import boss, person, plan_of, rules, small_team

WORLD = {"challenge": 0.8, "challenge_reach": 0.5, "challenge_wear": 0.7, "challenge_fading": 0.1}


def lift(**state):
    return challenge_felt(rules(**WORLD), person(**{"pressure": 0.5} | state))


def test_pressure_lifts_in_reach_and_tires_out_of_reach():
    """Shortfall of nothing, half the reach, the reach, twice the reach and more."""
    got = [lift(shortfall=short) for short in (0.0, 0.25, 0.5, 1.0, 3.0)]
    assert got == pytest.approx([0.4, 0.2, 0.0, -0.4, -0.4])


def test_without_pressure_there_is_no_challenge():
    assert lift(pressure=0.0) == 0.0


def test_pressure_that_has_become_usual_lifts_less_and_may_tire():
    assert lift(habit=0.5) == pytest.approx(0.4 * 0.3)
    tiring = challenge_felt(rules(**WORLD | {"challenge_wear": 1.4}), person(pressure=0.5, habit=0.5))
    assert tiring == pytest.approx(-0.4 * 0.4)


def test_some_rise_to_it_some_do_not_react_and_some_give_in():
    assert lift(drive=2.0) == pytest.approx(2 * lift())
    assert lift(drive=0.0) == 0.0
    assert lift(drive=-1.0) < 0.0


def test_about_one_in_six_gives_in_where_people_differ_by_as_much_as_the_mean():
    drive = begin(plan_of(sc.Team(challenge_spread=1.0)), 0, 400).seats["drive"]
    assert (drive < 0.0).mean() == pytest.approx(0.159, abs=0.025)
    assert drive.mean() == pytest.approx(1.0, abs=0.07)


def test_effort_is_lifted_in_proportion_and_held_at_all_there_is():
    for will, want in ((0.5, 0.5 * 1.4), (0.9, 1.0)):
        q = person(will=will, initiative=will, pressure=0.5)
        assert effort_given(rules(**WORLD, accountability=0.0), boss(), q) == pytest.approx(want)


@sc.style
def pressing(seen):
    """All pressure passed on, and nothing else."""
    return sc.Practices(pass_on=1.0)


@sc.style
def shielding(seen):
    """No pressure passed on, and nothing else."""
    return sc.Practices(pass_on=0.0)


def test_new_pressure_buys_effort_for_a_while():
    """People without a quota, whom a boss presses from the first counted week on after holding all back."""
    alone = ("strain", "intrusion", "drift", "attrition", "diagnosis", "repair")
    team = small_team(people=6, span=6, weeks=40, challenge_spread=0.0, challenge_wear=1.0, challenge_fading=0.1,
                      quota_stretch=0.0, baseline_pressure=0.5, target_sharpen=0.0).without(*alone)  # fmt: skip
    effort = [
        record(Plan(team, style, shielding, 0, 1), 40, Ask(seats=("effort",))).seats["effort"].mean(axis=(0, 2))
        for style in (pressing, shielding)
    ]
    gain = effort[0] - effort[1]
    assert gain[0] > 0.02
    assert np.all(np.diff(gain) < 1e-3)
    assert abs(gain[-1]) < 0.25 * gain[0]
