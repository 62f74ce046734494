"""The page docs/twenty_questions.md: a sales force of which the truth is known, worked out when the page is written."""

from __future__ import annotations

import math
from textwrap import fill

from salescoach.teaching.twenty.question import Question
from salescoach.teaching.twenty.table import QUESTIONS, twenty_questions
from scripts.model_tables import table
from scripts.page import ROOT, Page

NEARER = {"kit": "the kit", "naive": "the naive one", "neither": "neither"}


def page() -> str:
    """The whole of the page."""
    numbered = list(enumerate(QUESTIONS, 1))
    parts = [
        "# Twenty questions",
        "What an analyst is asked about a sales force. The company is made up (`data/company`), so an answer key knows "
        "the truth. For each question: what the naive analysis says, what an estimator of the kit says from the same "
        "records, and what is true. Made by `python scripts/pages.py write twenty_questions`; no number is typed.",
        "Answer first, then look: `sc.check(\"q06\", my_answer)` takes your number, `sc.hint(\"q06\")` helps, "
        "`sc.answer(\"q06\")` shows the lines, `sc.twenty_questions(6)` tells all three numbers. Every check below "
        "begins with",
        "```python\nimport numpy as np\nimport salescoach as sc\n\nrecords = sc.example_records()\n```",
        "## All at a glance",
        table(("", "question", "unit", "naive", "the kit (95 %)", "truth", "nearer"), [_row(*one) for one in numbered]),
        twenty_questions().summary,
        "Where the kit cannot tell, its interval says so; that is an answer too. No line of this page is about a named "
        "person.",
        *(part for one in numbered for part in _section(*one)),
    ]  # fmt: skip
    return "\n\n".join(_wrapped(part.strip()) for part in parts) + "\n"


def _wrapped(part: str) -> str:
    return part if part.startswith(("|", "#", "```", "- ")) else fill(part, 120)


def _row(number: int, question: Question) -> tuple[str, ...]:
    found, show = question.found(), question.shown
    ends = f" ({show(found.low)} to {show(found.high)})" if math.isfinite(found.low) else ""
    return (
        str(number), question.asks, question.unit, show(found.naive), f"{show(found.kit)}{ends}", show(found.truth),
        NEARER[question.nearer()],
    )  # fmt: skip


def _section(number: int, question: Question) -> list[str]:
    found, show = question.found(), question.shown
    said = (
        f"**Naive, {show(found.naive)}**: {question.naive}.",
        f"**The kit, {show(found.kit)}**: {question.kit}.",
        f"**True, {show(found.truth)}**: in the answer key, {question.truth}.",
    )
    lines = "\n".join(fill(f"- {one}", 120, subsequent_indent="  ") for one in said)
    return [
        f"## {number}. {question.asks}",
        f"Unit: {question.unit}.",
        lines,
        question.says(),
        f"```python\n{question.lines}\n```",
    ]


PAGE = Page(path=ROOT / "docs" / "twenty_questions.md", renewed=lambda text: page())
