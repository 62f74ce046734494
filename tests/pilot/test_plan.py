"""The plan: the same for any number of jobs, from a journal too; its words, picture, paper, lot and analysis."""

import json

import numpy as np
import pandas as pd
import pytest

import salescoach as sc
from salescoach.cli.main import main
from tests.figures.test_figures import clipped

SMALL = sc.Team(people=3, accounts_per_person=12, span=3, warmup_weeks=13)
ASKED = {"teams": 8, "weeks": 26, "before": 26, "pool": 16, "pilots": 40, "seed": 3}


def plan(by="lot", worlds=4, **other):
    made = sc.worlds(worlds, 1, SMALL) if isinstance(worlds, int) else worlds
    return sc.plan_pilot(SMALL, "micromanage", "coach", by=by, worlds=made, **ASKED | other)


@pytest.fixture(scope="module")
def small():
    return plan(jobs=1)


@pytest.fixture(scope="module")
def stepped():
    return plan("steps", worlds=2, weeks=52)


def test_any_number_of_jobs_and_a_journal_give_the_same(small, tmp_path):
    path = tmp_path / "pilot.jsonl"
    whole = plan(jobs=2, path=path)
    pd.testing.assert_frame_equal(whole.table, small.table)
    pd.testing.assert_frame_equal(whole.grid, small.grid)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3]) + lines[3][:20])
    done = []
    again = plan(path=path, progress=done.append)
    assert done == [2, 1, 1]
    pd.testing.assert_frame_equal(again.in_worlds, small.in_worlds)
    with pytest.raises(ValueError, match="seed was 3 and is now 4"):
        plan(path=path, seed=4)
    assert json.loads(lines[0])["styles"] == ["micromanage", "coach"]


def test_more_worlds_keep_the_first_ones(small):
    more = plan(worlds=sc.worlds(4, 1, SMALL)[:2])
    both = small.in_worlds[small.in_worlds["in_world"] < 2].reset_index(drop=True)
    pd.testing.assert_frame_equal(more.in_worlds, both)


def test_ten_times_as_many_teams_and_pilots_give_the_same_power():
    """Over more worlds than a reader of one test would wait for, docs/pilot.md has the figures."""
    worlds = sc.worlds(6, 1, SMALL)
    few, many = (
        plan(worlds=worlds, weeks=13, teams=12, pool=64 * k, pilots=100 * k, measure="complaints") for k in (1, 10)
    )
    for name in few.table.index:
        assert few.table.loc[name, "power"] == pytest.approx(many.table.loc[name, "power"], abs=0.03)
    assert many.table["false_alarms"].to_numpy() == pytest.approx(0.05, abs=0.01)


def test_the_table_says_what_happened_in_the_worlds(small):
    rows = small.in_worlds[small.in_worlds["measure"] == "conversion"]
    row = small.table.loc["conversion"]
    assert row["power"] == pytest.approx((rows["right"] / rows["pilots"]).mean())
    assert row["false_alarms"] == pytest.approx(
        (rows["null_alarms"] / (rows["pilots"] - rows["null_no_answer"])).mean()
    )
    assert row["effect"] == pytest.approx(rows["truth"].median())
    asked = small.grid.query("teams == 8 and weeks == 26").iloc[0]
    assert asked["power"] == small.table.loc["revenue", "power"]
    assert set(small.grid["weeks"]) == {13, 26, 39, 52}
    assert set(small.grid["teams"]) == {8, 12, 16}


def test_words_are_made_from_the_numbers(small, stepped):
    assert f"{small.table.loc['revenue', 'power']:.0%} of pilots" in small.title
    assert "4 of them start coach, drawn by lot, 4 go on with micromanage" in small.text
    assert "all start coach, in 4 steps 13 weeks apart" in stepped.text
    assert "24 people and 52 weeks (26 of them before): 312 person-weeks under coach, 1,248 recorded" in small.text
    assert "624 " not in small.text
    assert "780 person-weeks under coach" in stepped.text  # 2 teams of 3 for 52, 39, 26 and 13 weeks


