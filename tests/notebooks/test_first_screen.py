"""What a leader meets first in a notebook: few words, a picture, no ids of claims; and words that no notebook uses."""

import re
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from scripts.notebook_prose import COMMENT, TAG
from scripts.notebook_run import read
from scripts.notebooks import find
from scripts.reading_minutes import CLAIM_ID

MOST_WORDS = 250  # before the first picture
WORD = re.compile(r"\w[\w'’.,-]*")
REFUSED = re.compile(
    r"\b(nought|flips?|flipped|middle worlds?|of what matters|x what matters|seats?|in want of|brought forth"
    r"|shortly|the watched(?! (?:team|person|people|seller|year))|of no account|lies with the kit|cell [A-Z])\b",
    re.I,
)


def prose(cell: NotebookNode) -> str:
    """What a reader sees of a text cell, in one line."""
    if cell.cell_type != "markdown":
        return ""
    return " ".join(TAG.sub(" ", COMMENT.sub(" ", cell.source)).split())


def shown(cell: NotebookNode) -> str:
    """What a reader sees of the outputs of a cell, in one line."""
    said = [o.get("text", "") + " " + o.get("data", {}).get("text/plain", "") for o in cell.get("outputs", [])]
    return " ".join(" ".join(said).split())


def is_picture(cell: NotebookNode) -> bool:
    """Whether the cell shows a picture."""
    return "![" in cell.source or any("image/png" in o.get("data", {}) for o in cell.get("outputs", []))


def opening(notebook: NotebookNode) -> list[NotebookNode]:
    """All cells before the first picture; raises StopIteration where there is none."""
    first = next(number for number, cell in enumerate(notebook.cells) if is_picture(cell))
    return list(notebook.cells[:first])


def faults(notebook: NotebookNode) -> list[str]:
    """What the notebook does against the rules of this file."""
    before = opening(notebook)
    count = sum(len(WORD.findall(prose(cell))) for cell in before)
    found = [f"{count} words before the first picture, more than {MOST_WORDS}"] if count > MOST_WORDS else []
    ids = sorted({name for cell in before for name in CLAIM_ID.findall(prose(cell) + " " + shown(cell))})
    if ids:
        found.append(f"ids of claims before the first picture: {', '.join(ids)}")
    for number, cell in enumerate(notebook.cells):
        for match in REFUSED.finditer(prose(cell) + " " + shown(cell)):
            found.append(f"cell {number} says “{match[0]}”")
    return found


@pytest.mark.parametrize("path", find([]), ids=lambda path: path.stem)
def test_a_notebook_opens_with_a_picture_and_in_plain_words(path: Path) -> None:
    assert faults(read(path)) == []


def made(*texts: str, said: str = "") -> NotebookNode:
    """A notebook of these texts, a cell that prints `said`, and a picture."""
    picture = new_output("display_data", {"image/png": "", "text/plain": "Two lines that part in week 13."})
    printing = new_code_cell("print()", outputs=[new_output("stream", text=said)])
    return new_notebook(cells=[*map(new_markdown_cell, texts), printing, new_code_cell("draw()", outputs=[picture])])


@pytest.mark.parametrize(
    ("notebook", "fault"),
    [
        (made("word " * 200, "word " * 51), "251 words before the first picture, more than 250"),
        (made("What D11 says."), "ids of claims before the first picture: D11"),
        (made(said="W6_word = at the line"), None),
        (made(said="the claim W6 and D9a"), "ids of claims before the first picture: W6"),
        (made("It lies above nought."), "cell 0 says “nought”"),
        (made("In the middle\nworld."), "cell 0 says “middle world”"),
        (made("", said="121 seats of four teams"), "cell 1 says “seats”"),
    ],
)
def test_a_planted_fault_is_noticed(notebook: NotebookNode, fault: str | None) -> None:
    assert faults(notebook) == ([fault] if fault else [])


def test_comments_and_tags_are_no_words_and_what_follows_the_picture_is_free() -> None:
    notebook = made("word " * 250 + "<!-- seeds: seat free --> <b></b>")
    notebook.cells.append(new_markdown_cell("W6 and " + "word " * 300))
    assert faults(notebook) == []
