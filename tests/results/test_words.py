"""Numbers become sentences without losing their sign, and the overview says only what its table shows."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import salescoach as sc
from salescoach.common.messages import number, pluralise
from salescoach.management.library import STYLES
from salescoach.results.measures import MEASURES, known_column, measure_of
from salescoach.results.overview import overview, overview_of
from salescoach.results.simulate import all_styles
from salescoach.results.words import comparison_title, direction, ends_of, style_sentence
from tests.each import each

# Numbers.


@pytest.mark.parametrize(
    ("value", "digits", "signed", "words"),
    [
        (1234567.8, 0, False, "1,234,568"), (-0.04, 1, False, "0.0"), (-0.04, 1, True, "+0.0"),
        (0.05, 2, True, "+0.05"), (-1500, 0, True, "-1,500"), (np.float64(2.5), 1, False, "2.5"), (3, 0, False, "3"),
    ],
)  # fmt: skip
def test_a_number_is_rounded_with_thousands_marks_and_without_a_minus_zero(value, digits, signed, words):
    assert number(value, digits, signed) == words


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_a_number_in_words_is_the_rounded_number(value, digits):
    for signed in (True, False):
        words = number(value, digits, signed)
        assert float(words.replace(",", "")) == round(value, digits)
        assert not re.fullmatch(r"-[0.,]+", words)


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (1, 2, "more"), (-2, -1, "less"), (-1, 1, "no clear difference"), (0, 1, "no clear difference"),
        (-1, 0, "no clear difference"), (np.nan, np.nan, "no clear difference"),
    ],
)  # fmt: skip
def test_a_direction_is_told_only_where_the_interval_leaves_out_nought(low, high, word):
    assert direction(low, high) == word


def test_one_is_not_many():
    assert [pluralise(many, "run") for many in (0, 1, 2)] == ["0 runs", "1 run", "2 runs"]


def test_ends_are_told_with_their_signs_or_not_at_all():
    assert ends_of(-1.25, 2.0, 1) == "interval -1.2 to +2.0"
    assert ends_of(np.nan, np.nan, 1) == "no interval from one run"


def test_any_other_column_is_a_plain_measure():
    assert measure_of("revenue") is MEASURES["revenue"]
    plain = measure_of("open_end")
    assert (plain.label, plain.unit, plain.scale, plain.relative, plain.better) == ("open end", "deals", 1.0, False, 0)
    assert known_column("open_end") == "open_end"


@each("measure", MEASURES.values(), lambda m: m.name)
def test_a_measure_has_a_label_a_unit_and_a_direction(measure):
    assert measure.name in set(sc.columns("totals").column)
    assert measure.label
    assert measure.unit
    assert measure.better in (-1, 0, 1)


# Sentences.


def made_up(percent=(0.0, -1.0, 1.0), wins=(0.0, -1.0, 1.0), leavers=(0.0, -1.0, 1.0), hours=8.0):
    """A table of differences as (middle, low, high), the result in per cent."""
    middle, low, high = percent
    rows = {
        "revenue": {"difference": middle, "percent": middle, "percent_low": low, "percent_high": high},
        "win_rate": dict(zip(("difference", "low", "high"), wins, strict=True)),
        "leavers": dict(zip(("difference", "low", "high"), leavers, strict=True)),
        "manager_hours": {"difference": 0.0, "second": hours},
    }  # fmt: skip
    return pd.DataFrame.from_dict(rows, orient="index")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"percent": (12.4, 3.0, 20.0)}, "Ask and help: sells 12 % more (between 3 and 20 %), "),
        ({"percent": (-12.4, -20.0, -3.0)}, "Ask and help: sells 12 % less (between 3 and 20 %), "),
        ({"percent": (1.0, -3.0, 5.0)}, "Ask and help: sells neither clearly more nor clearly less, "),
        ({"percent": (np.nan,) * 3}, "Ask and help: sells neither clearly more nor clearly less, "),
        ({"wins": (2.34, 1.0, 3.0)}, ", wins 2.3 more of every 100 deals that close, "),
        ({"wins": (-2.34, -3.0, -1.0)}, ", wins 2.3 fewer of every 100 deals that close, "),
        ({"wins": (np.nan,) * 3}, ", wins about as many of its deals, "),
        ({"leavers": (0.52, 0.2, 0.8)}, ", loses 0.5 more of 8 people over a year, "),
        ({"leavers": (-0.52, -0.8, -0.2)}, ", keeps 0.5 more of 8 people over a year, "),
        ({"leavers": (0.1, -0.8, 0.9)}, ", keeps about as many people, "),
        ({"hours": 11.6}, ", and takes 12 of a manager's 16 hours a week."),
    ],
)
def test_a_sentence_has_the_direction_and_size_of_its_row(given, said):
    sentence = style_sentence(made_up(**given), "coach", 8, 52, 16.0)
    assert said in sentence
    assert "nan" not in sentence


@pytest.mark.parametrize(
    ("people", "weeks", "said"),
    [(1, 52, "loses 0.5 more over a year"), (8, 13, "of 8 people over 13 weeks"), (8, 1, "of 8 people over 1 week,")],
)
def test_a_sentence_counts_people_and_weeks_as_they_are(people, weeks, said):
    assert said in style_sentence(made_up(leavers=(0.52, 0.2, 0.8)), "coach", people, weeks, 16.0)


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        ((12.4, 3.0, 20.0), "“Ask and help” sells 12 % more than “A clear minimum”"),
        ((-12.4, -20.0, -3.0), "“Ask and help” sells 12 % less than “A clear minimum”"),
        ((1.0, -3.0, 5.0), "“Ask and help” sells neither clearly more nor clearly less than “A clear minimum”"),
    ],
)
def test_the_title_of_a_comparison_is_its_finding(percent, said):
    team = sc.Team(people=1, accounts_per_person=1, weeks=1)
    first, second = (sc.simulate(team, style, runs=1) for style in ("macro", "coach"))
    assert comparison_title(first, second, made_up(percent)) == said
    assert comparison_title(second, second, made_up(percent)).endswith(" the unchanged team")


# The overview.

SMALL = {"people": 3, "accounts_per_person": 12, "warmup_weeks": 6}
WORLDS = {
    "three people for a quarter": (sc.Team(**SMALL, weeks=13), 12),
    "one person": (sc.Team(people=1, accounts_per_person=12, weeks=13, warmup_weeks=6), 12),
    "one person for a year": (sc.Team(people=1, accounts_per_person=12), 12),
    "one run": (sc.Team(**SMALL, weeks=13), 1),
    "nothing sold": (sc.Team(people=1, accounts_per_person=1, weeks=1, warmup_weeks=0), 3),
    "a campaign": (sc.Team("outbound_campaign", people=1, weeks=10), 3),
}
REFERENCE, *OTHERS = all_styles()


@pytest.fixture(scope="module", params=WORLDS)
def world(request):
    team, runs = WORLDS[request.param]
    return team, runs, overview(team, runs, seed=1)


@pytest.fixture(scope="module")
def seen():
    return overview(sc.Team(**SMALL, weeks=20), 40, seed=1)


def percent_of(seen, style):
    return seen.tables[style].loc["revenue", "percent"]


def test_the_table_has_a_row_for_every_style_and_measure(world):
    _, runs, seen = world
    assert sorted(zip(seen.table["style"], seen.table.measure, strict=True)) == sorted(
        (style, measure) for style in OTHERS for measure in MEASURES
    )
    assert seen.reference == REFERENCE == "status_quo"
    assert seen.runs == runs


def test_there_is_one_sentence_a_style(world):
    team, _, seen = world
    assert [sentence.split(":")[0] for sentence in seen.sentences] == [sc.style_label(style) for style in seen.tables]
    assert set(seen.tables) == set(OTHERS)
    for sentence in seen.sentences:
        assert sentence.count(".") - len(re.findall(r"\d\.\d", sentence)) == 1
        assert sentence.endswith(f"of a manager's {team.manager_hours_per_week:g} hours a week.")
        assert (" year" in sentence) <= (team.weeks == 52)


def test_nothing_that_is_said_is_not_a_number(world):
    _, _, seen = world
    for text in (seen.text, seen.title, *seen.sentences, seen.plot().alt):
        assert not re.search(r"\bnan\b", text, re.IGNORECASE)


def test_the_screen_shows_every_style_in_both_parts_with_even_columns(world):
    _, _, seen = world
    levels, differences = seen.text.split("\n\n")
    named = [sc.style_label(style, code=True) for style in (REFERENCE, *OTHERS)]
    assert [line.split("  ")[0] for line in levels.split("\n")] == ["style", *named]
    head, *rows = differences.split("\n")
    assert head.startswith("Difference from “Usual practice”, with 95 % interval")
    assert [line.split("  ")[0] for line in rows] == ["style", *(sc.style_label(style) for style in OTHERS)]
    assert len({len(line) for line in rows}) == 1
    for measure in MEASURES.values():
        assert measure.label in levels
        assert measure.label in differences


def test_styles_come_in_the_order_of_their_result(seen):
    shares = [percent_of(seen, style) for style in seen.tables]
    assert shares == sorted(shares, reverse=True)


def test_the_numbers_in_the_title_are_those_of_the_table(seen):
    said = re.findall(r"“([\w ]+)” (?:sells most|least) \((\d+) % (more|less)", seen.title)
    assert said, seen.title
    for label, percent, word in said:
        style = next(name for name in seen.tables if sc.style_label(name) == label)
        assert int(percent) * {"more": 1, "less": -1}[word] == round(percent_of(seen, style))
        assert style in [*seen.tables][:: len(OTHERS) - 1]


def test_the_numbers_in_a_sentence_are_those_of_the_table(seen):
    told = 0
    for sentence in seen.sentences:
        style = next(name for name in seen.tables if sc.style_label(name) == sentence.split(":")[0])
        row = seen.tables[style].loc["revenue"]
        for size, word, low, high in re.findall(r"sells (\d+) % (more|less) \(between (\d+) and (\d+) %\)", sentence):
            ends = sorted(round(abs(end)) for end in (row.percent_low, row.percent_high))
            assert (int(size), [int(low), int(high)]) == (round(abs(row.percent)), ends)
            assert (word == "more") == (row.percent > 0)
            told += 1
        clear = not row.percent_low <= 0 <= row.percent_high
        assert clear == ("neither" not in sentence)
    assert told


def test_means_on_the_screen_are_those_of_the_results(seen):
    results = sc.simulate(sc.Team(**SMALL, weeks=20), "coach", runs=40, seed=1).totals
    line = next(line for line in seen.text.split("\n") if line.startswith("Ask and help (coach) "))
    assert f"{results.strain.mean() * 100:.1f}" in line.split()
    assert f"{results.revenue.mean() / 1e6:.2f} M" in line


def test_one_run_is_no_finding():
    one = overview(sc.Team(**SMALL, weeks=13), 1)
    assert one.title == "One run cannot tell luck from effect: take at least 50"
    assert "(no interval)" in one.text


def test_where_no_style_stands_out_the_title_says_so():
    still = sc.Team(people=1, accounts_per_person=1, weeks=1, warmup_weeks=0)
    assert overview(still, 3).title.startswith("No style clearly differs from “Usual practice”: ")


def test_finished_results_may_have_another_reference():
    team = sc.Team(**SMALL, weeks=13)
    results = {name: sc.simulate(team, name, runs=12) for name in ("coach", "macro", "process")}
    seen = overview_of(results)
    assert seen.reference == "coach"
    assert [line.split("  ")[0] for line in seen.text.split("\n\n")[0].split("\n")] == [
        "style", *(sc.style_label(name, code=True) for name in results),
    ]  # fmt: skip
    assert seen.table["style"].unique().tolist() == ["macro", "process"]
    assert "sual practice" not in seen.text + seen.title + seen.plot().alt


@pytest.mark.parametrize("names", [(), ("coach",)])
def test_an_overview_needs_something_to_hold_against_the_reference(names):
    team = sc.Team(people=1, accounts_per_person=1, weeks=1)
    with pytest.raises(ValueError, match="a reference and at least one other style"):
        overview_of({name: sc.simulate(team, name, runs=1) for name in names})


def test_progress_counts_the_runs_of_all_styles():
    told = []
    overview(sc.Team(people=1, accounts_per_person=1, weeks=1), 3, progress=told.append)
    assert sum(told) == 3 * len(STYLES)
