"""Which column of a file is which field: what the user says first, then the deal's own columns, then others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..records.errors import ReadError, hint
from .headers import fold, folds, prefix_of, quoted
from .kinds.kind import Kind
from .kinds.plain import DEALS as PLAIN
from .languages.headers import DEAL_PREFIXES


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
    found = {field: places[0] for field in kind.fields if (places := _fitting(kind, field, header)[0])}
    found |= _mapped(kind, header, mapping, file)
    missing = [field for field in kind.required if field not in found]
    if missing:
        line = hint(f"mapping={{{missing[0]!r}: '<column>'}}", f"--map {missing[0]}='<column>'")
        raise ReadError(
            f"{file} was taken for {kind.name}, but no column tells {' and '.join(missing)}; it has {quoted(header)}. "
            f"Tick that column in the export, or name it: {line}"
        )
    return found | kind.more_fields(header)


def fields_of(kind: Kind) -> tuple[str, ...]:
    """The fields that a file of a kind may have: those of a plain file too where it holds deals."""
    more = PLAIN.fields if kind.table == "deals" else {}
    return tuple(dict.fromkeys([*kind.fields, *more]))


def rivals(kind: Kind, header: Sequence[str], places: Mapping[str, int], mapping: Mapping[str, str]) -> list[str]:
    """What to say about columns that would fit a field as well as the one that is read.

    Args:
        kind: what the file is.
        header: its columns.
        places: field -> position of the column that is read.
        mapping: field -> column, as the user said; nothing is said about these fields.

    Returns:
        A sentence for each field.
    """
    told = []
    for field in kind.fields:
        own, foreign = _fitting(kind, field, header)
        others = [header[place].strip() for place in (*own, *foreign) if place not in places.values()]
        if others and field in places and field not in mapping:
            line = hint(f"mapping={{{field!r}: {others[0]!r}}}", f'--map "{field}={others[0]}"')
            told.append(
                f"{field} is read from {header[places[field]].strip()!r}; {quoted(others, 4)} would fit too and "
                f"{'is' if len(others) == 1 else 'are'} not read ({line} takes it)"
            )
    return told


def place_of(column: str, header: Sequence[str], kind: Kind | None = None) -> int | None:
    """Position of a column that the user names: spelt so, else but for case, else folded; None where there is none.

    Raises:
        ReadError: several fold to it, none of them the deal's own alone.
    """
    names = [name.strip() for name in header]
    for spelt, wanted in ((names, column.strip()), ([name.casefold() for name in names], column.strip().casefold())):
        if wanted in spelt:
            return spelt.index(wanted)
    near = [place for place, name in enumerate(header) if fold(name) == fold(column)]
    own = [place for place in near if prefix_of(header[place]) in ("", *(kind.prefixes if kind else DEAL_PREFIXES))]
    best = own or near
    if len({header[place] for place in best}) > 1:
        raise ReadError(
            f"mapping: {column!r} may be {quoted([header[place] for place in best])}. Type the whole header"
        )
    return best[0] if best else None


def _fitting(kind: Kind, field: str, header: Sequence[str]) -> tuple[list[int], list[int]]:
    """Positions of the columns that fit a field, the best first; then of those of another thing, never taken."""
    ranked, foreign = [], []
    for order, alias in enumerate(kind.fields[field]):
        wanted, of = fold(alias), prefix_of(alias)
        for place, name in enumerate(header):
            found = folds(name)
            if wanted not in found:
                continue
            prefix = prefix_of(name)
            if prefix and prefix not in kind.prefixes and prefix != of:
                foreign.append(place)
            else:
                ranked.append((order, not prefix, found[0] != wanted, place))
    best = list(dict.fromkeys(place for *_, place in sorted(ranked)))
    return best, [place for place in dict.fromkeys(foreign) if place not in best]


def _mapped(kind: Kind, header: Sequence[str], mapping: Mapping[str, str], file: str) -> dict[str, int]:
    found = {}
    for field, name in mapping.items():
        if field not in fields_of(kind):
            raise ReadError(f"mapping: no field {field!r}; for {kind.name} there are {', '.join(fields_of(kind))}")
        place = place_of(name, header, kind)
        if place is None:
            raise ReadError(f"mapping: {file} has no column {name!r}; it has {quoted(header)}")
        found[field] = place
    return found
