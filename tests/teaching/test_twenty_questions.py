"""The twenty questions: the truth comes from the answer key alone, the lines give the kit's number, words follow."""

import math
from dataclasses import replace

import numpy as np
import pytest

import salescoach as sc
from salescoach.teaching.check import answer, check, hint
from salescoach.teaching.exercise import worked_out
from salescoach.teaching.judge import judge
from salescoach.teaching.register import find
from salescoach.teaching.twenty import people
from salescoach.teaching.twenty.exercises import exercises
from salescoach.teaching.twenty.question import Numbers, Question
from salescoach.teaching.twenty.table import QUESTIONS, twenty_questions

NAMES = [f"q{number:02d}" for number in range(1, 21)]


@pytest.mark.parametrize("number", range(1, 21))
def test_the_lines_of_the_page_give_the_kits_number(number):
    question = QUESTIONS[number - 1]
    names = {"sc": sc, "np": np}
    exec(find(f"q{number:02d}").solution, names)
    assert names["answer"] == pytest.approx(question.found().kit, rel=1e-9)


def true_of(number):
    return QUESTIONS[number - 1].found().truth


def test_the_truth_of_deals_is_in_the_answer_key():
    key, day = sc.answer_key("deals"), sc.example_records().deals.set_index("deal")["opened"]
    opened = key["deal"].map(day)
    closed, outcome = key["truly_closed"].dt.normalize(), key["outcome"]
    assert true_of(9) == ((opened <= "2025-03-01") & ((outcome == "open") | (closed > "2025-03-01"))).sum()
    first, last = np.datetime64("2025-09-29"), np.datetime64("2025-12-29")
    assert true_of(10) == ((opened < first) & (outcome == "won") & (closed >= first) & (closed < last)).sum()
    young = key[(opened <= "2024-03-31").to_numpy()]
    assert true_of(13) == pytest.approx(100 * (young["outcome"] == "won").sum() / (young["outcome"] != "open").sum())
    lost = outcome[outcome.isin(["lost", "no decision"])]
    assert true_of(14) == pytest.approx(100 * (lost == "no decision").mean())
    assert true_of(15) == pytest.approx(key["true_value"][outcome == "open"].sum() / 1e6)


def test_the_truth_of_a_change_is_in_the_answer_key():
    records = sc.example_records()
    weeks = records.weeks.merge(records.people[["owner", "team"]], on="owner")
    effects = sc.answer_key("effects").query("happened and week >= from_week")
    for number, style in ((6, "micromanage"), (7, "coach")):
        here = effects[effects["style"] == style]
        quota = weeks["quota"][weeks["team"].isin(here["team"])].mean()
        assert true_of(number) == pytest.approx(100 * here["effect"].mean() / quota)
    here = effects[effects["style"] == "micromanage"]
    contacts = here["contacts_with"].mean() / here["contacts_without"].mean()
    assert true_of(8) == pytest.approx(100 * (contacts - 1))
    logged = here["logged_with"].mean() - here["logged_without"].mean()
    assert true_of(16) == pytest.approx(true_of(6) / logged)


def test_help_that_never_took_place_seems_to_help_and_regression_takes_the_most_of_it_off(monkeypatch):
    teams = sc.answer_key("teams").set_index("team")
    assert people._without_programme() == teams.index[teams["from_week"].isna()].tolist()
    assert set(people._without_programme()).isdisjoint(sc.example_records().changes["team"])
    found = people.claimed()
    assert found.naive > 20
    assert abs(found.kit) < found.naive
    everywhere = sc.answer_key("team_weeks").query("team == 'team 01'")
    monkeypatch.setattr(people, "key", lambda name: everywhere)
    with pytest.raises(ValueError, match="every team of the answer key changes"):
        people._without_programme()


def test_the_rows_of_a_question_hold_nothing_of_the_answer_key():
    hidden = {"own", "own_next", "true", "true_value", "outcome", "effect"}
    for number, question in enumerate(QUESTIONS, 1):
        assert (question.data is not None) == (f"twenty_questions({number}).data" in question.lines)
        if question.data:
            assert hidden.isdisjoint(question.data().columns)


