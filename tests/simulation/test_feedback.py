"""Reviews lift the readiness of some people's customers and lower that of others; unskilled managers harm more."""

from __future__ import annotations

import numpy as np
import pytest

import salescoach as sc
from salescoach.simulation.block import begin
from salescoach.simulation.people import prepare
from tests.simulation.worlds import boss, person, plan_of, rules


def gain(p, m, q, review=0.5):
    """Readiness that reviews add through feedback alone: nothing else hangs on them here."""
    told = [person(**q | {"review": hours}) for hours in (0.0, review)]
    for one in told:
        prepare(p, boss(**m), one, 0.0, 0.0)
    return told[1]["pitch"] - told[0]["pitch"]


ALONE = {"accountability": 0.0, "time": 0.0, "burden": 0.0, "challenge": 0.0, "feedback": 0.4, "dose_half": 0.5}


@pytest.mark.parametrize(
    ("taste", "skill", "want"), [(0.0, 0.5, 0.06), (0.5, 0.5, 0.16), (-1.0, 0.5, -0.14), (0.0, 0.1, -0.02)]
)
def test_feedback_moves_readiness_by_the_persons_taste_and_the_managers_skill(taste, skill, want):
    """A half dose of .4: .2 times what the skill has beyond .2, and the taste."""
    p = rules(**ALONE, feedback_skill=0.2)
    assert gain(p, {"coach_skill": skill}, {"feedback_taste": taste}) == pytest.approx(want)
    assert gain(p, {"coach_skill": skill}, {"feedback_taste": taste}, review=0.0) == 0.0


@pytest.fixture(scope="module")
def people():
    """What feedback does to the people of the default world, in sign, and the skill of their managers."""
    team = sc.Team()
    state = begin(plan_of(team), 0, 1500)
    skill = state.managers["coach_skill"]
    return skill - team.feedback_skill + state.seats["feedback_taste"], np.broadcast_to(skill, state.seats.shape)


def test_what_is_said_harms_more_than_a_third_and_fewer_than_half(people):
    """Without the effort that a review also brings: whose sales fall in all, the pattern ``feedback_harm`` measures.

    More than a third of interventions in 607 trials did harm, and the average one did good.
    """
    worth, _ = people
    assert 1 / 3 < (worth < 0.0).mean() < 0.5
    assert worth.mean() > 4 * worth.std() / np.sqrt(worth.size)


def test_unskilled_managers_harm_more_people(people):
    worth, skill = people
    low, high = np.quantile(skill, (0.2, 0.8))
    harmed = [(worth[who] < 0.0).mean() for who in (skill <= low, skill >= high)]
    assert harmed[0] > harmed[1] + 0.08
