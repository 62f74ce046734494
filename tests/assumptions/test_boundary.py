"""A map over two settings: its grid, its numbers, its words and its picture."""

from dataclasses import replace

import numpy as np
import pytest

import salescoach as sc
from salescoach.settings.register import SETTINGS
from tests.figures.test_figures import clipped

SMALL = sc.Team(people=2, accounts_per_person=10, weeks=13, warmup_weeks=4)
OVER = ("share_low_will", "pass_through")


@pytest.fixture(scope="module")
def found():
    steps = []
    made = sc.boundary(SMALL, "micromanage", "coach", OVER, points=3, runs=8, progress=steps.append)
    assert steps == [1] * 9
    return made


def test_the_grid_has_a_row_for_the_second_setting_and_a_column_for_the_first(found):
    assert len(found.table) == 9
    assert found.grid("effect").shape == (3, 3)
    across, up = (np.linspace(SETTINGS[name].low, SETTINGS[name].high, 3) for name in OVER)
    for row in found.table.itertuples():
        i, j = np.argmin(abs(up - row.pass_through)), np.argmin(abs(across - row.share_low_will))
        assert (up[i], across[j]) == pytest.approx((row.pass_through, row.share_low_will))
        assert found.grid("effect")[i, j] == row.effect


@pytest.mark.parametrize("corner", [(0, 0), (2, 0), (0, 2), (2, 2)])
def test_a_corner_is_what_compare_says_there(corner, found):
    at = found.table.iloc[3 * corner[1] + corner[0]]
    team = SMALL.change(**{name: at[name] for name in OVER})
    a, b = (sc.simulate(team, style, runs=8, seed=1) for style in ("micromanage", "coach"))
    row = sc.compare(a, b).table.loc["revenue"]
    assert (at["effect"], at["low"], at["high"]) == (row["percent"], row["percent_low"], row["percent_high"])


def test_the_text_says_who_wins_where(found):
    text = found.text
    best = found.table.loc[found.table["effect"].idxmax()]
    assert text.startswith("coach against micromanage on result, over share_low_will and pass_through (9 points):")
    assert f"coach is ahead at {np.mean(found.table['sign'] == 1):.0%} of the points" in text
    assert f"Highest: {best['effect']:+.1f} % at share_low_will {best['share_low_will']:.3g}" in text
    assert repr(found) == text


def test_the_picture_clips_nothing_and_says_the_same(found):
    picture = found.plot()
    assert f"“Ask and help” is ahead on {100 * np.mean(found.table['sign'] == 1):.0f} % of the map" in picture.alt
    assert "Map over share_low_will (to the right) and pass_through (up)" in picture.alt
    assert clipped(picture.figure) == []


def test_the_picture_shows_no_value_outside_the_ranges(found):
    axis = found.plot().figure.axes[0]
    for name, ends in zip(OVER, (axis.get_xlim(), axis.get_ylim()), strict=True):
        assert ends == pytest.approx((SETTINGS[name].low, SETTINGS[name].high))


def test_the_picture_marks_the_team_that_was_asked_about(found):
    assert found.here == (SMALL.share_low_will, SMALL.pass_through)
    picture = found.plot()
    x, y = found.here
    assert f"You are here: share_low_will {x:.3g}, pass_through {y:.3g}." in picture.alt
    mark = next(line for line in picture.figure.axes[0].lines if line.get_marker() == "o")
    assert (mark.get_xdata()[0], mark.get_ydata()[0]) == found.here


def test_a_team_that_lies_off_the_map_is_not_marked(found):
    picture = replace(found, here=(0.6, found.here[1])).plot()
    assert "You are here" not in picture.alt
    assert list(picture.figure.axes[0].lines) == []


def test_a_map_on_which_all_is_clear_can_be_drawn(found):
    table = found.table.assign(effect=5.0, low=4.0, high=6.0, sign=1)
    picture = replace(found, table=table).plot()
    assert "100 % of the map" in picture.alt
    assert clipped(picture.figure) == []


def test_a_map_on_which_nothing_differs_can_be_drawn():
    same = sc.boundary(SMALL.without("all"), "coach", "macro", OVER, points=2, runs=4)
    assert (same.table["effect"] == 0).all()
    assert (same.table["sign"] == 0).all()
    assert clipped(same.plot().figure) == []


def test_less_is_ahead_where_less_is_better():
    strain = sc.boundary(SMALL, "micromanage", "coach", OVER, measure="strain", points=2, runs=8)
    assert f"coach is ahead at {np.mean(strain.table['sign'] == -1):.0%}" in strain.text
    assert np.mean(strain.table["sign"] == -1) > 0.5
    assert clipped(strain.plot().figure) == []


@pytest.mark.parametrize(
    ("over", "more", "said"),
    [
        (("pass_through", "pass_through"), {}, "two different settings"),
        ("pass_through", {}, "two different settings"),
        (("pass_through",), {}, "two different settings"),
        (("pass_throu", "repair"), {}, "did you mean 'pass_through'"),
        (("people", "repair"), {}, "people has no range to map over"),
        (OVER, {"points": 1}, "points=1"),
        (OVER, {"points": True}, "points=True"),
        (OVER, {"measure": "revenues"}, "unknown column"),
        (OVER, {"team": SMALL.change(causes={"training": 0.9})}, "shares of causes add up"),
    ],
)
def test_what_cannot_be_mapped_is_refused_with_what_to_type(over, more, said):
    arguments = {"team": SMALL, "points": 2, "runs": 4} | more
    team = arguments.pop("team")
    with pytest.raises(ValueError, match=said) as refused:
        sc.boundary(team, "micromanage", "coach", over, **arguments)
    assert "Type: " in str(refused.value)
