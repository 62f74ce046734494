"""A set of records in canonical tables, with the account of every row that was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .as_of import KEPT_LAST, day_of, tables_as_of
from .tables import ACCOUNT_COLUMNS, TABLES, typed
from .words import records_text
from .write import write

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


@dataclass(frozen=True)
class Records:
    """What an organisation wrote down. Tables without rows are empty, never missing.

    Attributes:
        deals: one row per deal; columns in ``sc.columns("records.deals")``.
        stages: one row per stage that a deal entered; ``sc.columns("records.stages")``.
        activities: one row per activity; ``sc.columns("records.activities")``.
        people: one row per person; ``sc.columns("records.people")``.
        meetings: one row per talk of a manager with a salesperson; ``sc.columns("records.meetings")``.
        weeks: one row per person and week; ``sc.columns("records.weeks")``.
        changes: one row per programme that a team began; ``sc.columns("records.changes")``.
        account: one row per file, outcome and reason: file, table, reason, rows, example, outcome. Outcomes are "read",
            "used", "excluded" and "used with a change"; for every file read = used + excluded. A file of a folder that
            was not read has the outcome "file not read" with the reason, and no rows.
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

    @property
    def excluded(self) -> pd.DataFrame:
        """Rows that were not used, by file and reason, with the first example."""
        return self.account[self.account["outcome"] == "excluded"].reset_index(drop=True)

    @property
    def edits_by_others(self) -> float | None:
        """Share of stage changes made by somebody other than the deal's owner; None where editors are not known."""
        known = self.stages[self.stages["changed_by"].notna()]
        owner = known["deal"].map(self.deals.set_index("deal")["owner"]) if len(self.deals) else None
        if owner is None or not owner.notna().any():
            return None
        owned = owner.notna()
        return float((known["changed_by"][owned] != owner[owned]).mean())

    @property
    def text(self) -> str:
        """What was read, used and excluded, and what stays unknown, in plain words."""
        return records_text(repr(self), self.deals, self.account, self.edits_by_others, self.notes)

    def as_of(self, day: Any) -> Records:
        """The records as they stood at the end of a day: deals that ended later are open, what came later is gone.

        Args:
            day: such as "2024-03-01"; not after ``until``.

        Returns:
            Records until that day, with a note of what cannot be known of it.

        Raises:
            ValueError: no day, or one after the records end.

        Example:
            >>> import salescoach as sc
            >>> records = sc.make_company(teams=1, people=3, weeks=26).records
            >>> then = records.as_of("2024-03-01")
            >>> bool((then.deals["opened"] <= "2024-03-02").all()), str(then.until.date())
            (True, '2024-03-01')
        """
        last = day_of(day, self.until)
        note = f"As of {last:%Y-%m-%d}: {KEPT_LAST}."
        notes = (*(one for one in self.notes if not one.endswith(f"{KEPT_LAST}.")), note)
        tables = tables_as_of(self.tables, last)
        return make_records(tables, source=self.source, account=self.account, notes=notes, until=last)

    def write(self, folder: str | Path) -> list[Path]:
        """Write the tables with rows as CSV, safe for spreadsheets; ``sc.read_records`` reads them back.

        Args:
            folder: where to; made if it is not there. Other files in it stay. A failure leaves it as it was.

        Returns:
            The paths of the files.
        """
        until = None if self.until is None else self.until.isoformat()
        about = {"source": self.source, "until": until, "notes": list(self.notes)}
        return write(self.tables, self.account, about, folder)

    def __repr__(self) -> str:
        filled = ", ".join(f"{len(frame):,} {name}" for name, frame in self.tables.items() if len(frame))
        until = f", until {self.until:%Y-%m-%d}" if self.until is not None else ""
        return f"Records from {self.source or 'nowhere'}: {filled or 'no rows'}{until}"


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
        tables: canonical name -> frame; columns it lacks are missing throughout.
        source: where they are from, in a word.
        account: of every row; empty by default.
        notes: what the source cannot tell, one sentence each.
        until: last day that they cover; by default the last date found in the tables.

    Returns:
        The records.

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
