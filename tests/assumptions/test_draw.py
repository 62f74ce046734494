"""Worlds drawn from the plausible ranges: within them, evenly, and the same for the same seed."""

import itertools

import numpy as np
import pytest

import salescoach as sc
from salescoach.assumptions.draw import (
    MAX_SHARE_WITH_A_CAUSE,
    free_settings,
    from_unit,
    numbered_places,
    places,
    world_at,
)
from salescoach.settings.register import CAUSE_SHARES, SETTINGS
from tests.each import each

FREE = [s.name for s in free_settings()]
SHARES = list(CAUSE_SHARES.values())


@pytest.fixture(scope="module")
def drawn():
    return sc.worlds(120, seed=1)


def test_the_same_seed_gives_the_same_worlds(drawn):
    assert sc.worlds(120, seed=1) == drawn


def test_the_first_of_more_are_the_same(drawn):
    assert sc.worlds(30, seed=1) == drawn[:30]


def test_the_number_of_a_world_does_not_depend_on_where_the_search_begins():
    whole = dict(itertools.islice(numbered_places(1), 40))
    for number, place in itertools.islice(numbered_places(1, 17), 10):
        np.testing.assert_array_equal(place, whole[number])


def test_other_seeds_give_other_worlds(drawn):
    assert not set(drawn) & set(sc.worlds(120, seed=2))
    assert len(set(drawn)) == len(drawn)


@each("name", FREE)
def test_a_free_setting_varies_within_its_range(name, drawn):
    setting = SETTINGS[name]
    values = [world.values[name] for world in drawn]
    if setting.kind == "choice":
        assert set(values) == set(setting.choices)
    else:
        assert setting.low <= min(values) < max(values) <= setting.high
        low, high = np.quantile(values, (0.1, 0.9))
        assert high - low > (setting.high - setting.low) / 3


def test_what_is_fixed_stays_as_it_is(drawn):
    for name in set(SETTINGS) - set(FREE):
        assert {world.values[name] for world in drawn} == {SETTINGS[name].default}, name


def test_causes_never_take_everybody(drawn):
    assert max(sum(world.values[name] for name in SHARES) for world in drawn) <= MAX_SHARE_WITH_A_CAUSE
    assert world_at(np.ones(len(FREE))) is None


def test_a_team_gives_what_is_not_varied():
    mine = sc.worlds(3, seed=1, team=sc.Team(people=5, weeks=13, need_rate=0.5))
    assert {(world.people, world.weeks) for world in mine} == {(5, 13)}
    assert [w.need_rate for w in mine] == [w.need_rate for w in sc.worlds(3, seed=1)]


def test_points_lie_evenly():
    cube = np.array(list(itertools.islice(places(1), 1023)))
    assert cube.min() >= 0
    assert cube.max() < 1
    counts = [np.bincount((16 * coordinate).astype(int), minlength=16) for coordinate in cube.T]
    assert np.min(counts) >= 60
    assert np.max(counts) <= 68


@each("name", FREE)
def test_the_ends_of_the_unit_interval_are_the_ends_of_the_range(name):
    setting = SETTINGS[name]
    ends = from_unit(setting, 0.0), from_unit(setting, 1.0)
    if setting.kind == "choice":
        assert ends == (setting.choices[0], setting.choices[-1])
    else:
        assert ends == pytest.approx((setting.low, setting.high))
    if setting.spread == "log-uniform":
        assert from_unit(setting, 0.5) == pytest.approx(np.sqrt(setting.low * setting.high))


@pytest.mark.parametrize("n", [0, -3, 2.5, True, "many"])
def test_no_worlds_are_refused_with_what_to_type(n):
    with pytest.raises(ValueError, match=r"must be a whole number, at least 1\. Type: n=1"):
        sc.worlds(n)
