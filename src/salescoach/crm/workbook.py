"""Excel workbooks: the cells of each sheet as text, with real dates and numbers. Nothing in them is ever run."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..common.needs import need
from ..records.errors import ReadError
from .archive import Raw

UNPACKED = 512 << 20  # bytes of all parts together
PART = 64 << 20  # of a part that is no sheet: it is read as a whole
TAGS = 400_000  # of such a part that does not hold the texts: each becomes an object
ROWS = 1 << 20  # of a sheet; no program writes more
ROW = 8  # pieces of a sheet within which a row has to begin
CELLS = 6_000_000
TEXTS = 3_000_000  # each takes some two hundred bytes
COLUMNS = 2_000
SECONDS = 60.0  # of processor time, so that a busy computer refuses no more than an idle one
PIECE = 1 << 20
UNSIZED = 8 << 20  # bytes of a sheet that does not tell its size: the package reads it twice, the first time as a whole
_MARKS = (b"<!DOCTYPE", b"<!ENTITY")
_SIZE = re.compile(rb"<(?:\w+:)?dimension\s")
_TEXTS = re.compile(rb"[^<]*(?:<\?[^>]*>\s*)?<(?:\w+:)?sst\b")
_NO_TEXT = re.compile(rb"<(?:\w+:)?(?:sheets?|definedNames?|cellXfs|xf|font|fill|Relationship|Override|property)\b")
_COUNTED: dict[str, dict[str, tuple[tuple[bytes, ...], int]]] = {
    "sheet": {"rows": ((b"<row", b":row "), ROWS + 100), "cells": ((b"<c ", b":c ", b"<c>", b"<c/>"), CELLS)},
    "texts": {"texts": ((b"<si", b":si>", b":si "), TEXTS)},
    "other": {"tags": ((b"<",), TAGS)},
}
_HEAD = 4096
ADVICE = "Open it and save each sheet as 'CSV UTF-8'"


def sheets_in(raw: Raw, decimal: str | None) -> Iterator[tuple[str, bytes]]:
    """Name and cells of each visible sheet of a workbook, separated by commas, in UTF-8.

    Args:
        raw: the workbook.
        decimal: the mark with which numbers are written, as in the rest of the import.

    Raises:
        ReadError: too large, damaged, or made to do harm.
        MissingPackageError: the package that reads workbooks is not installed.
    """
    openpyxl = need("openpyxl", "excel")
    begun = time.process_time()
    check_parts(raw)
    try:
        with warnings.catch_warnings(action="ignore"):  # about styles and what else is not read
            book = openpyxl.load_workbook(io.BytesIO(raw.content), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    sheet.reset_dimensions()
                    yield sheet.title, _content(sheet, raw.name, decimal, begun)
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
        for one in archive.infolist():  # whatever its name: any part may be read as a sheet or as texts
            if why := _harm(archive, one):
                raise ReadError(f"{raw.name}: {one.filename} {why}. {ADVICE}")


def _harm(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> str:
    """What is wrong with a part; nothing where it is sound."""
    sheet = "worksheets/" in one.filename
    if not sheet and one.file_size > PART:
        return f"is larger than {PART >> 20} MiB"
    marks = (*_MARKS, b"<!") if sheet else _MARKS  # a program writes no comment into a sheet either
    counted = Counter[str]()
    last, since = b"", 0
    try:
        with archive.open(one) as part:
            head = part.read(_HEAD).replace(b"\0", b"")
        if sheet and one.file_size > UNSIZED and not _SIZE.search(head):
            return "does not tell its size"
        what = "sheet" if sheet else "texts" if _TEXTS.match(head) else "other"
        with archive.open(one) as part:
            while piece := part.read(PIECE):
                text = last + piece.replace(b"\0", b"")  # in UTF-16 every second byte is nought
                if any(mark in text for mark in marks):
                    return "defines words of its own, as no program writes"
                if why := _too_many(text, counted, what):
                    return why
                since = 0 if b"<row" in text or b":row" in text else since + 1
                if sheet and since > ROW:
                    return "has a row without end"
                last = text[-16:]
    except Exception as error:  # damaged, packed in another way, locked
        return f"is damaged ({type(error).__name__})"
    return ""


def _too_many(text: bytes, counted: Counter[str], what: str) -> str:
    """Why a part has more in it than is read; nothing where it has not. A mark between two pieces counts twice."""
    if what == "texts" and _NO_TEXT.search(text):
        return "holds something else than texts"
    for name, (marks, most) in _COUNTED[what].items():
        counted[name] += sum(map(text.count, marks))
        if counted[name] > most:
            return f"has more than {most:,} {name}"
    return ""


def _content(sheet: Any, file: str, decimal: str | None, begun: float) -> bytes:
    found = io.BytesIO()
    stream = io.TextIOWrapper(found, "utf-8", "surrogatepass", newline="")
    writer = csv.writer(stream, lineterminator="\n")
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        cells += len(row) + 1
        if len(row) > COLUMNS or cells > CELLS:
            raise ReadError(f"{file}: more than {CELLS:,} cells, or {COLUMNS:,} columns. {ADVICE}")
        if number % 256 == 0 and time.process_time() - begun > SECONDS:
            raise ReadError(f"{file}: the workbook takes longer than {SECONDS:.0f} s to read. {ADVICE}")
        texts = [as_text(value, decimal) for value in row]
        writer.writerow(texts) if any(texts) else stream.write("\n")
    stream.flush()
    return found.getvalue()


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
