"""Where a header is recognised: the kind of a file that it shows, and which column is which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..records.errors import ReadError
from .headers import fold, quoted
from .kinds import plain
from .kinds.kind import Kind
from .kinds.known import KINDS, SOURCES


def check_kind(kind: str | None) -> None:
    """Refuse a kind that nobody knows.

    Raises:
        ReadError: it is neither a source nor a kind of file.
    """
    if kind is not None and kind not in SOURCES and kind not in {one.name for one in KINDS}:
        read = ", ".join(repr(one.name) for one in KINDS if one.table != "none")
        raise ReadError(f"unknown kind {kind!r}; it may be {', '.join(map(repr, SOURCES))} or, in full, {read}")


def recognise(header: Sequence[str], kind: str | None, mapping: Mapping[str, str]) -> Kind | None:
    """Find the kind of a file.

    Args:
        header: its columns.
        kind: what the user says it is: a kind, a source, or None.
        mapping: field -> column, as the user says.

    Returns:
        The kind; None if it is like none.
    """
    folded = {fold(name) for name in header}
    for candidate in KINDS:
        if candidate.name == kind:
            return candidate
    if mapping and kind is None and all(fold(name) in folded for name in mapping.values()):
        return plain.DEALS
    for candidate in KINDS:
        if kind in (None, candidate.source) and candidate.recognises(folded):
            return candidate
    return next((one for one in KINDS if kind == one.source and one.table == "deals"), None)


def columns_of(kind: Kind, header: Sequence[str], mapping: Mapping[str, str], file: str) -> dict[str, int]:
    """Find the columns of a file.

    Args:
        kind: what it is.
        header: its columns.
        mapping: field -> column, as the user says.
        file: its name, for messages.

    Returns:
        Field -> position of its column.

    Raises:
        ReadError: a required column is missing, or the mapping names a field or column that is not there.
    """
    places: dict[str, int] = {}
    for position, name in enumerate(header):
        places.setdefault(fold(name), position)
    found = {}
    for field, aliases in kind.fields.items():
        alias = next((alias for alias in map(fold, aliases) if alias in places), None)
        if alias is not None:
            found[field] = places[alias]
    found |= _mapped(kind, places, header, mapping, file)
    missing = [field for field in kind.required if field not in found]
    if missing:
        raise ReadError(
            f"{file} was taken for {kind.name}, but no column tells {' and '.join(missing)}; it has {quoted(header)}. "
            f"Tick that column in the export, or name it: mapping={{{missing[0]!r}: '<column>'}} "
            f"(--map {missing[0]}='<column>' on the command line)"
        )
    return found | kind.more_fields(header)


def _mapped(
    kind: Kind, places: Mapping[str, int], header: Sequence[str], mapping: Mapping[str, str], file: str
) -> dict[str, int]:
    for field, name in mapping.items():
        if field not in kind.fields:
            raise ReadError(f"mapping: no field {field!r}; for {kind.name} there are {', '.join(kind.fields)}")
        if fold(name) not in places:
            raise ReadError(f"mapping: {file} has no column {name!r}; it has {quoted(header)}")
    return {field: places[fold(name)] for field, name in mapping.items()}
