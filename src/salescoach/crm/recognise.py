"""Where a header is recognised: the kind of a file that it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..records.errors import ReadError
from .columns import columns_of, fields_of, place_of
from .headers import folds
from .kinds import plain
from .kinds.kind import Kind
from .kinds.known import KINDS, SOURCES

__all__ = ["check_kind", "columns_of", "recognise"]


def check_kind(kind: str | None) -> None:
    """Refuse a kind that nobody knows.

    Raises:
        ReadError: it is neither a source nor a kind of file.
    """
    if kind is not None and kind not in SOURCES and kind not in {one.name for one in KINDS}:
        read = ", ".join(repr(one.name) for one in KINDS if one.table != "none")
        raise ReadError(f"unknown kind {kind!r}; it may be {', '.join(map(repr, SOURCES))} or, in full, {read}")


def recognise(header: Sequence[str], kind: str | None, mapping: Mapping[str, str]) -> Kind | None:
    """Find the kind of a file: by its header, and where that tells nothing by the mapping.

    Args:
        header: its columns.
        kind: what the user says it is: a kind, a source, or None.
        mapping: field -> column, as the user says.

    Returns:
        The kind; None if it is like none.
    """
    for candidate in KINDS:
        if candidate.name == kind:
            return candidate
    found = shown_by(header, kind)
    if kind is None and mapping and all(place_of(name, header) is not None for name in mapping.values()):
        fits = found is not None and found.table != "none" and set(mapping) <= set(fields_of(found))
        return found if fits else plain.DEALS
    return found or next((one for one in KINDS if kind == one.source and one.table == "deals"), None)


def shown_by(header: Sequence[str], kind: str | None) -> Kind | None:
    """The kind whose headers are all there; None if there is none."""
    folded = {one for name in header for one in folds(name)}
    return next((one for one in KINDS if kind in (None, one.source) and one.recognises(folded)), None)
