"""The default world shows the published patterns, and its single mechanisms do what their sources say."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.published import measures as m
from salescoach.published.experiments import EXPERIMENTS, STATUS_QUO, Lab, managers_at
from salescoach.published.measure import read
from salescoach.published.table import PATTERNS
from salescoach.published.trace import trace

UNWATCHED_ALIKE = ("base", "unwatched", "watched", "sharing", "uncounted", "counted")


@pytest.fixture(scope="session")
def lab():
    return Lab(sc.Team(), seed=1, runs=96)


@pytest.mark.parametrize(
    "name", [pytest.param(n, id=f"{n}: {p.meaning}, {p.low:g} to {p.high:g}") for n, p in PATTERNS.items()]
)
def test_the_default_world_shows(name, lab):
    reading = read(PATTERNS[name], lab)
    assert reading.met, f"{name} is {reading.value:.3f}, standard error {reading.error:.3f}"
    assert reading.distance == 0.0
    assert 0.0 < reading.error < np.inf


# What an experiment changes, and what it leaves alone.


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("base", set()),
        ("bad market", {"market"}),
        ("unwatched", set()),
        ("watched", set()),
        ("sharing", set()),
        ("uncounted", set()),
        ("counted", set()),
        ("weak manager", {"manager_spread", "coach_skill", "people_skill", "diagnosis_skill"}),
        ("strong manager", {"manager_spread", "coach_skill", "people_skill", "diagnosis_skill"}),
        ("nobody leaves", {"attrition"}),
        ("many leave", {"quit_rate"}),
        ("all new", {"tenure_mean", "warmup_weeks"}),
        ("all new, no ramp", {"tenure_mean", "warmup_weeks", "ramp_gap"}),
    ],
)
def test_an_experiment_changes_the_team_in_no_more_than_it_says(name, changed):
    team = sc.Team()
    assert set(team.differences(EXPERIMENTS[name](team)[0])) == changed


def test_every_experiment_is_needed_and_every_need_is_an_experiment():
    assert {name for p in PATTERNS.values() for name in p.needs} == set(EXPERIMENTS)


@pytest.mark.parametrize(
    ("name", "practice", "amount"),
    [
        ("unwatched", "oversight_hours", 0.0),
        ("watched", "oversight_hours", 1.0),
        ("sharing", "sharing_hours", 0.5),
        ("uncounted", "activity_push", 0.0),
        ("counted", "activity_push", 1.0),
    ],
)
def test_an_experiment_with_a_style_changes_one_practice_of_the_status_quo(name, practice, amount):
    class Everybody:
        attainment = np.array([[0.3, 0.8, 1.4]])

    mine, usual = EXPERIMENTS[name](sc.Team())[1].rule(Everybody()), STATUS_QUO.rule(Everybody())
    for (key, value), (_, before) in zip(mine.items(), usual.items(), strict=True):
        np.testing.assert_array_equal(value, amount if key == practice else before, err_msg=key)


@pytest.mark.parametrize("name", UNWATCHED_ALIKE[1:])
def test_the_same_people_with_the_same_past_live_in_every_style(name, lab):
    for trait in ("will", "standing", "quota"):
        np.testing.assert_array_equal(getattr(lab[name], trait), getattr(lab["base"], trait))


def test_the_same_new_people_with_and_without_a_ramp(lab):
    np.testing.assert_array_equal(lab["all new"].will, lab["all new, no ramp"].will)


def test_managers_are_moved_by_their_own_spread_and_stay_within_bounds():
    team = sc.Team(coach_skill=0.95, people_skill=0.5, manager_spread=0.1)
    strong = managers_at(team, 1.0)
    assert strong.coach_skill == 1.0
    assert strong.people_skill == pytest.approx(0.6)
    assert strong.manager_spread == 0.0


# Single mechanisms.


def test_stars_lift_the_others_under_team_pay_and_discourage_them_under_pay_for_ones_own_sales():
    effort = {}
    for share in (0.0, 0.5, 1.0):
        weeks = sc.simulate(sc.Team(team_pay_share=share, weeks=13, warmup_weeks=0), runs=24).people_weeks
        weeks = weeks[weeks["week"] == 0]  # the first week of all: people are still alike in every world
        best = weeks.groupby("run")["skill"].transform("max")
        effort[share] = weeks.loc[weeks["skill"] < best - 0.5, "effort"].to_numpy(float)
    assert len(effort[0.0]) == len(effort[1.0]) > 50
    assert np.mean(effort[0.0]) < np.mean(effort[0.5]) < np.mean(effort[1.0])


def test_clean_up_at_month_ends_follows_the_deadline_and_not_the_pressure(lab):
    whole = lab["base"]
    no_deadline, no_pressure = (trace(sc.Team().without(k), STATUS_QUO, 48, 1) for k in ("deadline", "pass_through"))
    assert m.month_end(whole, "no_decision") > 1.5
    for column in ("won", "no_decision"):
        assert m.month_end(no_deadline, column) == pytest.approx(1.0, abs=0.1)
    assert m.month_end(no_pressure, "no_decision") > 1.5


def test_a_bad_market_leaves_fewer_at_quota(lab):
    assert m.share_at_quota(lab["bad market"]) < m.share_at_quota(lab["base"])
