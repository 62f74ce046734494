"""Records that were changed by hand: whether they still are records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import ReadError
from .tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

WORDS = {("deals", "status"): ("open", "won", "lost")}
ONCE = (("deals", "deal"), ("people", "owner"))
NEVER_NEGATIVE = ("value", "hours", "quota", "quota_per_week")
ORDERED = (("deals", "opened", "closed"), ("stages", "entered", "left"), ("people", "started", "ended"))
FIRST, LAST = "1970-01-01", "2100-01-01"
ADVICE = "Write the records again"


def digest(content: bytes) -> str:
    """A fingerprint of a file, by which a change shows."""
    return hashlib.sha256(content).hexdigest()[:16]


def check_rows(tables: Mapping[str, pd.DataFrame], rows: Mapping[str, Any]) -> None:
    """Refuse tables with other numbers of rows than were written.

    Raises:
        ReadError: names the file and both numbers.
    """
    for name in TABLES:
        found, written = len(tables.get(name, ())), rows.get(name, 0)
        if found != written:
            raise ReadError(f"{name}.csv was changed: it has {found:,} rows, {written} were written. {ADVICE}")


def check_changed(name: str, frame: pd.DataFrame) -> None:
    """Refuse a table that was changed so that a value of it cannot be.

    Raises:
        ReadError: names file, row and value.
    """
    import pandas as pd

    for column in TABLES[name]:
        values = frame[column.name]
        if column.required:
            _refuse(name, column.name, values, values.isna())
        if (name, column.name) in WORDS:
            _refuse(name, column.name, values, ~values.isin(WORDS[name, column.name]))
        if column.kind == "number":
            _refuse(name, column.name, values, values.isin([float("inf"), float("-inf")]))
        if (name, column.name) in ONCE:
            _refuse(name, column.name, values, values.duplicated())
        if column.kind == "count" or column.name in NEVER_NEGATIVE:
            _refuse(name, column.name, values, (values < 0).fillna(False))
        if column.kind == "time":
            outside = (values < pd.Timestamp(FIRST)) | (values >= pd.Timestamp(LAST))
            _refuse(name, column.name, values, outside)
    for table, first, second in ORDERED:
        if table == name:
            _refuse(name, second, frame[second], frame[second] < frame[first])
    if name == "deals":
        _refuse(name, "closed", frame["closed"], (frame["status"] == "open") != frame["closed"].isna())


def check_account(account: pd.DataFrame) -> None:
    """Refuse an account that does not add up: for every file, rows read are rows used and rows excluded.

    Raises:
        ReadError: names the file.
    """
    counts = account.pivot_table(index="file", columns="outcome", values="rows", aggfunc="sum", fill_value=0)
    for file, row in counts.iterrows():
        read, used, excluded = (int(row.get(outcome, 0)) for outcome in ("read", "used", "excluded"))
        if read != used + excluded or min(used, excluded) < 0:
            raise ReadError(
                f"account.csv was changed: of {file} {read:,} rows were read, {used:,} used and {excluded:,} excluded, "
                f"which does not add up. {ADVICE}"
            )


def _refuse(name: str, column: str, values: pd.Series, wrong: pd.Series) -> None:
    bad = wrong.to_numpy(dtype=bool)
    if bad.any():
        row = int(bad.argmax())
        value = str(values.iloc[row])[:30]
        raise ReadError(f"{name}.csv was changed: row {row + 2}, column {column}: {value!r} cannot be. {ADVICE}")
