"""What was read, in plain words."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .shown import without_control

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 110
UNREAD = ": columns not read: "
MISSING_OWNERS = "Missing owners go with the outcome"  # begins the note of an import that says so
NO_QUOTA = "no quota; 100 was taken"  # stands in the note of an import that says so
NAMED = 8  # columns of a list that are printed


def records_text(
    head: str, deals: pd.DataFrame, account: pd.DataFrame, edits_by_others: float | None, notes: Sequence[str]
) -> str:
    """What was read, used and excluded with its reasons; then what stays unknown.

    Args:
        head: the first line.
        deals: the canonical table.
        account: one row per file, outcome and reason.
        edits_by_others: share of stage changes that were not made by the owner; None where editors are unknown.
        notes: what to keep in mind.
    """
    lines = [head]
    if len(deals):
        counts = deals["status"].value_counts()
        parts = ", ".join(f"{int(counts.get(status, 0)):,} {status}" for status in ("won", "lost", "open"))
        lines.append(f"Deals: {parts}; opened {deals['opened'].min():%Y-%m-%d} to {deals['opened'].max():%Y-%m-%d}.")
    else:
        lines.append("There are no deals in it.")
    for file, rows in account.groupby("file", sort=False):
        if (rows.outcome == "file not read").any():
            lines.append(f"{file}: not read.")
            continue
        read, used = (int(rows.loc[rows.outcome == outcome, "rows"].sum()) for outcome in ("read", "used"))
        lines.append(f"{file}: {read:,} rows read, {used:,} used, {read - used:,} excluded.")
        for outcome, word in (("excluded", "excluded"), ("used with a change", "used, but")):
            for row in rows[rows.outcome == outcome].itertuples():
                example = f" (first: {row.example})" if row.example else ""
                lines.append(f"  {word}: {row.rows:,} - {row.reason}{example}")
    if edits_by_others is not None:
        lines.append(f"Of the stage changes {edits_by_others:.0%} were made by somebody other than the owner.")
    if notes:
        lines += ["", "To keep in mind:", *(f"  - {_short(note)}" for note in notes)]
    return without_control("\n".join(_wrapped(line) for line in lines))


def _short(note: str) -> str:
    """A note with a long list cut; the whole of it stays in ``records.notes``."""
    head, mark, names = note.partition(UNREAD)
    listed = names.rstrip(".").split(", ")
    if not mark or len(listed) <= NAMED:
        return note
    return f"{head}{mark}{', '.join(listed[:NAMED])} and {len(listed) - NAMED} more."


def _wrapped(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(line, WIDTH, subsequent_indent=indent + "    ", break_on_hyphens=False) if line else ""
