"""States stay within their bounds in every world, at the hard limits of its settings too."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings

import salescoach as sc
from salescoach.settings.register import CAUSES, SETTINGS
from salescoach.simulation.block import begin
from tests.each import each
from tests.simulation.worlds import busy, life, plan_of, small_team, styles, teams

SHARES = (
    "strain", "trust", "initiative", "effort", "will", "adaptiveness", "pressure", "clarity", "intrusion", "push",
    "guiding", "tidy", "reach_small", "reach_large", "alarm", "sight", "practised",
    "habit", "customer_trust", "baseline_strain", "baseline_trust",
)  # fmt: skip
FLAGS = ("vacant", "worked", "newcomer", "left", "dismissed", "repaired", "complaint")


def within(values, low, high, name):
    assert np.all((values >= low) & (values <= high)), f"{name}: {values.min()} to {values.max()}"  # false for NaN


def check_bounds(state, team):
    q, a, m = state.seats, state.accounts, state.managers
    for name in SHARES:
        within(q[name], 0.0, 1.0 + 1e-12, name)
    for name in FLAGS:
        within(q[name], 0, 1, name)
    for name in ("gamed", "discount"):
        within(q[name], 0.0, 0.9, name)
    for name in ("cause", "said", "belief"):
        within(q[name], 0 if name == "cause" else -1, len(CAUSES) - 1, name)
    within(q["skill"], -6.0, 6.0, "skill")
    within(q["selling_hours"], 0.0, team.week_hours, "selling_hours")
    for name in ("trust", "relation"):
        within(a[name], 0.0, 1.0, name)
    within(a["stage"], 0, team.stages, "stage")
    for name in ("dead", "small"):
        within(a[name], 0, 1, name)
    for name in ("coach_skill", "people_skill", "diagnosis_skill", "above", "effect"):
        within(m[name], 0.0, 1.0, name)
    for records in (q, a, m, state.totals):
        for name in records.dtype.names:
            if name != "lead_rate" and records.dtype[name].base.kind == "f":
                assert np.isfinite(records[name]).all(), name
    for name in (
        "quota",
        "revenue",
        "recent_revenue",
        "territory",
        "territory_deal_size",
        "shortfall",
        "recent_moves",
        "gaming_propensity",
        "seen_pipeline",
        "seen_movement",
        "seen_activity",
        "usual_pipeline",
        "usual_movement",
        "warned",
    ):
        assert np.all(q[name] >= 0.0), name


@settings(max_examples=120)
@given(teams(), styles())
def test_states_stay_within_their_bounds_at_the_hard_limits(team, style):
    check_bounds(begin(plan_of(team), 0, 3), team)
    for _, state in life(team, style):
        check_bounds(state, team)


@settings(max_examples=60)
@given(teams(hard_limits=False), styles())
def test_strain_never_falls_below_rest(team, style):
    for _, state in life(team, style):
        assert np.all(state.seats["strain"] >= state.seats["baseline_strain"] - 1e-12)


@settings(max_examples=60)
@given(teams(skip=("will_high",)), styles())
def test_the_rate_of_needs_is_a_finite_number(team, style):
    for _, state in life(team, style):
        assert np.isfinite(state.seats["lead_rate"]).all()
        assert np.all(state.seats["lead_rate"] >= 0.0)


LEAST_WILL = SETTINGS["will_high"].least


def test_the_rate_of_needs_is_a_finite_number_where_the_willing_give_next_to_nothing_unwatched():
    for _, state in life(small_team(will_high=LEAST_WILL)):
        assert np.isfinite(state.seats["lead_rate"]).all()


def test_needs_that_come_by_themselves_come_where_the_willing_give_next_to_nothing_unwatched():
    totals = sc.simulate(small_team(will_high=LEAST_WILL, prospecting_weight=0.0), runs=5).totals
    assert (totals.opened > 0).all()


@each("name", [n for n, s in SETTINGS.items() if s.kind == "real"])
def test_no_number_gets_lost_with_one_setting_at_its_hard_limit(name):
    s = SETTINGS[name]
    for value in (s.least, s.most if np.isfinite(s.most) else s.high):
        others = {n: 0.0 for n in SETTINGS if n.startswith("share_") and n != name} if name.startswith("share_") else {}
        team = small_team(weeks=6, warmup_weeks=2, **others | {name: value})
        for _, state in life(team, busy, runs=2):
            check_bounds(state, team)
