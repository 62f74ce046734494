"""Paired comparisons: intervals that agree with a textbook's, words that say direction, size, interval and runs."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import ttest_rel

import salescoach as sc
from salescoach.common.intervals import mean_interval, ratio_interval
from salescoach.common.signs import range_of
from salescoach.results.measures import MEASURES, TOTALS_COLUMNS, measure_of
from tests.each import each

TEAM = sc.Team(people=3, accounts_per_person=12, weeks=20, warmup_weeks=6)
RUNS = 24
OTHERS = [name for name in TOTALS_COLUMNS if name not in MEASURES and name != "run"]


@pytest.fixture(scope="module")
def first():
    return sc.simulate(TEAM, "micromanage", runs=RUNS, seed=5)


@pytest.fixture(scope="module")
def second():
    return sc.simulate(TEAM, "coach", runs=RUNS, seed=5)


@pytest.fixture(scope="module")
def comparison(first, second):
    return sc.compare(first, second)


@pytest.mark.parametrize(("runs", "warned"), [(1, False), (2, True), (19, True), (20, False)])
def test_few_runs_are_warned_of(runs, warned):
    pair = [sc.simulate(sc.Team(people=2, weeks=4, warmup_weeks=1), style, runs=runs) for style in ("coach", "process")]
    assert (f"{runs} runs are few" in sc.compare(*pair).text) == warned


# The table.


def test_the_table_has_a_row_for_every_measure_and_the_columns_it_promises(comparison):
    assert list(comparison.table.index) == list(MEASURES)
    assert comparison.table.index.name == "measure"
    assert list(comparison.table.columns) == [
        "label", "unit", "first", "second", "difference", "low", "high", "runs", "percent", "percent_low",
        "percent_high",
    ]  # fmt: skip


def test_the_table_shows_labels_units_and_runs_of_the_measures(comparison):
    for name, measure in MEASURES.items():
        row = comparison.table.loc[name]
        assert (row.label, row.unit, row.runs) == (measure.label, measure.unit, RUNS)
        assert math.isnan(row.percent) != measure.relative


@each("level", [0.5, 0.8, 0.95, 0.999])
@pytest.mark.parametrize("name", [*MEASURES, "opened", "skill"])
def test_means_and_intervals_are_those_of_a_paired_t_test(first, second, name, level):
    row = sc.compare(first, second, measures=(name,), level=level).table.loc[name]
    scale = measure_of(name).scale
    a, b = (results.totals[name].to_numpy(float) * scale for results in (first, second))
    if np.ptp(b - a) == 0:
        assert row.difference == row.low == row.high == (b - a)[0]
        return
    low, high = ttest_rel(b, a).confidence_interval(level)
    found = (row["first"], row["second"], row.difference, row.low, row.high)
    np.testing.assert_allclose(found, (a.mean(), b.mean(), np.mean(b - a), low, high), rtol=1e-9, atol=1e-12)


def test_the_second_minus_the_first_turns_round_with_the_order(comparison, first, second):
    back = sc.compare(second, first).table
    np.testing.assert_allclose(back.difference, -comparison.table.difference, atol=1e-12)
    np.testing.assert_allclose(back.low, -comparison.table.high, atol=1e-12)


def test_a_result_does_not_differ_from_itself(first):
    table = sc.compare(first, first).table
    assert (table[["difference", "low", "high"]] == 0).all(axis=None)
    assert (table.loc["revenue", ["percent", "percent_low", "percent_high"]] == 0).all()


def test_the_percentage_is_that_of_the_means(comparison):
    row = comparison.table.loc["revenue"]
    assert row.percent == pytest.approx(100 * (row.second / row["first"] - 1))
    assert row.percent_low < row.percent < row.percent_high


def test_runs_without_a_value_are_left_out_in_pairs():
    team = sc.Team(people=1, accounts_per_person=4, weeks=13, warmup_weeks=0)
    one, two = (sc.simulate(team, style, runs=40, seed=2) for style in ("hands_off", "coach"))
    a, b = one.totals.win_rate, two.totals.win_rate
    both = a.notna() & b.notna()
    assert 0 < both.sum() < 40
    row = sc.compare(one, two).table.loc["win_rate"]
    assert row.runs == both.sum()
    assert row.difference == pytest.approx(100 * (b - a)[both].mean())


# The parts.


@pytest.mark.parametrize("seed", range(4))
def test_the_interval_of_a_ratio_is_about_that_of_a_bootstrap(seed):
    luck = np.random.default_rng(seed)
    shared = luck.normal(100, 20, 200)
    a, b = shared + luck.normal(0, 5, 200), 1.1 * shared + luck.normal(0, 8, 200)
    centre, low, high = ratio_interval(a, b, 0.95)
    picks = luck.integers(0, 200, (4000, 200))
    drawn = 100 * (b[picks].mean(axis=1) / a[picks].mean(axis=1) - 1)
    assert centre == pytest.approx(100 * (b.mean() / a.mean() - 1))
    np.testing.assert_allclose((low, high), np.percentile(drawn, (2.5, 97.5)), atol=0.15 * (high - low))


def test_the_interval_of_a_ratio_covers_the_truth_as_often_as_it_says():
    luck = np.random.default_rng(1)
    shared = luck.normal(100, 25, (600, 30))
    a, b = shared + luck.normal(0, 5, shared.shape), 1.2 * shared + luck.normal(0, 5, shared.shape)
    bounds = np.array([ratio_interval(x, y, 0.9) for x, y in zip(a, b, strict=True)])
    covered = np.mean((bounds[:, 1] <= 20) & (bounds[:, 2] >= 20))
    assert 0.86 < covered < 0.94


def test_nothing_has_no_interval_and_one_value_no_width():
    assert np.isnan(mean_interval(np.array([]), 0.95)).all()
    mean, low, high = mean_interval(np.array([3.0]), 0.95)
    assert mean == 3
    assert np.isnan((low, high)).all()
    assert np.isnan(ratio_interval(np.array([]), np.array([]), 0.95)).all()
    assert np.isnan(ratio_interval(np.zeros(3), np.ones(3), 0.95)).all()


# The words.


def test_the_text_says_who_against_whom_in_how_many_runs(comparison):
    head, *lines = comparison.text.split("\n")
    assert head == f"Ask and help (coach) against Watch closely (micromanage), {RUNS} paired runs of 20 weeks (seed 5):"
    assert len(lines) == len(MEASURES)
    assert repr(comparison) == comparison.text


def test_every_line_says_direction_size_interval_and_both_means(comparison):
    for line, measure in zip(comparison.text.split("\n")[1:], MEASURES.values(), strict=True):
        assert line.startswith(f"  {measure.label}: ")
        assert re.search(r": ([\d,.]+( %)? (more|less|higher|lower)|no difference)[ ,]", line), line
        assert re.search(r"interval [\d,.]+( % less| lower)? to [\d,.]+( %)? (more|less|higher|lower)\)", line), line
        assert not re.search(r"(?<![-\w])[+-]\d", line), line
        assert re.search(r"[\d,.]+ -> [\d,.]+", line), line
        assert measure.unit in line


@each("name", MEASURES)
def test_the_numbers_of_a_line_are_those_of_the_table(comparison, name):
    row, measure = comparison.table.loc[name], MEASURES[name]
    line = next(line for line in comparison.text.split("\n") if line.startswith(f"  {measure.label}: "))
    kinds = ("percent", "percent_low", "percent_high") if measure.relative else ("difference", "low", "high")
    digits = 1 if measure.relative else measure.digits
    middle, low, high = (float(row[kind]) for kind in kinds)
    unit, words = (" %", ("more", "less")) if measure.relative else ("", ("higher", "lower"))
    assert f": {sc.more_or_less(middle, digits, unit, words)}" in line
    assert f"interval {range_of(low, high, digits, unit, words)})" in line
    assert ("not clear" in line) == (low <= 0 <= high)


@pytest.mark.parametrize(("level", "words"), [(0.95, "95%"), (0.975, "97.5%"), (0.999, "99.9%"), (0.5, "50%")])
def test_the_text_says_the_level_as_asked_for(first, second, level, words):
    assert f"({words} interval " in sc.compare(first, second, level=level).text


def test_the_picture_says_the_level_as_asked_for(first, second):
    texts = [text.get_text() for text in sc.compare(first, second, level=0.8).plot().figure.texts]
    assert any("80 % interval" in text for text in texts)


def test_a_cut_link_is_named_as_the_difference_of_the_teams(first):
    shut = sc.simulate(sc.without(TEAM, "pass_through"), "micromanage", runs=RUNS, seed=5)
    text = sc.compare(first, shut).text
    assert text.startswith("Watch closely (micromanage), changed against unchanged, ")
    assert f"The teams differ in: pass_through {TEAM.pass_through} -> 0.0." in text


def test_a_changed_setting_is_named_as_the_difference_of_the_teams(first, comparison):
    other = sc.simulate(TEAM.change(market=0.7), "micromanage", runs=RUNS, seed=5)
    assert "The teams differ in: market 1.0 -> 0.7." in sc.compare(first, other).text
    assert "differ" not in comparison.text


def test_another_start_of_the_style_is_named(first):
    late = sc.simulate(TEAM, "micromanage", runs=RUNS, seed=5, from_week=10)
    text = sc.compare(first, late).text
    assert "The style starts in week 0 after status_quo -> in week 10 after status_quo." in text
    assert "starts" not in sc.compare(first, first).text


def test_one_run_says_that_one_run_cannot_tell(first, second):
    text = sc.compare(first.first(1), second.first(1)).text
    assert "1 paired run of" in text
    assert "no interval from one run" in text
    assert text.endswith("One run cannot tell luck from effect: take at least 50.")
    assert "nan" not in text.lower()


def test_a_measure_without_a_value_has_nothing_to_compare():
    tiny = sc.Team(people=1, accounts_per_person=1, weeks=1, warmup_weeks=0)
    pair = [sc.simulate(tiny, style, runs=3) for style in ("coach", "macro")]
    comparison = sc.compare(*pair)
    assert "conversion: nothing to compare (no run has a value)." in comparison.text
    for said in (comparison.text, comparison.plot().alt, sc.compare(*pair, measures=("win_rate",)).plot().title):
        assert "nan" not in said.lower()


# Measures of one's own choice.


@each("name", OTHERS)
def test_any_column_of_totals_is_compared_in_its_own_unit(first, second, name):
    comparison = sc.compare(first, second, measures=(name,))
    assert list(comparison.table.index) == [name]
    assert comparison.table.unit[name] == TOTALS_COLUMNS[name][0]
    assert f"{name.replace('_', ' ')}: " in comparison.text


ONE_PER_UNIT = {TOTALS_COLUMNS[name][0]: name for name in OTHERS}


@each("name", ONE_PER_UNIT.values())
def test_any_column_of_totals_is_drawn_in_its_own_unit(first, second, name):
    comparison = sc.compare(first, second, measures=(name,))
    picture, words = comparison.plot(), name.replace("_", " ")
    assert picture.title.startswith(f"“Ask and help” against “Watch closely”: {words} ")
    change = sc.more_or_less(comparison.table.difference[name], 3, "", ("higher", "lower"))
    assert f"Ask and help: {words} {change} ({TOTALS_COLUMNS[name][0]})." in picture.alt


def test_measures_come_in_the_order_asked_for(first, second):
    assert list(sc.compare(first, second, measures=("strain", "opened", "revenue")).table.index) == [
        "strain", "opened", "revenue",
    ]  # fmt: skip


def test_columns_of_any_kind_may_be_compared_as_a_list(first, second):
    assert sc.compare(first, second, measures=["strain"]).table.equals(
        sc.compare(first, second, measures=("strain",)).table
    )


def test_the_number_of_a_run_is_no_measure(first, second):
    with pytest.raises(ValueError, match="unknown column 'run'"):
        sc.compare(first, second, measures=("run",))


# What cannot be paired.


@pytest.mark.parametrize(
    ("other", "what"),
    [
        (lambda: sc.simulate(TEAM, "coach", runs=RUNS, seed=6), "seed=5 and seed=6"),
        (lambda: sc.simulate(TEAM, "coach", runs=RUNS + 1, seed=5), f"runs={RUNS} and runs={RUNS + 1}"),
        (lambda: sc.simulate(TEAM.change(weeks=21), "coach", runs=RUNS, seed=5), "weeks=20 and weeks=21"),
        (lambda: sc.simulate(TEAM.change(warmup_weeks=7), "coach", runs=RUNS, seed=5), "warmup_weeks=6 and"),
        (lambda: sc.simulate(TEAM.change(people=2), "coach", runs=RUNS, seed=5), "people=3 and people=2"),
        (lambda: sc.simulate(TEAM.change(span=2), "coach", runs=RUNS, seed=5), "span=8 and span=2"),
        (lambda: sc.simulate(TEAM.change(accounts_per_person=9), "coach", runs=RUNS, seed=5), "accounts_per_person=12"),
    ],
)
def test_results_that_cannot_be_paired_are_refused_with_a_line_that_makes_a_pair(first, other, what):
    other = other()
    with pytest.raises(ValueError, match=what) as caught:
        sc.compare(first, other)
    line = str(caught.value).split("Type: ")[1]
    space = {"sc": sc, "team": TEAM if "runs=" in what or "seed=" in what else other.team}
    assert sc.compare(first, eval(line, space)).table.equals(
        sc.compare(first, sc.simulate(TEAM, "coach", runs=RUNS, seed=5)).table
    )


def test_the_line_that_makes_a_pair_names_a_style_of_ones_own_without_quotes(first):
    @sc.style
    def friday(seen):
        """A review."""
        return sc.Practices(review_hours=0.5)

    with pytest.raises(ValueError, match="cannot pair") as caught:
        sc.compare(first, sc.simulate(TEAM, friday, runs=RUNS, seed=6))
    line = str(caught.value).split("Type: ")[1]
    assert sc.compare(first, eval(line, {"sc": sc, "team": TEAM, "friday": friday})).second.style is friday


# How many runs are enough.


def test_fewer_runs_are_needed_for_a_wider_interval(comparison):
    needed = [sc.runs_needed(comparison, within=width) for width in (0.5, 1, 2, 4, 8)]
    assert needed == sorted(needed, reverse=True)
    assert needed[0] > needed[-1]


@pytest.mark.parametrize(
    ("measure", "low", "high"),
    [("revenue", "percent_low", "percent_high"), *[(n, "low", "high") for n in ("strain", "trust")]],
)
def test_the_runs_that_were_made_are_enough_for_the_interval_they_gave(comparison, measure, low, high):
    row = comparison.table.loc[measure]
    half = (row[high] - row[low]) / 2
    assert sc.runs_needed(comparison, measure, half * (1 + 1e-9)) == RUNS
    assert sc.runs_needed(comparison, measure, half / 2) in (4 * RUNS, 4 * RUNS + 1)


def test_at_least_two_runs_are_needed(comparison, first):
    assert sc.runs_needed(comparison, within=1e6) == 2
    assert sc.runs_needed(sc.compare(first, first)) == 2


def test_as_many_runs_as_needed_bring_the_interval_down(comparison):
    needed = sc.runs_needed(comparison, "strain", 0.6)
    pair = [sc.simulate(TEAM, style, runs=needed, seed=9) for style in ("micromanage", "coach")]
    row = sc.compare(*pair).table.loc["strain"]
    assert (row.high - row.low) / 2 == pytest.approx(0.6, rel=0.35)


def test_a_pilot_with_too_few_values_is_too_small(comparison):
    table = comparison.table.copy()
    table.loc["win_rate", "runs"] = 9
    with pytest.raises(ValueError, match="a pilot of 9 runs with win_rate is too small"):
        sc.runs_needed(replace(comparison, table=table), "win_rate")


@pytest.mark.parametrize(("column", "words"), [("revenue", "result"), ("customer_pressure", "customer pressure")])
def test_the_picture_of_single_runs_names_its_measure_in_words(comparison, column, words):
    picture = comparison.plot_runs(column)
    assert any(words in axis.get_xlabel() for axis in picture.figure.axes)


def test_what_is_not_a_result_is_refused_in_a_sentence(first):
    with pytest.raises(ValueError, match=r"^compare takes two results, not a"):
        sc.compare(first, 3)
