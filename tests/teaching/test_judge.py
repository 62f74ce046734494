"""Answers of every kind, the words they get, and the register that finds the exercise."""

import numpy as np
import pandas as pd
import pytest

import salescoach as sc
from salescoach.teaching.accept import frame_that, style_that, team_that
from salescoach.teaching.check import answer, check, hint
from salescoach.teaching.exercise import Exercise, Mistake
from salescoach.teaching.judge import is_blank, judge
from salescoach.teaching.register import all_exercises, exercises_of, find, notebooks

calls = []


def slow_truth():
    calls.append(1)
    return 0.5


def made(**changes):
    mistakes = tuple(Mistake(wrong=lambda v=v: v, message=f"mistake number {v}.") for v in (50, 2, 0.25))
    given = {
        "id": "99-1", "level": 1, "task": "Give a half.", "hints": ("Halve it.", "One over two."),
        "solution": "answer = 0.5", "explain": "It is a half.", "right": lambda: 0.5, "mistakes": mistakes,
        "tolerance": 0.01,
    }  # fmt: skip
    return Exercise(**given | changes)


def words(**changes):
    mistakes = tuple(Mistake(wrong=lambda w=w: w, message=f"no, {w} is out.") for w in ("luck", "will", "skill"))
    return made(tolerance=None, options=("strain", "luck", "will", "skill"), right=lambda: "strain", mistakes=mistakes)


@pytest.mark.parametrize("given", [0.5, 0.509, np.float64(0.5), np.array(0.5), pd.Series([0.5]), np.float32(0.5)])
def test_a_number_passes_within_its_tolerance_however_it_comes(given):
    assert judge(made(), given).right


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (50, "mistake number 50"), (0.4, "too low"), (0.6, "too high"), ("0.5", "is a text"), (np.nan, "missing"),
        (True, "is no number"), ([1, 2], "2 values"), (len, "brackets"), (pd.Series([1.0, 2.0]), "2 values"),
    ],
)  # fmt: skip
def test_a_wrong_number_is_told_what_is_wrong(given, said):
    verdict = judge(made(), given)
    assert not verdict.right
    assert said in verdict.text


def test_zero_is_an_answer_of_its_own_and_no_slip_of_the_unit():
    share = Mistake(wrong=lambda: 0.15, message="that is a share.")
    exercise = made(right=lambda: 15.0, tolerance=0.5, mistakes=(share, *made().mistakes[:2]))
    assert judge(exercise, 15.4).right, "rounded to whole per cent"
    assert "that is a share" in judge(exercise, 0.15).text
    assert "0 is too low" in judge(exercise, 0).text


def test_one_value_in_a_list_is_told_in_the_singular():
    assert "a list with one value" in judge(made(), [0.5]).text
    assert "these are 2 values" in judge(made(), [0.5, 0.5]).text


def test_the_truth_is_worked_out_once_and_only_when_needed():
    exercise = made(right=slow_truth)
    judge(exercise, ...)
    assert calls == []
    for _ in range(3):
        judge(exercise, 0.5)
    assert calls == [1]


@pytest.mark.parametrize(
    ("given", "said"),
    [("luck", "no, luck is out"), ("strian", "did you mean 'strain'"), ("tea", "none of the options"), (3, "words")],
)
def test_a_wrong_word_is_told_what_is_wrong(given, said):
    assert judge(words(), " Strain ").right
    assert said in judge(words(), given).text


def test_a_function_with_nothing_in_it_is_a_blank():
    def bare(seen): ...

    def told(seen):
        """Watch nobody."""
        ...

    assert is_blank(bare)
    assert is_blank(told)
    assert is_blank(sc.style(told))
    assert not is_blank(lambda seen: seen)
    assert not is_blank(lambda seen: 5)
    assert not is_blank(0)
    assert not is_blank(np.float64(0.0))
    assert not is_blank(sc.Team())


def weekly(seen):
    """A review every week."""
    return sc.Practices(review_hours=0.5)


def peeking(seen):
    return sc.Practices(review_hours=seen.true_cause)


def by_check(check, right):
    return made(tolerance=None, check=check, right=lambda: right)


def test_a_style_is_held_to_the_rules_before_what_it_does_is_looked_at():
    looked = []
    exercise = by_check(style_that(lambda style: looked.append(style.name)), weekly)
    assert judge(exercise, weekly).right
    assert judge(exercise, sc.style(weekly)).right
    assert looked == ["weekly", "weekly"]
    assert "breaks a rule" in judge(exercise, peeking).text
    assert "of your own" in judge(exercise, "coach").text
    assert "not a int" in judge(exercise, 5).text
    assert looked == ["weekly", "weekly"]
    assert "too rare" in judge(by_check(style_that(lambda style: "too rare."), weekly), weekly).text


def test_a_team_and_a_frame_are_asked_for_by_what_they_hold():
    small = by_check(team_that(lambda team: None if team.people <= 6 else "too many people."), sc.Team(people=5))
    assert judge(small, sc.Team(people=5)).right
    assert "too many" in judge(small, sc.Team(people=9)).text
    assert "a team is asked" in judge(small, 5).text
    table = by_check(frame_that(("gain",), lambda f: None if len(f) == 2 else "two rows."), None)
    assert judge(table, pd.DataFrame({"gain": [1, 2]})).right
    assert "two rows" in judge(table, pd.DataFrame({"gain": [1]})).text
    assert "no column gain. It has: x" in judge(table, pd.DataFrame({"x": [1]})).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "5-1"},
        {"level": 2},
        {"tolerance": None},
        {"options": ("a",)},
        {"hints": ()},
        {"hints": "a"},
        {"mistakes": ()},
    ],
)
def test_an_exercise_that_is_not_whole_is_refused(wrong):
    with pytest.raises(ValueError, match="Type: "):
        made(**wrong)


def test_the_register_finds_what_is_there_and_says_what_is_not():
    assert notebooks() == tuple(sorted(notebooks()))
    assert find("01-2") is exercises_of("01")["01-2"]
    assert set(exercises_of("01")) <= set(all_exercises())
    for wrong in ("1", 5, "98-1", "01-9"):
        with pytest.raises(ValueError, match="Type: "):
            find(wrong)
    with pytest.raises(ValueError, match=r'has hints 1 to 2\. Type: sc\.hint\("01-1", level=2\)'):
        hint("01-1", level=3)


def test_the_reader_sees_one_line_after_the_other_and_a_folded_solution(capsys):
    check("01-1", 100 * find("01-1").right())
    hint("01-1")
    said = capsys.readouterr().out
    assert "per cent" in said
    assert 'More: sc.hint("01-1", level=2)' in " ".join(said.split())
    assert max(map(len, said.splitlines())) <= 100
    shown = answer("01-1")
    bundle = shown._repr_mimebundle_()
    assert bundle["text/html"].startswith("<details>")
    assert "at_quota.mean()" not in bundle["text/plain"]
    assert "at_quota.mean()" in repr(shown)


def test_zero_is_a_number_and_one_value_in_a_list_is_told_so():
    small = (Mistake(wrong=lambda: 0.005, message="a ratio."), *made().mistakes[:2])
    assert judge(made(tolerance=0.1, mistakes=small), 0).text.startswith("not yet: 0 is too low")
    assert "a ratio" in judge(made(tolerance=0.1, mistakes=small), 0.006).text
    assert "a list with one value" in judge(made(), [0.5]).text
