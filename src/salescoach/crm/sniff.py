"""From bytes to rows: packing, encoding, separator, header, and the row numbers that a spreadsheet would show."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from ..records.errors import ReadError

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
ENDINGS = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz", ".gz")
LARGEST = 1 << 29  # bytes once unpacked
FINE, LONG, SHORT, EMPTY = range(4)
WORKBOOKS = {b"PK\x03\x04": "an Excel workbook or a zip archive", b"\xd0\xcf\x11\xe0": "an old Excel workbook"}


@dataclass(frozen=True)
class Sheet:
    """A text file with its header found.

    Attributes:
        file: its name. header: cells of the header row. text: everything. separator: between cells.
        skip: records up to and with the header. notes: what was assumed.
    """

    file: str
    header: tuple[str, ...]
    text: str
    separator: str
    skip: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Cells:
    """Chosen columns of a sheet, with the row numbers and the shape (FINE, LONG, SHORT, EMPTY) of each row."""

    columns: list[list[str]]
    rows: np.ndarray
    shapes: np.ndarray


def open_sheet(path: Path) -> Sheet:
    """Read a file and find its header.

    Raises:
        ReadError: not a text table.
    """
    text, how = _decoded(_unpacked(path), path.name)
    notes = (
        [] if how == "UTF-8" else [f"{path.name}: read as {how}; look at a name with an accent to see if it is right."]
    )
    named = text[:5].casefold()
    told = named[:4] == "sep=" and named[4:] in SEPARATORS  # a line that Excel writes and hides
    separator = named[4] if told else _separator(text)
    try:
        for number, row in enumerate(_reader(text, separator), 1):
            if any(cell.strip() for cell in row) and not (told and number == 1):
                header = list(row)
                while header and not header[-1].strip():
                    header.pop()
                return Sheet(path.name, tuple(header), text, separator, number, tuple(notes))
    except csv.Error as error:
        raise ReadError(f"{path.name}: the header row cannot be read ({error}). Export the file anew as CSV") from None
    raise ReadError(f"{path.name} is empty: not even a header row. Export it anew, with column names in the first row")


def cells(sheet: Sheet, positions: list[int]) -> Cells:
    """The columns at these positions, as text.

    Raises:
        ReadError: a quotation mark that is never closed, or a cell without end.
    """
    width = len(sheet.header)
    rows: list[int] = []
    shapes: list[int] = []
    picked: list[list[str]] = []
    number = sheet.skip
    try:
        for number, row in enumerate(islice(_reader(sheet.text, sheet.separator), sheet.skip, None), sheet.skip + 1):
            if not row:
                continue
            shape = FINE
            if len(row) != width:
                shape, row = _fitted(row, width)
            if shape != LONG and not any(row):
                shape = EMPTY
            rows.append(number)
            shapes.append(shape)
            picked.append([row[position] for position in positions])
    except csv.Error as error:
        raise ReadError(
            f"{sheet.file}, after row {number}: a quotation mark is not closed or stands in the middle of a cell "
            f"({error}). Mend that row, or export the file anew"
        ) from None
    columns = [list(column) for column in zip(*picked, strict=True)] if picked else [[] for _ in positions]
    return Cells(columns, np.array(rows, dtype=np.int64), np.array(shapes, dtype=np.int8))


def _fitted(row: list[str], width: int) -> tuple[int, list[str]]:
    if len(row) < width:
        return SHORT, row + [""] * (width - len(row))
    return (LONG if any(cell.strip() for cell in row[width:]) else FINE), row[:width]


def _reader(text: str, separator: str) -> csv.Reader:  # type: ignore[name-defined]
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


def _unpacked(path: Path) -> bytes:
    if path.is_dir() or not path.exists():
        raise ReadError(f"{path} is not a file. Check the name, or give the folder that holds the export")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path} cannot be opened: {error.strerror}") from None
    if raw[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(raw)) as stream:
                raw = stream.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error):
            raise ReadError(f"{path.name} is packed (gz) but damaged. Download it again") from None
    if len(raw) > LARGEST:
        raise ReadError(f"{path.name} is larger than {LARGEST >> 20} MiB. Export fewer columns or a shorter period")
    for mark, what in WORKBOOKS.items():
        if raw.startswith(mark):
            raise ReadError(f"{path.name} is {what}, not a text table. Open it and save as 'CSV UTF-8'")
    return raw


def _decoded(raw: bytes, file: str) -> tuple[str, str]:
    encodings = [("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("latin-1", "Latin-1")]
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = [("utf-16", "UTF-16")]
    for encoding, name in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, name
    raise ReadError(f"{file} is not a text table, or in an unknown encoding. Save it as 'CSV UTF-8'")
