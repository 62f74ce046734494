"""From text to rows: separator, header, and the row numbers that a spreadsheet would show."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from ..records.errors import ReadError
from .decode import text_of

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}  # of equally good ones the first is taken
ENDINGS = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz", ".gz")
FINE, LONG, SHORT, EMPTY = range(4)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A text file with its header found.

    Attributes:
        file: its name.
        header: cells of the header row.
        text: everything.
        separator: between cells.
        skip: records up to and with the header.
        notes: what was assumed.
    """

    file: str
    header: tuple[str, ...]
    text: str
    separator: str
    skip: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cells:
    """Chosen columns of a sheet.

    Attributes:
        columns: cells of each column as text.
        rows: row numbers as a spreadsheet shows them, shape (rows,).
        shapes: FINE, LONG, SHORT or EMPTY, shape (rows,).
    """

    columns: list[list[str]]
    rows: np.ndarray
    shapes: np.ndarray


def open_sheet(path: Path) -> Sheet:
    """Read a file and find its header.

    Raises:
        ReadError: not a text table.
    """
    text, encoding = text_of(path)
    file, notes = path.name, []
    if encoding != "UTF-8":
        notes.append(f"{file}: read as {encoding}; look at a name with an accent to see if it is right.")
    named = text[:5].casefold()
    hidden = named[:4] == "sep=" and named[4:] in SEPARATORS  # a line that Excel writes and hides
    separator = named[4] if hidden else _separator(text)
    try:
        for number, row in enumerate(_reader(text, separator), 1):
            if any(cell.strip() for cell in row) and not (hidden and number == 1):
                header = tuple(_without_empty_end(row))
                return Sheet(file=file, header=header, text=text, separator=separator, skip=number, notes=tuple(notes))
    except csv.Error as error:
        raise ReadError(f"{file}: the header row cannot be read ({error}). Export the file again as CSV") from None
    raise ReadError(f"{file} is empty: not even a header row. Export it again, with column names in the first row")


def cells(sheet: Sheet, positions: list[int]) -> Cells:
    """The columns at these positions, as text.

    Raises:
        ReadError: a quotation mark that is never closed, or a cell without end.
    """
    rows: list[int] = []
    shapes: list[int] = []
    picked: list[list[str]] = []
    number = sheet.skip
    try:
        for number, row in enumerate(islice(_reader(sheet.text, sheet.separator), sheet.skip, None), sheet.skip + 1):
            if row:
                shape, fitted = _fitted(row, len(sheet.header))
                rows.append(number)
                shapes.append(shape)
                picked.append([fitted[position] for position in positions])
    except csv.Error as error:
        raise ReadError(
            f"{sheet.file}, after row {number}: a quotation mark is not closed or stands in the middle of a cell "
            f"({error}). Correct that row, or export the file again"
        ) from None
    columns = [list(column) for column in zip(*picked, strict=True)] if picked else [[] for _ in positions]
    return Cells(columns, np.array(rows, dtype=np.int64), np.array(shapes, dtype=np.int8))


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


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _separator(text: str) -> str:
    """The one that cuts the first row with anything in it into most cells."""
    best, most = ",", 1
    for candidate in SEPARATORS:
        try:
            found: list[str] = next((row for row in _reader(text, candidate) if any(cell.strip() for cell in row)), [])
        except csv.Error:
            continue
        if len(found) > most:
            best, most = candidate, len(found)
    return best
