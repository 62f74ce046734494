"""A link at strength zero is the link cut; cutting one leaves whatever does not hang on it alone."""

from __future__ import annotations

import numpy as np
import pytest

import salescoach as sc
from salescoach.settings.links import LINKS
from salescoach.settings.register import SETTINGS
from salescoach.simulation.block import begin
from tests.each import each
from tests.simulation.worlds import busy, frames, plan_of, same_bytes, same_frames, small_team

# Settings that act through one link alone: with the link cut they have no say.
OWN = {
    "target": ("target_slope", "target_sharpen", "baseline_pressure"),
    "drift": ("drift_spread", "drift_doubt", "drift_hours"),
    "pass_on": ("leak_spread", "pressure_on_quota", "strain_pressure", "push_shortfall"),
    "challenge": ("challenge_reach", "challenge_wear", "challenge_fading", "challenge_spread"),
    "accountability": ("accountability_oversight", "accountability_process"),
    "feedback": ("feedback_spread", "feedback_skill"),
    "intrusion": ("buffer", "burden", "hiding_cost", "strain_intrusion", "complaint_felt"),
    "sight": ("sight_half", "sight_noise"),
    "coaching": ("room", "coaching_harm", "coaching_fit_share", "fit_cost"),
    "repair": ("repair_unmatched", "usual_coaching", "usual_support"),
    "diagnosis": ("diagnosis_oversight", "looking_skill", "excuse_share", "diagnosis_skill"),
    "strain": ("strain_pressure", "strain_intrusion", "strain_shortfall", "strain_relief", "strain_recovery",
               "cause_load"),
    "performance": ("performance_peak", "strain_on_skill"),
    "pass_through": ("push_shortfall",),
    "pay": ("quota_window",),
    "reaction": ("reaction_urgency", "reaction_refusal"),
    "attrition": ("quit_rate", "quit_strain", "quit_trust", "quit_initiative", "quit_manager", "quit_middle",
                  "quit_middle_at", "quit_middle_width", "quit_contagion", "quit_question", "contagion_memory",
                  "vacancy_weeks", "vacancy_cover", "people_skill"),
    "deadline": ("deadline_closing", "deadline_discount", "deadline_quarter", "deadline_tidy", "push_deadline"),
    "gaming": ("gaming_inflation", "gaming_propensity_spread", "gaming_unpressed"),
}  # fmt: skip

# Practices without which a link has nothing to do.
NEEDS = {
    "accountability": ("review_hours", "oversight_hours", "process_hours", "report_hours"),
    "feedback": ("review_hours",),
    "intrusion": ("oversight_hours", "report_hours", "review_hours"),
    "coaching": ("coaching_hours",),
    "diagnosis": ("asking", "oversight_hours"),
    "peers": ("sharing_hours",),
    "gaming": ("activity_push",),
    "activity": ("activity_push",),
    "inspection": ("process_hours", "report_hours"),
    "time": ("oversight_hours", "review_hours", "process_hours", "coaching_hours", "support_hours", "sharing_hours",
             "report_hours", "asking"),
}  # fmt: skip
# Under pressure a manager gives way, and then does what was not meant: here nobody does.
KEPT = {"drift": 0.0}
PASSED_ON = ("target", "pass_on", "challenge")


def lively_team(**values):
    """Eight weeks past a quarter's end, with people who leave, every cause about, and a push that shows."""
    usual = {
        "weeks": 20, "quit_rate": 0.02, "vacancy_weeks": 3.0, "adaptiveness": 0.2, "tolerance_median": 0.03,
        "activity": 0.2,
    }  # fmt: skip
    return small_team(**usual | values)


def busy_but(*practices):
    """The busy style without these practices."""

    @sc.style(name="busy")
    def rule(seen):
        return sc.Practices(**{n: 0.0 if n in practices else a for n, a in busy(seen).items()})

    return rule


def lived(team, style=busy):
    return frames(team, style, runs=6, before=style)


def lived_by_people(team, style=busy):
    """Without the frame of managers, which tells their traits and what presses on them."""
    return {name: frame for name, frame in lived(team, style).items() if name != "managers_weeks"}


@pytest.fixture(scope="module")
def all_on():
    return lived(lively_team())


@each("link", LINKS)
def test_strength_zero_is_the_link_cut(link):
    assert same_frames(lived(lively_team(**{link: 0.0})), lived(lively_team().without(link)))


