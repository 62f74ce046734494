"""The picture of the patterns: the right scale for ranges and for signs, three marks, fitted rows hollow."""

import io
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from salescoach.figures.colours import BLUE, GREY, ORANGE
from salescoach.figures.patterns import patterns_picture, place
from salescoach.published.table import PATTERNS
from tests.figures.test_figures import PALETTE, PLAIN, clipped, colors_of, drawn_texts

INF = np.inf
ROWS = [  # pattern, measured, low, high, target_low, target_high, found, fitted, discrepancy
    ("in_range", 3.0, 2.5, 3.5, 2.0, 4.0, "inside", "", 0.1),
    ("at_the_end", 4.0, 3.0, 5.0, 2.0, 4.0, "cannot tell", "", 0.1),
    ("far_off", 99.0, 98.0, 99.5, 2.0, 4.0, "outside", "", 0.1),
    ("was_set", 3.5, 3.2, 3.8, 2.0, 4.0, "inside", "quit_rate", 0.1),
    ("above_one", 1.2, 1.1, 1.3, 1.0, INF, "inside", "", 0.1),
    ("below_nought", -0.04, -0.06, -0.02, -INF, 0.0, "inside", "", 0.02),
    ("wrong_sign", 0.04, 0.02, 0.06, -INF, 0.0, "outside", "", 0.02),
]
COLUMNS = ["pattern", "measured", "low", "high", "target_low", "target_high", "found", "fitted", "discrepancy"]
TABLE = pd.DataFrame(ROWS, columns=COLUMNS)


@pytest.fixture(scope="module")
def picture():
    return patterns_picture(TABLE)


def marks(picture):
    """Row -> its mark, over both scales."""
    found = {}
    for axis in picture.figure.axes:
        names = {
            place: label.get_text() for place, label in zip(axis.get_yticks(), axis.get_yticklabels(), strict=True)
        }
        found |= {names[float(line.get_ydata()[0])]: line for line in axis.lines if len(line.get_xdata()) == 1}
    return found


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("in_range", (0.5, 0.25, 0.75)),
        ("at_the_end", (1.0, 0.5, 1.5)),
        ("above_one", (2.0, 1.0, 3.0)),
        ("below_nought", (2.0, 1.0, 3.0)),
        ("wrong_sign", (-2.0, -3.0, -1.0)),
    ],
)
def test_a_range_is_its_own_scale_and_a_sign_is_counted_in_discrepancies(name, where):
    assert place(next(TABLE[TABLE["pattern"] == name].itertuples())) == pytest.approx(where)


def test_colour_and_shape_say_what_was_found(picture):
    said = {"inside": (BLUE, "o"), "outside": (ORANGE, "D"), "cannot tell": (GREY, "s")}
    drawn = marks(picture)
    assert {name.removesuffix(" *") for name in drawn} == set(TABLE["pattern"])
    for row in TABLE.itertuples():
        mark = drawn[f"{row.pattern} *" if row.fitted else row.pattern]
        assert (mark.get_color(), mark.get_marker()) == said[row.found]
        assert mark.get_markerfacecolor() == ("white" if row.fitted else mark.get_color())
    assert colors_of(picture.figure) <= PALETTE | PLAIN


def test_ranges_and_signs_are_apart_and_what_lies_beyond_stands_at_the_edge(picture):
    ranges, signs = picture.figure.axes
    assert (len(ranges.get_yticks()), len(signs.get_yticks())) == (4, 3)
    assert "target range" in ranges.get_xlabel()
    assert "discrepancies" in signs.get_xlabel()
    low, high = ranges.get_xlim()
    assert low < 0 < 1 < marks(picture)["far_off"].get_xdata()[0] < high


def test_the_finding_is_the_title_and_fitted_rows_are_not_counted(picture):
    title = "Of 6 patterns that nothing was set for, 3 inside, 2 outside, 1 cannot be told"
    assert picture.title == title
    assert picture.alt == (
        f"{title}. Outside: far_off, wrong_sign. Cannot be told: at_the_end. 1 more rows are fitted: all inside."
    )
    assert clipped(picture.figure) == []


@pytest.mark.parametrize("rows", [TABLE[:1], TABLE[4:5], TABLE[3:4]])
def test_one_row_alone_is_drawn_as_well(rows):
    picture = patterns_picture(rows)
    assert len(picture.figure.axes) == 1
    assert clipped(picture.figure) == []
    assert rows["pattern"].iloc[0] in " ".join(words for words, _ in drawn_texts(picture.figure))


def test_the_whole_table_fits_into_a_notebook():
    rows = []
    for p in PATTERNS.values():
        low, high = p.middle - p.discrepancy, p.middle + p.discrepancy
        rows.append((p.name, p.middle, low, high, p.low, p.high, "cannot tell", p.fitted, p.discrepancy))
    picture = patterns_picture(pd.DataFrame(rows, columns=COLUMNS))
    data = picture.png()
    assert data == picture.png()
    assert len(data) < 150_000
    image = Image.open(io.BytesIO(data))
    assert image.width <= 2000
    assert image.height <= 2000
    assert clipped(picture.figure) == []
    boxes = [box for words, box in drawn_texts(picture.figure) if words.removesuffix(" *") in PATTERNS]
    assert len(boxes) == len(PATTERNS)
    upwards = sorted(boxes, key=lambda box: box.y0)
    assert all(above.y0 > below.y1 - 1 for below, above in pairwise(upwards))
