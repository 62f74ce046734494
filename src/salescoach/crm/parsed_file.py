"""The needed columns of one file, cleaned, with its row account: what every reader starts from."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..records.errors import ReadError, hint
from . import sniff
from .amounts import read_amounts
from .column import Column
from .dates import DATE_ALONE, ZONED, order_evidence, read_dates
from .languages.words import NO, YES
from .names import NAMED, short_id, visible
from .options import Options
from .outcomes import LISTED, OUTCOME_WORDS, counted, key
from .row_account import LABEL, RowAccount, shown, shown_figure, shown_word

MEANING = {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}
BROKEN_ROW = "a quotation mark is not closed or stands in the middle of a cell"
ENTERED = "entered "  # begins a field that tells when one stage was entered
TIMES = ("opened", "closed", "won_at", "lost_at", "last_activity", "entered", "ends", "due", "done_at", "from", "to",
         "time", "week")  # fmt: skip


class ParsedFile:
    """A file whose columns are known.

    Args:
        sheet: the file with its header found.
        places: field -> position of its column.
        table: canonical table that it feeds, or a word for what it is used for.
        blanks: what stands for "nothing" in it, beside an empty cell.
        required: fields without which it would have been refused.
        options: what the user says.

    Attributes:
        file: its name.
        columns: field -> header.
        account: what became of its rows.
        notes: what was assumed.
        unused: headers of the columns that are not read.

    Raises:
        ReadError: the rows cannot be read, or day and month are in doubt.
    """

    def __init__(
        self, sheet: sniff.Sheet, places: Mapping[str, int], *, table: str, blanks: tuple[str, ...] = (),
        required: tuple[str, ...] = (), options: Options | None = None,
    ) -> None:  # fmt: skip
        found = sniff.cells(sheet, list(places.values()))
        self.file: str = sheet.file
        self.options: Options = options or Options()
        self.required: tuple[str, ...] = required
        self.columns: dict[str, str] = {field: sheet.header[position].strip() for field, position in places.items()}
        self.account: RowAccount = RowAccount(sheet.file, table, found.rows, self.is_name)
        self.notes: list[str] = list(sheet.notes)
        unused = [name.strip() for position, name in enumerate(sheet.header) if position not in places.values()]
        self.unused: list[str] = [name for name in unused if name]
        empty = frozenset({"", *blanks})
        self._named: frozenset[str] | None = None
        read = dict(zip(places, found.columns, strict=True))
        self._columns = {field: column.turned(lambda text: _cleaned(text, empty)) for field, column in read.items()}
        self._count_hidden(read)
        self._order = self._find_order() if self.options.dates is None else self.options.dates
        self._zones = False
        self._count_shapes(found.shapes, sheet.totals)

    def _count_hidden(self, read: Mapping[str, Column]) -> None:
        for field, column in read.items():
            if field in NAMED:
                hidden = column.each([word != visible(word) for word in column.words] or [False])
                self.account.change(hidden, f"{self.columns[field]}: marks that nobody sees were taken out")

    def shorten_ids(self, fields: tuple[str, ...]) -> None:
        """Cut the checksum off long ids, so that the short and the long form are one."""
        for field in fields:
            if field in self:
                self._columns[field] = self._columns[field].turned(short_id)

    def _count_shapes(self, shapes: np.ndarray, totals: frozenset[int]) -> None:
        self.account.exclude(shapes == sniff.EMPTY, "nothing in the row")
        self.account.exclude(shapes == sniff.BROKEN, BROKEN_ROW)
        self.account.exclude(np.isin(self.account.rows, sorted(totals)), "a total of the report")
        self.account.exclude(shapes == sniff.LONG, "more cells than the header has")
        short = "fewer cells than the header has: the missing ones read as empty"
        self.account.change(shapes == sniff.SHORT, short)

    def __len__(self) -> int:
        return len(self.account.rows)

    def __contains__(self, field: str) -> bool:
        return field in self._columns

    def text(self, field: str) -> pd.Series:
        """A column as text; None where empty or where the file has no such column."""
        return self._columns[field].texts if field in self else pd.Series([None] * len(self), dtype=object)

    def is_name(self, text: str) -> bool:
        """Whether a text holds nothing but words of the names of persons and customers in this file."""
        if self._named is None:
            names = [word for field in NAMED if field in self for word in self._columns[field].words if word]
            self._named = frozenset(part for name in names for part in key(name).split()) - OUTCOME_WORDS
        parts = key(text).split()
        return bool(parts) and all(part in self._named for part in parts)

    def show(self, word: str) -> str:
        """A word of a status or stage as it may be printed."""
        return shown_word(word, self.is_name, LABEL)

    def holds(self, field: str) -> str:
        """The words of a column with how often each stands there; where there are many dates, no other text."""
        texts = self.text(field)
        dates = field in TIMES and texts.nunique() > LISTED
        return counted(texts, shown_figure, words=False) if dates else counted(texts, self.show)

    def _words(self, field: str) -> pd.Series:
        """The different texts of a column, each once, shape (words,)."""
        return pd.Series(self._columns[field].words, dtype=object)

    def time(self, field: str) -> tuple[pd.Series, np.ndarray]:
        """A column as times, and where it could not be read."""
        if field not in self:
            return read_dates(self.text(field), self._order)[0], np.zeros(len(self), dtype=bool)
        words = self._words(field)
        times, zones = read_dates(words, self._order)
        if zones and not self._zones:
            self._zones = True
            self.notes.append(f"{self.file}: times with a zone were turned into UTC.")
        column = self._columns[field]
        unreadable = column.each((words.notna() & times.isna()).to_numpy())
        return pd.Series(column.each(times.to_numpy())), unreadable

    def optional_time(self, field: str) -> pd.Series:
        """A column as times; what cannot be read is left out, and counted."""
        times, bad = self.time(field)
        self.account.change(bad, f"{self.columns.get(field, field)}: unreadable date left out", self.text(field))
        return times

    def amount(self, field: str) -> tuple[pd.Series, pd.Series]:
        """A column as numbers, with the currency written in the cells; what cannot be read is left out, and counted."""
        texts = self.text(field)
        if field not in self:
            return pd.Series(np.full(len(self), np.nan)), texts
        numbers, currency = self._amounts(field)
        below = (numbers < 0).to_numpy()
        self.account.change(below, f"{self.columns[field]}: negative number left out", texts)
        return numbers.mask(below), currency

    def _amounts(self, field: str) -> tuple[pd.Series, pd.Series]:
        """Numbers and currencies of a column; what cannot be read is left out, and counted."""
        where, column = f"{self.file}, column {self.columns[field]!r}", self._columns[field]
        numbers, currency = (
            column.each(found.to_numpy()) for found in read_amounts(self._words(field), self.options.decimal, where)
        )
        texts = self.text(field)
        bad = texts.notna().to_numpy() & np.isnan(numbers)
        self.account.change(bad, f"{self.columns[field]}: unreadable number left out", texts)
        return pd.Series(numbers), pd.Series(currency, dtype=object)

    def number(self, field: str) -> pd.Series:
        """A column as numbers of either sign; what cannot be read is left out, and counted."""
        return self._amounts(field)[0] if field in self else pd.Series(np.full(len(self), np.nan))

    def count(self, field: str) -> pd.Series:
        """A column as whole numbers."""
        numbers, _ = self.amount(field)
        part = (numbers.notna() & ((numbers % 1 != 0) | (numbers > 1e9))).to_numpy()
        self.account.change(part, f"{self.columns.get(field, field)}: no whole number, left out", self.text(field))
        return numbers.mask(part).astype("Int64")

    def flag(self, field: str) -> pd.Series:
        """A column as yes or no; missing where it says neither."""
        if field not in self:
            return pd.Series([pd.NA] * len(self), dtype="boolean")
        column = self._columns[field]
        meant = [None if word is None else MEANING.get(word.casefold()) for word in column.words]
        return pd.Series(pd.array(meant, dtype="boolean")[column.codes])

    def optional_number(self, field: str) -> np.ndarray:
        """A column as numbers, a percent sign aside; missing where it holds none, shape (rows,)."""
        texts = self.text(field).astype("str").str.rstrip("% ").str.replace(",", ".")
        return np.asarray(pd.to_numeric(texts, errors="coerce").to_numpy(dtype=float))

    def bare_day(self, field: str) -> np.ndarray:
        """Where a column holds a day without a time, or nothing, shape (rows,)."""
        if field not in self:
            return np.ones(len(self), dtype=bool)
        words = self._words(field)
        bare = words.isna() | words.astype("str").str.fullmatch(DATE_ALONE).fillna(False)
        return np.asarray(self._columns[field].each(bare.to_numpy(dtype=bool)))

    def zoned(self, field: str) -> np.ndarray:
        """Where a column holds a time with a zone, shape (rows,)."""
        if field not in self:
            return np.zeros(len(self), dtype=bool)
        words = self._words(field)
        zoned = words.notna() & words.astype("str").str.contains(ZONED).fillna(False)
        return np.asarray(self._columns[field].each(zoned.to_numpy(dtype=bool)))

    def is_true(self, field: str) -> np.ndarray:
        """Where a column says yes, shape (rows,)."""
        return np.asarray(self.flag(field).fillna(False).to_numpy(dtype=bool))

    def is_false(self, field: str) -> np.ndarray:
        """Where a column says no, shape (rows,)."""
        return np.asarray((~self.flag(field).fillna(True)).to_numpy(dtype=bool))

    def _find_order(self) -> str:
        """Day or month first, from all dates of the file: one export, one locale."""
        day = month = False
        unclear = None
        for field in self._columns:
            if field in TIMES or field.startswith(ENTERED):
                first, second, example = order_evidence(self._words(field))
                day, month = day or first, month or second
                unclear = unclear or (example and (field, example))
        if day and month:
            raise ReadError(
                f"{self.file}: some dates have the day first, some the month. Say which: {_orders()}; "
                "the others are then counted as unreadable"
            )
        if unclear and not day and not month:
            raise ReadError(
                f"{self.file}, column {self.columns[unclear[0]]!r}: {shown(unclear[1])} may be day or month first, and "
                f"no date in the file tells. Say which: {_orders()}"
            )
        if day or month:
            which = "day" if day else "month"
            self.notes.append(
                f"{self.file}: dates such as 03/04/2026 were read with the {which} first, as others show."
            )
        return "mdy" if month else "dmy"


def _orders() -> str:
    return hint("dates='dmy' or dates='mdy'", "--dates dmy or --dates mdy")


def _cleaned(text: str, blanks: frozenset[str]) -> str | None:
    bare = visible(text).strip()
    return None if bare in blanks else bare
