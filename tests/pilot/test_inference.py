"""The test of a pilot: equal to what others compute, right under the null with few teams, silent where nothing is."""

from itertools import combinations

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from salescoach.pilot.design import design_of
from salescoach.pilot.inference import answers, interval, lottery, step_weights

PILOTS = 20_000


def design(by, teams, steps=4, weeks=24):
    return design_of(by, teams, weeks, 26, 2, steps)


def made(by, teams, pilots, seed=1, effect=0.0, skewed=False, drift=0.0):
    """A design and pilots with team luck that lasts, a market that moves for all, and an effect."""
    one = design(by, teams)
    rng = np.random.default_rng(seed)
    stretches = len(one.windows)
    team = rng.standard_normal((pilots, teams))
    luck = rng.standard_normal((pilots, teams, stretches + 1))
    if skewed:
        luck = np.exp(luck) * 0.6
    base = team + luck[:, :, 0]
    if by == "pairs":  # as the plan does: neighbours before are a pair, one by lot starts
        order = np.argsort(base, axis=1).reshape(pilots, -1, 2)
        coin = rng.integers(0, 2, order.shape[:2])[:, :, None]
        places = np.concatenate([np.take_along_axis(order, c, 2)[:, :, 0] for c in (coin, 1 - coin)], 1)
        base, team = np.take_along_axis(base, places, 1), np.take_along_axis(team, places, 1)
    after = team[:, :, None] + luck[:, :, 1:] + drift * rng.standard_normal((pilots, 1, stretches))
    after = after + effect * one.treated()[one.groups][None]
    return one, base, after, lottery(rng, teams, pilots)


@pytest.mark.parametrize(("by", "teams"), [("lot", 7), ("lot", 12), ("pairs", 12), ("steps", 6), ("steps", 12)])
@pytest.mark.parametrize("kind", ["normal", "skewed", "rare"])
def test_false_alarms_are_five_of_a_hundred(by, teams, kind):
    """Lots are drawn anew for each twentieth of the pilots, as for each world."""
    found = []
    for seed in range(20):
        one, base, after, others = made(
            by, teams, PILOTS // 20, seed=seed, skewed=kind == "skewed", drift=float(kind != "rare")
        )
        if kind == "rare":  # most teams have no event at all
            base, after = np.floor(np.maximum(base, 0.0)), np.floor(np.maximum(after - 0.5, 0.0))
        found.append(answers(one, base, after, others))
    alarms = np.concatenate([one.found[one.answered] for one in found])
    assert len(alarms) > 0.5 * PILOTS
    assert alarms.mean() == pytest.approx(0.05, abs=0.006)


@pytest.mark.parametrize("by", ["lot", "pairs"])
def test_one_start_is_the_analysis_of_covariance_of_statsmodels(by):
    one, base, after, others = made(by, 14, 5, effect=0.7)
    found = answers(one, base, after, others)
    for k in range(5):
        other = sm.OLS(after[k, :, 0], sm.add_constant(np.column_stack([one.groups == 0, base[k]]).astype(float))).fit()
        assert found.effect[k] == pytest.approx(other.params[1])


def test_with_many_teams_p_and_interval_are_near_those_of_students_t():
    one, base, after, _ = made("lot", 60, 6, effect=0.3)
    others = lottery(np.random.default_rng(1), 60, 1, 9999)
    for k in range(2):
        other = sm.OLS(after[k, :, 0], sm.add_constant(np.column_stack([one.groups == 0, base[k]]).astype(float))).fit()
        found = answers(one, base[k : k + 1], after[k : k + 1], others)
        assert found.p[0] == pytest.approx(other.pvalues[1], abs=0.02)
        assert interval(one, base[k : k + 1], after[k : k + 1], others) == pytest.approx(other.conf_int()[1], abs=0.06)


def test_of_seven_teams_p_is_the_share_of_all_lots():
    one, base, after, _ = made("lot", 7, 1, effect=2.0)
    others = lottery(np.random.default_rng(2), 7, 1, 9999)
    found = answers(one, base, after, others)
    b, y = base[0] - base.mean(), after[0, :, 0] - after.mean()
    rest = y - (b @ y) / (b @ b) * b
    gaps = [abs(rest[list(who)].sum() * (1 / 4 + 1 / 3)) for who in combinations(range(7), 4)]
    fell = abs(rest[:4].sum() * (1 / 4 + 1 / 3))
    beyond, same = (sum(test) / 35 for test in ([g > fell + 1e-9 for g in gaps], [abs(g - fell) < 1e-9 for g in gaps]))
    assert beyond - 0.01 <= found.p[0] <= beyond + same + 0.01


@pytest.mark.parametrize("by", ["lot", "pairs", "steps"])
def test_the_estimate_is_right_on_average_and_the_market_does_not_touch_it(by):
    still, moving = (answers(*made(by, 12, 4000, effect=0.7, drift=drift)) for drift in (0.0, 3.0))
    assert still.effect.mean() == pytest.approx(0.7, abs=4 * still.effect.std() / np.sqrt(4000))
    assert moving.effect.std() == pytest.approx(still.effect.std(), rel=0.06)


@given(st.sampled_from(["lot", "pairs", "steps"]), st.integers(6, 10), st.floats(-5, 5), st.floats(0.1, 10))
def test_a_shift_of_all_or_another_unit_changes_no_answer(by, half, shift, scale):
    one, base, after, others = made(by, 2 * half, 3, seed=half)
    plain = answers(one, base, after, others)
    other = answers(one, scale * base + shift, scale * after + shift, others)
    assert other.effect == pytest.approx(scale * plain.effect)
    assert other.p == pytest.approx(plain.p)


@pytest.mark.parametrize("by", ["lot", "pairs", "steps"])
def test_teams_that_do_not_differ_give_no_answer(by):
    one, base, after, others = made(by, 12, 3)
    nothing = answers(one, np.zeros_like(base), np.zeros_like(after), others)
    assert not nothing.answered.any()
    assert not nothing.found.any()
    after[0, 0, 0] = np.nan
    assert answers(one, base, after, others).answered.tolist() == [False, True, True]


def test_steps_compare_only_within_a_stretch_and_weigh_to_one():
    one = design("steps", 10, steps=3)
    weights = step_weights(one)
    many = np.bincount(one.groups)
    assert (many @ np.where(one.treated(), weights, 0.0)).sum() == pytest.approx(1.0)
    assert (many @ weights) == pytest.approx(np.zeros(2))


def test_an_effect_that_grows_is_not_turned_by_stepped_starts():
    one = design("steps", 12)
    rng = np.random.default_rng(1)
    since = np.array([[max(0, k - g + 1) for k in range(3)] for g in range(4)], float)  # stretches since the start
    after = since[one.groups][None] + 0.1 * rng.standard_normal((500, 12, 3))
    found = answers(one, np.zeros((500, 12)), after, lottery(rng, 12, 500))
    many = np.bincount(one.groups)
    truth = (many @ (np.where(one.treated(), step_weights(one), 0.0) * since)).sum()
    assert found.effect.mean() == pytest.approx(truth, abs=0.02)
    assert found.found.all()
