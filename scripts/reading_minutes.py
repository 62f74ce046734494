"""How long each notebook takes: minutes of reading, worked out, and seconds of running, measured.

    python scripts/reading_minutes.py              print the table
    python scripts/reading_minutes.py write        renew the tables in notebooks/README.md and the list of claims
    python scripts/reading_minutes.py check        exit code 1 if they say anything else
    python scripts/reading_minutes.py measure [00 05 ...]   run notebooks, time them, then write

Both are kept in notebooks/README.md. Reading: 200 words of text a minute, a minute a picture, half a minute a code
cell, three minutes a guess or an exercise. Hints and folded solutions cost nothing. It works with whatever notebooks
there are.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from nbformat import NotebookNode

from salescoach.articles.register import CLAIMS
from salescoach.common.files import write_text
from scripts.model_tables import table
from scripts.notebook_prose import CODE, COMMENT, LINK, TAG
from scripts.notebook_run import fresh, read

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"
PAGE = FOLDER / "README.md"
PAGES_MODULE = ROOT / "src" / "salescoach" / "teaching" / "claim_pages.py"
PATHS = {
    "workshop": (("Ninety minutes with a room", "00 02 03 05 07 09"),),
    "afternoon": (("An analyst's afternoon", "01 02 10 11"),),
    "evenings": (
        ("First evening: luck", "00 01"),
        ("Second: why they do it", "02 03"),
        ("Third: who pays later", "04 06"),
        ("Fourth: the other side", "05 07"),
        ("Fifth: which people, which time", "08 09"),
        ("Sixth: your own records, your own style", "10 11 12"),
    ),
}
WORDS_A_MINUTE, PICTURE, CELL, TASK = 200, 1.0, 0.5, 3.0
TITLE = re.compile(r"^#\s+(.+?)\s*$", re.M)
CLAIM_ID = re.compile(r"(?<![\w.])[DWBC]\d{1,2}(?![\w.]\d|\w)")
A_TASK = re.compile(r"\bsc\.(?:guess|check)\(")
NO_TIME = re.compile(r"\bsc\.(?:hint|answer)\(")
ROW = re.compile(r"^\| \[(\d\d) .*\| (\d+|not measured) \|$", re.M)


@dataclass(frozen=True)
class Facts:
    """What the table says of a notebook, the seconds apart."""

    file: str
    title: str
    claims: tuple[str, ...]
    minutes: int

    @property
    def number(self) -> str:
        """Its two digits."""
        return self.file[:2]


def reading_minutes(notebook: NotebookNode) -> int:
    """Whole minutes to read a notebook, guess and try the exercises."""
    minutes = 0.0
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            text = TAG.sub(" ", LINK.sub(" ", CODE.sub(" x ", COMMENT.sub(" ", cell.source))))
            minutes += len(re.findall(r"\w[\w'’-]*", text)) / WORDS_A_MINUTE
        elif A_TASK.search(cell.source):
            minutes += TASK
        elif not NO_TIME.search(cell.source):
            minutes += CELL + PICTURE * sum("image/png" in out.get("data", {}) for out in cell.get("outputs", []))
    return max(1, round(minutes))


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
    return Facts(path.name, title[1], claims_named(notebook), reading_minutes(notebook))


def all_facts(folder: Path = FOLDER) -> list[Facts]:
    """The notebooks that there are, in their order."""
    return [facts_of(path) for path in sorted(folder.glob("[0-9][0-9]_*.ipynb"))]


def kept_seconds(page: str) -> dict[str, str]:
    """The seconds that stand in the page, by number of the notebook."""
    return dict(ROW.findall(page))


def notebook_table(facts: list[Facts], seconds: dict[str, str]) -> str:
    """The table of all notebooks."""
    head = ("notebook", "claims", "minutes to read", "seconds to run")
    rows = [
        (f"[{f.number} {f.title}]({f.file})", " ".join(f.claims) or "none", str(f.minutes),
         seconds.get(f.number, "not measured"))
        for f in facts
    ]  # fmt: skip
    return table(head, rows).strip()


def path_table(name: str, facts: list[Facts]) -> str:
    """One way through the notebooks, with the minutes of those that are there."""
    known = {f.number: f for f in facts}
    rows = []
    for step, numbers in PATHS[name]:
        there = [known[number] for number in numbers.split() if number in known]
        links = "<br>".join(f"[{f.number} {f.title}]({f.file})" for f in there)
        rows.append((step, links, str(sum(f.minutes for f in there))))
    return table(("when", "notebooks", "minutes to read in full"), rows).strip()


def between(page: str, name: str, new: str) -> str:
    """The page with what stands between two markers replaced. Raises ValueError where they are missing."""
    pattern = re.compile(rf"(<!-- {name} -->\n)(.*?)(<!-- end of {name} -->)", re.S)
    if len(pattern.findall(page)) != 1:
        raise ValueError(f"{PAGE.name} must hold <!-- {name} --> and <!-- end of {name} --> once")
    return pattern.sub(lambda m: f"{m[1]}\n{new}\n\n{m[3]}", page)


def renewed(page: str, facts: list[Facts], seconds: dict[str, str]) -> str:
    """The page with its tables made anew."""
    for name in PATHS:
        page = between(page, f"path: {name}", path_table(name, facts))
    return between(page, "table: notebooks", notebook_table(facts, seconds))


def renewed_pages(module: str, facts: list[Facts]) -> str:
    """The module of claims and notebooks with its table made anew; notebooks that are not there keep their row."""
    for f in facts:
        row = f'    "{f.number}": "{" ".join(name for name in f.claims if name in CLAIMS)}",'
        module = re.sub(rf'^    "{f.number}": "[DWBC\d ]*",$', row, module, flags=re.M)
    return module


def measure(numbers: list[str]) -> tuple[dict[str, str], str]:
    """Run notebooks one after the other: seconds by number, and on what they were measured."""
    found = {}
    for path in sorted(FOLDER.glob("[0-9][0-9]_*.ipynb")):
        if not numbers or path.name[:2] in numbers:
            start = time.perf_counter()
            fresh(path, 600)
            found[path.name[:2]] = str(max(1, round(time.perf_counter() - start)))
            print(f"{path.name}: {found[path.name[:2]]} s", flush=True)
    return found, f"Measured with Python {sys.version_info[0]}.{sys.version_info[1]} on {os.cpu_count()} cores."


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("print", "write", "check", "measure"), nargs="?", default="print")
    parser.add_argument("notebooks", nargs="*", help="measure: two digits each (all if none is named)")
    chosen = parser.parse_args(arguments)
    page, module = (path.read_text(encoding="utf-8") for path in (PAGE, PAGES_MODULE))
    seconds, old_page, old_module = kept_seconds(page), page, module
    if chosen.what == "measure":
        new, machine = measure(chosen.notebooks)
        seconds, page = seconds | new, between(page, "machine", machine)
    facts = all_facts()
    page, module = renewed(page, facts, seconds), renewed_pages(module, facts)
    if chosen.what == "print":
        print(notebook_table(facts, seconds))
    elif chosen.what == "check":
        stale = [p.name for p, old, new in ((PAGE, old_page, page), (PAGES_MODULE, old_module, module)) if old != new]
        print(f"Stale: {', '.join(stale)}. Run: python scripts/reading_minutes.py write" if stale else "In order.")
        return int(bool(stale))
    else:
        write_text(PAGE, page)
        write_text(PAGES_MODULE, module)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