def test_the_numbers_differ_from_the_naive_ones_on_the_screen():
    for question in QUESTIONS:
        found = question.found()
        assert question.shown(found.naive) != question.shown(found.kit), question.name
        assert all(math.isfinite(value) for value in (found.naive, found.kit, found.truth)), question.name
        assert not math.isfinite(found.low) or found.low <= found.kit <= found.high


def made(naive, kit, truth, low=math.nan, high=math.nan, **more):
    words = dict.fromkeys(("name", "asks", "unit", "naive", "kit", "truth", "lines"), "word")
    numbers = Numbers(naive=naive, kit=kit, truth=truth, low=low, high=high)
    return Question(**words, numbers=lambda: numbers, **more)


@pytest.mark.parametrize(
    ("numbers", "nearer", "said"),
    [
        ((10, 5, 4), "kit", "off by 6, the kit's by 1: the kit is nearer."),
        ((5, 10, 4), "naive", "off by 1, the kit's by 6: the naive one is nearer."),
        ((3, 5, 4), "neither", "neither is nearer."),
        ((10, 5, 4, 3, 6), "kit", "(3 to 6) holds the truth."),
        ((10, 5, 8, 3, 6), "naive", "(3 to 6) misses the truth."),
    ],
)
def test_the_words_follow_from_the_numbers(numbers, nearer, said):
    question = made(*numbers)
    assert question.nearer() == nearer
    assert said in question.says()


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((1, -2, -3, -4, -1), 'Naive: "up"; the kit: "down"; the truth: "down".'),
        ((1, -2, -3, -4, 1), 'Naive: "up"; the kit: "it cannot be told"; the truth: "down".'),
        ((-1, 2, 3, 1, 4), 'Naive: "down"; the kit: "up"; the truth: "up".'),
    ],
)
def test_yes_and_no_follow_from_the_numbers(numbers, said):
    question = made(*numbers, least=0.0, above="up", below="down")
    assert said in question.says()


def test_of_a_p_only_yes_and_no_count():
    question = made(0.001, 0.04, 0.9, digits=3, least=0.05, above="no", below="yes", by_answer=True)
    assert question.nearer() == "neither"
    assert "off by" not in question.says()
    assert made(0.001, 0.2, 0.9, least=0.05, above="no", below="yes", by_answer=True).nearer() == "kit"


def test_the_table_has_a_row_for_each_and_counts_them():
    found = twenty_questions()
    assert found.table["number"].tolist() == list(range(1, 21))
    for who in ("kit", "naive", "neither"):
        assert f"in {(found.table['nearer'] == who).sum()}" in found.summary
    one = twenty_questions(9)
    assert len(one.table) == 1
    assert QUESTIONS[8].lines in one.text
    assert one.data is None
    assert found.data is None
    with pytest.raises(ValueError, match=r"questions 1 to 20. Type: sc.twenty_questions\(1\)"):
        twenty_questions(21)


@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_knows_right_answers_and_naive_ones(name):
    exercise, question = find(name), QUESTIONS[int(name[1:]) - 1]
    assert judge(exercise, worked_out(exercise.right)).right
    assert judge(exercise, ...).blank
    naive, truth, *others = exercise.mistakes
    assert naive.message in judge(exercise, naive.wrong()).text
    passes = abs(question.found().truth - question.found().kit) <= exercise.tolerance
    assert judge(exercise, truth.wrong()).right == passes
    for mistake in others:
        assert not judge(exercise, mistake.wrong()).right


def test_the_door_of_the_exercises(capsys):
    assert list(exercises()) == NAMES
    check("q06", ...)
    hint("q06")
    assert answer("q06").id == "q06"
    said = capsys.readouterr().out
    assert said.startswith('q06: not yet: fill in the blank. A hint: sc.hint("q06")')
    with pytest.raises(ValueError, match="there is no exercise 'q21'"):
        check("q21", 1)


def test_a_question_is_asked_once():
    assert len({question.name for question in QUESTIONS}) == len({question.asks for question in QUESTIONS}) == 20
    assert replace(QUESTIONS[0], digits=2).shown(1234.5) == "1,234.50"
