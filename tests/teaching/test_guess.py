"""A guess comes back beside the truth: how far off, which way, in one sentence."""

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.teaching.guess import guess

NUMBERS = st.floats(-1e6, 1e6)


def test_the_sentence_says_guess_truth_distance_and_direction():
    told = guess("more sales under the coach", 5, "%").against(12.3)
    assert repr(told) == (
        "more sales under the coach: you said 5 %, it is 12.3 %: 7.3 % too low; the direction is right."
    )
    assert told.off == pytest.approx(-7.3)
    assert told.direction is True


@given(said=NUMBERS, truth=NUMBERS)
def test_the_distance_is_guess_minus_truth_and_the_direction_that_of_the_signs(said, truth):
    told = guess("gain", said).against(truth)
    assert told.off == said - truth
    assert told.direction == (math.copysign(1, said) * (said != 0) == math.copysign(1, truth) * (truth != 0))


@given(said=NUMBERS, truth=NUMBERS)
def test_high_and_low_are_the_right_way_round(said, truth):
    text = guess("gain", said, zero=None).against(truth).text
    assert not ("too high" in text and said <= truth)
    assert not ("too low" in text and said >= truth)
    assert "direction" not in text


def test_a_wrong_direction_is_said():
    told = guess("gain", -4, "%").against(12)
    assert told.direction is False
    assert "16 % too low; the direction is not right" in told.text


def test_a_guess_on_the_spot_is_just_right():
    assert "just right" in guess("leavers", 3, "people", zero=None).against(3.04).text


@pytest.mark.parametrize("blank", [None, ..., ""])
def test_without_a_guess_the_truth_is_told_all_the_same(blank):
    told = guess("weeks until trust is back", blank, "weeks").against(9)
    assert told.text == "weeks until trust is back: no guess; it is 9 weeks."
    assert told.direction is None
    assert math.isnan(told.off)


def test_a_guess_cannot_be_changed_afterwards():
    mine = guess("gain", 5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        mine.value = 12.3


@pytest.mark.parametrize("wrong", ["5", True, math.nan, [5]])
def test_a_value_that_is_no_number_is_refused_with_a_line_to_type(wrong):
    with pytest.raises(ValueError, match=r"value=.*must be a finite number.*Type: sc\.guess"):
        guess("gain", wrong)
    with pytest.raises(ValueError, match=r"truth=.*Type: my_guess\.against"):
        guess("gain", 5).against(wrong)


def test_a_guess_needs_its_question():
    with pytest.raises(ValueError, match=r"Type: sc\.guess"):
        guess(5, 5)
