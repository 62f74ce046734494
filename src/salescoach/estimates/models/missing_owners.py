"""Records in which only deals with one outcome have an owner: refused, or told."""

from __future__ import annotations

from ...records.records import Records
from ...records.words import MISSING_OWNERS


def check_outcomes(records: Records) -> None:
    """Refuse closed deals that all ended in one way: then nobody's share of won deals can be told.

    Raises:
        ValueError: names the cause, where the account of the import has one.
    """
    counts = records.deals["status"].value_counts()
    for status, other in (("lost", "won"), ("won", "lost")):
        if counts.get(status, 0) == 0 and counts.get(other, 0) > 0:
            raise ValueError(
                f"there is no {status} deal among {int(counts[other]):,} closed ones, so no share of won deals can be "
                f"told, of a person or of all.{_cause(records)} Type: print(records.text) to see what was left out"
            )


def missing_owner_lines(records: Records) -> list[str]:
    """What the import said of owners that are missing for one outcome more than for another."""
    return [f"  {note}" for note in records.notes if note.startswith(MISSING_OWNERS)]


def _cause(records: Records) -> str:
    told = " ".join(line.strip() for line in missing_owner_lines(records))
    if told:
        return f" {told}"
    gone = records.excluded
    gone = gone[(gone["table"] == "deals") & (gone["reason"] == "no owner")]
    if len(gone):
        return f" {int(gone['rows'].sum()):,} deals were set aside for want of an owner."
    return " The export may be filtered by status."
