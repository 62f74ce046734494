"""The tables of notebooks/README.md, and the claims that each notebook names, read off the notebooks.

The page alone: 200 words of text a minute, a minute a picture or a guess, two an exercise without code. With code: half
a minute a code cell, and five, ten or fifteen minutes an exercise, by its level, in the place of those without code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from salescoach.articles.register import CLAIMS
from salescoach.teaching.without_code import questions_of
from scripts.model_tables import table
from scripts.notebook_prose import CODE, COMMENT, LINK, TAG
from scripts.notebook_run import read
from scripts.page import ROOT, Page, between

FOLDER = ROOT / "notebooks"
PATHS = {
    "workshop": (("Ninety minutes with a room", "00 02 03 05 07 09"),),
    "afternoon": (("An analyst's afternoon", "01 02 10 11"),),
    "evenings": (
        ("First evening: luck", "00 01"),
        ("Second: why they do it", "02 03"),
        ("Third: who pays later", "04 06"),
        ("Fourth: the other side", "05 07"),
        ("Fifth: which people, which time", "08 09"),
        ("Sixth: your own records, your own style, a session", "10 11 12 13"),
    ),
}
WORDS_A_MINUTE, PICTURE, GUESS, WITHOUT_CODE, CELL = 200, 1.0, 1.0, 2.0, 0.5
EXERCISES = {"1": 5.0, "2": 10.0, "3": 15.0}  # by level
MINUTES = ("minutes, pages alone", "minutes, with code and all exercises")
TITLE = re.compile(r"^#\s+(.+?)\s*$", re.M)
CLAIM_ID = re.compile(r"(?<![\w.])[DWBC]\d{1,2}(?![\w.]\d|\w)")
A_GUESS = re.compile(r"\bsc\.guess\(|^my_guess = ", re.M)
AN_EXERCISE = re.compile(r"""\bsc\.check\(\s*["']\d\d-([123])""")
NO_TIME = re.compile(r"\bsc\.(?:hint|answer)\(")


@dataclass(frozen=True)
class Facts:
    """What the table says of a notebook."""

    file: str
    title: str
    claims: tuple[str, ...]
    minutes: int
    alone: int

    @property
    def number(self) -> str:
        """Its two digits."""
        return self.file[:2]


def minutes_with_code(notebook: NotebookNode) -> int:
    """Whole minutes to read a notebook, guess, read the code and try its exercises."""
    minutes = _read_and_guess(notebook)
    for cell in notebook.cells:
        exercise = AN_EXERCISE.search(cell.source)
        if cell.cell_type == "code" and exercise:
            minutes += EXERCISES[exercise[1]]
        elif cell.cell_type == "code" and not (A_GUESS.search(cell.source) or NO_TIME.search(cell.source)):
            minutes += CELL
    return max(1, round(minutes))


def minutes_alone(notebook: NotebookNode, exercises: int) -> int:
    """Whole minutes for the page without code; `exercises` is how many without code it has."""
    return max(1, round(_read_and_guess(notebook) + WITHOUT_CODE * exercises))


def _read_and_guess(notebook: NotebookNode) -> float:
    minutes = 0.0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            text = TAG.sub(" ", LINK.sub(" ", CODE.sub(" x ", COMMENT.sub(" ", cell.source))))
            minutes += len(re.findall(r"\w[\w'’-]*", text)) / WORDS_A_MINUTE
        else:
            minutes += PICTURE * sum("image/png" in out.get("data", {}) for out in cell.get("outputs", []))
            minutes += GUESS if A_GUESS.search(cell.source) else 0.0
    return minutes


def claims_named(notebook: NotebookNode) -> tuple[str, ...]:
    """The claims that the text or the code of a notebook names, in the order of the register; unknown ones last."""
    said = {name for cell in notebook.cells for name in CLAIM_ID.findall(cell.source)}
    return (*(name for name in CLAIMS if name in said), *sorted(said - set(CLAIMS)))


def facts_of(path: Path) -> Facts:
    """Read a notebook. Raises ValueError where its first cell has no title."""
    notebook = read(path)
    first = notebook.cells[0]
    title = TITLE.search(first.source) if first.cell_type == "markdown" else None
    if not title:
        raise ValueError(f"{path.name}: its first cell must be a text that starts with a title: # A question?")
    alone = minutes_alone(notebook, len(questions_of(path.stem)))
    return Facts(path.name, title[1], claims_named(notebook), minutes_with_code(notebook), alone)


def all_facts(folder: Path = FOLDER) -> list[Facts]:
    """The notebooks that there are, in their order."""
    return [facts_of(path) for path in sorted(folder.glob("[0-9][0-9]_*.ipynb"))]


def notebook_table(facts: list[Facts]) -> str:
    """The table of all notebooks."""
    rows = [
        (f"[{f.number} {f.title}]({f.file})", " ".join(f.claims) or "none", str(f.alone), str(f.minutes)) for f in facts
    ]
    return table(("notebook", "claims", *MINUTES), rows).strip()


def path_table(name: str, facts: list[Facts]) -> str:
    """One way through the notebooks, with the minutes of those that are there."""
    known = {f.number: f for f in facts}
    rows = []
    for step, numbers in PATHS[name]:
        there = [known[number] for number in numbers.split() if number in known]
        links = "<br>".join(f"[{f.number} {f.title}]({f.file})" for f in there)
        rows.append((step, links, str(sum(f.alone for f in there)), str(sum(f.minutes for f in there))))
    return table(("when", "notebooks", *MINUTES), rows).strip()


def with_tables(page: str, facts: list[Facts]) -> str:
    """The page with fresh tables."""
    for name in PATHS:
        page = with_table(page, f"path: {name}", path_table(name, facts))
    return with_table(page, "table: notebooks", notebook_table(facts))


def with_table(page: str, name: str, new: str) -> str:
    """The page with one table replaced."""
    return between(page, f"<!-- {name} -->", f"\n{new}\n", f"<!-- end of {name} -->")


def renewed_pages(module: str, facts: list[Facts]) -> str:
    """The module of claims and notebooks with its table made anew; notebooks that are not there keep their row."""
    for f in facts:
        row = f'    "{f.number}": "{" ".join(name for name in f.claims if name in CLAIMS)}",'
        module = re.sub(rf'^    "{f.number}": "[DWBC\d ]*",$', row, module, flags=re.M)
    return module


PAGE = Page(path=FOLDER / "README.md", renewed=lambda text: with_tables(text, all_facts()))
CLAIMS_OF_NOTEBOOKS = Page(
    path=ROOT / "src" / "salescoach" / "teaching" / "claim_pages.py",
    renewed=lambda text: renewed_pages(text, all_facts()),
)
