"""A notebook to work in: no outputs, what came out folded, no guess that is filled in, its sliders alive."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from itertools import groupby
from typing import Any

Notebook = dict[str, Any]

_NUMBER = "data-from="  # marks a number that a cell prints
_FOLD = "<details><summary>What came out</summary>\n\n{}\n\n</details>"

_GUESS = re.compile(r"""(sc\.guess\(\s*(?:"[^"]*"|'[^']*')\s*,\s*)-?\d+(?:\.\d+)?""")
_OWN_GUESS = re.compile(r"^my_guess = -?\d+(?:\.\d+)?$", re.M)
_NOTE = """\
*Press Shift+Enter to run a cell and go to the next one. Put your own guess in before you run on, and open "What came
out" after you have run the cell above it. The same notebook with its outputs: [{name}](../notebooks/{name}).*"""


def copy_of(notebook: Notebook, name: str) -> Notebook:
    """The notebook without outputs and without a guess, its sliders alive, with a line on how to run it.

    Paragraphs that tell a number of the outputs are folded, so that nobody reads the answer below the question.

    Args:
        notebook: as it is kept.
        name: of its file.

    Returns:
        A new notebook, for a folder beside ``notebooks/``.
    """
    cells = [_blank(cell) for cell in notebook["cells"]]
    note = {"cell_type": "markdown", "id": "how-to-run", "metadata": {}, "source": _NOTE.format(name=name)}
    return {**notebook, "cells": [*cells[:1], note, *cells[1:]]}


def mark_of(content: bytes, notebook: bool) -> str:
    """A mark by which a change of a reader is known.

    JupyterLab writes a notebook that was only looked at in its own way, so what counts of one is cells and outputs.

    Args:
        content: of the file.
        notebook: whether it is one.

    Returns:
        The same text for the same content.
    """
    try:
        cells = json.loads(content)["cells"] if notebook else []
        parts = [[cell["cell_type"], "".join(cell["source"]), cell.get("outputs", [])] for cell in cells]
    except (ValueError, KeyError, TypeError):  # no notebook any more
        parts = []
    told = json.dumps(parts, sort_keys=True).encode() if parts else content
    return hashlib.sha256(told).hexdigest()


def _blank(cell: Notebook) -> Notebook:
    if cell["cell_type"] != "code":
        return {**cell, "source": _folded("".join(cell["source"]))} if cell["cell_type"] == "markdown" else cell
    source = _GUESS.sub(r"\1...", "".join(cell["source"]))
    source = _OWN_GUESS.sub("my_guess = 0  # your number in place of the 0", source)
    return {**cell, "source": source + (".live()" if _ends_in_slider(source) else ""), "outputs": [],
            "execution_count": None}  # fmt: skip


def _folded(source: str) -> str:
    """A text with the paragraphs that tell what came out under a summary to be opened."""
    told = groupby(re.split(r"\n{2,}", source), key=lambda part: _NUMBER in part)
    return "\n\n".join(_FOLD.format(text) if fold else text for fold, text in ((k, "\n\n".join(g)) for k, g in told))


def _ends_in_slider(source: str) -> bool:
    """Whether the last line of a cell shows a slider that stands still."""
    try:
        last = ast.parse(source).body[-1]
    except (SyntaxError, IndexError):
        return False
    call = last.value if isinstance(last, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "slider"
