"""The emulator: what it learns, what it leaves alone, and whether its chances are right."""

import numpy as np
import pytest

from salescoach.assumptions.emulator import LEAST_CHANCE, fit_emulator
from salescoach.assumptions.match import CUT
from tests.assumptions.test_match import MIDDLES, MODEL, ONE_SIDED, WRONG

RANGE, SIGN = (int(np.flatnonzero(one_sided == ONE_SIDED)[0]) for one_sided in (False, True))
REACH = CUT * MODEL  # what the cut-off lets pass


def measured(count, **columns):
    """Values of worlds, nothing measured but these rows."""
    values = np.full((count, len(MIDDLES)), np.nan)
    for name, column in columns.items():
        values[:, {"range": RANGE, "sign": SIGN}[name]] = column
    return values


def test_the_emulator_learns_a_plain_rule_and_leaves_alone_what_it_has_not_seen():
    rng = np.random.default_rng(1)
    places = rng.random((300, 4))
    values = measured(300, range=MIDDLES[RANGE] + 4 * REACH[RANGE] * (2 * places[:, 0] - 1))
    values[:50, RANGE + 1] = 1e9  # too few worlds to be trusted
    emulator = fit_emulator(places, values, np.zeros_like(values))
    assert [one.pattern for one in emulator.patterns] == [RANGE]
    ask = np.full((3, 4), 0.5)
    ask[:, 0] = [0.05, 0.5, 0.95]
    chances = emulator.chance(ask)
    assert (chances < LEAST_CHANCE).tolist() == [True, False, True]
    assert chances[1] > 0.95


def test_of_a_sign_only_the_wrong_side_is_hopeless():
    rng = np.random.default_rng(3)
    places = rng.random((300, 4))
    values = measured(300, sign=MIDDLES[SIGN] + WRONG[SIGN] * 4 * REACH[SIGN] * (2 * places[:, 0] - 1))
    ask = np.full((3, 4), 0.5)
    ask[:, 0] = [0.02, 0.3, 0.98]  # far on the right side, on the right side, far on the wrong one
    chances = fit_emulator(places, values, np.zeros_like(values)).chance(ask)
    assert chances[0] > 0.95
    assert chances[1] > 0.95
    assert chances[2] < LEAST_CHANCE


@pytest.mark.parametrize(("name", "k"), [("range", RANGE), ("sign", SIGN)])
def test_the_emulator_is_right_about_how_often_it_is_right(name, k):
    rng = np.random.default_rng(2)
    places = rng.random((1500, 3))
    noisy = MIDDLES[k] + WRONG[k] * REACH[k] * (3 * places[:, 0] - 1.5 + rng.normal(0, 0.5, 1500))
    values = measured(1500, **{name: noisy})
    emulator = fit_emulator(places[:1000], values[:1000], np.zeros_like(values)[:1000])
    chances = emulator.chance(places[1000:])
    beyond = WRONG[k] * (values[1000:, k] - MIDDLES[k])
    kept = (beyond if name == "sign" else np.abs(beyond)) <= REACH[k]
    assert 0.2 < kept.mean() < 0.95
    assert abs(chances.sum() - kept.sum()) < 5 * np.sqrt((chances * (1 - chances)).sum())
    assert kept[chances > 0.9].mean() > 0.85
    assert kept[chances < 0.3].mean() < 0.35


def test_chances_of_rows_are_multiplied():
    rng = np.random.default_rng(4)
    places = rng.random((400, 3))
    up = 3 * places - 1.5 + rng.normal(0, 0.3, (400, 3))
    one = measured(400, range=MIDDLES[RANGE] + REACH[RANGE] * up[:, 0])
    other = measured(400, sign=MIDDLES[SIGN] + WRONG[SIGN] * REACH[SIGN] * up[:, 1])
    both = np.where(np.isnan(one), other, one)
    chances = [fit_emulator(places, values, np.zeros_like(values)).chance(places) for values in (one, other, both)]
    open_ = chances[0] * chances[1] > LEAST_CHANCE / 10  # what is hopeless is not reckoned to the end
    np.testing.assert_allclose(chances[2][open_], (chances[0] * chances[1])[open_])
    assert (chances[2][~open_] < LEAST_CHANCE / 5).all()


def test_the_noise_of_a_confirmation_decides_and_not_that_of_a_first_look():
    rng = np.random.default_rng(5)
    places = rng.random((400, 3))
    values = measured(400, range=MIDDLES[RANGE] + 2 * REACH[RANGE] * (2 * places[:, 0] - 1))
    errors = np.where(np.isnan(values), np.nan, 2 * MODEL[RANGE])  # a first look excuses much
    errors[:80, RANGE] = 0.0  # a fifth was confirmed
    ends = fit_emulator(places, values, errors).patterns[0].kept
    assert ends == pytest.approx((MIDDLES[RANGE] - REACH[RANGE], MIDDLES[RANGE] + REACH[RANGE]))
