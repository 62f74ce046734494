"""From text to rows: separator, header, and the row numbers that a spreadsheet would show."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from ..records.errors import ReadError
from .column import Column, Picked
from .decode import content_of
from .lines import check_lines, records
from .lines import reader as _reader

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}  # of equally good ones the first is taken
ENDINGS = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz", ".gz")
FINE, LONG, SHORT, EMPTY, BROKEN = range(5)
BLOCK = 4096  # rows that are held whole at a time
TITLE_ROWS = 31  # a header stands in one of these
Knows = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A text file with its header found.

    Attributes:
        file: its name.
        header: cells of the header row.
        content: everything, in UTF-8.
        separator: between cells.
        skip: records up to and with the header.
        notes: what was assumed.
        totals: numbers of the rows that are totals of a grouped report.
        first: number of the header's row where the text was made anew, else 0.
    """

    file: str
    header: tuple[str, ...]
    content: bytes
    separator: str
    skip: int
    notes: tuple[str, ...] = ()
    totals: frozenset[int] = frozenset()
    first: int = 0


@dataclass(frozen=True)
class Cells:
    """Chosen columns of a sheet.

    Attributes:
        columns: cells of each.
        rows: row numbers as a spreadsheet shows them, shape (rows,).
        shapes: FINE, LONG, SHORT, EMPTY or BROKEN, shape (rows,).
    """

    columns: list[Column]
    rows: np.ndarray
    shapes: np.ndarray


def open_sheet(path: Path, knows: Knows | None = None) -> Sheet:
    """Read a file and find its header.

    Args:
        path: of the file.
        knows: tells whether a row is a header that is known; rows before such a one are a title.

    Raises:
        ReadError: not a text table.
    """
    content, encoding = content_of(path)
    return sheet_of(content, encoding, path.name, knows)


def sheet_of(content: bytes, encoding: str, file: str, knows: Knows | None = None) -> Sheet:
    """Find the header in a content in UTF-8.

    Raises:
        ReadError: not a text table.
    """
    notes = []
    check_lines(content, file)
    if encoding != "UTF-8":
        notes.append(f"{file}: read as {encoding}; look at a name with an accent to see if it is right.")
    named = content[:5].decode("ascii", "replace").casefold()
    hidden = named[:4] == "sep=" and named[4:] in SEPARATORS  # a line that Excel writes and hides
    separator = named[4] if hidden else _separator(content)
    for candidate in dict.fromkeys([separator, *SEPARATORS] if knows is not None and not hidden else [separator]):
        number, row = _header(content, candidate, file, hidden, knows)
        if row is not None and (knows is None or knows(row)):
            separator = candidate
            break
    else:
        number, row = _header(content, separator, file, hidden, None)
    if row is None:
        raise ReadError(f"{file} is empty: not even a header row. Export it again, with column names in the first row")
    title = number - int(hidden)
    if title > 1 and knows is not None and knows(row) and _first(content, separator, hidden) < number:
        notes.append(f"{file}: the header was found in row {number}; the rows above it were taken for a title.")
    return Sheet(file=file, header=row, content=content, separator=separator, skip=number, notes=tuple(notes))


def _header(
    content: bytes, separator: str, file: str, hidden: bool, knows: Knows | None
) -> tuple[int, tuple[str, ...] | None]:
    """Number and cells of the first row that is known, else of the first with anything in it."""
    first: tuple[int, tuple[str, ...] | None] = (0, None)
    try:
        for number, row in enumerate(islice(_reader(content, separator), TITLE_ROWS), 1):
            if not any(cell.strip() for cell in row) or (hidden and number == 1):
                continue
            cells = tuple(_without_empty_end(row))
            if first[1] is None:
                first = (number, cells)
            if knows is None or knows(cells):
                return number, cells
    except csv.Error as error:
        if first[1] is None:
            raise ReadError(f"{file}: the header row cannot be read ({error}). Export the file again as CSV") from None
    return first


def _first(content: bytes, separator: str, hidden: bool) -> int:
    return _header(content, separator, "", hidden, None)[0]


def cells(sheet: Sheet, positions: list[int]) -> Cells:
    """The columns at these positions; a row that cannot be read as CSV has the shape BROKEN."""
    rows, shapes, columns = array("q"), bytearray(), [Picked() for _ in positions]
    block: list[list[str]] = []
    width = len(sheet.header)
    broken = [""] * width
    shift = max(0, sheet.first - sheet.skip)
    for number, row in records(sheet.content, sheet.separator, sheet.skip):
        if row is None or row:
            shape, fitted = (BROKEN, broken) if row is None else _fitted(row, width)
            rows.append(number + shift)
            shapes.append(shape)
            block.append(fitted)
            if len(block) == BLOCK:
                _pick(block, positions, columns)
    _pick(block, positions, columns)
    return Cells([column.done() for column in columns], np.array(rows, dtype=np.int64), np.array(shapes, dtype=np.int8))


def _pick(block: list[list[str]], positions: list[int], columns: list[Picked]) -> None:
    for position, column in zip(positions, columns, strict=True):
        column.add([row[position] for row in block])
    block.clear()


def _without_empty_end(row: list[str]) -> list[str]:
    last = max(position for position, cell in enumerate(row) if cell.strip())
    return row[: last + 1]


def _fitted(row: list[str], width: int) -> tuple[int, list[str]]:
    """What is wrong with a row's shape, and the row with as many cells as the header has."""
    if len(row) == width:
        return (FINE if any(row) else EMPTY), row
    if any(cell.strip() for cell in row[width:]):
        return LONG, row[:width]
    fitted = row[:width] + [""] * (width - len(row))
    if not any(fitted):
        return EMPTY, fitted
    return (SHORT if len(row) < width else FINE), fitted


def _separator(content: bytes) -> str:
    """The one that cuts the first row with anything in it into most cells."""
    best, most = ",", 1
    for candidate in SEPARATORS:
        try:
            found: list[str] = next(
                (row for row in _reader(content, candidate) if any(cell.strip() for cell in row)), []
            )
        except csv.Error:
            continue
        if len(found) > most:
            best, most = candidate, len(found)
    return best
