"""The report of the patterns: numbers, words, picture, and what it refuses."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.published.measure import CANNOT_TELL, INSIDE, OUTSIDE, Reading
from salescoach.published.report import WORDS, PatternReport
from salescoach.published.table import PATTERNS
from tests.figures.test_figures import clipped


@pytest.fixture(scope="module")
def report():
    steps = []
    made = sc.patterns(sc.Team(people=3, accounts_per_person=15), seed=2, runs=20, progress=steps.append)
    assert steps == [1] * len(PATTERNS)
    return made


def test_the_table_has_every_pattern_with_its_interval_and_source(report):
    table = report.table
    assert list(table["pattern"]) == list(PATTERNS)
    assert (table["low"] <= table["measured"]).all()
    assert (table["measured"] <= table["high"]).all()
    inside = (table["low"] >= table["target_low"]) & (table["high"] <= table["target_high"])
    outside = (table["high"] < table["target_low"]) | (table["low"] > table["target_high"])
    assert table["found"].tolist() == np.select([inside, outside], [INSIDE, OUTSIDE], CANNOT_TELL).tolist()
    one_sided = np.isinf(table["target_low"]) | np.isinf(table["target_high"])
    assert one_sided.tolist() == [p.one_sided for p in PATTERNS.values()]
    assert table["fitted"].tolist() == [p.fitted for p in PATTERNS.values()]
    assert table[["rows", "source", "meaning", "why_range", "why_discrepancy"]].map(len).to_numpy().all()


def test_rows_that_something_was_set_for_are_not_counted(report):
    free = report.table[report.table["fitted"] == ""]
    assert report.counts == {word: int((free["found"] == word).sum()) for word in WORDS}
    assert sum(report.counts.values()) == len(free) < len(PATTERNS)


def test_the_text_says_what_was_found_in_each_row_and_counts_fitted_rows_apart(report):
    *rows, free, fitted = report.text.splitlines()[1:]
    table = report.table
    assert len(rows) == len(PATTERNS)
    for line, row in zip(rows, table.itertuples(), strict=True):
        assert line.startswith(row.pattern + ("* " if row.fitted else " "))
        assert f" {row.found} " in line
        assert PATTERNS[row.pattern].target in line
    told = report.counts
    tally = f"{told[INSIDE]} inside, {told[OUTSIDE]} outside, {told[CANNOT_TELL]} cannot be told"
    assert free == (
        f"Of {sum(told.values())} patterns that nothing was set for: {tally} (seed 2, 20 runs per experiment)."
    )
    of_fitted = table.loc[table["fitted"] != "", "found"]
    assert fitted.startswith(f"* {len(of_fitted)} rows have a setting or choice of ours that was set to meet them")
    assert fitted.endswith(
        f"{(of_fitted == INSIDE).sum()} inside, {(of_fitted == OUTSIDE).sum()} outside, "
        f"{(of_fitted == CANNOT_TELL).sum()} cannot be told."
    )
    assert repr(report) == report.text


def test_where_nothing_was_fitted_nothing_is_said_of_it():
    readings = (Reading(PATTERNS["clusters"], 1.5, 0.1), Reading(PATTERNS["care_leaving"], 0.0, 0.01))
    text = PatternReport(sc.Team(), 1000, 1, readings).text
    assert text.splitlines()[-1] == (
        "Of 2 patterns that nothing was set for: 1 inside, 1 outside, 0 cannot be told "
        "(seed 1, 1,000 runs per experiment)."
    )
    assert "*" not in text


def test_the_picture_clips_nothing_and_says_the_same(report):
    picture, told = report.plot(), report.counts
    assert picture.title == (
        f"Of {sum(told.values())} patterns that nothing was set for, {told[INSIDE]} inside, {told[OUTSIDE]} outside, "
        f"{told[CANNOT_TELL]} cannot be told"
    )
    assert picture.alt.startswith(picture.title)
    for name in report.table.loc[report.table["found"] != INSIDE, "pattern"]:
        assert name in picture.alt
    assert clipped(picture.figure) == []


def test_the_same_seed_gives_the_same_report_and_another_one_another(report):
    names = ["top_fifth", "manager_output", "campaign_odds"]
    again, other = (sc.patterns(report.team, seed=seed, runs=20, names=names).table for seed in (2, 3))
    of_all = report.table[report.table["pattern"].isin(names)].reset_index(drop=True)
    assert again.equals(of_all)
    assert (other["measured"] != of_all["measured"]).all()


def test_some_patterns_alone_are_measured_as_among_all(report):
    few = sc.patterns(report.team, seed=2, runs=20, names=("turnover", "win_rate")).table.set_index("pattern")
    assert list(few.index) == ["turnover", "win_rate"]
    assert few.equals(report.table.set_index("pattern").loc[["turnover", "win_rate"]])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"runs": 19}, "runs=19"),
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
