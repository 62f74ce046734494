"""The report of the patterns: numbers, words, picture, and what it refuses."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.published.table import PATTERNS
from tests.figures.test_figures import clipped


@pytest.fixture(scope="module")
def report():
    steps = []
    made = sc.patterns(sc.Team(people=3, accounts_per_person=15), seed=2, runs=16, progress=steps.append)
    assert steps == [1] * len(PATTERNS)
    return made


def test_the_table_has_every_pattern_with_its_interval_and_source(report):
    table = report.table
    assert list(table["pattern"]) == list(PATTERNS)
    assert (table["low"] <= table["measured"]).all()
    assert (table["measured"] <= table["high"]).all()
    assert np.array_equal(
        table["met"], (table["measured"] >= table["target_low"]) & (table["measured"] <= table["target_high"])
    )
    assert table[["rows", "source", "meaning", "why_range"]].map(len).to_numpy().all()


def test_the_text_says_which_are_met_and_how_many(report):
    lines = report.text.splitlines()
    met = int(report.table["met"].sum())
    assert lines[-1] == f"{met} of {len(PATTERNS)} patterns met, 16 runs per experiment."
    assert sum("  NO   " in line for line in lines) == len(PATTERNS) - met
    assert sum("  yes  " in line for line in lines) == met
    assert repr(report) == report.text


def test_the_picture_clips_nothing_and_says_the_same(report):
    picture = report.plot()
    met = int(report.table["met"].sum())
    assert picture.alt.startswith(f"{met} of {len(PATTERNS)} published patterns")
    for name in report.table.loc[~report.table["met"], "pattern"]:
        assert name in picture.alt
    assert clipped(picture.figure) == []


def test_the_same_seed_gives_the_same_report(report):
    again = sc.patterns(sc.Team(people=3, accounts_per_person=15), seed=2, runs=16)
    assert again.table.equals(report.table)


def test_some_patterns_alone_are_measured_as_among_all(report):
    few = sc.patterns(report.team, seed=2, runs=16, names=("turnover", "win_rate")).table.set_index("pattern")
    assert list(few.index) == ["turnover", "win_rate"]
    assert few.equals(report.table.set_index("pattern").loc[["turnover", "win_rate"]])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"runs": 15}, "runs=15"),
        ({"runs": 20.5}, "runs=20.5"),
        ({"team": sc.Team(weeks=51)}, r"weeks=51 is too short.*change\(weeks=52\)"),
        ({"team": "everybody"}, "'everybody' is not a team"),
        ({"names": ["win_rat"]}, "unknown pattern 'win_rat' - did you mean 'win_rate'"),
        ({"names": "win_rate"}, "names='win_rate' must be several names"),
    ],
)
def test_what_cannot_be_measured_is_refused_with_what_to_type(arguments, said):
    with pytest.raises(ValueError, match=said) as refused:
        sc.patterns(**arguments)
    assert "Type: " in str(refused.value)