@each("link", LINKS)
def test_every_link_does_something_while_it_is_on(link, all_on):
    assert not same_bytes(all_on["people_weeks"], lived(lively_team().without(link))["people_weeks"])


@each("link", OWN)
def test_the_shape_of_a_cut_link_has_no_say(link):
    changed = {name: other_value(name) for name in OWN[link]}
    usual, other = (lived_by_people(team.without(link)) for team in (lively_team(), lively_team(**changed)))
    assert same_frames(usual, other)


@pytest.mark.parametrize("shape", [s for s in SETTINGS["performance_shape"].choices if s != "none"])
def test_without_the_performance_link_every_shape_is_the_shape_none(shape, all_on):
    cut, none = lively_team(performance_shape=shape).without("performance"), lively_team(performance_shape="none")
    assert same_frames(lived(cut), lived(none))
    assert not same_bytes(lived(none)["people_weeks"], all_on["people_weeks"])


def other_value(name):
    """A value far from the usual one."""
    s, now = SETTINGS[name], lively_team().values[name]
    return s.low if abs(now - s.low) > abs(now - s.high) else s.high if s.high > s.low else min(now * 1.5 + 0.1, s.most)


@each("link", LINKS)
def test_cutting_a_link_leaves_births_alone(link):
    whole, cut = (begin(plan_of(team), 0, 4) for team in (lively_team(), lively_team().without(link)))
    for name in ("seats", "accounts", "managers"):
        assert getattr(whole, name).tobytes() == getattr(cut, name).tobytes(), name


@each("link", NEEDS)
def test_cutting_a_link_changes_nothing_where_no_practice_feeds_it(link):
    style = busy_but(*NEEDS[link])
    team = lively_team(**KEPT)
    whole, cut = (lived_by_people(t, style) for t in (team, team.without(link)))
    assert same_frames(whole, cut)


@each("link", PASSED_ON)
def test_pressure_that_is_held_back_does_nothing(link):
    team = lively_team(**KEPT)
    whole, cut = (lived_by_people(t, busy_but("pass_on")) for t in (team, team.without(link)))
    assert same_frames(whole, cut)


def test_without_pressure_from_above_nobody_gives_way():
    team = lively_team().without("target")
    assert same_frames(lived(team), lived(team.without("drift")))


def test_usual_help_that_mends_is_the_link_of_repair_cut():
    """Who gets just what is usual, from a manager at ease, is mended at the rate of those whom nobody helps."""

    @sc.style(name="busy")
    def usual(seen):
        now = dict(busy(seen).items()) | {"takeover_hours": 0.0, "sharing_hours": 0.0, "process_hours": 0.0}
        now = {name: 0.1 * amount if name.endswith("hours") else amount for name, amount in now.items()}
        return sc.Practices(**now | {"coaching_hours": 0.4, "support_hours": 0.1})

    team = lively_team(usual_coaching=0.4, usual_support=0.1, **KEPT)
    whole, cut = (lived(t, usual) for t in (team, team.without("repair")))
    assert (whole["managers_weeks"].overload == 0.0).all()
    assert same_frames(whole, cut)
    assert not same_frames(lived(team), lived(team.without("repair")))


def test_without_leaving_everything_is_the_same_until_somebody_leaves():
    team = lively_team(warmup_weeks=0, vacancy_weeks=20.0)
    weeks, calm = (lived(t)["people_weeks"] for t in (team, team.without("attrition")))
    first = weeks[weeks.left == 1].groupby("run").week.min()
    assert len(first) >= 3
    for run, week in first.items():
        mine, theirs = (f[(f.run == run) & (f.week < week)].reset_index(drop=True) for f in (weeks, calm))
        assert same_bytes(mine, theirs), run


def test_births_of_later_people_do_not_hang_on_when_they_come():
    """The second person in a seat is the same one, in whichever week the seat is filled."""
    fast, slow = (lived(lively_team(vacancy_weeks=weeks, quit_rate=0.05)) for weeks in (1.0, 6.0))
    first = [
        f["people_weeks"].query("hire == 1 and in_seat").groupby(["run", "person"])["will"].first()
        for f in (fast, slow)
    ]
    both = first[0].index.intersection(first[1].index)
    assert len(both) >= 5
    assert np.array_equal(first[0][both], first[1][both])
