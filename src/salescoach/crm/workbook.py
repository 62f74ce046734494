"""Excel workbooks: the cells of each sheet as text, with real dates and numbers. Nothing in them is ever run."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import time
import zipfile
from collections.abc import Iterator
from typing import Any

from ..common.needs import need
from ..records.errors import ReadError
from .archive import Raw

UNPACKED = 128 << 20  # bytes of all parts together
PART = 32 << 20  # of a part that is no sheet: it is read as a whole
ROW = 8  # pieces of a sheet within which a row has to begin
CELLS = 4_000_000
COLUMNS = 2_000
SECONDS = 20.0
PIECE = 1 << 20
UNSIZED = 8 << 20  # bytes of a sheet that does not tell its size: the package reads it twice, the first time as a whole
_MARKS = (b"<!DOCTYPE", b"<!ENTITY")
_SIZE = re.compile(rb"<(?:\w+:)?dimension\s")
_HEAD = 4096
ADVICE = "Open it and save each sheet as 'CSV UTF-8'"


def sheets_in(raw: Raw, decimal: str | None) -> Iterator[tuple[str, str]]:
    """Name and text of each visible sheet of a workbook, separated by commas.

    Args:
        raw: the workbook.
        decimal: the mark with which numbers are written, as in the rest of the import.

    Raises:
        ReadError: too large, damaged, or made to do harm.
        MissingPackageError: the package that reads workbooks is not installed.
    """
    openpyxl = need("openpyxl", "excel")
    begun = time.monotonic()
    check_parts(raw)
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw.content), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    sheet.reset_dimensions()
                    yield sheet.title, _text(sheet, raw.name, decimal, begun)
        finally:
            book.close()
    except ReadError:
        raise
    except Exception as error:  # a damaged workbook breaks in many ways
        raise ReadError(f"{raw.name}: the workbook is damaged ({type(error).__name__}). {ADVICE}") from None


def check_parts(raw: Raw) -> None:
    """Refuse a workbook that unpacks to far too much, or whose parts define words of their own.

    Raises:
        ReadError: says what is wrong with it.
    """
    with zipfile.ZipFile(io.BytesIO(raw.content)) as archive:
        if sum(one.file_size for one in archive.infolist()) > UNPACKED:
            raise ReadError(f"{raw.name}: unpacked the workbook is larger than {UNPACKED >> 20} MiB. {ADVICE}")
        for one in archive.infolist():
            if one.filename.endswith((".xml", ".rels")) and (why := _harm(archive, one)):
                raise ReadError(f"{raw.name}: {one.filename} {why}. {ADVICE}")


def _harm(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> str:
    """What is wrong with a part; nothing where it is sound."""
    sheet = "worksheets/" in one.filename
    if not sheet and one.file_size > PART:
        return f"is larger than {PART >> 20} MiB"
    marks = (*_MARKS, b"<!") if sheet else _MARKS  # a program writes no comment into a sheet either
    last, since = b"", 0
    try:
        with archive.open(one) as part:
            if sheet and one.file_size > UNSIZED and not _SIZE.search(part.read(_HEAD)):
                return "does not tell its size"
        with archive.open(one) as part:
            while piece := part.read(PIECE):
                text = last + piece.replace(b"\0", b"")  # in UTF-16 every second byte is nought
                if any(mark in text for mark in marks):
                    return "defines words of its own, as no program writes"
                since = 0 if b"<row" in text or b":row" in text else since + 1
                if sheet and since > ROW:
                    return "has a row without end"
                last = text[-16:]
    except Exception as error:  # damaged, packed in another way, locked
        return f"is damaged ({type(error).__name__})"
    return ""


def _text(sheet: Any, file: str, decimal: str | None, begun: float) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        cells += len(row) + 1
        if len(row) > COLUMNS or cells > CELLS:
            raise ReadError(f"{file}: more than {CELLS:,} cells, or {COLUMNS:,} columns. {ADVICE}")
        if number % 256 == 0 and time.monotonic() - begun > SECONDS:
            raise ReadError(f"{file}: the workbook takes longer than {SECONDS:.0f} s to read. {ADVICE}")
        texts = [as_text(value, decimal) for value in row]
        writer.writerow(texts) if any(texts) else stream.write("\n")
    return stream.getvalue()


def as_text(value: Any, decimal: str | None = None) -> str:
    """A cell as text: dates as ISO dates, numbers plainly.

    Example:
        >>> as_text(1137.5), as_text(3.0), as_text(None), as_text(True)
        ('1137.5', '3', '', 'TRUE')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        seconds = round(value.microsecond / 1e6)  # a spreadsheet keeps days as fractions
        whole = value.replace(microsecond=0) + dt.timedelta(seconds=seconds)
        return whole.isoformat(" ") if whole.time() != dt.time() else whole.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        text = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        return text.replace(".", ",") if decimal == "," else text
    return str(value)
