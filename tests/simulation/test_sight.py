"""What a manager knows of a person's work is as fresh and as sharp as reports and reviews make it."""

from __future__ import annotations

import math

import numpy as np
import pytest

import salescoach as sc
from salescoach.simulation.draws import key_of
from salescoach.simulation.history import Ask, record
from salescoach.simulation.observe import observe
from salescoach.simulation.params import parameters
from salescoach.simulation.people import sight_of
from salescoach.simulation.week import look_at
from tests.simulation.worlds import boss, busy, idle, life, person, plan_of, rules, small_team

PICTURES = {"seen_pipeline": "open_deals", "seen_movement": "movement", "seen_activity": "logged"}
TEAM = small_team(people=6, span=3, accounts_per_person=30, weeks=26, warmup_weeks=13)


@sc.style
def told(seen):
    """Much is reported and gone through, and nothing else is done."""
    return sc.Practices(report_hours=3.0, review_hours=1.0, process_hours=1.0, pass_on=0.0)


def lived(team, style, runs=40):
    return record(plan_of(team, style), runs, Ask(seats=(*PICTURES, *PICTURES.values(), "sight", "newcomer"))).seats


def test_half_of_what_there_is_to_see_is_shown_by_the_hours_of_the_half():
    p = rules(sight=0.6, sight_half=0.8)
    for hours, sight in ((0.0, 0.4), (0.8, 0.7), (2.4, 0.85)):
        for what in ("reports", "review", "process"):
            assert sight_of(p, boss(), person(**{what: hours})) == pytest.approx(sight)
    assert sight_of(p, boss(effect=0.5), person(reports=1.6)) == pytest.approx(0.7)


def test_without_reports_and_reviews_a_picture_is_renewed_seldom_and_with_an_error():
    """Sight of .4: renewed in two weeks of five, with an error of .5 * .6 in log counts."""
    p, renewed, errors = rules(sight_noise=0.5), 0, []
    for week in range(4000):
        q = person(sight=0.4, open_deals=10_000, seen_pipeline=-1.0)
        look_at(p, q, key_of(3), 0, 0, week)
        if q["seen_pipeline"] >= 0:
            renewed += 1
            errors.append(math.log(q["seen_pipeline"] / 10_000))
    assert renewed / 4000 == pytest.approx(0.4, abs=0.03)
    assert np.std(errors) == pytest.approx(0.3, rel=0.08)
    assert np.mean(errors) == pytest.approx(0.0, abs=0.03)


@pytest.mark.parametrize("picture", PICTURES)
def test_who_asks_for_nothing_knows_less_of_the_truth(picture):
    known = {}
    for style in (told, idle):
        seats = lived(TEAM, style)
        known[style.name] = np.corrcoef(seats[picture].ravel(), seats[PICTURES[picture]].ravel())[0, 1]
    assert known["told"] > known["idle"] + 0.05
    assert known["idle"] > 0.05


def test_without_an_error_a_picture_is_only_older():
    seats = lived(TEAM.change(sight_noise=0.0), idle)
    seen, true, sight = seats["seen_pipeline"], seats["open_deals"], seats["sight"]
    fresh = (seen == true)[:, 1:]
    assert fresh.mean() > sight.mean()
    kept = seen[:, 1:] == seen[:, :-1]
    assert np.all(fresh | kept)
    assert not fresh.all()


@pytest.mark.parametrize("style", [idle, busy], ids=["idle", "busy"])
def test_with_the_link_cut_the_picture_is_the_truth_every_week(style):
    """Who starts in the job stands for a usual quarter, and parts of a step are none; both are left out here."""
    seats = lived(TEAM.without("sight"), style)
    known = seats["newcomer"] == 0
    for picture, truth in PICTURES.items():
        np.testing.assert_array_equal(seats[picture][known], np.rint(seats[truth][known]), err_msg=picture)
    assert known.mean() > 0.9
    assert np.all(seats["sight"] == 1.0)


def test_results_are_seen_at_once_however_little_is_reported():
    """Nobody reports and the style heeds nothing, so both teams live the same weeks and are seen in two ways."""
    dim = small_team(sight=0.9, weeks=13)
    clear, pictures = dim.without("sight"), 0
    for (week, one), (_, two) in zip(life(dim, idle), life(clear, idle), strict=True):
        a, b = (observe(parameters(t), s, week + 1) for t, s in ((dim, one), (clear, two)))
        for name in ("attainment", "team_attainment", "in_seat", "tenure_weeks", "complaint"):
            np.testing.assert_array_equal(getattr(a, name), getattr(b, name), err_msg=name)
        pictures += int((a.pipeline != b.pipeline).sum())
    assert pictures > 20


def test_what_is_usual_is_the_mean_of_what_was_seen_in_the_last_quarter_before_the_count():
    team, seen = small_team(warmup_weeks=20, weeks=4), []
    for week, state in life(team, busy):
        if -13 <= week < 0:
            seen.append(state.seats[["seen_pipeline", "seen_movement"]].copy())
        if week >= -1:
            usual = state.seats
            np.testing.assert_allclose(usual["usual_pipeline"], np.mean([s["seen_pipeline"] for s in seen], axis=0))
            np.testing.assert_allclose(usual["usual_movement"], np.mean([s["seen_movement"] for s in seen], axis=0))
    assert len(seen) == 13
