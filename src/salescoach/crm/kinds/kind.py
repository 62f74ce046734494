"""What a kind of file is: data that say how its columns are called, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ..headers import fold
from ..languages.headers import ACTIVITY_PREFIXES, DEAL_PREFIXES
from ..parsed_file import ParsedFile
from ..tables.labels import Labels
from ..tables.part import Part

Aliases = tuple[str, ...]


class Reader(Protocol):
    """Turns a parsed file into rows of one canonical table."""

    @property
    def table(self) -> str:
        """Name of that table."""
        ...

    def read(self, file: ParsedFile, labels: Labels) -> Part:
        """The rows; those that cannot be used are excluded in the file's account."""
        ...


def no_more_fields(header: Sequence[str]) -> dict[str, int]:
    """No field beside those that have aliases."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of file.

    A header is matched after folding case, spaces, dashes, underscores, a trailing ``*`` and a prefix such as
    "Deal - ", so ``Deal - Owner``, ``owner`` and ``OWNER*`` are one, in any language that is known. A column of
    something else, such as ``Organization - Owner``, is never taken unless an alias has that prefix.

    Attributes:
        name: its name; the first word is the source, files of which may be read together.
        signatures: a file is of this kind if all headers of one of these groups are in it.
        fields: field -> the headers that it may have; the first that a file has is read.
        required: fields without which a file is refused.
        blanks: what stands for "nothing" in that source, beside an empty cell.
        reader: who turns it into rows of a table; None where nothing in it is needed as such.
        labels_of: what its ids and labels are of (see ``Labels``), for files that only name things.
        notes: what files of this kind cannot tell, one sentence each.
        ids: fields that hold ids of 15 characters, or of 18 with a checksum.
        more_fields: field -> position of columns whose header holds a word of the user's own.
    """

    name: str
    signatures: tuple[Aliases, ...] = ()
    fields: Mapping[str, Aliases] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    reader: Reader | None = None
    labels_of: str = ""
    notes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    more_fields: Callable[[Sequence[str]], dict[str, int]] = no_more_fields

    @property
    def source(self) -> str:
        """The CRM that it is from."""
        return self.name.split()[0]

    @property
    def prefixes(self) -> tuple[str, ...]:
        """What may stand before the headers of its own columns; columns with another prefix are of something else."""
        return ACTIVITY_PREFIXES if self.table == "activities" else DEAL_PREFIXES

    @property
    def table(self) -> str:
        """The table that it feeds: "lookup" where it names things, "none" where nothing in it is needed."""
        if self.reader is not None:
            return self.reader.table
        return "lookup" if self.labels_of else "none"

    def recognises(self, folded: set[str]) -> bool:
        """Whether a file with these folded headers is of this kind."""
        return any({fold(header) for header in group} <= folded for group in self.signatures)
