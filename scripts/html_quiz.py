"""Exercises without code on a page: a form for each, its hint and its solution folded, checked in the page itself."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from salescoach.teaching.without_code import Choose, Estimate, Order, Question, questions_of
from scripts.html_printed import Notebook, holds, number, numbers, printed, source_of

HEADING = "Three exercises without code"
INTRO = "Nothing is kept and nobody is graded. Every hint and every solution is folded."
CODE_EXERCISES = ("## Exercises", "## Three exercises", "## What this", "## What it")
Names = Mapping[str, str]


def with_quiz(notebook: Notebook, name: str, asked: Sequence[Question] | None = None) -> Notebook:
    """The notebook with its exercises without code, before those with code; `name` is its file without the ending."""
    mine = questions_of(name) if asked is None else asked
    if not mine:
        return notebook
    texts, known = printed(notebook), numbers(notebook)
    parts = [shown(one, texts, known) for one in mine]
    text = "\n\n".join([f"## {HEADING}", INTRO, *parts])
    cells = list(notebook["cells"])
    cells.insert(_place(cells), {"cell_type": "markdown", "id": "without-code", "metadata": {}, "source": text})
    return {**notebook, "cells": cells}


def _place(cells: list[dict[str, Any]]) -> int:
    """Before the exercises with code, or else before the last section."""
    for start in CODE_EXERCISES:
        for place, cell in enumerate(cells):
            if cell["cell_type"] == "markdown" and source_of(cell).startswith(start):
                return place
    return len(cells)


def shown(one: Question, texts: Names, known: Mapping[str, float]) -> str:
    """The HTML of one exercise. Raises ValueError where its answer is not what the notebook prints any more."""
    where = f"exercise {one.id}"
    if one.holds:
        holds(where, one.holds, known)
    if isinstance(one, Choose):
        body, answer, right = _choose(one, texts)
    elif isinstance(one, Order):
        body, answer, right = _order(one, texts, known)
    elif isinstance(one, Estimate):
        body, answer, right = _estimate(one, texts, known)
    else:
        raise TypeError(f"{where} is of no known kind")
    answer["explain"] = filled(one.explain, texts, where)
    data = escape(json.dumps(answer, ensure_ascii=False))
    return (
        f'<form class="quiz" id="exercise-{one.id}" data-answer="{data}" novalidate>\n'
        f"<fieldset><legend>{one.id}. {_said(one.task, texts, where)}</legend>\n{body}</fieldset>\n"
        '<button type="submit" hidden>Check</button>\n<p class="said" role="status" tabindex="-1"></p>\n'
        f'<details class="hint"><summary>Hint</summary><p>{_said(one.hint, texts, where)}</p></details>\n'
        f'<details class="solution"><summary>Solution</summary><p>{right}</p>'
        f"<p>{_said(one.explain, texts, where)}</p></details>\n</form>\n"
    )


def filled(text: str, texts: Names, where: str) -> str:
    """A text with its {names} replaced by what the notebook prints."""
    try:
        return " ".join(text.split()).format_map(dict(texts))
    except KeyError as error:
        raise ValueError(f"{where}: {{{error.args[0]}}} is not printed by any cell.") from error


def _said(text: str, texts: Names, where: str) -> str:
    return escape(filled(text, texts, where), quote=False)


def _choose(one: Choose, texts: Names) -> tuple[str, dict[str, Any], str]:
    labels = [_said(option.text, texts, one.id) for option in one.options]
    rows = [
        f'<label><input type="radio" name="{one.id}" value="{k}"> <span>{label}</span></label>\n'
        for k, label in enumerate(labels)
    ]
    answer = {"kind": "choose", "why": [filled(option.why, texts, one.id) for option in one.options]}
    wrong = "".join(
        f"<br>Not “{label}”: {_said(option.why, texts, one.id)}"
        for label, option in zip(labels, one.options, strict=True) if option.why
    )  # fmt: skip
    right = next(label for label, option in zip(labels, one.options, strict=True) if not option.why)
    return "".join(rows), answer, f"{right}{wrong}"


def _order(one: Order, texts: Names, known: Mapping[str, float]) -> tuple[str, dict[str, Any], str]:
    sizes = [number(f"exercise {one.id}", item.by, known) for item in one.items]
    if any(later <= earlier for earlier, later in pairwise(sizes)):
        told = ", ".join(f"{item.by} = {size:g}" for item, size in zip(one.items, sizes, strict=True))
        raise ValueError(f"exercise {one.id}: the items must stand least first, with their reasons. There is: {told}.")
    right = list(range(len(sizes)))
    mixed = random.Random(one.id).sample(right, len(right))
    mixed = mixed[::-1] if mixed == right else mixed
    rows = "".join(f'<li data-item="{k}"><span>{_said(one.items[k].text, texts, one.id)}</span></li>\n' for k in mixed)
    answer = {"kind": "order", "right": right, "why": [filled(item.why, texts, one.id) for item in one.items]}
    named = "; ".join(_said(one.items[k].text, texts, one.id) for k in right)
    reasons = "".join(f"<br>{_said(item.text, texts, one.id)}: {_said(item.why, texts, one.id)}" for item in one.items)
    return f'<ol class="order">\n{rows}</ol>\n', answer, f"{named}.{reasons}"


def _estimate(one: Estimate, texts: Names, known: Mapping[str, float]) -> tuple[str, dict[str, Any], str]:
    where = f"exercise {one.id}"
    truth = round(number(where, one.truth, known), 6)
    field = (
        f'<label>In {escape(one.unit)} <input type="text" inputmode="decimal" autocomplete="off" size="8"></label>\n'
    )
    slips = [
        {"off": round(number(where, slip.off, known), 6), "why": filled(slip.why, texts, one.id)} for slip in one.slips
    ]
    answer = {
        "kind": "estimate", "truth": truth, "within": one.within, "share": one.unit.startswith("per cent"),
        "low": filled(one.low, texts, one.id), "high": filled(one.high, texts, one.id), "slips": slips,
    }  # fmt: skip
    right = f"{truth:g} {escape(one.unit)}; {one.within:g} more or less counts as right.".replace("-", "−", truth < 0)
    return field, answer, right
