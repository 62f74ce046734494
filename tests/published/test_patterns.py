"""The default world beside the published patterns, and its single mechanisms: they do what their sources say."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.published import measures as m
from salescoach.published.experiments import (
    EXPERIMENTS,
    KEPT_TRACES,
    SPARE_HOURS,
    STATUS_QUO,
    Lab,
    by_lot,
    doubling,
    managers_at,
    star_at_selling,
)
from salescoach.published.measure import INSIDE, OUTSIDE, Reading, read
from salescoach.published.table import PATTERNS
from salescoach.published.trace import trace
from salescoach.settings.presets import PRESETS
from salescoach.simulation.mean_field import reference

SEEDS = (1, 12)  # the second was looked at by nobody who set a number
MISSED = {  # outside with 1,000 runs at seeds 1 and 11, and why the world is left as it is
    "care_leaving": "in the shops of the trial 80 % leave in a year, and the trial asked for care and counted no hours",
    "feedback_harm": "a quarter of people lose, not a third: people are counted here, the source counts interventions",
    "sharing_at_once": "know-how becomes skill and skill orders over weeks; the agents of the trial sell in one call",
    "sharing_lasts": "less than a third of what is published, for the same reason; one call centre",
}
SPARE = {"manager_hours_per_week"}
SKILLS = {"manager_spread", "coach_skill", "people_skill", "diagnosis_skill"}
CHANGED = {  # by each experiment, in the team
    "base": set(), "bad market": {"market"}, "unwatched": SPARE, "watched": SPARE, "by lot": SPARE, "shared": set(),
    "cared for": set(), "unreviewed": set(), "reviewed": set(), "unskilled, seldom": SKILLS, "unskilled, often": SKILLS,
    "uncounted": set(), "counted": set(), "weak manager": SKILLS, "strong manager": SKILLS,
    "star manager": {"manager_selling"}, "campaign": set(PRESETS["outbound_campaign"]), "nobody leaves": {"attrition"},
    "many leave": {"quit_rate"}, "all new": {"tenure_mean", "warmup_weeks"},
    "all new, no ramp": {"tenure_mean", "warmup_weeks", "ramp_gap"},
}  # fmt: skip
PRACTICES = {  # by each experiment with a style of its own, beside the status quo
    "unwatched": {"oversight_hours": 0.0}, "watched": {"oversight_hours": 1.0},
    "by lot": {"oversight_hours": [[0.0, 1.0, 2.0]]}, "shared": {"sharing_hours": 1.0},
    "cared for": {"asking": 1.0, "support_hours": "one more"}, "unreviewed": {"review_hours": 0.0},
    "reviewed": {"review_hours": 1.0}, "unskilled, seldom": {"coaching_hours": 0.25, "coaching_fit": 0.0},
    "unskilled, often": {"coaching_hours": 1.5, "coaching_fit": 0.0}, "uncounted": {"activity_push": 0.0},
    "counted": {"activity_push": 1.0},
}  # fmt: skip
ALIKE = [
    ("unwatched", "watched"), ("unwatched", "by lot"), ("base", "shared"), ("base", "cared for"),
    ("unreviewed", "reviewed"), ("unskilled, seldom", "unskilled, often"), ("uncounted", "counted"),
    ("base", "counted"),
]  # fmt: skip


def seen_at(week):
    class Seen:
        attainment = np.array([[0.3, 0.8, 1.4]])
        shape = (1, 3)

    Seen.week = week
    return Seen()


@pytest.fixture(scope="session")
def lab():
    return Lab(sc.Team(), seed=1, runs=100)


def together(readings):
    """One reading of the same pattern over several seeds."""
    error = np.sqrt(np.mean([r.error**2 for r in readings]) / len(readings))
    return Reading(readings[0].pattern, float(np.mean([r.value for r in readings])), float(error))


def test_the_default_world_misses_what_is_known_to_be_missed_and_nothing_else():
    each_seed = [sc.patterns(seed=seed, runs=300).readings for seed in SEEDS]
    told = {r.pattern.name: f"{r.value:.3f}, {r.interval[0]:.3f} to {r.interval[1]:.3f}" for r in each_seed[0]}
    for readings in each_seed:
        new = {r.pattern.name for r in readings if r.found == OUTSIDE} - set(MISSED)
        assert not new, {name: told[name] for name in new}
        assert all(0.0 < r.error < np.inf for r in readings)
        assert sum(r.found == INSIDE for r in readings) > len(readings) / 2  # what is never told is never missed
    both = {group[0].pattern.name: together(group) for group in zip(*each_seed, strict=True)}
    no_longer = {name: told[name] for name in MISSED if both[name].found != OUTSIDE}
    assert not no_longer, f"take what is met out of the list: {no_longer}"


def test_what_is_missed_is_said_why():
    assert set(MISSED) <= set(PATTERNS)
    assert all(len(why.split()) > 5 for why in MISSED.values())


# What an experiment changes, and what it leaves alone.


def test_every_experiment_is_needed_and_every_need_is_an_experiment():
    assert {name for p in PATTERNS.values() for name in p.needs} == set(EXPERIMENTS) == set(CHANGED)


@pytest.mark.parametrize("name", CHANGED)
def test_an_experiment_changes_the_team_in_no_more_than_it_says(name):
    team = sc.Team()
    changed, style = EXPERIMENTS[name](team)
    assert set(team.differences(changed)) == CHANGED[name]
    assert (style is STATUS_QUO) == (name not in PRACTICES)
    if CHANGED[name] == SPARE:
        assert changed.manager_hours_per_week == SPARE_HOURS


@pytest.mark.parametrize("name", PRACTICES)
def test_an_experiment_with_a_style_changes_these_practices_of_the_status_quo_alone(name):
    seen = seen_at(week=0)
    mine, usual = EXPERIMENTS[name](sc.Team())[1].rule(seen), STATUS_QUO.rule(seen)
    for (key, value), (_, before) in zip(mine.items(), usual.items(), strict=True):
        wanted = PRACTICES[name].get(key, before)
        wanted = np.asarray(before) + 1.0 if isinstance(wanted, str) else wanted
        np.testing.assert_array_equal(value, wanted, err_msg=key)


def test_the_trial_of_sharing_ends_after_four_weeks():
    rule, usual = EXPERIMENTS["shared"](sc.Team())[1].rule, STATUS_QUO.rule(seen_at(0)).sharing_hours
    assert usual == 0.0
    assert [rule(seen_at(week)).sharing_hours for week in (0, 3, 4, 51)] == [1.0, 1.0, 0.0, 0.0]


def test_the_lot_gives_a_third_of_the_seats_each_dose_and_never_changes():
    assert by_lot((2, 9)).tolist() == [[0, 1, 2] * 3] * 2
    rule = EXPERIMENTS["by lot"](sc.Team())[1].rule
    np.testing.assert_array_equal(rule(seen_at(0)).oversight_hours, rule(seen_at(51)).oversight_hours)


@pytest.mark.parametrize(("base", "treated"), ALIKE)
def test_the_same_people_with_the_same_past_live_in_both(base, treated, lab):
    for trait in ("will", "standing", "quota", "taste"):
        np.testing.assert_array_equal(getattr(lab[treated], trait), getattr(lab[base], trait))


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
        assert star_at_selling(team).manager_selling == min(5.0, max(own, usual) + doubling(team))


@pytest.mark.parametrize("values", [{"skill_weight": 0.0}, {"stages": 1}])
def test_where_no_talent_doubles_sales_a_star_stays_within_the_limit(values):
    assert star_at_selling(sc.Team(manager_selling=3.0, **values)).manager_selling == 5.0


def test_the_campaign_is_the_preset_whoever_asks():
    other = sc.Team(people=3, need_rate=0.2)
    assert EXPERIMENTS["campaign"](other)[0].differences(sc.Team(preset="outbound_campaign")) == {}


# A lab keeps few traces, and none of them changes.


def test_a_lab_keeps_the_base_and_the_last_traces_and_makes_the_others_again_alike():
    small = Lab(sc.Team(people=2, accounts_per_person=5), seed=1, runs=20)
    names = ["base", "shared", "cared for", "unwatched", "watched", "uncounted", "counted", "unreviewed"]
    sold = {name: small[name]["revenue"].copy() for name in names}
    parts = small.left_out("counted", 10)
    assert len(small.done) == KEPT_TRACES + 1
    assert set(small.done) == {"base", *names[-KEPT_TRACES:]}
    np.testing.assert_array_equal(small["shared"]["revenue"], sold["shared"])
    for name in ("reviewed", "watched", "unwatched"):
        small.left_out(name, 10)
    assert {name for name, _ in small.parts} <= set(small.done)  # what is forgotten takes no room
    assert [part.runs for part in parts] == [18] * 10
    np.testing.assert_array_equal(small.left_out("counted", 10)[3]["revenue"], parts[3]["revenue"])


# A pattern is missed where what makes it is cut.


def test_without_its_mechanism_there_is_nothing_to_see():
    reading = read(PATTERNS["star_manager"], Lab(sc.Team(star_manager_cost=0.0), seed=1, runs=20))
    assert reading.value == 0.0
    assert reading.found == OUTSIDE


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