def test_the_picture_says_power_and_the_wrong_way(small, stepped):
    for one in (small, stepped):
        picture = one.plot()
        assert not clipped(picture.figure)
        assert picture.title == one.title
        for row in one.grid.itertuples():
            assert (
                f"{row.teams} teams, {row.weeks} weeks: found in {row.power:.0%}, wrong way {row.points_wrong:.0%}"
                in picture.alt
            )


@pytest.mark.parametrize("by", ["lot", "pairs", "steps"])
def test_the_pilot_that_is_run_is_drawn_and_analysed_as_planned(by):
    one = plan(by, worlds=1, weeks=52, teams=12)
    before = {f"team {k}": 100.0 + 3 * k for k in range(12)}
    lot = one.draw_lot(before, seed=5)
    assert lot.equals(one.draw_lot(dict(reversed(before.items())), seed=5))
    assert not lot.equals(one.draw_lot(before, seed=6))
    rng = np.random.default_rng(1)
    started = one.design.treated()[lot["group"].to_numpy() - 1]
    names = ["after"] if by != "steps" else ["after_1", "after_2", "after_3"]
    for k, name in enumerate(names):
        lot[name] = lot["before"] + 20.0 * started[:, k] + rng.standard_normal(12)
    found = one.analyse(lot)
    assert found["found"]
    assert found["effect"] == pytest.approx(20, abs=2)
    assert found["low"] < 20 < found["high"] < 25
    shuffled = one.analyse(lot.sample(frac=1.0, random_state=1))
    assert shuffled["effect"] == pytest.approx(found["effect"])
    assert shuffled["p"] == pytest.approx(found["p"])


def test_a_pilot_that_was_not_run_as_planned_is_refused(small):
    lot = small.draw_lot({str(k): float(k) for k in range(8)}, seed=1)
    lot["after"] = np.arange(8.0) ** 2
    for wrong, message in (
        (lot.drop(columns="after"), "no column 'after'"),
        (lot.iloc[1:], "7 rows"),
        (lot.assign(group=1), "4 in group 1, 4 in group 2"),
        (lot.assign(after=[np.nan, *range(7)]), "column 'after', row 0"),
        (lot.assign(after=1.0, before=1.0), "give no answer"),
    ):
        with pytest.raises(ValueError, match=message):
            small.analyse(wrong)
    with pytest.raises(ValueError, match="7 teams have a measure, 8 take part"):
        small.draw_lot({str(k): 1.0 for k in range(7)}, seed=1)
    with pytest.raises(ValueError, match="a number is needed"):
        small.draw_lot({str(k): float("nan") for k in range(8)}, seed=1)


def test_the_plan_to_sign_names_lot_measure_analysis_and_second_reading(small, stepped, tmp_path):
    text = small.write(tmp_path / "plan.md").read_text(encoding="utf-8")
    for part in ("plan.analyse(frame)", "`after` weeks 5 to 26", "sc.effect_of_oversight(frame", "plain difference: ",
                 "Signed before week 1", "| 1 | 4 | week 1 |", "| 2 | 4 | goes on as before |"):  # fmt: skip
        assert part in text
    text = stepped.write(tmp_path / "steps.md").read_text(encoding="utf-8")
    assert "`sc.effect_of_oversight` is not applied: it compares each person before and after one start" in text
    assert "| 4 | 2 | week 40 |" in text
    assert "`after_3` weeks 31 to 39" in text


def test_the_command_prints_the_text_and_writes_both_files(tmp_path, capsys):
    picture, paper = tmp_path / "pilot.png", tmp_path / "pilot.md"
    asked = "pilot micromanage watch_more --people 3 --worlds 2 --pilots 10 --pool 8 --teams 8 --measure complaints"
    assert main([*asked.split(), "--out", str(picture), "--plan", str(paper)]) == 0
    out = capsys.readouterr().out
    assert "8 teams in 26 weeks find what watch_more does to complaints about control" in out
    assert "false alarms" in out
    assert picture.stat().st_size
    assert paper.stat().st_size
    assert main(["pilot", "micromanage", "coach", "--by", "before_after"]) == 2
    assert "no effect can be told from this pilot" in capsys.readouterr().err
