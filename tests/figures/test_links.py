"""The picture of the links: its title is worked out, it is drawn whole, and it says what it shows."""

import pandas as pd
import pytest

from salescoach.figures.links import links_picture
from tests.figures.test_figures import PALETTE, PLAIN, clipped, colors_of


def weeks(push):
    rows = [(table, week, 0.5 + 0.1 * table, 0.2, push) for table in range(3) for week in range(4)]
    return pd.DataFrame(rows, columns=["table", "week", "above", "pressure", "push"])


@pytest.mark.parametrize(
    ("played", "other", "told"), [(0.3, 0.1, "0.20 higher"), (0.1, 0.3, "0.20 lower"), (0.2, 0.2, "no difference")]
)
def test_the_title_tells_what_the_numbers_say(played, other, told):
    picture = links_picture(weeks(played), weeks(other), "a boss who trusts")
    assert f"people on customers {told}" in picture.title
    assert f"people on customers {other:.2f} to {played:.2f}" in picture.alt
    assert clipped(picture.figure) == []
    assert colors_of(picture.figure) <= PALETTE | PLAIN
