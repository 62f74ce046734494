"""The account of rows: every row read is either used or excluded, and each reason is counted with its first case."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..common.arrays import Array

LONGEST = 30
NOT_READ = "file not read"


class RowAccount:
    """The rows of one file, and what became of each.

    Args:
        file: its name.
        table: canonical table that it feeds, or a word for what it is used for.
        rows: row numbers as a spreadsheet shows them, shape (rows,).

    Attributes:
        kept: whether a row is still in use, shape (rows,).
    """

    def __init__(self, file: str, table: str, rows: np.ndarray) -> None:
        self.file: str = file
        self.table: str = table
        self.rows: Array = rows
        self.kept: Array = np.ones(len(rows), dtype=bool)
        self._excluded: dict[str, tuple[int, str]] = {}
        self._changed: dict[str, tuple[np.ndarray, Any]] = {}

    def exclude(self, mask: Any, reason: str, values: Any = None) -> None:
        """Exclude the rows of the mask that are still in use.

        Args:
            mask: which rows, shape (rows,).
            reason: why; rows with the same reason are counted together.
            values: what the rows hold, shown as the example; shape (rows,).
        """
        hit = np.asarray(mask, dtype=bool) & self.kept
        if hit.any():
            count, example = self._excluded.get(reason, (0, ""))
            self._excluded[reason] = (count + int(hit.sum()), example or self._example(hit, values))
            self.kept &= ~hit

    def change(self, mask: Any, what: str, values: Any = None) -> None:
        """Count rows that are used with a change; rows excluded later are not counted.

        Args:
            mask: which rows, shape (rows,).
            what: the change; rows with the same change are counted together.
            values: what the rows held, shown as the example; shape (rows,).
        """
        hit = np.asarray(mask, dtype=bool)
        if what in self._changed:
            hit = hit | self._changed[what][0]
        if hit.any():
            self._changed[what] = (hit, values)

    @property
    def reasons(self) -> dict[str, int]:
        """Reason -> rows excluded for it."""
        return {reason: count for reason, (count, _) in self._excluded.items()}

    def lines(self) -> list[tuple[str, str, str, int, str, str]]:
        """Lines of the account: read, used, each reason, each change; columns as in ``Records.account``."""
        counts = [("read", "", len(self.rows), ""), ("used", "", int(self.kept.sum()), "")]
        excluded = [("excluded", reason, count, example) for reason, (count, example) in self._excluded.items()]
        changed = []
        for what, (mask, values) in self._changed.items():
            hit = mask & self.kept
            if hit.any():
                changed.append(("used with a change", what, int(hit.sum()), self._example(hit, values)))
        return [
            (self.file, self.table, reason, rows, example, outcome)
            for outcome, reason, rows, example in [*counts, *excluded, *changed]
        ]

    def _example(self, hit: np.ndarray, values: Any) -> str:
        first = int(np.argmax(hit))
        where = f"row {self.rows[first]}"
        value = None if values is None else np.asarray(values, dtype=object)[first]
        return where if value is None or pd.isna(value) else f"{where}: {shown(value)}"


def not_read(file: str, why: str) -> list[tuple[str, str, str, int, str, str]]:
    """Lines of the account of a file that was not read at all."""
    return [(file, "none", reason, 0, "", outcome) for outcome, reason in (("read", ""), ("used", ""), (NOT_READ, why))]


def shown(value: object) -> str:
    """A value as it may be printed: nothing long, and nothing that looks like an address."""
    text = str(value)
    return "(a longer text)" if len(text) > LONGEST or "@" in text or not text.isprintable() else text
