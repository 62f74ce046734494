"""Headers as people and machines write them: folded to one spelling, and listed in messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

PREFIXES = ("deal", "activity", "person", "organization", "note", "lead")
_PREFIX = re.compile(rf"^(?:{'|'.join(PREFIXES)})\s+-\s+")
_NOISE = re.compile(r"[\W_]+")


def fold(header: str) -> str:
    """A header without case, spaces, dashes, underscores, a trailing ``*`` and a prefix such as "Deal - ".

    Example:
        >>> fold("Deal - Owner*") == fold("OWNER")
        True
    """
    text = unicodedata.normalize("NFKC", header).casefold().strip().rstrip("*")
    return _NOISE.sub("", _PREFIX.sub("", text))


def quoted(header: Sequence[str], most: int = 12) -> str:
    """Column names for a message, not too many of them."""
    names = [repr(name.strip()[:40]) for name in header if name.strip()]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
