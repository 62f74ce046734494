"""The account of rows: every row read is either used or excluded, and each reason is counted with its first case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from ..common.arrays import Array

LONGEST, LABEL = 30, 60  # characters of a word that is shown, and of one that many rows share
LETTERS = 4  # that a date or an amount may hold, such as those of a month or a currency
NOT_READ = "file not read"


class RowAccount:
    """The rows of one file, and what became of each.

    Args:
        file: its name.
        table: canonical table that it feeds, or a word for what it is used for.
        rows: row numbers as a spreadsheet shows them, shape (rows,).
        is_name: whether a text is the name of a person or customer, which is never shown.

    Attributes:
        kept: whether a row is still in use, shape (rows,).
    """

    def __init__(
        self, file: str, table: str, rows: np.ndarray, is_name: Callable[[str], bool] = lambda text: False
    ) -> None:
        self._is_name = is_name
        self.file: str = file
        self.table: str = table
        self.rows: Array = rows
        self.kept: Array = np.ones(len(rows), dtype=bool)
        self._excluded: dict[str, tuple[int, str]] = {}
        self._changed: dict[str, tuple[np.ndarray, Any, bool]] = {}

    def exclude(self, mask: Any, reason: str, values: Any = None, words: bool = False) -> None:
        """Exclude the rows of the mask that are still in use.

        Args:
            mask: which rows, shape (rows,).
            reason: why; rows with the same reason are counted together.
            values: what the rows hold, shown as the example; shape (rows,).
            words: whether these are words that recur; else only what looks like a date or an amount is shown.
        """
        hit = np.asarray(mask, dtype=bool) & self.kept
        if hit.any():
            count, example = self._excluded.get(reason, (0, ""))
            self._excluded[reason] = (count + int(hit.sum()), example or self._example(hit, values, words))
            self.kept &= ~hit

    def change(self, mask: Any, what: str, values: Any = None, words: bool = False) -> None:
        """Count rows that are used with a change; rows excluded later are not counted.

        Args:
            mask: which rows, shape (rows,).
            what: the change; rows with the same change are counted together.
            values: what the rows held, shown as the example; shape (rows,).
            words: as in ``exclude``.
        """
        hit = np.asarray(mask, dtype=bool)
        if what in self._changed:
            hit = hit | self._changed[what][0]
        if hit.any():
            self._changed[what] = (hit, values, words)

    @property
    def reasons(self) -> dict[str, int]:
        """Reason -> rows excluded for it."""
        return {reason: count for reason, (count, _) in self._excluded.items()}

    def lines(self) -> list[tuple[str, str, str, int, str, str]]:
        """Lines of the account: read, used, each reason, each change; columns as in ``Records.account``."""
        counts = [("read", "", len(self.rows), ""), ("used", "", int(self.kept.sum()), "")]
        excluded = [("excluded", reason, count, example) for reason, (count, example) in self._excluded.items()]
        changed = []
        for what, (mask, values, words) in self._changed.items():
            hit = mask & self.kept
            if hit.any():
                changed.append(("used with a change", what, int(hit.sum()), self._example(hit, values, words)))
        return [
            (self.file, self.table, reason, rows, example, outcome)
            for outcome, reason, rows, example in [*counts, *excluded, *changed]
        ]

    def _example(self, hit: np.ndarray, values: Any, words: bool) -> str:
        first = int(np.argmax(hit))
        where = f"row {self.rows[first]}"
        value = None if values is None else np.asarray(values, dtype=object)[first]
        if value is None or pd.isna(value):
            return where
        return f"{where}: {shown_word(str(value), self._is_name) if words else shown_figure(str(value))}"


def not_read(file: str, why: str) -> list[tuple[str, str, str, int, str, str]]:
    """Lines of the account of a file that was not read at all."""
    return [(file, "none", reason, 0, "", outcome) for outcome, reason in (("read", ""), ("used", ""), (NOT_READ, why))]


def shown(value: object, longest: int = LONGEST) -> str:
    """A value as it may be printed: nothing long, and nothing that looks like an address."""
    text = str(value)
    return "(a longer text)" if len(text) > longest or "@" in text or not text.isprintable() else text


def shown_word(word: str, is_name: Callable[[str], bool], longest: int = LONGEST) -> str:
    """A status or stage as it may be printed: never the name of a person or customer."""
    return "(a name)" if is_name(word) else shown(word, longest)


def shown_figure(text: str) -> str:
    """What should be a date or an amount as it may be printed: a cell that slipped into another column may name people.

    Example:
        >>> shown_figure("10-Foo-25"), shown_figure("Ana Lima")
        ('10-Foo-25', '(a text)')
    """
    letters = sum(one.isalpha() for one in text)
    return shown(text) if letters <= LETTERS and any(one.isdigit() for one in text) else "(a text)"
