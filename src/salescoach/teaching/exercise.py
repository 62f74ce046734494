"""One exercise: the task, the hints, what is right, and what people get wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from textwrap import dedent
from typing import Any

_ID = re.compile(r"(\d\d)-([123])|q\d\d")  # of a notebook, or one of the twenty questions
FEWEST_MISTAKES = 3


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A wrong answer that people really give, with what to tell them.

    Attributes:
        wrong: works out an example of the wrong answer; called when first needed.
        message: what went wrong and what to do next, in a sentence or two.
        when: whether an answer is this mistake; nearness to the example by default.
    """

    wrong: Callable[[], Any]
    message: str
    when: Callable[[Any], bool] | None = None


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """An exercise of a notebook. It takes a number (``tolerance``), a word (``options``) or anything (``check``).

    Attributes:
        id: notebook and number, such as ``05-1``; or one of the twenty questions, such as ``q06``.
        level: 1 easy, 2 middle, 3 hard; the number in the id of a notebook's.
        task: what to do, in plain words, with the unit of the answer.
        hints: one or more, each giving away more than the last.
        solution: lines of code that put the right answer into ``answer``; ``sc`` and ``np`` are there.
        explain: why this is the answer and what it means.
        right: works out the right answer; called when first needed and then kept.
        mistakes: three or more.
        tolerance: how far a number may lie from the right one, in the unit of the answer.
        options: the words to choose from.
        check: returns None where an answer is right, else a sentence that says what is wrong.
    """

    id: str
    level: int
    task: str
    hints: tuple[str, ...]
    solution: str
    explain: str
    right: Callable[[], Any]
    mistakes: tuple[Mistake, ...]
    tolerance: float | None = None
    options: tuple[str, ...] = ()
    check: Callable[[Any], str | None] | None = None

    def __post_init__(self) -> None:
        found = _ID.fullmatch(self.id)
        if not found or int(found[2] or self.level) != self.level:
            raise ValueError(f'id={self.id!r} must be notebook and level. Type: id="05-{self.level}"')
        kinds = (self.tolerance is not None, bool(self.options), self.check is not None)
        if sum(kinds) != 1:
            raise ValueError(f"{self.id} must have one of tolerance, options and check. Type: tolerance=0.01")
        for name in ("hints", "mistakes"):
            if not isinstance(getattr(self, name), tuple):
                raise ValueError(f"{self.id}: {name} must be several in brackets. Type: {name}=(first, second)")
        if not self.hints or len(self.mistakes) < FEWEST_MISTAKES:
            raise ValueError(
                f"{self.id} needs a hint and {FEWEST_MISTAKES} mistakes. Type: mistakes=(Mistake(...), ...)"
            )

        for name in ("task", "explain"):
            object.__setattr__(self, name, " ".join(getattr(self, name).split()))
        object.__setattr__(self, "hints", tuple(" ".join(text.split()) for text in self.hints))
        object.__setattr__(self, "solution", dedent(self.solution).strip())

    @property
    def notebook(self) -> str:
        """Number of the notebook, two digits."""
        return self.id[:2]


@cache
def worked_out(work: Callable[[], Any]) -> Any:
    """What a function without arguments returns; run once."""
    return work()
