"""Signs into words: the size and the direction are those of the number, and no sign is left."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.common.signs import FEWER, HIGHER, more_or_less, range_of
from scripts.seed_values import value_of


@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_the_words_can_be_read_back_to_the_rounded_number(value, digits):
    said = more_or_less(value, digits)
    assert not re.search(r"[-+]", said)
    if said == "no difference":
        assert round(value, digits) == 0
        return
    size, _, word = said.split(" ")
    assert float(size.replace(",", "")) * {"more": 1, "less": -1}[word] == round(value, digits)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_an_interval_names_both_directions_where_it_holds_zero_and_one_where_not(low, width):
    high = low + width
    said = range_of(low, high, 1)
    assert not re.search(r"[-+]", said)
    both = "less" in said and "more" in said
    assert both == (low < 0 < high)
    if not both:
        sizes = [float(size.replace(",", "")) for size in re.findall(r"[\d,.]+", said)]
        assert sizes == sorted(sizes)


@pytest.mark.parametrize(
    ("words", "said"), [(HIGHER, "1.2 points lower"), (FEWER, "1.2 points fewer"), (("up", "down"), "1.2 points down")]
)
def test_the_words_are_those_that_fit_the_measure(words, said):
    assert more_or_less(-1.2, 1, " points", words) == said


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_number_with_its_interval_is_read_back_by_the_check_of_seeds(value, below, above):
    low, high = value - below, value + above
    read = value_of(more_or_less(value, 1, between=(low, high)))
    assert (read.number, read.low, read.high) == pytest.approx((value, low, high), abs=0.0501, rel=1e-9)


@pytest.mark.parametrize(
    ("value", "between", "said"),
    [
        (-21.3, (-23.0, -19.0), "21 % less (19 to 23)"),
        (17.4, (14.4, 20.4), "17 % more (14 to 20)"),
        (1.2, (-0.9, 3.3), "1 % more (1 % less to 3 % more)"),
        (0.3, (0.1, 0.6), "no difference (0 to 1 % more)"),
    ],
)
def test_an_interval_stands_behind_the_words(value: float, between: tuple[float, float], said: str) -> None:
    assert more_or_less(value, between=between) == said
