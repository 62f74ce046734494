"""The rules for a notebook file that can be seen without running it."""

import base64
import re
import struct
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from scripts.notebook_prose import number_problems, printed_values
from scripts.notebook_run import normalised, words

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 20  # non-blank lines of a code cell
MOST_BYTES = 150_000  # of a picture
MOST_WIDTH = 2000  # pixels of a picture, two for one of the page
FEWEST_ALT_WORDS = 3

WRITE, MARK, EDIT = "write", "mark", "edit"  # how a problem is mended

_PLACES = (ROOT, Path(sys.prefix), Path(tempfile.gettempdir()), Path.home())
_HERE = "|".join(re.escape(str(place)) for place in _PLACES if len(place.parts) > 1)
MACHINE_PATH = re.compile(
    rf"(?<![\w.~-])(?:{_HERE}|/(?:home|root|tmp|work|Users|private/var|var/folders))(?![\w-])"
    r"|\b[A-Za-z]:[\\/]+Users\b|\bsite-packages\b"
)
ADDRESS = re.compile(r"\bat 0x[0-9A-Fa-f]{6,}")
WARNING = re.compile(r"\b(?:[A-Z]\w*Warning\b|Warning:|WARNING\b)")
TRACEBACK = "Traceback (most recent call last)"
HTML_PICTURE = re.compile(r"<(?:img|svg|canvas|video|iframe)\b", re.I)
EMPTY_ALT = re.compile(r"!\[\s*\]\(|<img\b(?![^>]*\balt\s*=\s*[\"'][^\"']*\w)[^>]*>", re.I)


@dataclass(frozen=True)
class Problem:
    """What is wrong, in which cell (counted from 1; 0 is the whole file) and how it is mended."""

    what: str
    number: int = 0
    start: str = ""
    mend: str = EDIT


def rule_problems(notebook: NotebookNode) -> Iterator[Problem]:
    """All breaches of the rules in the notebook as it stands in the file."""
    if notebook != normalised(notebook):
        yield Problem("the metadata or the cell ids are not as the write command leaves them", mend=WRITE)
    values = printed_values(notebook)
    count = 0
    for number, cell in enumerate(notebook.cells, start=1):
        start = words(cell)
        for what in _path_problems("the cell", str(cell.source)):
            yield Problem(what, number, start)
        if cell.cell_type == "markdown":
            if EMPTY_ALT.search(cell.source):
                yield Problem("a picture in the text has no alternative text", number, start)
            for what in number_problems(cell.source, values):
                yield Problem(what, number, start, MARK)
        if cell.cell_type != "code":
            continue
        count += bool(cell.source.strip())
        if cell.get("execution_count") != (count if cell.source.strip() else None):
            what = f"the execution count is {cell.get('execution_count')} where a run from the top gives {count}"
            yield Problem(what, number, start, WRITE)
        lines = sum(bool(line.strip()) for line in cell.source.splitlines())
        if lines > MOST_LINES:
            yield Problem(f"the cell has {lines} lines of code, more than {MOST_LINES}", number, start)
        for output in cell.get("outputs", []):
            for what in (*run_problems(output), *_output_problems(output)):
                yield Problem(what, number, start)


def run_problems(output: NotebookNode) -> Iterator[str]:
    """What no run may give, on whatever system."""
    if output.output_type == "error":
        yield f"the output is an error: {output.ename}"
    if output.output_type == "stream" and output.name == "stderr":
        first = (output.text.strip().splitlines() or [""])[0]
        yield f"the cell writes to stderr: {first[:80]!r}"
    for said in output_texts(output):
        found = WARNING.search(said)
        if found:
            yield f"the output has the text of a warning: {found.group()!r}"
        if TRACEBACK in said:
            yield "the output has a traceback"


def output_texts(output: NotebookNode) -> list[str]:
    """All text of an output, pictures left out."""
    data = output.get("data", {})
    shown = [str(value) for kind, value in data.items() if not kind.startswith("image/")]
    return [*shown, str(output.get("text", "")), *map(str, output.get("traceback", []))]


def _path_problems(where: str, said: str) -> Iterator[str]:
    found = MACHINE_PATH.search(said)
    if found:
        line = said[found.start() :].splitlines()[0]
        yield f"{where} names a path of one machine: {line[:60]!r}"


def _output_problems(output: NotebookNode) -> Iterator[str]:
    for said in output_texts(output):
        yield from _path_problems("the output", said)
        if ADDRESS.search(said):
            yield "the output has an address in memory, which is another one in every run"
    data: dict[str, Any] = output.get("data", {})
    if HTML_PICTURE.search(str(data.get("text/html", ""))):
        yield "a picture is shown as HTML, where it cannot be compared: show it as PNG"
    for kind in data:
        if kind == "image/png":
            yield from _picture_problems(output)
        elif kind.startswith("image/"):
            yield f"a picture is shown as {kind}, which cannot be compared: show it as PNG"


def _picture_problems(output: NotebookNode) -> Iterator[str]:
    picture = picture_bytes(output)
    if len(picture) > MOST_BYTES:
        yield f"the picture has {len(picture) / 1000:.0f} kB, more than {MOST_BYTES / 1000:.0f} kB"
    if picture[:8] != b"\x89PNG\r\n\x1a\n" or len(picture) < 24:
        yield "the picture is not a PNG file"
        return
    (width,) = struct.unpack(">I", picture[16:20])
    if width > MOST_WIDTH:
        yield f"the picture is {width} pixels wide, more than {MOST_WIDTH}"
    about = output.metadata.get("image/png", {})
    alt = str(about.get("alt", "")) if isinstance(about, dict) else ""
    if len(alt.split()) < FEWEST_ALT_WORDS:
        yield f"the picture has no alternative text of {FEWEST_ALT_WORDS} words or more (metadata image/png: alt)"
    elif output.data.get("text/plain") != alt:
        yield "the alternative text is not given as text/plain as well"


def picture_bytes(output: NotebookNode) -> bytes:
    """The PNG file in an output."""
    try:
        return base64.b64decode(output.data["image/png"])
    except ValueError:
        return b""
