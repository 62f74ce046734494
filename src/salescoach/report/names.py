"""No name on the page: what stands in a column of names is taken out of every text that quotes a file."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..records.records import Records

PLACES = {
    "deals": ("owner", "account", "deal"), "stages": ("changed_by",), "activities": ("owner", "activity"),
    "people": ("owner", "manager", "team"), "meetings": ("owner", "manager"), "weeks": ("owner",),
    "changes": ("team", "manager"),
}  # fmt: skip
LEAST = 3  # letters: shorter names are numbers or marks, and stand in any text
HIDDEN = "(a name)"


def hider(records: Records) -> Callable[[str], str]:
    """A way to take every name of the records out of a text; whole words alone, in any case.

    Args:
        records: with their names or pseudonyms.
    """
    names = {
        name.casefold()
        for table, columns in PLACES.items()
        for column in columns
        for name in records.tables[table][column].dropna().astype(str).unique()
        if len(name) >= LEAST and not name.isdigit()
    }

    def hide(text: str) -> str:
        low = text.casefold()
        there = sorted((name for name in names if name in low), key=len, reverse=True)
        for name in there:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
        return text

    return hide
