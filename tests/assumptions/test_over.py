"""A headline over many worlds: shares, what drives it, words and picture."""

import numpy as np
import pandas as pd
import pytest

import salescoach as sc
from salescoach.assumptions.effect import Question
from salescoach.assumptions.over import OverWorlds, drivers_of
from tests.figures.test_figures import clipped

SMALL = sc.Team(people=2, accounts_per_person=10, weeks=13, warmup_weeks=4)


@pytest.fixture(scope="module")
def worlds():
    return sc.worlds(36, seed=1, team=SMALL)


@pytest.fixture(scope="module")
def found(worlds):
    steps = []
    over = sc.compare_over(worlds, "micromanage", "coach", runs=8, progress=steps.append)
    assert steps == [1] * len(worlds)
    return over


def test_shares_add_up_and_count_the_signs(found):
    assert sum(found.shares.values()) == pytest.approx(1.0)
    signs = found.table["sign"]
    assert found.shares["second"] == np.mean(signs == 1)
    assert found.shares["first"] == np.mean(signs == -1)
    assert set(signs) <= {-1, 0, 1}


def test_an_effect_is_what_compare_says_of_that_world(found, worlds):
    a, b = (sc.simulate(worlds[5], style, runs=8, seed=1) for style in ("micromanage", "coach"))
    row = sc.compare(a, b).table.loc["revenue"]
    mine = found.table.loc[5]
    assert (mine["effect"], mine["low"], mine["high"]) == (row["percent"], row["percent_low"], row["percent_high"])


@pytest.mark.parametrize("measure", ["strain", "leavers", "contacts"])
def test_other_measures_are_told_in_their_own_unit(measure, worlds):
    mine = sc.compare_over(worlds[:1], "micromanage", "coach", measure, runs=8).table.loc[0]
    a, b = (sc.simulate(worlds[0], style, runs=8, seed=1) for style in ("micromanage", "coach"))
    row = sc.compare(a, b, measures=(measure,)).table.loc[measure]
    assert (mine["effect"], mine["low"], mine["high"]) == (row["difference"], row["low"], row["high"])


def test_less_is_a_win_where_less_is_better(worlds):
    strain = sc.compare_over(worlds[:8], "micromanage", "coach", "strain", runs=8)
    assert strain.shares["second"] == np.mean(strain.table["sign"] == -1) > 0.5
    assert strain.shares["first"] == np.mean(strain.table["sign"] == 1)


def test_the_other_way_round_turns_every_effect(worlds, found):
    other = sc.compare_over(worlds, "coach", "micromanage", runs=8)
    assert ((other.table["effect"] > 0) == (found.table["effect"] < 0)).all()


def test_neither_the_number_of_processors_nor_the_other_worlds_change_a_number(worlds, found):
    alone = sc.compare_over(worlds[3:6], "micromanage", "coach", runs=8, jobs=1)
    np.testing.assert_array_equal(alone.table.to_numpy(), found.table.iloc[3:6].to_numpy())


# What drives it.


@pytest.fixture(scope="module")
def many():
    return sc.worlds(200, seed=1)


def test_a_planted_setting_is_found_and_ranked_first(many):
    wins = np.array([world.pass_through > 1.0 for world in many], float)
    drivers = drivers_of(many, wins)
    top = drivers.iloc[0]
    assert top["setting"] == "pass_through"
    assert (top["low_third"], top["high_third"], top["difference"]) == (0.0, 1.0, 1.0)
    assert top["low"] > 0
    assert drivers["difference"].abs().is_monotonic_decreasing


def test_a_planted_setting_that_works_against_it_has_a_negative_sign(many):
    top = drivers_of(many, np.array([world.reaction < 3.0 for world in many], float)).iloc[0]
    assert top["setting"] == "reaction"
    assert top["high"] < 0


def test_chance_alone_drives_nothing_clearly(many):
    wins = (np.random.default_rng(5).random(200) < 0.5).astype(float)
    drivers = drivers_of(many, wins)
    clear = (drivers["low"] > 0) | (drivers["high"] < 0)
    assert clear.sum() <= 1


def test_a_cut_link_is_taken_at_zero(many):
    mixed = [world.without("memory") if k % 2 else world for k, world in enumerate(many)]
    wins = np.array([world.strength("memory") > 0 for world in mixed], float)
    assert drivers_of(mixed, wins).iloc[0]["setting"] == "memory"


def test_few_worlds_are_not_asked_what_drives_it(many):
    assert len(drivers_of(many[:29], np.ones(29))) == 0
    assert len(drivers_of(many[:30], np.ones(30))) > 0


# Words, picture, errors.


def test_the_text_says_who_wins_how_often_and_by_how_much(found):
    text = found.text
    assert text.startswith("coach against micromanage on result, over 36 worlds:")
    assert f"coach is ahead in {found.shares['second']:.0%}, micromanage in {found.shares['first']:.0%}" in text
    assert "The typical world:" in text
    assert repr(found) == text


def test_the_text_names_what_drives_it_or_says_that_nothing_does(many, worlds):
    assert "No single assumption clearly moves who wins." in sc.compare_over(worlds[:2], "coach", "macro", runs=4).text
    from salescoach.assumptions.over import _driver_words

    wins = np.array([world.pass_through > 1.0 for world in many], float)
    words = _driver_words("coach", drivers_of(many, wins))
    assert "pass_through (0% in its lowest third, 100% in its highest)" in words


def test_the_picture_clips_nothing_and_says_the_same(found):
    picture = found.plot()
    ahead = f"{36 * found.shares['second']:.0f} of 36 worlds"
    assert f"“Ask and help” is ahead of “Watch closely” in {ahead}" in picture.alt
    assert "nine in ten between" in picture.alt
    assert clipped(picture.figure) == []


def test_a_picture_of_few_worlds_has_no_right_half(worlds):
    picture = sc.compare_over(worlds[:3], "coach", "macro", "strain", runs=4).plot()
    assert clipped(picture.figure) == []
    assert picture.alt


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (([], "coach", "macro"), "there are no worlds"),
        (([SMALL], "coach", "makro"), "macro"),
        (([SMALL], "coach", "macro", "revenues"), "unknown column 'revenues'"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_what_to_type(arguments, said):
    with pytest.raises(ValueError, match=said) as refused:
        sc.compare_over(*arguments, runs=4)
    assert "Type: " in str(refused.value)


def test_the_sign_does_not_depend_on_which_style_is_the_reference(worlds):
    there = sc.compare_over(worlds, "micromanage", "coach", runs=32).table["sign"]
    back = sc.compare_over(worlds, "coach", "micromanage", runs=32).table["sign"]
    assert (there == -back).all()
    assert set(there) >= {0, 1}


def test_a_style_of_ones_own_can_be_asked_about():
    @sc.style
    def nothing(seen):
        """Nothing at all."""
        return sc.Practices()

    over = sc.compare_over([SMALL], "status_quo", nothing, runs=4)
    assert isinstance(over, OverWorlds)
    assert isinstance(over.table, pd.DataFrame)
    assert over.second == "nothing"
    question = Question(first="status_quo", second=nothing, measure="revenue", runs=4, seed=1)
    assert question.ask(SMALL).mean == over.table["effect"][0]
