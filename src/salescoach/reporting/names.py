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
WORD = re.compile(r"\w+")


def hider(records: Records) -> Callable[[str], str]:
    """A way to take every name of the records out of a text; whole words alone, in any case.

    Args:
        records: with their names or pseudonyms.
    """
    names = {
        _bare(name)
        for table, columns in PLACES.items()
        for column in columns
        for name in records.tables[table][column].dropna().astype(str).unique()
    }
    names = {name for name in names if len(name) >= LEAST and not name.isdigit()}
    longest = max((len(WORD.findall(name)) for name in names), default=0)

    def hide(text: str) -> str:
        spans, upto, kept = [one.span() for one in WORD.finditer(text)], 0, []
        place = 0
        while place < len(spans):
            start, ends = spans[place][0], [end for _, end in spans[place : place + longest]]
            found = next((k for k in range(len(ends) - 1, -1, -1) if _bare(text[start : ends[k]]) in names), None)
            if found is not None:
                kept += [text[upto:start], HIDDEN]
                upto = ends[found]
            place += 1 if found is None else found + 1
        return "".join([*kept, text[upto:]])

    return hide


def _bare(name: str) -> str:
    """A name as it is looked for: in small letters, without what stands around its first and last word."""
    return " ".join(re.sub(r"^\W+|\W+$", "", name).casefold().split())
