"""From UTF-8 to records: one after the other, past those that break the rules of quotation."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from ..records.errors import ReadError

LONGEST_LINE = 1 << 20  # bytes
MOST_CELLS = 1 << 14  # in one line
MARKS = (b",", b";", b"\t", b"|")
RECORD = 1 << 15  # characters that an open quotation mark may swallow once a record was broken
MOST_LINES = 500  # and lines
ROWS = 5_000_000
AHEAD = 8 * MOST_LINES  # lines that are held at a time


def lines_of(content: bytes) -> Iterator[str]:
    """The lines of a content in UTF-8, with their ends, one after the other."""
    return io.TextIOWrapper(io.BytesIO(content), "utf-8", "surrogatepass", newline="")


def reader(content: bytes, separator: str) -> Iterator[list[str]]:
    """The records of a content; an error where one breaks the rules."""
    return csv.reader(lines_of(content), delimiter=separator, strict=True)


def records(content: bytes, separator: str, skip: int) -> Iterator[tuple[int, list[str] | None]]:
    """Number and cells of each record behind the first ones; None for the cells of one that breaks the rules."""
    number = skip
    place = done = 0
    found = csv.reader(lines_of(content), delimiter=separator, strict=True)
    try:
        for row in found:
            done += 1
            place = found.line_num
            if done > skip:
                number += 1
                yield number, row
        return
    except csv.Error:
        pass
    yield from _with_care(islice(lines_of(content), place, None), separator, max(number, skip))


def _with_care(rest: Iterator[str], separator: str, number: int) -> Iterator[tuple[int, list[str] | None]]:
    """Records of lines one of which breaks the rules: it is told, and reading goes on with the next line."""
    lines: list[str] = []
    place = 0
    while True:
        if len(lines) - place < MOST_LINES:
            lines, place = [*lines[place:], *islice(rest, AHEAD)], 0
        if not lines:
            return
        row, used = _one(lines, place, separator)
        number += 1
        place += used
        yield number, row


def _one(lines: list[str], place: int, separator: str) -> tuple[list[str] | None, int]:
    """The record that begins at a line and the lines that it takes; None and one where it breaks the rules."""
    marks = size = 0
    for used, line in enumerate(islice(lines, place, place + MOST_LINES), 1):
        marks += line.count('"')
        size += len(line)
        if size > RECORD:
            break
        if used > 1 and marks % 2:
            continue
        try:
            return next(csv.reader(lines[place : place + used], delimiter=separator, strict=True), []), used
        except csv.Error as error:
            if "unexpected end" not in str(error):
                break
    return None, 1


def check_lines(content: bytes, file: str) -> None:
    """Refuse a content that is no table: one endless line, one of separators alone, or lines without end.

    Raises:
        ReadError: a line is too long or has too many cells, or there are too many lines.
    """
    if max(content.count(b"\n"), content.count(b"\r")) > ROWS:
        raise ReadError(f"{file} has more than {ROWS:,} lines. Export a shorter period")
    start, end = 0, len(content)
    while end - start > MOST_CELLS:
        stop = max(content.rfind(mark, start, start + LONGEST_LINE + 1) for mark in (b"\n", b"\r"))
        if stop < 0 and end - start > LONGEST_LINE:
            raise ReadError(
                f"{file} is no table: it has a line of more than {LONGEST_LINE:,} bytes. Export it again as CSV"
            )
        piece = content[start : end if stop < 0 else stop]
        if _most_cells(piece) > MOST_CELLS:
            raise ReadError(
                f"{file} is no table: it has a line of more than {MOST_CELLS:,} cells. Export it again as CSV"
            )
        start = end if stop < 0 else stop + 1


def _most_cells(piece: bytes) -> int:
    """The most separators of one kind in a line long enough for too many."""
    long = [line for line in piece.splitlines() if len(line) > MOST_CELLS]
    return max((line.count(mark) for line in long for mark in MARKS), default=0)
