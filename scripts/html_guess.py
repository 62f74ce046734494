"""Guess, then see: a field behind each question of a page, and everything after it covered until there is a guess.

The fields are listed in site/guesses.toml. What covers is made in two steps: the sources get a form (here), and Sphinx
folds what follows it (`fold`, called from site/conf.py once the tree of headings is known).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from scripts.html_printed import Notebook, decimals, number, numbers, printed

GUESSES = Path(__file__).resolve().parents[1] / "site" / "guesses.toml"
SUMMARY = "Show what happened"


@dataclass(frozen=True, kw_only=True)
class Question:
    """One guess field: behind which cell, what is asked, in which unit, and what the truth is worked out of."""

    notebook: str
    after: str
    ask: str
    unit: str
    truth: str
    sign: bool = False


@cache
def questions(path: Path = GUESSES) -> tuple[Question, ...]:
    """All guess fields. Raises ValueError for an entry that is not understood."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["guess"]
    try:
        return tuple(Question(**entry) for entry in entries)
    except TypeError as error:
        raise ValueError(f"{path.name}: {error}. An entry has notebook, after, ask, unit, truth and sign.") from error


def with_guesses(notebook: Notebook, name: str, asked: Iterable[Question] | None = None) -> Notebook:
    """The notebook with a form behind each question; `name` is its file without the ending."""
    mine = [one for one in (questions() if asked is None else asked) if one.notebook == name]
    cells, known, texts = list(notebook["cells"]), numbers(notebook), printed(notebook)
    for place, one in enumerate(mine, start=1):
        found = [k for k, cell in enumerate(cells) if cell.get("id") == one.after]
        if not found:
            raise ValueError(
                f"guesses.toml: {name} has no cell {one.after}. Name the cell that the question stands in."
            )
        truth = number(f"guesses.toml, {name}", one.truth, known)
        text = form(one, place, truth, decimals(one.truth, texts))
        field = {"cell_type": "markdown", "id": f"guess-field-{place}", "metadata": {}, "source": text}
        cells.insert(found[0] + 1, field)
    return {**notebook, "cells": cells}


def form(one: Question, place: int, truth: float, places: int) -> str:
    """The form of a question; it shows only where there is a script, and holds the truth unseen."""
    told = f'data-truth="{truth:.{places}f}" data-places="{places}" data-unit="{escape(one.unit)}"'
    return (
        f'<form class="guess" {told}{" data-sign" if one.sign else ""} novalidate hidden>\n'
        f'<label for="guess-{place}">{escape(one.ask)} <span class="unit">In {escape(one.unit)}</span></label>\n'
        f'<input id="guess-{place}" type="text" inputmode="decimal" autocomplete="off" size="8" '
        f'aria-describedby="guess-{place}-said">\n'
        f'<button type="submit">{SUMMARY}</button>\n'
        f'<p id="guess-{place}-said" class="said" role="status" tabindex="-1"></p>\n'
        "</form>\n"
    )


def fold(doctree: Any, folded: type[Any]) -> int:
    """Put all that follows each form into a node of the class `folded`; returns how many there are.

    What follows within the form's own section and the sections after it go together, so a second question lies in what
    the first one covers.
    """
    from docutils import nodes

    forms = [raw for raw in doctree.findall(nodes.raw) if raw.astext().startswith('<form class="guess"')]
    for raw in reversed(forms):
        here = raw
        rest: list[Any] = []
        while not isinstance(here.parent, nodes.document):
            above = here.parent
            place = above.index(here) + 1
            moved = above.children[place:]
            del above.children[place:]
            rest += moved
            if isinstance(above.parent, nodes.document):
                cover = folded()
                cover.extend(rest)
                above.append(cover)
            here = above
    return len(forms)
