"""From text to records: one after the other, past those that break the rules of quotation."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from ..records.errors import ReadError

LONGEST_LINE = 1 << 20  # characters
MOST_CELLS = 1 << 14  # in one line
RECORD = 1 << 15  # characters that an open quotation mark may swallow once a record was broken
MOST_LINES = 500  # and lines


def reader(text: str, separator: str) -> Iterator[list[str]]:
    """The records of a text; an error where one breaks the rules."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def records(text: str, separator: str, skip: int) -> Iterator[tuple[int, list[str] | None]]:
    """Number and cells of each record behind the first ones; None for the cells of one that breaks the rules."""
    number = skip
    place, stream = 0, io.StringIO(text, newline="")
    done = 0
    found = csv.reader(stream, delimiter=separator, strict=True)
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
    stream.seek(0)
    rest = islice(stream, place, None)
    yield from _with_care(list(rest), separator, max(number, skip))


def _with_care(lines: list[str], separator: str, number: int) -> Iterator[tuple[int, list[str] | None]]:
    """Records of lines one of which breaks the rules: it is told, and reading goes on with the next line."""
    place = 0
    while place < len(lines):
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


def check_lines(text: str, file: str) -> None:
    """Refuse a text that is no table: one endless line, or one of separators alone.

    Raises:
        ReadError: a line is too long or has too many cells.
    """
    start, end = 0, len(text)
    ends = dict.fromkeys("\n\r", -1)
    while start < end:
        for mark, place in ends.items():
            if place < start:
                found = text.find(mark, start)
                ends[mark] = end if found < 0 else found
        stop = min(ends.values())
        if stop - start > LONGEST_LINE:
            raise ReadError(
                f"{file} is no table: it has a line of more than {LONGEST_LINE:,} characters. Export it again as CSV"
            )
        if stop - start > MOST_CELLS and max(text.count(mark, start, stop) for mark in ",;\t|") > MOST_CELLS:
            raise ReadError(
                f"{file} is no table: it has a line of more than {MOST_CELLS:,} cells. Export it again as CSV"
            )
        start = stop + 1
