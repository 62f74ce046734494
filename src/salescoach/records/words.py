"""What was read, in plain words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .records import Records

WIDTH = 110
UNREAD = ": columns not read: "
NAMED = 8  # columns of a list that are printed


def text_of(records: Records) -> str:
    """What was read, used and set aside with its reasons; then what stays unknown."""
    lines = [repr(records)]
    deals = records.deals
    if len(deals):
        counts = deals["status"].value_counts()
        parts = ", ".join(f"{int(counts.get(status, 0)):,} {status}" for status in ("won", "lost", "open"))
        lines.append(f"Deals: {parts}; opened {deals['opened'].min():%Y-%m-%d} to {deals['opened'].max():%Y-%m-%d}.")
    else:
        lines.append("There are no deals in it.")
    for file, rows in records.account.groupby("file", sort=False):
        read, used = (int(rows.loc[rows.outcome == outcome, "rows"].sum()) for outcome in ("read", "used"))
        lines.append(f"{file}: {read:,} rows read, {used:,} used, {read - used:,} set aside.")
        for outcome, head in (("set aside", "set aside"), ("used with a change", "used, but")):
            for row in rows[rows.outcome == outcome].itertuples():
                example = f" (first: {row.example})" if row.example else ""
                lines.append(f"  {head}: {row.rows:,} - {row.reason}{example}")
    others = records.edits_by_others
    if others is not None:
        lines.append(f"Of the stage changes {others:.0%} were made by somebody other than the owner.")
    if records.notes:
        lines += ["", "To keep in mind:", *(f"  - {_short(note)}" for note in records.notes)]
    return "\n".join(_wrapped(line) for line in lines)


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
