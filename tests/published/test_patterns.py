"""The default world shows the published patterns, and its single mechanisms do what their sources say."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.published import measures as m
from salescoach.published.experiments import EXPERIMENTS, STATUS_QUO, Lab, doubling, managers_at, star_at_selling
from salescoach.published.measure import read
from salescoach.published.table import PATTERNS
from salescoach.published.trace import trace
from salescoach.settings.presets import PRESETS
from salescoach.simulation.mean_field import reference

UNWATCHED_ALIKE = ("base", "unwatched", "watched", "sharing", "uncounted", "counted")


@pytest.fixture(scope="session")
def lab():
    return Lab(sc.Team(), seed=1, runs=300)


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
        ("star manager", {"manager_selling"}),
        ("campaign", set(PRESETS["outbound_campaign"])),
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


@pytest.mark.parametrize("values", [{}, {"skill_weight": 0.3}, {"skill_weight": 0.9, "market": 1.3}])
def test_a_doubling_of_talent_doubles_what_an_average_person_sells(values):
    team = sc.Team(**values)
    better = team.change(advance_base=team.advance_base + team.skill_weight * doubling(team))
    assert reference(better).revenue == pytest.approx(2 * reference(team).revenue, rel=1e-6)


def test_a_star_starts_from_what_is_usual_or_from_the_own_manager_if_that_is_more():
    for own, usual in ((0.0, 0.8), (0.8, 0.8), (1.5, 0.8), (1.5, 2.0)):
        team = sc.Team(manager_selling=own, usual_selling=usual)
        assert star_at_selling(team).manager_selling == max(own, usual) + doubling(team)


@pytest.mark.parametrize("values", [{"skill_weight": 0.0}, {"stages": 1}])
def test_where_no_talent_doubles_sales_a_star_stays_within_the_limit(values):
    assert star_at_selling(sc.Team(manager_selling=3.0, **values)).manager_selling == 5.0


def test_the_campaign_is_the_preset_whoever_asks():
    other = sc.Team(people=3, need_rate=0.2)
    assert EXPERIMENTS["campaign"](other)[0].differences(sc.Team(preset="outbound_campaign")) == {}


# A pattern is missed where what makes it is cut.


def test_without_its_mechanism_there_is_nothing_to_see():
    reading = read(PATTERNS["star_manager"], Lab(sc.Team(star_manager_cost=0.0), seed=1, runs=16))
    assert reading.value == 0.0
    assert not reading.met


# Single mechanisms.


def test_clean_up_at_month_ends_follows_the_deadline_and_not_the_pressure(lab):
    whole = lab["base"]
    no_deadline, no_pressure = (trace(sc.Team().without(k), STATUS_QUO, 48, 1) for k in ("deadline", "pass_through"))
    assert m.month_end(whole, "no_decision") > 1.5
    for column in ("won", "no_decision"):
        assert m.month_end(no_deadline, column) == pytest.approx(1.0, abs=0.1)
    assert m.month_end(no_pressure, "no_decision") > 1.5


def test_a_bad_market_leaves_fewer_at_quota(lab):
    assert m.share_at_quota(lab["bad market"]) < m.share_at_quota(lab["base"])
