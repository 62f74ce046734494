"""The canonical tables: what a sales team's records look like here, wherever they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .schema import Column, count, flag, name, number, time

if TYPE_CHECKING:
    import pandas as pd

ACCOUNT_COLUMNS = ("file", "table", "reason", "rows", "example", "outcome")  # of the rows that were read

TABLES: dict[str, tuple[Column, ...]] = {
    "deals": (
        name("deal", "id", "one opportunity; each id once", required=True),
        name("owner", "id", "salesperson to whom it belongs", required=True),
        name("account", "id", "customer"),
        name("pipeline", "word", "pipeline or product line"),
        time("opened", "when it was opened", required=True),
        time("closed", "when it was won or lost; missing while open"),
        name("status", "word", "open, won or lost; an open deal is censored, never lost", required=True),
        name("stage", "word", "stage reached, in the source's own words"),
        number("value", "money", "value, in the currency beside it"),
        name("currency", "code", "currency of the value"),
        name("lost_reason", "word", "why it was lost, as written down"),
        count("activities", "activities", "activities logged on it"),
        count("activities_done", "activities", "of these, done"),
        time("last_activity", "the last one"),
    ),
    "stages": (
        name("deal", "id", "a deal of the deals table", required=True),
        name("stage", "word", "stage entered", required=True),
        time("entered", "when", required=True),
        time("left", "when it moved on; missing for the last stage"),
        name("changed_by", "id", "who made the change, where the source tells"),
    ),
    "activities": (
        name("activity", "id", "one call, mail, meeting or task"),
        name("deal", "id", "deal that it was logged on"),
        name("owner", "id", "whose it is; missing where a contact with a deal names nobody"),
        name("kind", "word", "call, mail, meeting, task, in the source's words"),
        time("due", "when it was planned for"),
        time("done_at", "when it was done"),
        flag("done", "whether it was done"),
    ),
    "people": (
        name("owner", "id", "salesperson; each once", required=True),
        name("manager", "id", "manager, as known to the source"),
        name("team", "id", "team"),
        time("started", "first day in the job"),
        time("ended", "last day; missing while there"),
        number("quota_per_week", "money/week", "weekly quota"),
    ),
    "meetings": (
        name("owner", "id", "salesperson", required=True),
        name("manager", "id", "manager"),
        time("held", "when (Monday of the week where only the week is known)", required=True),
        name("kind", "word", "oversight, review, process, coaching, support, takeover or sharing", required=True),
        number("hours", "hours", "how long"),
    ),
    "weeks": (
        name("owner", "id", "salesperson", required=True),
        time("week", "Monday of the week", required=True),
        number("quota", "money", "quota of the week"),
        number("revenue", "money", "orders booked"),
        count("won", "deals", "orders"),
        count("lost", "deals", "deals closed as lost, dead ones included"),
        count("open_deals", "deals", "open in the records after the week, dead ones included"),
        count("moved", "steps", "steps forward in the pipeline"),
        count("logged", "activities", "activities logged, some of which may be for show"),
        flag("complained", "called it micromanagement in the pulse survey"),
    ),
    "changes": (
        name("team", "id", "team", required=True),
        name("manager", "id", "its manager"),
        time("starts", "Monday from which it holds", required=True),
        name("programme", "word", "way of managing that was announced", required=True),
    ),
}


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
            columns[column.name] = found.astype(column.dtype)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{table}.{column.name} must hold {column.unit}: {error}") from None
    return pd.DataFrame(columns)
