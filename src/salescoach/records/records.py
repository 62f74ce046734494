"""A set of records in canonical tables, with the account of every row that was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .tables import TABLES, typed

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Records:
    """What an organisation wrote down. Tables without rows are empty, never missing.

    Attributes:
        deals, stages, activities, people, meetings, weeks, changes: canonical tables; columns in
            ``sc.columns(name)``.
        account: one row a file and reason: file, table, reason, rows, example (rows read = used + set aside).
        notes: what the source cannot tell or what was assumed, one sentence each.
        until: last day that the records cover; open deals are censored then. None if there is no date.
        source: where they are from, in a word.
    """

    deals: pd.DataFrame
    stages: pd.DataFrame
    activities: pd.DataFrame
    people: pd.DataFrame
    meetings: pd.DataFrame
    weeks: pd.DataFrame
    changes: pd.DataFrame
    account: pd.DataFrame
    notes: tuple[str, ...]
    until: pd.Timestamp | None
    source: str

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Every canonical table by name."""
        return {name: getattr(self, name) for name in TABLES}

    def __repr__(self) -> str:
        filled = ", ".join(f"{len(frame):,} {name}" for name, frame in self.tables.items() if len(frame))
        until = f", until {self.until:%Y-%m-%d}" if self.until is not None else ""
        return f"Records from {self.source or 'nowhere'}: {filled or 'no rows'}{until}"


ACCOUNT_COLUMNS = ("file", "table", "reason", "rows", "example")


def make_records(
    tables: Mapping[str, pd.DataFrame],
    *,
    source: str,
    account: pd.DataFrame | None = None,
    notes: tuple[str, ...] = (),
    until: pd.Timestamp | None = None,
) -> Records:
    """Records out of the tables at hand: each is typed, those not given are empty.

    Args:
        tables: canonical name -> frame; columns it lacks are missing throughout. source: where from, in a word.
        account, notes, until: see ``Records``; ``until`` is the last date found in the tables by default.

    Raises:
        ValueError: an unknown table, or a value that does not fit its column.
    """
    import pandas as pd

    unknown = sorted(set(tables) - set(TABLES))
    if unknown:
        raise ValueError(f"unknown table {unknown[0]!r}; the tables are {', '.join(TABLES)}")
    frames = {name: typed(name, tables.get(name)) for name in TABLES}
    rows = pd.DataFrame(columns=list(ACCOUNT_COLUMNS)) if account is None else account
    last = until if until is not None else _last_day(frames)
    return Records(**frames, account=rows, notes=notes, until=last, source=source)


def _last_day(frames: dict[str, pd.DataFrame]) -> pd.Timestamp | None:
    found = [
        frame[column.name].max()
        for name, frame in frames.items()
        for column in TABLES[name]
        if column.kind == "time" and column.name != "due" and frame[column.name].notna().any()
    ]
    return max(found) if found else None
