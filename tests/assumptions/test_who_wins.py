"""Who wins where: standings that are right where the answer is known, parts, words, journal, pictures."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.assumptions.standing import _standing, parts_of, without
from salescoach.results.made_of import PARTS
from tests.each import each
from tests.figures.test_figures import clipped

SMALL = sc.Team(people=2, accounts_per_person=10, weeks=13, warmup_weeks=4)
STYLES = ("status_quo", "micromanage", "coach", "take_over")


@pytest.fixture(scope="module")
def worlds():
    return sc.worlds(5, seed=1, team=SMALL)


@pytest.fixture(scope="module")
def found(worlds):
    steps = []
    wins = sc.who_wins(worlds, STYLES, runs=20, progress=steps.append)
    assert sum(steps) == len(worlds)
    return wins


def test_somebody_is_best_and_somebody_worst_in_every_world(found):
    whole = found.standings[found.standings["without"] == ""]
    for column in ("best", "worst"):
        assert (whole.groupby(["world", "measure"])[column].sum() >= 1).all()
        assert (whole.groupby(["world", "measure"])[f"clearly_{column}"].sum() <= 1).all()
        assert (whole[f"clearly_{column}"] <= whole[column]).all()


def test_the_best_is_the_one_that_compare_puts_first(found, worlds):
    sold = {style: sc.simulate(worlds[3], style, runs=20).totals for style in STYLES}
    for measure, sign in (("revenue", 1), ("strain", -1)):
        first = max(STYLES, key=lambda style: sign * sold[style][measure].mean())
        row = found.standings.query(f"world == 3 and measure == '{measure}' and without == '' and style == '{first}'")
        assert row["best"].tolist() == [1]
        others = [sc.compare(sc.simulate(worlds[3], other, runs=20), sc.simulate(worlds[3], first, runs=20),
                             measures=(measure,)).table.loc[measure] for other in STYLES if other != first]  # fmt: skip
        clear = all((row["low"] if sign > 0 else -row["high"]) > 0 for row in others)
        assert row["clearly_best"].tolist() == [int(clear)]


def test_a_lead_is_what_compare_says_against_usual_practice(found, worlds):
    a, b = (sc.simulate(worlds[1], style, runs=20) for style in ("status_quo", "coach"))
    row = found.standings.query("world == 1 and measure == 'revenue' and style == 'coach' and without == ''")
    assert row["lead"].iloc[0] == pytest.approx(sc.compare(a, b).table.loc["revenue", "percent"])


@pytest.mark.parametrize(
    ("mine", "others", "better", "standing"),
    [
        ([3.0, 3.1, 3.0], [[1.0, 1.0, 1.1], [2.0, 2.0, 2.1]], 1, [1, 1, 0, 0]),
        ([3.0, 3.1, 3.0], [[1.0, 1.0, 1.1], [2.0, 2.0, 2.1]], -1, [0, 0, 1, 1]),
        ([2.0, 2.0, 2.0], [[1.0, 1.0, 1.0], [3.0, 3.0, 3.0]], 1, [0, 0, 0, 0]),
        ([0.0, 9.0, 3.0], [[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]], 1, [1, 0, 0, 0]),
        ([1.0, 2.0, 3.0], [[1.0, 2.0, 3.0]], 1, [1, 0, 1, 0]),
        ([np.nan, 2.0, 3.0], [[1.0, 1.0, -5.0]], 1, [1, 0, 0, 0]),
    ],
)
def test_standings_where_the_answer_is_known(mine, others, better, standing):
    assert _standing(np.array(mine), [np.array(other) for other in others], better) == standing


def test_parts_are_those_in_which_a_style_differs():
    assert parts_of(sc.STYLES["status_quo"]) == []
    assert parts_of(sc.STYLES["watch_more"]) == ["watching"]
    assert "stepping in" in parts_of(sc.STYLES["take_over"])


@each("part", tuple(PARTS))
def test_without_a_part_that_part_is_usual_and_the_rest_is_the_styles(part):
    seen = sc.example_week()
    usual, coach, now = (style(seen) for style in (*map(sc.STYLES.get, ("status_quo", "coach")),
                                                   without(sc.STYLES["coach"], part)))  # fmt: skip
    for name, amount in now.items():
        assert np.array_equal(amount, getattr(usual if name in PARTS[part] else coach, name))


def test_a_style_without_its_only_part_leads_by_nothing(worlds):
    wins = sc.who_wins(worlds, ("coach", "watch_more"), ("revenue",), runs=20)
    row = wins.parts.set_index(["style", "without"]).loc[("watch_more", "watching")]
    assert row[["low", "middle", "high"]].tolist() == [0.0, 0.0, 0.0]


def test_neither_processors_nor_the_other_worlds_change_a_number(found, worlds):
    alone = sc.who_wins(worlds[2:3], STYLES, runs=20, jobs=1).standings.drop(columns="world")
    here = found.standings[found.standings["world"] == 2].drop(columns="world").reset_index(drop=True)
    assert alone.equals(here)


def test_it_goes_on_where_it_was_stopped(found, worlds, tmp_path):
    path = tmp_path / "winners.jsonl"
    sc.who_wins(worlds, STYLES, runs=20, path=path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3]))
    again = []
    assert sc.who_wins(worlds, STYLES, runs=20, path=path, progress=again.append).standings.equals(found.standings)
    assert again == [2, 1, 1, 1]


def test_who_never_wins_is_told(found):
    revenue = found.table[found.table["measure"] == "revenue"]
    never = revenue[revenue["best"] == 0]["style"].tolist()
    assert never
    assert f"Best in no world: {', '.join(never)}." in found.text
    assert found.title.startswith("On result ")


def test_parts_that_move_who_wins_are_told(found):
    whole = found.table.set_index(["measure", "style"])["best"]
    told = 0
    for row in found.parts.itertuples():
        if row.best < whole[row.measure, row.style] - 0.5:
            assert f"without {row.without} {row.best:.0%}" in found.text
            told += 1
    assert told


def test_the_pictures_clip_nothing_and_say_numbers(found, worlds):
    for picture in (found.plot(), found.plot_parts(), found.plot_parts("strain")):
        assert clipped(picture.figure) == []
        assert picture.alt.startswith(picture.title)
    alone = sc.who_wins(worlds[:2], STYLES, ("revenue",), runs=20, parts=False)
    assert clipped(alone.plot().figure) == []
    with pytest.raises(ValueError, match="parts were not asked about"):
        alone.plot_parts()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"worlds": []}, "no worlds"),
        ({"styles": ("coach",)}, "two styles or more"),
        ({"styles": ("coach", "coach")}, "two styles or more"),
        ({"styles": "coach"}, "several names in brackets"),
        ({"styles": ("coach", "makro")}, "macro"),
        ({"measures": ("manager_hours",)}, "neither more nor less is better"),
        ({"measures": "revenue"}, "several names in brackets"),
        ({"measures": ()}, "no measure"),
        ({"measures": ("revenu",)}, "revenue"),
        ({"runs": 19}, "runs=19"),
    ],
)
def test_what_cannot_be_asked_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said) as refused:
        sc.who_wins(**{"worlds": [SMALL], "runs": 20} | wrong)
    assert "Type: " in str(refused.value)
