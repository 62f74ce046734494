"""What a notebook says to whoever runs it, and a page should not: echoes of a guess, blanks, first hints, `.live()`.

What reads like a console is kept, as outputs of their own that show with the code (site/_static/edition.css): lines
`name = value`, which the text says in words, and the words in which a result shows itself.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

import salescoach as sc
from salescoach.teaching.exercise import Exercise
from salescoach.teaching.register import find
from scripts.html_printed import Notebook, source_of, text_of
from scripts.html_whole import whole

# Said to whoever runs the cell, not to whoever reads the page.
FOR_THE_RUNNER = re.compile(
    r"^Your guess, |: you said .*, it is |: no guess; it is |^guess was off by |^\d\d-\d: not yet: fill in the blank"
    r"|^Drawn for .*\.live\(\)"
)
# A dump of variables, a line of an audit, a row of columns: read with the code beside it.
FOR_CODE = re.compile(
    r"^\s*\w+ = \S|^\s*[\w ,]+: [\[{]|\bagree\)?(,|$)|\bagree\)|^\s+audit: |checks passed$|^\s+\w+Error: "
    r"|\S {2,}\S"
)
WITH_CODE = "with-code"
WORDS_TOO = {"accountability", "process"}  # these names of styles are words of other things as well
STYLE = re.compile(rf"\b({'|'.join(name for name in sc.STYLES if name not in WORDS_TOO)})\b")
HINT = re.compile(r"""^\s*sc\.hint\(\s*["'](\d\d-\d)["'].*\)\s*$""")
LIVE = re.compile(r"(?<!\S)[A-Z(][^.?!]*?`\.live\(\)`(?:`[^`]*`|[^.?!`]|\.(?=\d))*[.?!]\)?\s*")
HOW_TO_RUN = "`Shift+Enter`"
WITH_CODE_TITLE = re.compile(r"^## (?:Three e|E)xercises\s*$", re.M)
CELL_TITLE = re.compile(r"^(#{2,6} )Cells? [A-Z]\d?(?: and [A-Z]\d?)?: (.)", re.M)
CELL_NAME = re.compile(r"\b[Cc]ell ([A-Z]\d?)\b")
CELL_MARK = re.compile(r"\A# ([A-Z]\d?)\s*$", re.M)


def cleaned(notebook: Notebook) -> Notebook:
    """The notebook as a page needs it: outputs without what only a runner needs, no letters for cells."""
    titles = _titles_of_letters(notebook)
    cells = [_clean_cell(cell, titles) for cell in notebook["cells"]]
    return {**notebook, "cells": cells}


def folded_hints(exercise: Exercise) -> str:
    """All hints of an exercise, each folded."""
    return "".join(
        f"<details class=\"hint\"><summary>{exercise.id}, hint {level} of {len(exercise.hints)}</summary>"
        f"<p>{escape(text)}</p></details>"
        for level, text in enumerate(exercise.hints, start=1)
    )  # fmt: skip


def _clean_cell(cell: dict[str, Any], titles: dict[str, str]) -> dict[str, Any]:
    if cell["cell_type"] == "markdown":
        return {**cell, "source": for_readers(without_letters(source_of(cell), titles))}
    if cell["cell_type"] != "code":
        return cell
    hint = HINT.match(source_of(cell))
    if hint:
        html = {"text/html": folded_hints(find(hint[1])), "text/plain": ""}
        outputs = [{"output_type": "display_data", "data": html, "metadata": {}}]
    else:
        outputs = [made for output in cell.get("outputs", []) for made in _clean_output(output)]
    return {**cell, "outputs": outputs}


def _clean_output(output: dict[str, Any]) -> list[dict[str, Any]]:
    """An output without the runner's lines; a stream in parts, so that what goes with the code can be told apart."""
    if output["output_type"] != "stream":
        data = output.get("data", {})
        if "text/html" in data:
            return [{**output, "data": {**data, "text/html": whole("".join(data["text/html"]))}}]
        if set(data) != {"text/plain"}:
            return [output]
        return [] if FOR_THE_RUNNER.search(text_of(output)) else [_with_code(text_of(output))]
    parts: list[tuple[bool, list[str]]] = []
    for line in text_of(output).splitlines(keepends=True):
        if FOR_THE_RUNNER.search(line):
            continue
        code = bool(FOR_CODE.search(line)) or (not line.strip() and bool(parts) and parts[-1][0])
        if parts and parts[-1][0] == code:
            parts[-1][1].append(line)
        else:
            parts.append((code, [line]))
    texts = ((code, "".join(lines)) for code, lines in parts)
    return [_with_code(text) if code else {**output, "text": in_words(text)} for code, text in texts if text.strip()]


def in_words(text: str) -> str:
    """A text with the names of styles as a leader says them."""
    return STYLE.sub(lambda found: f"“{sc.style_label(found[0])}”", text)


def _with_code(text: str) -> dict[str, Any]:
    """An output that shows where the code shows."""
    html = f'<pre class="{WITH_CODE}">{escape(text, quote=False)}</pre>'
    return {"output_type": "display_data", "data": {"text/html": html, "text/plain": text}, "metadata": {}}


def _titles_of_letters(notebook: Notebook) -> dict[str, str]:
    """Letter of a cell -> the heading that it stands under, without the letter."""
    titles: dict[str, str] = {}
    heading = ""
    for cell in notebook["cells"]:
        source = source_of(cell)
        if cell["cell_type"] == "markdown":
            found = re.findall(r"^#{2,6} (.+)$", without_letters(source, {}), re.M)
            heading = found[-1] if found else heading
        mark = CELL_MARK.match(source) if cell["cell_type"] == "code" else None
        if mark:
            titles[mark[1]] = heading
    return titles


def without_letters(source: str, titles: dict[str, str]) -> str:
    """A text with "cell G" turned into a link to the section that the cell stands in."""
    return CELL_NAME.sub(lambda found: _link(found, titles), CELL_TITLE.sub(_bare_title, source))


def for_readers(source: str) -> str:
    """A text without what a page has not: how to run a cell, how to move a slider."""
    paragraphs = [part for part in source.split("\n\n") if HOW_TO_RUN not in part]
    return WITH_CODE_TITLE.sub("## Exercises with code", LIVE.sub("", "\n\n".join(paragraphs)))


def _link(found: re.Match[str], titles: dict[str, str]) -> str:
    title = titles.get(found[1])
    if not title:
        return found[0]
    anchor = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
    return f"[“{title}”](#{anchor})"


def _bare_title(found: re.Match[str]) -> str:
    return found[1] + found[2].upper()
