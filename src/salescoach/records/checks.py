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


def _refuse(name: str, column: str, values: pd.Series, wrong: pd.Series) -> None:
    bad = wrong.to_numpy(dtype=bool)
    if bad.any():
        row = int(bad.argmax())
        value = str(values.iloc[row])[:30]
        raise ReadError(f"{name}.csv was changed: row {row + 2}, column {column}: {value!r} cannot be. {ADVICE}")
