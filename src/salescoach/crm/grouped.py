"""Reports that are grouped: a value stands once for all rows below it, and totals stand between the groups."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from .languages.words import MEASURES, TOTALS
from .lines import records
from .outcomes import key
from .sniff import Sheet

ARROWS = "↑↓"
_TOTALS = {key(word) for word in TOTALS}
_WORDS = "|".join(re.escape(word) for word in MEASURES)
_MEASURE = re.compile(rf"\s*(?:{_WORDS})(?: of .*| de .*)?\s*[:=]?\s*[\d.,\s]*", re.IGNORECASE)
_LOOK = re.compile("|".join(re.escape(word) for word in TOTALS), re.IGNORECASE)

Row = list[str] | None


def ungrouped(sheet: Sheet) -> Sheet:
    """The sheet with the values of groups filled down and the totals told; as it is where it is no grouped report."""
    arrows = [place for place, name in enumerate(sheet.header) if any(arrow in name for arrow in ARROWS)]
    if not arrows and not _LOOK.search(sheet.text):
        return sheet
    rows = list(records(sheet.text, sheet.separator, sheet.skip))
    labels = {number: place for number, row in rows if (place := _total(row, len(sheet.header), arrows)) is not None}
    groups = [place for place in labels.values() if place >= 0]
    if not groups:
        return sheet
    between = any(number < rows[-1][0] and _details_behind(rows, number, labels) for number in labels)
    columns = (arrows or list(range(max(groups) + 1))) if between else []
    text, filled = _filled(sheet, rows, labels, columns)
    notes = list(sheet.notes)
    if filled:
        names = ", ".join(repr(sheet.header[place].strip()) for place in columns if sheet.header[place].strip())
        notes.append(f"{sheet.file}: a grouped report; {names} was filled down in {filled:,} rows.")
    return replace(sheet, text=text, skip=1, totals=frozenset(labels), notes=tuple(notes), first=sheet.skip)


def _total(row: Row, width: int, arrows: list[int]) -> int | None:
    """The column in which a row says that it is a total; -1 for a line of counts below one; None for other rows."""
    there = [place for place, cell in enumerate(row or []) if cell.strip()]
    if row is None or not there or there[0] >= width:
        return None
    first = row[there[0]]
    if key(first) in _TOTALS and len(there) < max(2, width - 1):
        return there[0]
    if len(there) == 1 and _MEASURE.fullmatch(first) and any(letter.isdigit() for letter in first):
        return -1
    return None


def _details_behind(rows: list[tuple[int, Row]], number: int, labels: dict[int, int]) -> bool:
    """Whether a total has rows of deals behind it, as a subtotal has."""
    behind = [row for at, row in rows if at > number and at not in labels]
    return any(row is not None and sum(bool(cell.strip()) for cell in row) > 2 for row in behind)


def _filled(sheet: Sheet, rows: list[tuple[int, Row]], labels: dict[int, int], columns: list[int]) -> tuple[str, int]:
    """The text again from the header on, one record for each of the old ones, and how many rows were filled."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=sheet.separator, lineterminator="\n")
    writer.writerow(sheet.header)
    last: dict[int, str] = {}
    filled = 0
    for number, row in rows:
        if row is None:
            stream.write('"broken"x\n')
            continue
        if number in labels:
            last = {place: value for place, value in last.items() if labels[number] < 0 or place < labels[number]}
        elif sum(bool(cell.strip()) for cell in row) > 1:
            empty = [place for place in columns if place < len(row) and not row[place].strip()]
            filled += any(place in last for place in empty)
            row = [last.get(place, cell) if place in empty else cell for place, cell in enumerate(row)]
            last |= {place: row[place] for place in columns if place < len(row) and row[place].strip()}
        writer.writerow(row) if row else stream.write("\n")
    return stream.getvalue(), filled
