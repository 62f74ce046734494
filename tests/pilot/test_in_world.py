"""Figures of a world: power as the noncentral t gives it, false alarms, sizes and the bias of a before-and-after."""

import numpy as np
import pytest
from scipy import stats

from salescoach.pilot.design import NEVER, design_of
from salescoach.pilot.in_world import CELL, Luck, before_and_after, cell, draw_pilots, size_found
from salescoach.pilot.measures import COUNTED, PILOT_MEASURES
from salescoach.pilot.pool import Pool

REVENUE = PILOT_MEASURES["revenue"]
SD, EFFECT, TEAMS = 10.0, 9.0, 12


def made_pool(effect=EFFECT, size=400, trend=0.0, lasting=0.0, seed=1):
    """Teams of one person whose revenue a week is 100, with luck that is drawn once for all weeks after."""
    rng = np.random.default_rng(seed)
    team, luck = lasting * rng.standard_normal(size), SD * rng.standard_normal((2, size))
    after = np.repeat((100.0 + trend + team + luck[1])[:, None], 20, axis=1)
    nothing = {name: np.zeros((size, 20)) for name in COUNTED}
    zero = {name: np.zeros(size) for name in COUNTED}
    return Pool(
        people=1, weeks_before=10, hours={0: 2.0, NEVER: 1.0},
        before=zero | {"revenue": 10 * (100.0 + team + luck[0])},
        after={NEVER: nothing | {"revenue": after}, 0: nothing | {"revenue": after + effect}},
    )  # fmt: skip


def asked(by="lot", teams=TEAMS):
    return design_of(by, teams, 20, 10, 4, 4)


def figures(pool, pilots=20_000, market=0.0, by="lot", teams=TEAMS):
    return dict(
        zip(CELL, cell(pool, REVENUE, asked(by, teams), pilots, Luck(seed=1, world=0, market=market)), strict=True)
    )


def test_power_is_nearly_that_of_the_noncentral_t():
    """Nothing lasts, so the weeks before explain nothing, cost one degree of freedom and leave a chance gap."""
    pool, teams = made_pool(), 24
    sd = pool.outcome(REVENUE, NEVER, (4, 20)).std(ddof=1)
    away = EFFECT / (sd * np.sqrt(2 / 12 * (1 + 1 / (teams - 4))))
    expected = stats.nct.sf(stats.t.ppf(0.975, teams - 3), teams - 3, away)
    found = figures(pool, teams=teams)
    assert found["truth"] == pytest.approx(EFFECT)
    assert found["right"] / found["pilots"] == pytest.approx(expected, abs=0.03)
    assert found["wrong"] / found["pilots"] < 0.002
    assert found["effect"] == pytest.approx(EFFECT, abs=0.15)
    assert found["null_alarms"] / found["pilots"] == pytest.approx(0.05, abs=0.02)  # one draw of lots for all


def test_without_an_effect_signs_are_a_coin():
    found = figures(made_pool(effect=1e-9))
    assert found["right"] / found["pilots"] == pytest.approx(0.025, abs=0.005)
    assert found["wrong"] / found["pilots"] == pytest.approx(0.025, abs=0.005)
    assert found["points_wrong"] / found["pilots"] == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("by", ["lot", "pairs"])
def test_the_size_that_is_found_has_the_power_it_says(by):
    pool, luck = made_pool(effect=0.0, lasting=20.0), Luck(seed=1, world=0, market=0.0)
    size = size_found(pool, REVENUE, asked(by), 4000, luck)
    again = draw_pilots(pool, REVENUE, asked(by), 4000, Luck(seed=2, world=0, market=0.0), 3).answers(False, size)
    assert again.found.mean() == pytest.approx(0.8, abs=0.025)


def test_a_market_that_moves_for_all_hides_nothing_and_fools_a_before_and_after():
    still, moving = (figures(made_pool(lasting=20.0), market=market) for market in (0.0, 10.0))
    assert moving["right"] / moving["pilots"] == pytest.approx(still["right"] / still["pilots"], abs=0.03)
    calm, fooled = (
        before_and_after(made_pool(lasting=20.0), REVENUE, asked(), 4000, Luck(seed=1, world=0, market=market))
        for market in (0.0, 10.0)
    )
    assert calm[1] / 4000 == pytest.approx(0.05, abs=0.03)
    assert fooled[1] / 4000 > 0.2


def test_a_before_and_after_is_off_by_the_trend_and_by_the_return_of_the_worse_half():
    luck = Luck(seed=1, world=0, market=0.0)
    bias, _, chosen, alarms, pilots = before_and_after(made_pool(trend=3.0, size=4000), REVENUE, asked(), 4000, luck)
    assert bias == pytest.approx(3.0, abs=0.7)
    # The worse half of normal luck lies sqrt(2 / pi) standard deviations below the mean, a little less of 24.
    assert chosen - bias == pytest.approx(SD * np.sqrt(2 / np.pi), abs=0.6)
    assert alarms / pilots > 0.5


def test_pilots_that_give_no_answer_are_counted_apart():
    found = dict(zip(CELL, cell(made_pool(), PILOT_MEASURES["complaints"], asked(), 50,
                                Luck(seed=1, world=0, market=5.0)), strict=True))  # fmt: skip
    assert found["no_answer"] == found["null_no_answer"] == 50
    assert found["right"] == found["wrong"] == found["null_alarms"] == 0


def test_no_team_is_drawn_twice_in_a_pilot():
    for by in ("lot", "pairs"):
        teams = draw_pilots(
            made_pool(size=14), REVENUE, asked(by), 200, Luck(seed=1, world=0, market=0.0), 1
        ).lots.teams
        assert (np.diff(np.sort(teams, axis=1)) > 0).all()
    assert np.bincount(teams.ravel(), minlength=14) == pytest.approx(200 * 12 / 14, rel=0.1)
