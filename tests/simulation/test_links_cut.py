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
    "pass_on": ("leak_spread", "strain_pressure", "push_shortfall"),
    "accountability": ("accountability_oversight", "accountability_process"),
    "intrusion": ("clarity_buffer", "support_buffer", "report_half", "report_burden", "hiding_cost", "strain_intrusion",
                  "complaint_felt"),
    "coaching": ("room", "coaching_harm"),
    "repair": ("repair_unmatched",),
    "diagnosis": ("diagnosis_oversight", "excuse_share", "diagnosis_skill"),
    "strain": ("strain_pressure", "strain_intrusion", "strain_shortfall", "strain_relief", "strain_recovery",
               "support_load", "personal_load"),
    "performance": ("performance_peak", "challenge_gain", "strain_on_skill"),
    "pass_through": ("push_shortfall", "push_deadline", "guiding_gain", "adaptiveness", "adaptiveness_spread"),
    "reaction": ("reaction_urgency", "reaction_refusal"),
    "memory": ("trust_recovery", "service_gain", "win_gain", "word_of_mouth"),
    "attrition": ("quit_rate", "quit_strain", "quit_trust", "quit_manager", "quit_middle", "quit_contagion",
                  "quit_question", "contagion_memory", "vacancy_weeks", "vacancy_cover", "people_skill"),
    "peers": ("sharing_half", "star_effect", "team_pay_share"),
    "deadline": ("deadline_closing", "deadline_discount", "deadline_quarter", "deadline_tidy", "push_deadline"),
    "gaming": ("gaming_inflation", "gaming_propensity_spread"),
    "inspection": ("process_half",),
}  # fmt: skip

# Practices without which a link has nothing to do.
NEEDS = {
    "target": ("pass_on",),
    "pass_on": ("pass_on",),
    "accountability": ("review_hours", "oversight_hours", "process_hours"),
    "intrusion": ("oversight_hours", "report_hours"),
    "coaching": ("coaching_hours",),
    "repair": ("coaching_hours", "support_hours"),
    "diagnosis": ("asking", "oversight_hours"),
    "gaming": ("activity_push",),
    "inspection": ("process_hours",),
    "time": ("oversight_hours", "review_hours", "process_hours", "coaching_hours", "support_hours", "sharing_hours",
             "report_hours"),
}  # fmt: skip


def lively_team(**values):
    """Eight weeks past a quarter's end, with people who leave and every cause about."""
    usual = {"weeks": 20, "quit_rate": 0.02, "vacancy_weeks": 3.0, "adaptiveness": 0.2, "tolerance_median": 0.03}
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
    whole, cut = (lived_by_people(team, style) for team in (lively_team(), lively_team().without(link)))
    assert same_frames(whole, cut)


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
