"""The twenty questions as a table, with what follows from the numbers; ``twenty_questions``."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill, indent
from typing import TYPE_CHECKING

from ...common.messages import whole
from . import changes, foresight, people, pipeline
from .question import Question

if TYPE_CHECKING:
    import pandas as pd

QUESTIONS: tuple[Question, ...] = (
    *people.QUESTIONS, *changes.QUESTIONS, *pipeline.QUESTIONS, *foresight.QUESTIONS,
)  # fmt: skip
WIDTH = 100


@dataclass(frozen=True)
class TwentyQuestions:
    """Questions with the answers of the naive analysis, of the kit and of the answer key.

    Attributes:
        table: one row per question: number, question, unit, naive, kit, low, high (95 % interval of the kit's), truth,
            nearer ("kit", "naive" or "neither"), says.
        summary: in how many questions which is nearer.
        text: all in words, with the lines to type for a single question.
        data: of a single question, the rows out of the records on which its lines work; None where these are enough.
    """

    table: pd.DataFrame
    summary: str
    text: str
    data: pd.DataFrame | None = None

    def __repr__(self) -> str:
        return self.text


def twenty_questions(number: int | None = None) -> TwentyQuestions:
    """Twenty questions that an analyst is asked about a sales force, over the shipped company, of which all is known.

    Args:
        number: of one question, 1 to 20; by default all, which takes a minute.

    Returns:
        The answers: ``.table`` one row per question, ``.summary``, ``.text``, ``.data``. There is an exercise of each:
        ``sc.check("q06", my_answer)``.

    Raises:
        ValueError: no such question.

    Example:
        >>> import salescoach as sc
        >>> sc.twenty_questions(9).table[["naive", "kit", "truth"]].round().iloc[0].tolist()
        [1.0, 1417.0, 1413.0]
    """
    import pandas as pd

    numbers = range(1, len(QUESTIONS) + 1) if number is None else [_asked(number)]
    rows = [_row(one, QUESTIONS[one - 1]) for one in numbers]
    words = [_words(one, QUESTIONS[one - 1], lines=number is not None) for one in numbers]
    told = _summary(rows)
    text = "\n".join(words if number is not None else [*words, fill(told, WIDTH)])
    rows_of = None if number is None else QUESTIONS[numbers[0] - 1].data
    data = rows_of() if rows_of else None
    return TwentyQuestions(table=pd.DataFrame(rows), summary=told, text=text, data=data)


def _asked(number: int) -> int:
    found = whole("number", number, 1)
    if found > len(QUESTIONS):
        raise ValueError(f"number={number!r}: there are questions 1 to {len(QUESTIONS)}. Type: sc.twenty_questions(1)")
    return found


def _row(number: int, question: Question) -> dict[str, object]:
    found = question.found()
    return {
        "number": number, "question": question.asks, "unit": question.unit, "naive": found.naive, "kit": found.kit,
        "low": found.low, "high": found.high, "truth": found.truth, "nearer": question.nearer(),
        "says": question.says(),
    }  # fmt: skip


def _words(number: int, question: Question, lines: bool) -> str:
    found, show = question.found(), question.shown
    parts = [
        fill(f"{number}. {question.asks} ({question.unit})", WIDTH, subsequent_indent="   "),
        fill(f"naive {show(found.naive)}; the kit {show(found.kit)}; truth {show(found.truth)}. {question.says()}",
             WIDTH, initial_indent="   ", subsequent_indent="   "),
    ]  # fmt: skip
    if lines:
        told = (("Naive", question.naive), ("The kit", question.kit), ("The answer key,", question.truth))
        parts += [fill(f"{who} {what}.", WIDTH, initial_indent="   ", subsequent_indent="   ") for who, what in told]
        parts += ["   See for yourself (records = sc.example_records()):", indent(question.lines, "      ")]
    return "\n".join(parts)


def _summary(rows: list[dict[str, object]]) -> str:
    many = {who: sum(row["nearer"] == who for row in rows) for who in ("kit", "naive", "neither")}
    return (
        f"Of {len(rows)} question{'s' * (len(rows) != 1)} the kit is nearer to the truth in {many['kit']}, the naive "
        f"analysis in {many['naive']}, neither in {many['neither']}. One made-up company: no proof that it is so in "
        "yours."
    )
