"""The refusal of a file of which not one deal can be used: the column, its words with counts, and what to type."""

from __future__ import annotations

from ...records.errors import ReadError, hint
from ..outcomes import known_words
from ..parsed_file import BROKEN_ROW, ParsedFile

ODD_FLAG = ": neither yes nor no"
NO_FAULT = ("nothing in the row", "deleted in the CRM", "an older version of the row", "a total of the report")


def refuse_if_nothing_is_left(file: ParsedFile) -> None:
    """Refuse a file of deals all of which were excluded because they could not be read.

    Raises:
        ReadError: says which column, the words found in it with their counts, and the line to type.
    """
    faults = {why: rows for why, rows in file.account.reasons.items() if why not in NO_FAULT}
    if file.account.kept.any() or not faults:
        return
    main = max(faults, key=lambda why: faults[why])
    told = _told(file, main)
    if told is not None and 2 * faults[main] >= sum(file.account.reasons.values()):
        raise ReadError(f"{file.file}: not one of {len(file):,} rows can be used. {told}")


def _told(file: ParsedFile, why: str) -> str | None:
    if why == "unreadable opening date":
        return (
            f"No opening date can be read: column {_holds(file, 'opened')}. Dates are read such as 2026-03-31, "
            f"31.03.2026, 10-Jan-26 or Jan 10, 2026. Name another column: {_named('opened')}"
        )
    if why in ("no opening date", "no owner"):
        field = "opened" if why == "no opening date" else "owner"
        return (
            f"Column {file.columns[field]!r} is empty in {file.account.reasons[why]:,}. Name another: {_named(field)}"
        )
    if why == "unknown status":
        field = "status" if "status" in file else "stage" if "stage" in file else "is_won"
        holds = _holds(file, field) if field in file else "for it is missing"
        typed = hint(
            "won=['<word>'], lost=['<word>'], open=['<word>']", "--won '<word>' --lost '<word>' --open '<word>'"
        )
        return f"No status is known: column {holds}. Say what the words mean: {typed}. Known are {known_words()}"
    if why.endswith(ODD_FLAG):
        field = next((one for one, name in file.columns.items() if why == name + ODD_FLAG), "")
        return f"Column {_holds(file, field)}, which is neither yes nor no. Name the stage instead: {_named('stage')}"
    if why == BROKEN_ROW:
        return f"In each {why}. Leave the columns of free text out of the export, or double the marks in them"
    return None


def _holds(file: ParsedFile, field: str) -> str:
    return f"{file.columns[field]!r} holds {file.holds(field)}"


def _named(field: str) -> str:
    return hint(f"mapping={{{field!r}: '<column>'}}", f"--map {field}='<column>'")
