"""What is checked: notebooks, guide, README and workshop kit, each with its texts and its printed values."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts import facilitator_numbers as guide
from scripts import mission_number
from scripts.notebook_run import read
from scripts.page import ROOT
from scripts.seed_prose import prose_of
from scripts.seed_run import Run, moved, run_cells, run_notebook, stored
from scripts.seed_values import NUMBER, Line

NOTEBOOKS = ROOT / "notebooks"
README = ROOT / "README.md"
_SCREEN = re.compile(r"^nb(\d\d)_")
_SPAN = '<span class="checked" data-from="{}">…</span>'
_MEASURED = re.compile(rf"{NUMBER}[^()\d]{{1,60}}\({NUMBER} to {NUMBER}[^()]*\)")
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.M | re.S)


@dataclass(frozen=True)
class Checked:
    """A file with its texts (cell or line -> Markdown), what it was printed with, and what another seed gives."""

    name: str
    path: Path
    texts: dict[int, str]
    lines: list[Line]
    under: Callable[[int], Run]
    place: str = "cell"


def every() -> list[str]:
    """The names of all that is checked, in the order in which it is."""
    return [*(path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))), "facilitator", "README", "kit"]


def named(name: str) -> Checked:
    """One of them; ValueError for another name."""
    if name == "facilitator":
        return facilitator()
    if name == "README":
        return readme(README)
    if name == "kit":
        return kit()
    path = NOTEBOOKS / f"{name}.ipynb"
    if not path.exists():
        raise ValueError(f"{name} is nothing that is checked. Here are: {', '.join(every())}")
    return notebook(path)


def notebook(path: Path) -> Checked:
    """A notebook: its prose, its stored outputs, and a run of its cells."""
    kept = read(path)
    texts = {n: str(c.source) for n, c in enumerate(kept.cells, start=1) if c.cell_type == "markdown"}
    return Checked(path.stem, path, texts, stored(kept), lambda shift: run_notebook(path, shift))


def facilitator() -> Checked:
    """The guide: what notebooks print, and what its script works out."""
    page = guide.PAGE.path.read_text(encoding="utf-8")
    texts = _paragraphs(page)
    said = {name: text for _, name, text, _ in guide.MARK.findall(page)}
    own = [Line(0, name, text) for name, text in said.items() if not _SCREEN.match(name)]
    shown = [line for number in guide.SCREEN for line in _screen(number, stored(read(_file(number))))]
    return Checked("facilitator", guide.PAGE.path, texts, shown + own, _guide_under, "line")


def readme(path: Path) -> Checked:
    """The README: what is measured for it, what its Python blocks print, and what notebooks print, as nb03_name."""
    page = path.read_text(encoding="utf-8")
    texts = _paragraphs(page)
    names = [mark.name for text in texts.values() for mark in prose_of(text).marks]
    numbers = sorted({found[1] for name in names if (found := _SCREEN.match(name))})
    blocks = list(enumerate(_BLOCK.findall(page), start=1)) if any(not _SCREEN.match(name) for name in names) else []

    _, begins, rest = page.partition(mission_number.BEGIN)
    measured = measured_lines(rest.partition(mission_number.END)[0].rpartition("\n(")[0]) if begins else []
    if measured:
        texts[page[: page.index(begins)].count("\n") + 1] = "\n\n".join(_SPAN.format(line.name) for line in measured)

    def under(shift: int) -> Run:
        run = _joined(numbers, shift, run_cells(blocks, shift))
        if measured:
            found = mission_number.measured(mission_number.SEED + shift)
            run.lines += measured_lines(" ".join(found.sentences))
            run.asked[0] = (found.runs, "runs")
        return run

    said = {name: text for _, name, text, _ in guide.MARK.findall(page)}
    own = [Line(0, name, text) for name, text in said.items() if not _SCREEN.match(name)]
    shown = [line for number in numbers for line in _screen(number, stored(read(_file(number))))]
    return Checked("README", path, texts, [*shown, *own, *measured], under, "line")


def kit() -> Checked:
    """The printed pages of a workshop: what their sentences take for granted; their numbers are checked elsewhere."""
    from workshop.build import WORDS, conditions

    texts = {place: f"<!-- seeds: {condition} -->" for place, (_, condition) in enumerate(conditions(), start=1)}
    numbers = sorted(set(re.findall(r"\bnb(\d\d)_", " ".join(texts.values()))))
    ground = [Line(0, name, value) for name, value in guide.ground_numbers().items()]
    shown = [line for number in numbers for line in _screen(number, stored(read(_file(number))))]
    path = WORDS / "en.po"
    return Checked("kit", path, texts, ground + shown, lambda shift: _joined(numbers, shift, Run(ground)), "condition")


def measured_lines(text: str) -> list[Line]:
    """The numbers of sentences that a script writes, each with its interval, and the words that stand round them."""
    plain = " ".join(text.split())
    numbers = [found[0] for found in _MEASURED.finditer(plain)]
    words = Line(0, "words", "in words: " + re.sub(NUMBER, "…", plain))
    return [words, *(Line(0, f"number_{place}", number) for place, number in enumerate(numbers, start=1))]


def _guide_under(shift: int) -> Run:
    guide.forget()
    with moved(shift), contextlib.redirect_stdout(io.StringIO()):
        own = {name: value for part in guide.PARTS if part is not guide.on_screen for name, value in part().items()}
    guide.forget()
    lines = [Line(0, name, value) for name, value in own.items()]
    return _joined(list(guide.SCREEN), shift, Run(lines, {0: (guide.RUNS, "runs")}))


def _joined(numbers: list[str], shift: int, own: Run) -> Run:
    joined = Run(list(own.lines), dict(own.asked))
    for number in numbers:
        run = run_notebook(_file(number), shift)
        joined.lines += _screen(number, run.lines)
        joined.asked |= {_own_cell(number, cell): asked for cell, asked in run.asked.items()}
    return joined


def _file(number: str) -> Path:
    (path,) = NOTEBOOKS.glob(f"{number}_*.ipynb")
    return path


def _screen(number: str, lines: list[Line]) -> Iterator[Line]:
    for line in lines:
        yield Line(_own_cell(number, line.cell), f"nb{number}_{line.name}", line.text)


def _own_cell(number: str, cell: int) -> int:
    return 1000 * (int(number) + 1) + cell


def _paragraphs(page: str) -> dict[int, str]:
    """Line -> the paragraph that starts there. A comment for the seeds belongs to wherever it stands."""
    found, line = {}, 1
    for part in re.split(r"(\n\s*\n)", page):
        if part.strip():
            found[line] = part
        line += part.count("\n")
    return found
