"""Words are broken into lines by their true width."""

from itertools import pairwise

import pytest
from matplotlib.textpath import TextPath

from salescoach.figures.picture import _inches, lines_of
from tests.each import each

TITLES = (
    "The team under coach sells 26 % more", "W", "il", "Ünder 4½ per cent – or so?", "coach: skill +0.036 skill sd.",
    "1 2 3", "a,;.:'\"", "fjord AVAWAY (0–1)",
)  # fmt: skip


@each("words", TITLES)
def test_a_width_is_that_of_the_drawn_letters(words):
    for size in (8.0, 11.5):
        assert _inches(words, size) == TextPath((0.0, 0.0), words, size=size).get_extents().width / 72.0


@pytest.mark.parametrize("inches", [1.0, 2.0, 6.0])
def test_no_line_is_wider_than_it_may_be_and_none_could_take_the_next_word(inches):
    lines = lines_of(TITLES[0], inches, 12.0).split("\n")
    assert " ".join(lines) == TITLES[0]
    assert all(_inches(line, 12.0) <= inches for line in lines if " " in line)
    assert all(_inches(f"{a} {b.split()[0]}", 12.0) > inches for a, b in pairwise(lines))
