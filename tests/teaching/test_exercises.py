"""Every exercise: its solution passes, a blank does not, and each typical mistake gets its own message.

One notebook alone: pytest tests/teaching/test_exercises.py -k 05
"""

import re

import numpy as np
import pytest

import salescoach as sc
from salescoach.teaching.check import answer, check, hint
from salescoach.teaching.exercise import worked_out
from salescoach.teaching.judge import judge
from salescoach.teaching.register import exercises_of, find, notebooks
from tests.each import each, look_at_all

NOTEBOOKS = notebooks()
IDS = [f"{notebook}-{level}" for notebook in NOTEBOOKS for level in (1, 2, 3)]
MACHINE_PATH = re.compile(r"(?<!\w)/(?:home|root|tmp|work|Users)/")


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_notebook_has_three_exercises_of_rising_level(notebook):
    found = list(exercises_of(notebook).values())
    assert [one.id for one in found] == [f"{notebook}-{level}" for level in (1, 2, 3)]
    assert [one.level for one in found] == [1, 2, 3]


def the_right_answer_passes_and_is_explained(exercise):
    verdict = judge(exercise, worked_out(exercise.right))
    assert verdict.right, verdict.text
    assert exercise.explain in verdict.text


def the_solution_that_is_shown_gives_a_right_answer(exercise):
    names = {"sc": sc, "np": np}
    exec(exercise.solution, names)
    verdict = judge(exercise, names["answer"])
    assert verdict.right, verdict.text


def a_blank_is_neither_right_nor_a_mistake(exercise):
    for blank in (..., None, "", "...", [], {}, np.array([])):
        verdict = judge(exercise, blank)
        assert verdict.blank, blank
        assert not verdict.right


def each_typical_mistake_gets_a_message_of_its_own(exercise):
    messages = [flat(mistake.message) for mistake in exercise.mistakes]
    assert len(set(messages)) == len(messages) >= 3
    for mistake, message in zip(exercise.mistakes, messages, strict=True):
        verdict = judge(exercise, worked_out(mistake.wrong))
        assert not verdict.right, message
        assert message in flat(verdict.text), (message, verdict.text)


def a_kind_of_answer_that_is_not_asked_is_refused_in_words(exercise):
    for strange in (object(), True, "not a word of it", len, [1, 2, 3]):
        verdict = judge(exercise, strange)
        assert not verdict.right
        assert len(verdict.text.split()) >= 4


def the_words_are_whole_and_fit_for_every_machine(exercise):
    for text in (exercise.task, exercise.explain, *exercise.hints, *(m.message for m in exercise.mistakes)):
        assert len(text.split()) >= 4, text
        assert text.strip()[-1] in ".?:!)", text
        assert not MACHINE_PATH.search(text), text
    assert len(set(exercise.hints)) == len(exercise.hints) >= 1


LOOKS = (
    the_right_answer_passes_and_is_explained,
    the_solution_that_is_shown_gives_a_right_answer,
    a_blank_is_neither_right_nor_a_mistake,
    each_typical_mistake_gets_a_message_of_its_own,
    a_kind_of_answer_that_is_not_asked_is_refused_in_words,
    the_words_are_whole_and_fit_for_every_machine,
)


@pytest.mark.parametrize("name", IDS)
def test_an_exercise(name):
    exercise = find(name)
    look_at_all(LOOKS, lambda look: look.__name__, lambda look: look(exercise))


@each("name", IDS)
def test_what_is_printed_is_the_same_twice_and_names_the_exercise(name, capsys):
    exercise, said = find(name), []
    for _ in range(2):
        check(name)
        for level in range(1, len(exercise.hints) + 1):
            hint(name, level=level)
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert said[0].startswith(f"{name}: not yet: fill in the blank")
    assert said[0].count(f"{name}, hint ") == len(exercise.hints)
    assert answer(name)._repr_mimebundle_()["text/html"].startswith("<details><summary>")
