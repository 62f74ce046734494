"""Reports that are grouped: a value stands once for all rows below it, and totals stand between the groups."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

from .languages.words import MEASURES, TOTALS
from .lines import records
from .outcomes import key
from .sniff import Sheet

ARROWS = "↑↓"
_TOTALS = {key(word) for word in TOTALS}
_WORDS = "|".join(re.escape(word) for word in MEASURES)
_MEASURE = re.compile(rf"\s*(?:{_WORDS})(?: of .*| de .*)?\s*[:=]?\s*[\d.,\s]*", re.IGNORECASE)
PIECE = 1 << 20  # bytes that are looked at in one go
MARKS = [word.encode() for word in TOTALS if not any(other != word and other in word for other in TOTALS)]
_LOOK = re.compile("|".join(re.escape(word) for word in TOTALS), re.IGNORECASE)

Row = list[str] | None


def ungrouped(sheet: Sheet) -> Sheet:
    """The sheet with the values of groups filled down and the totals told; as it is where it is no grouped report."""
    arrows = [place for place, name in enumerate(sheet.header) if any(arrow in name for arrow in ARROWS)]
    if not arrows and not _may_have_totals(sheet):
        return sheet
    labels, last_deal = _labels(sheet)
    groups = [place for place in labels.values() if place >= 0]
    if not groups:
        return sheet
    between = any(number < last_deal for number in labels)  # a subtotal has deals behind it
    columns = (arrows or list(range(max(groups) + 1))) if between else []
    content, filled = _filled(sheet, labels, columns)
    notes = list(sheet.notes)
    if filled:
        names = ", ".join(repr(sheet.header[place].strip()) for place in columns if sheet.header[place].strip())
        notes.append(f"{sheet.file}: a grouped report; {names} was filled down in {filled:,} rows.")
    return replace(sheet, content=content, skip=1, totals=frozenset(labels), notes=tuple(notes), first=sheet.skip)


def _may_have_totals(sheet: Sheet) -> bool:
    """Whether a word of totals stands anywhere but in the header: a quick look, since most files have none."""
    header = "\n".join(sheet.header).encode("utf-8", "surrogatepass").lower()
    left = {mark: header.count(mark) for mark in MARKS}
    for start in range(0, len(sheet.content), PIECE):
        for mark in MARKS:
            piece = sheet.content[max(0, start - len(mark) + 1) : start + PIECE].lower()
            left[mark] -= piece.count(mark)
        if min(left.values()) < 0:
            return True
    return False


def _labels(sheet: Sheet) -> tuple[dict[int, int], int]:
    """The column in which each total says what it is, by row; and the last row of a deal."""
    labels: dict[int, int] = {}
    last = 0
    for number, row in _rows(sheet):
        place = _total(row, len(sheet.header))
        if place is not None:
            labels[number] = place
        elif row is not None and (len(row) - row.count("") > 2):
            last = number
    return labels, last


def _rows(sheet: Sheet) -> Iterator[tuple[int, Row]]:
    return records(sheet.content, sheet.separator, sheet.skip)


def _total(row: Row, width: int) -> int | None:
    """The column in which a row says that it is a total; -1 for a line of counts below one; None for other rows."""
    first = next((cell for cell in row or () if cell and not cell.isspace()), "")
    named = _LOOK.search(first) is not None and key(first) in _TOTALS
    counted = _MEASURE.match(first) is not None and _MEASURE.fullmatch(first) and any(map(str.isdigit, first))
    if row is None or not (named or counted):
        return None
    there = [place for place, cell in enumerate(row) if cell.strip()]
    if there[0] >= width:
        return None
    if named and len(there) < max(2, width - 1):
        return there[0]
    return -1 if counted and len(there) == 1 else None


def _filled(sheet: Sheet, labels: dict[int, int], columns: list[int]) -> tuple[bytes, int]:
    """The content again from the header on, one record for each of the old ones, and how many rows were filled."""
    content = io.BytesIO()
    stream = io.TextIOWrapper(content, "utf-8", "surrogatepass", newline="")
    writer = csv.writer(stream, delimiter=sheet.separator, lineterminator="\n")
    writer.writerow(sheet.header)
    last: dict[int, str] = {}
    filled = 0
    for number, row in _rows(sheet):
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
    stream.flush()
    return content.getvalue(), filled
