"""Hold an answer against an exercise: right, blank, a known mistake, or simply wrong."""

from __future__ import annotations

import ast
import inspect
import math
import textwrap
from collections.abc import Callable, Sized
from dataclasses import dataclass
from numbers import Real
from types import FunctionType
from typing import Any

from ..common.messages import did_you_mean
from ..management.style import Style
from .exercise import Exercise, Mistake, worked_out

BLANK_TEXTS = ("", "...", "?")


@dataclass(frozen=True)
class Verdict:
    """Whether an answer is right or blank, and the sentence for whoever gave it.

    Attributes:
        right: whether it is.
        text: what is printed.
        blank: whether nothing was filled in.
    """

    right: bool
    text: str
    blank: bool = False


def judge(exercise: Exercise, answer: Any) -> Verdict:
    """Judge one answer: blank, right, a typical mistake, or wrong in another way.

    Args:
        exercise: from the register.
        answer: what the reader put in; never changed.

    Returns:
        The judgement, with its sentence.
    """
    if is_blank(answer):
        return Verdict(False, "not yet: fill in the blank. A hint: " + f'sc.hint("{exercise.id}")', blank=True)
    if exercise.check is not None:
        problem = _by_check(exercise, exercise.check, answer)
    elif exercise.options:
        problem = _by_word(exercise, answer)
    else:
        problem = _by_number(exercise, answer)
    return Verdict(True, f"right. {exercise.explain}") if problem is None else Verdict(False, problem)


def is_blank(answer: Any) -> bool:
    """True for ``...``, None, an empty text, list or frame, and a function with nothing in it."""
    if answer is None or answer is ...:
        return True
    if isinstance(answer, str):
        return answer.strip() in BLANK_TEXTS
    if isinstance(answer, Style):
        return is_blank(answer.rule)
    if isinstance(answer, FunctionType):
        return _does_nothing(answer)
    return isinstance(answer, Sized) and _length(answer) == 0


def _length(answer: Sized) -> int:
    try:
        return len(answer)
    except TypeError:  # numpy's single numbers have no length
        return 1


def _does_nothing(function: FunctionType) -> bool:
    """Whether there are only words, ``...`` or ``pass`` in it; False where its text cannot be had."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, SyntaxError):
        return False
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == function.__name__]
    return bool(found) and all(
        isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        for line in found[0].body
    )


def _by_number(exercise: Exercise, answer: Any) -> str | None:
    value = _number(answer)
    if isinstance(value, str):
        return value
    right = float(worked_out(exercise.right))
    if _near(exercise, value, right, right):
        return None
    known = _known(exercise, value, lambda wrong: _mistaken(exercise, value, float(wrong), right))
    if known:
        return known
    return f"not yet: {value:,.4g} is too {'high' if value > right else 'low'}. " + _more(exercise)


def _near(exercise: Exercise, value: float, other: float, right: float) -> bool:
    """Within the tolerance; in per cent, say, a hundred times as wide as for the share that is right."""
    wider = max(1.0, abs(other / right)) if right else 1.0
    return abs(value - other) <= (exercise.tolerance or 0.0) * wider + 1e-9


def _mistaken(exercise: Exercise, value: float, wrong: float, right: float) -> bool:
    """Near a known mistake, and nearer to it than zero is: zero is an answer of its own, not a slip of the unit."""
    return _near(exercise, value, wrong, right) and 2 * abs(value - wrong) <= abs(wrong)


def _number(answer: Any) -> float | str:
    """The answer as a number, or the sentence that says why it is none."""
    if isinstance(answer, str):
        return f"not yet: {answer!r} is a text. Give the number alone, without quotes and without unit."
    if callable(answer):
        return "not yet: this is a function. Call it, with brackets after its name, and give what it returns."
    if hasattr(answer, "shape") and getattr(answer, "size", 0) == 1:
        answer = answer.item() if hasattr(answer, "item") else answer.iloc[0, 0]
    if isinstance(answer, Sized) and not isinstance(answer, Real):
        many = _length(answer)
        found = "this is a list with one value. Give the value alone" if many == 1 else f"these are {many} values"
        return f"not yet: {found}. One number is asked{'' if many == 1 else '; perhaps take the mean'}."
    if isinstance(answer, bool) or not isinstance(answer, Real):
        return f"not yet: a {type(answer).__name__} is no number. Give one number."
    value = float(answer)
    if not math.isfinite(value):
        return f"not yet: the answer came out as {value}. Look for missing values, or for a division by nothing."
    return value


def _by_word(exercise: Exercise, answer: Any) -> str | None:
    options = ", ".join(exercise.options)
    if not isinstance(answer, str):
        return f"not yet: give one of these words in quotes: {options}."
    word = answer.strip().casefold()
    if word not in {option.casefold() for option in exercise.options}:
        return f"not yet: {answer!r} is none of the options{did_you_mean(word, exercise.options)} Options: {options}."
    if word == str(worked_out(exercise.right)).casefold():
        return None
    return _known(exercise, answer, lambda wrong: word == str(wrong).casefold()) or f"not yet. {_more(exercise)}"


def _by_check(exercise: Exercise, check: Callable[[Any], str | None], answer: Any) -> str | None:
    problem = check(answer)
    if problem is None:
        return None
    return _known(exercise, answer) or f"not yet: {problem}"


def _known(exercise: Exercise, answer: Any, is_example: Callable[[Any], bool] | None = None) -> str | None:
    """What to say of a known mistake; without ``is_example`` only those are known that say themselves when."""
    for mistake in exercise.mistakes:
        if _is(mistake, answer, is_example):
            return f"not yet: {mistake.message}"
    return None


def _is(mistake: Mistake, answer: Any, is_example: Callable[[Any], bool] | None) -> bool:
    if mistake.when is not None:
        return bool(mistake.when(answer))
    return is_example is not None and is_example(worked_out(mistake.wrong))


def _more(exercise: Exercise) -> str:
    return f'A hint: sc.hint("{exercise.id}")'
