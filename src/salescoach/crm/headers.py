"""Which column is which: folding of headers, and the kind of a file told from them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..records.errors import ReadError
from .aliases import KINDS, PREFIXES

_PREFIX = re.compile(rf"^(?:{'|'.join(PREFIXES)})\s+-\s+")
_NOISE = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name, the table that it feeds and how its columns are called."""

    name: str
    table: str | None
    tells: tuple[tuple[str, ...], ...]
    required: tuple[str, ...]
    blanks: frozenset[str]
    fields: dict[str, tuple[str, ...]]

    @property
    def family(self) -> str:
        """The CRM that it is from."""
        return self.name.split()[0]


def fold(header: str) -> str:
    """A header without case, spaces, dashes, underscores, a trailing ``*`` and a prefix such as "Deal - "."""
    text = unicodedata.normalize("NFKC", header).casefold().strip().rstrip("*")
    return _NOISE.sub("", _PREFIX.sub("", text))


def _kind(name: str, entry: Mapping[str, Any]) -> Kind:
    return Kind(
        name, entry["table"], tuple(tuple(fold(one) for one in group) for group in entry["tells"]),
        tuple(entry["required"]), frozenset({"", *entry["blanks"]}),
        {field: tuple(fold(alias) for alias in aliases) for field, aliases in entry["fields"].items()},
    )  # fmt: skip


ALL = {name: _kind(name, entry) for name, entry in KINDS.items()}
FAMILIES = tuple(dict.fromkeys(kind.family for kind in ALL.values()))


def check_kind(kind: str | None) -> None:
    """Refuse a kind that nobody knows."""
    if kind is not None and kind not in ALL and kind not in FAMILIES:
        read = ", ".join(repr(name) for name, one in ALL.items() if one.table)
        raise ReadError(f"unknown kind {kind!r}; it may be {', '.join(map(repr, FAMILIES))} or, in full, {read}")


def detect(header: Sequence[str], kind: str | None, mapping: Mapping[str, str]) -> Kind | None:
    """The kind of a file with this header; None if it is like none."""
    folded = {fold(name) for name in header}
    if kind in ALL:
        return ALL[kind]
    if mapping and kind is None and all(fold(name) in folded for name in mapping.values()):
        return ALL["plain"]
    for candidate in ALL.values():
        told = any(set(group) <= folded for group in candidate.tells)
        if told and kind in (None, candidate.family):
            return candidate
    return next((one for one in ALL.values() if kind == one.family and one.table == "deals"), None)


def match(kind: Kind, header: Sequence[str], mapping: Mapping[str, str], file: str) -> dict[str, int]:
    """Field -> position of its column.

    Raises:
        ReadError: a required column is missing, or the mapping names a field or column that is not there.
    """
    places: dict[str, int] = {}
    for position, name in enumerate(header):
        places.setdefault(fold(name), position)
    found = {}
    for field, aliases in kind.fields.items():
        alias = next((alias for alias in aliases if alias in places), None)
        if alias is not None:
            found[field] = places[alias]
    for field, name in mapping.items():
        if field not in kind.fields:
            raise ReadError(f"mapping: no field {field!r}; for {kind.name} there are {', '.join(kind.fields)}")
        if fold(name) not in places:
            raise ReadError(f"mapping: {file} has no column {name!r}; it has {named(header)}")
        found[field] = places[fold(name)]
    missing = [field for field in kind.required if field not in found]
    if missing:
        raise ReadError(
            f"{file} was taken for {kind.name}, but no column tells {' and '.join(missing)}; it has {named(header)}. "
            f"Tick that column in the export, or name it: mapping={{{missing[0]!r}: '<column>'}} "
            f"(--map {missing[0]}='<column>' on the command line)"
        )
    return found


def named(header: Sequence[str], most: int = 12) -> str:
    """Column names for a message, not too many of them."""
    names = [repr(name.strip()[:40]) for name in header if name.strip()]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
