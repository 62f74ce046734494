"""What a reader types about an exercise: check an answer, ask for a hint, unfold the solution."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import fill
from typing import Any

from ..common.given import is_whole
from .judge import judge
from .register import find

WIDTH = 100


@dataclass(frozen=True)
class Answer:
    """The solution of an exercise: folded in a notebook, plain text elsewhere.

    Attributes:
        id: of the exercise.
        code: lines that give the right answer.
        explain: why it is the answer and what it means.
    """

    id: str
    code: str
    explain: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        code, why = escape(self.code), escape(self.explain)
        html = f"<details><summary>Solution of {self.id}</summary><pre><code>{code}</code></pre><p>{why}</p></details>"
        return {
            "text/html": html,
            "text/plain": f"Solution of {self.id}: unfold it, or type print(sc.answer({self.id!r}))",
        }

    def __repr__(self) -> str:
        return f"Solution of {self.id}\n{self.code}\n{_on_screen(self.explain)}"


def check(exercise: str, answer: Any = None) -> None:
    """Print whether an answer is right, or what is wrong with it. Nothing is kept and nobody is graded.

    Args:
        exercise: id of the exercise, such as ``"05-1"``: number of the notebook, number of the exercise; or
            ``"q06"``, one of the twenty questions.
        answer: a number, a word, a style, a team or a frame, as the task asks; ``...`` while it is blank.

    Returns:
        Nothing: the sentence is printed.

    Raises:
        ValueError: no such exercise.

    Example:
        >>> import salescoach as sc
        >>> sc.check("01-1", ...)
        01-1: not yet: fill in the blank. A hint: sc.hint("01-1")
    """
    print(_on_screen(f"{exercise}: {judge(find(exercise), answer).text}"))


def hint(exercise: str, level: int = 1) -> None:
    """Print a hint; a higher level gives away more.

    Args:
        exercise: id of the exercise, such as ``"05-1"``.
        level: number of the hint, from 1.

    Returns:
        Nothing: the hint is printed.

    Raises:
        ValueError: no such exercise, or no such hint.

    Example:
        >>> import salescoach as sc
        >>> sc.hint("05-1", level=2)
        05-1, hint 2 of 2: The hours are in results.totals, column manager_hours. Take the mean over the
          runs. The solution: sc.answer("05-1")
    """
    found = find(exercise)
    last = len(found.hints)
    if not is_whole(level, 1, last):
        raise ValueError(
            f'level={level!r}: {exercise} has hints 1 to {last}. Type: sc.hint("{exercise}", level={last})'
        )
    more = (
        f' More: sc.hint("{exercise}", level={level + 1})'
        if level < last
        else f' The solution: sc.answer("{exercise}")'
    )
    print(_on_screen(f"{exercise}, hint {level} of {last}: {found.hints[level - 1]}{more}"))


def answer(exercise: str) -> Answer:
    """The solution with its reason: folded in a notebook, so that nobody reads it by accident.

    Args:
        exercise: id of the exercise, such as ``"05-1"``: number of the notebook, number of the exercise.

    Returns:
        Answer: text that a notebook shows folded; printed, it is shown in full.

    Raises:
        ValueError: no such exercise.

    Example:
        >>> import salescoach as sc
        >>> sc.answer("05-1").id
        '05-1'
    """
    found = find(exercise)
    return Answer(found.id, found.solution, found.explain)


def _on_screen(text: str) -> str:
    return "\n".join(fill(line, WIDTH, drop_whitespace=True, subsequent_indent="  ") for line in text.splitlines())
