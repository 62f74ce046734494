"""Pipeline health is about one where all goes its usual way, and tells something of the quarter that comes."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from scipy.stats import spearmanr

import salescoach as sc
from salescoach.management.contract.probe import changed, some_week
from salescoach.management.library import STYLES
from salescoach.simulation.block import Plan, weeks_of
from salescoach.simulation.observe import observe
from salescoach.simulation.params import parameters

SEEDS = (1, 2, 3)
TEAM = sc.Team(weeks=27)


@cache
def seen_of(seed):
    """Health at the start of two quarters and the attainment thirteen weeks later, of people who stayed."""
    usual, health, later = STYLES["status_quo"], [], []
    mondays, here = {}, {}
    for week, state in weeks_of(Plan(TEAM, usual, usual, 0, seed), 0, 40):
        if week + 1 in (0, 13, 26):
            seen = observe(parameters(TEAM), state, week + 1)
            mondays[week + 1], here[week + 1] = seen, (state.seats["hire"].copy(), seen.in_seat)
    for week in (0, 13):
        stayed = here[week][1] & here[week + 13][1] & (here[week][0] == here[week + 13][0])
        health.append(mondays[week].pipeline_health[stayed])
        later.append(mondays[week + 13].attainment[stayed])
    return np.concatenate(health), np.concatenate(later)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_median_is_about_one_under_usual_practice(seed):
    assert np.median(seen_of(seed)[0]) == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_full_and_moving_pipeline_goes_before_a_good_quarter(seed):
    health, later = seen_of(seed)
    assert spearmanr(health, later).statistic > 0.2


def test_health_is_the_mean_of_number_and_movement_against_the_usual():
    seen = changed(some_week(), pipeline=6.0, usual_pipeline=10.0, movement=3.0, usual_movement=2.0)
    assert np.all(seen.pipeline_health == pytest.approx((0.6 + 1.5) / 2))
    assert not seen.pipeline_health.flags.writeable
