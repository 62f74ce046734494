"""The canonical tables: what a sales team's records look like here, wherever they came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

# Kind of a column -> dtype in the frame. Times carry no zone.
DTYPES = {
    "name": "str",
    "time": "datetime64[us]",
    "number": "float64",
    "count": "Int64",
    "flag": "boolean",
}
STATUSES = ("open", "won", "lost")
ACCOUNT_COLUMNS = ("file", "table", "reason", "rows", "example", "outcome")  # of the rows that were read


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a canonical table.

    Attributes:
        name: its name. kind: a key of ``DTYPES``. unit: of its values. meaning: in plain words.
        required: whether a row without it is excluded.
    """

    name: str
    kind: str
    unit: str
    meaning: str
    required: bool = False


def _column(name: str, kind: str, unit: str, meaning: str, required: bool = False) -> Column:
    return Column(name, kind, unit, meaning, required)


TABLES: dict[str, tuple[Column, ...]] = {
    "deals": (
        _column("deal", "name", "id", "one opportunity; each id once", True),
        _column("owner", "name", "id", "salesperson to whom it belongs", True),
        _column("account", "name", "id", "customer"),
        _column("pipeline", "name", "word", "pipeline or product line"),
        _column("opened", "time", "day", "when it was opened", True),
        _column("closed", "time", "day", "when it was won or lost; missing while open"),
        _column("status", "name", "word", "open, won or lost; an open deal is censored, never lost", True),
        _column("stage", "name", "word", "stage reached, in the source's own words"),
        _column("value", "number", "money", "value, in the currency beside it"),
        _column("currency", "name", "code", "currency of the value"),
        _column("lost_reason", "name", "word", "why it was lost, as written down"),
        _column("activities", "count", "activities", "activities logged on it"),
        _column("activities_done", "count", "activities", "of these, done"),
        _column("last_activity", "time", "day", "the last one"),
    ),
    "stages": (
        _column("deal", "name", "id", "a deal of the deals table", True),
        _column("stage", "name", "word", "stage entered", True),
        _column("entered", "time", "day", "when", True),
        _column("left", "time", "day", "when it moved on; missing for the last stage"),
        _column("changed_by", "name", "id", "who made the change, where the source tells"),
    ),
    "activities": (
        _column("activity", "name", "id", "one call, mail, meeting or task"),
        _column("deal", "name", "id", "deal that it was logged on"),
        _column("owner", "name", "id", "whose it is", True),
        _column("kind", "name", "word", "call, mail, meeting, task, in the source's words"),
        _column("due", "time", "day", "when it was planned for"),
        _column("done_at", "time", "day", "when it was done"),
        _column("done", "flag", "yes/no", "whether it was done"),
    ),
    "people": (
        _column("owner", "name", "id", "salesperson; each once", True),
        _column("manager", "name", "id", "manager, as known to the source"),
        _column("team", "name", "id", "team"),
        _column("started", "time", "day", "first day in the job"),
        _column("ended", "time", "day", "last day; missing while there"),
        _column("quota_per_week", "number", "money/week", "weekly quota"),
    ),
    "meetings": (
        _column("owner", "name", "id", "salesperson", True),
        _column("manager", "name", "id", "manager"),
        _column("held", "time", "day", "when (Monday of the week where only the week is known)", True),
        _column("kind", "name", "word", "oversight, review, process, coaching, support, takeover or sharing", True),
        _column("hours", "number", "hours", "how long"),
    ),
    "weeks": (
        _column("owner", "name", "id", "salesperson", True),
        _column("week", "time", "day", "Monday of the week", True),
        _column("quota", "number", "money", "quota of the week"),
        _column("revenue", "number", "money", "orders booked"),
        _column("won", "count", "deals", "orders"),
        _column("lost", "count", "deals", "deals closed as lost, dead ones included"),
        _column("open_deals", "count", "deals", "open in the records after the week, dead ones included"),
        _column("moved", "count", "steps", "steps forward in the pipeline"),
        _column("logged", "count", "activities", "activities logged, some of which may be for show"),
        _column("complained", "flag", "yes/no", "called it micromanagement in the pulse survey"),
    ),
    "changes": (
        _column("team", "name", "id", "team", True),
        _column("manager", "name", "id", "its manager"),
        _column("starts", "time", "day", "Monday from which it holds", True),
        _column("programme", "name", "word", "way of managing that was announced", True),
    ),
}


def empty(table: str) -> pd.DataFrame:
    """A table with its columns and no row."""
    return typed(table, None)


def typed(table: str, frame: pd.DataFrame | None) -> pd.DataFrame:
    """The frame with exactly the canonical columns, in order and typed; columns it lacks are missing throughout.

    Raises:
        ValueError: a value that does not fit the column's kind; names table and column.
    """
    import pandas as pd

    columns = {}
    length = 0 if frame is None else len(frame)
    for column in TABLES[table]:
        values = None if frame is None or column.name not in frame else frame[column.name]
        found = pd.Series([None] * length, dtype="object") if values is None else values.reset_index(drop=True)
        try:
            columns[column.name] = found.astype(DTYPES[column.kind])
        except (ValueError, TypeError) as error:
            raise ValueError(f"{table}.{column.name} must hold {column.unit}: {error}") from None
    return pd.DataFrame(columns)
