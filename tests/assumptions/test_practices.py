"""One more unit of each practice over worlds: what is added, both signs, words and picture."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.assumptions.draw import free_settings, from_unit
from salescoach.assumptions.practices import UNITS, more_of
from salescoach.management.practices import most_of
from salescoach.settings.evidence.register import ROWS
from tests.each import each
from tests.figures.test_figures import clipped

SMALL = sc.Team(people=2, accounts_per_person=10, weeks=13, warmup_weeks=4)


@pytest.fixture(scope="module")
def found():
    return sc.practices_over(sc.worlds(6, seed=1, team=SMALL), runs=6)


def test_every_practice_has_a_unit():
    assert sorted(UNITS) == sorted(name for name, _ in sc.Practices().items())


@each("practice", tuple(UNITS))
def test_one_practice_is_raised_for_everybody_and_nothing_else(practice):
    seen = sc.example_week()
    usual, more = sc.STYLES["status_quo"](seen), more_of(practice)(seen)
    for name, amount in usual.items():
        now = np.broadcast_to(getattr(more, name), seen.shape)
        raised = np.minimum(amount + UNITS[name].amount, most_of(name)) if name == practice else amount
        assert np.array_equal(now, np.broadcast_to(raised, seen.shape))


def test_rows_that_are_named_exist():
    assert {unit.row for unit in UNITS.values() if unit.row} <= set(ROWS)


def test_an_effect_is_what_compare_says_of_that_world(found):
    world = sc.worlds(6, seed=1, team=SMALL)[4]
    a, b = (sc.simulate(world, style, runs=6, seed=1) for style in ("status_quo", more_of("report_hours")))
    row = found.effects.query("practice == 'report_hours' and world == 4").iloc[0]
    assert row["effect"] == pytest.approx(sc.compare(a, b).table.loc["revenue", "percent"])


def test_shares_add_up(found):
    assert np.allclose(found.table[["up", "down", "unclear"]].sum(axis=1), 1.0)
    assert len(found.effects) == 6 * len(UNITS)


def test_jobs_change_no_number(found):
    again = sc.practices_over(sc.worlds(6, seed=1, team=SMALL), runs=6, jobs=1)
    assert again.table.equals(found.table)


def test_every_practice_is_in_words_and_picture(found):
    picture = found.plot()
    assert not clipped(picture.figure)
    for more in found.table["more"]:
        assert more in found.text
        assert more in picture.alt


def test_no_worlds_are_refused():
    with pytest.raises(ValueError, match="no worlds"):
        sc.practices_over([])


def test_a_weighted_choice_is_drawn_by_its_weights():
    shape = next(s for s in free_settings() if s.name == "performance_shape")
    drawn = [from_unit(shape, u) for u in (np.arange(75_000) + 0.5) / 75_000]
    for word, weight in zip(shape.choices, shape.weights, strict=True):
        assert drawn.count(word) / len(drawn) == pytest.approx(weight / sum(shape.weights), abs=1e-3)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_practice_but_sharing_has_its_sign_fixed_by_the_ranges(seed):
    """Both signs occur over drawn worlds, beyond luck: least and most lie on both sides by three standard errors."""
    over = sc.practices_over(sc.worlds(40, seed=seed), runs=16, seed=seed)
    for practice, effects in over.effects.groupby("practice"):
        error = (effects["high"] - effects["low"]) / 4.1
        pull = effects["effect"] / error
        if practice == "sharing_hours":
            assert pull.max() > 3
        else:
            assert pull.max() > 0.5, practice
            assert pull.min() < -0.5, practice
