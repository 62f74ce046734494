"""The needed columns of one file, cleaned, with its ledger: what every reader of a CRM starts from."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..records.errors import ReadError
from . import sniff
from .account import Ledger, shown
from .aliases import FALSE, TIMES, TRUE
from .amounts import read_amounts
from .dates import order_evidence, read_dates
from .headers import Kind


class Taken:
    """A file of a known kind.

    Attributes:
        file, kind: what it is. ledger: what became of its rows. notes: what was assumed. columns: field -> header.
    """

    def __init__(
        self, sheet: sniff.Sheet, kind: Kind, places: dict[str, int], dates: str | None, decimal: str | None
    ) -> None:
        found = sniff.cells(sheet, list(places.values()))
        self.file, self.kind = sheet.file, kind
        self.columns = {field: sheet.header[position].strip() for field, position in places.items()}
        self.ledger = Ledger(sheet.file, kind.table or "none", found.rows)
        self.notes = list(sheet.notes)
        self._decimal = decimal
        self._texts = {
            field: _cleaned(values, kind.blanks) for field, values in zip(places, found.columns, strict=True)
        }
        self._order = self._find_order(dates)
        self._zones = False
        self.ledger.aside(found.shapes == sniff.EMPTY, "nothing in the row")
        self.ledger.aside(found.shapes == sniff.LONG, "more cells than the header has")
        self.ledger.change(
            found.shapes == sniff.SHORT, "fewer cells than the header has: the missing ones read as empty"
        )
        unused = [name.strip() for position, name in enumerate(sheet.header) if position not in places.values()]
        self.unused = [name for name in unused if name]

    def __len__(self) -> int:
        return len(self.ledger.rows)

    def __contains__(self, field: str) -> bool:
        return field in self._texts

    def text(self, field: str) -> pd.Series:
        """A column as text; None where empty or where the file has no such column."""
        return self._texts.get(field, pd.Series([None] * len(self), dtype=object))

    def time(self, field: str) -> tuple[pd.Series, np.ndarray]:
        """A column as times, and where it could not be read."""
        texts = self.text(field)
        times, zones = read_dates(texts, self._order)
        if zones and not self._zones:
            self._zones = True
            self.notes.append(f"{self.file}: times with a zone were turned into UTC.")
        return times, (texts.notna() & times.isna()).to_numpy()

    def optional_time(self, field: str) -> pd.Series:
        """A column as times; what cannot be read is left out, and counted."""
        times, bad = self.time(field)
        self.ledger.change(bad, f"{self.columns.get(field, field)}: unreadable date left out", self.text(field))
        return times

    def amount(self, field: str) -> tuple[pd.Series, pd.Series]:
        """A column as numbers, with the currency written in the cells; what cannot be read is left out, and counted."""
        texts = self.text(field)
        if field not in self:
            return pd.Series(np.full(len(self), np.nan)), texts
        numbers, currency = read_amounts(texts, self._decimal, f"{self.file}, column {self.columns[field]!r}")
        bad = (texts.notna() & numbers.isna()).to_numpy()
        self.ledger.change(bad, f"{self.columns[field]}: unreadable number left out", texts)
        below = (numbers < 0).to_numpy()
        self.ledger.change(below, f"{self.columns[field]}: negative number left out", texts)
        return numbers.mask(below), currency

    def count(self, field: str) -> pd.Series:
        """A column as whole numbers."""
        numbers, _ = self.amount(field)
        part = (numbers.notna() & ((numbers % 1 != 0) | (numbers > 1e9))).to_numpy()
        self.ledger.change(part, f"{self.columns.get(field, field)}: no whole number, left out", self.text(field))
        return numbers.mask(part).astype("Int64")

    def flag(self, field: str) -> pd.Series:
        """A column as yes or no; missing where it says neither."""
        words = self.text(field).map(lambda word: word if word is None else word.casefold())
        told = {**dict.fromkeys(TRUE, True), **dict.fromkeys(FALSE, False)}
        return words.map(told).astype("boolean")

    def _find_order(self, dates: str | None) -> str | None:
        """Day or month first, from all dates of the file: one export, one locale."""
        if dates is not None:
            return dates
        day = month = False
        unclear = None
        for field, texts in self._texts.items():
            if field in TIMES or field.startswith("entered "):
                first, second, example = order_evidence(texts)
                day, month = day or first, month or second
                unclear = unclear or (example and (field, example))
        if day and month:
            raise ReadError(
                f"{self.file}: some dates have the day first, some the month. Say which: dates='dmy' or dates='mdy' "
                "(--dates dmy on the command line); the others are then counted as unreadable"
            )
        if unclear and not day and not month:
            raise ReadError(
                f"{self.file}, column {self.columns[unclear[0]]!r}: {shown(unclear[1])} may be day or month first, and "
                "no date in the file tells. Say which: dates='dmy' or dates='mdy' (--dates dmy on the command line)"
            )
        if day or month:
            which = "day" if day else "month"
            self.notes.append(
                f"{self.file}: dates such as 03/04/2026 were read with the {which} first, as others show."
            )
        return "mdy" if month else "dmy"


def _cleaned(values: list[str], blanks: frozenset[str]) -> pd.Series:
    codes, unique = pd.factorize(np.array(values, dtype=object))
    texts = [text.strip() for text in unique]
    kept = np.array([None if text in blanks else text for text in texts] or [None], dtype=object)
    return pd.Series(kept[codes] if len(codes) else np.array([], dtype=object), dtype=object)
