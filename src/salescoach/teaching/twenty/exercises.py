"""The twenty questions as exercises: answer from the records alone, then ``sc.check("q06", my_answer)``."""

from __future__ import annotations

from functools import cache

from ..exercise import Exercise, Mistake
from .question import Question
from .table import QUESTIONS


@cache
def exercises() -> dict[str, Exercise]:
    """The exercises by id, ``q01`` to ``q20``."""
    return {f"q{number:02d}": _exercise(f"q{number:02d}", one) for number, one in enumerate(QUESTIONS, 1)}


def _exercise(name: str, question: Question) -> Exercise:
    unit, number = question.unit, int(name[1:])
    *before, last = ["records = sc.example_records()", *question.lines.splitlines()]
    return Exercise(
        id=name,
        level=2,
        task=f"{question.asks} Give one number from sc.example_records() alone, without the answer key. Unit: {unit}.",
        hints=(f"The naive analysis {question.naive}. Ask what is wrong with that.", f"The kit {question.kit}."),
        solution="\n".join([*before, f"answer = {last}"]),
        explain=f"""This is the kit's number, not the truth. The answer key tells that under {question.truth}. To see
            how far both are off, type: sc.twenty_questions({number})""",
        right=lambda: question.found().kit,
        tolerance=0.5 * 10.0**-question.digits,
        mistakes=_mistakes(question),
    )


def _mistakes(question: Question) -> tuple[Mistake, ...]:
    unit = question.unit
    return (
        Mistake(
            wrong=lambda: question.found().naive,
            message=f"this is the naive number. It {question.naive}: ask what that leaves out.",
        ),
        Mistake(
            wrong=lambda: question.found().truth,
            message="this is the truth, as the answer key has it. Nobody has that key at work: use the records alone.",
        ),
        Mistake(wrong=lambda: -question.found().kit, message=f"the sign is turned round. Asked: {unit}."),
        Mistake(wrong=lambda: question.found().kit / 100, message=f"that is a hundredth of it. Asked: {unit}."),
    )
