"""Headers as people and machines write them: folded to one spelling, and listed in messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from .languages.headers import ACTIVITY_PREFIXES, DEAL_PREFIXES, OTHER_PREFIXES, TRANSLATED

PREFIXES = (*DEAL_PREFIXES, *ACTIVITY_PREFIXES, *OTHER_PREFIXES)
_PREFIX = re.compile(rf"^({'|'.join(PREFIXES)})\s+-\s+")
_PART = r"(?:d{1,2}|m{1,3}|y{2,4}|j{1,4}|a{2,4}|h{1,2}|s{1,2})"
_FORM = re.compile(rf"\s+[(\[]?{_PART}[-/.]{_PART}[-/.]{_PART}(?:[ :]{_PART})*[)\]]?$")  # such as dd/mm/yyyy hh:mm
_NOISE = re.compile(r"[\W_]+")


def fold(header: str) -> str:
    """A header without case, spaces, dashes, underscores, a trailing ``*``, a prefix and the form of its dates.

    Example:
        >>> fold("Deal - Owner*") == fold("OWNER"), fold("Created (DD/MM/YYYY)")
        (True, 'created')
    """
    return _NOISE.sub("", _FORM.sub("", _PREFIX.sub("", _plain(header))))


def folds(header: str) -> tuple[str, ...]:
    """The folded header, and what it may be in English where it is in another language that is known.

    Example:
        >>> folds("Deal - Besitzer")
        ('besitzer', 'owner')
    """
    own = fold(header)
    return (own, *(one for one in _ENGLISH.get(own, ()) if one != own))


def prefix_of(header: str) -> str:
    """What a header says that it belongs to, such as "deal"; nothing where it says none.

    Example:
        >>> prefix_of("Organization - Owner"), prefix_of("Owner")
        ('organization', '')
    """
    found = _PREFIX.match(_plain(header))
    return found[1] if found else ""


def quoted(header: Sequence[str], most: int = 12) -> str:
    """Column names for a message, not too many of them."""
    names = [repr(name.strip()[:40]) for name in header if name.strip()]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _plain(header: str) -> str:
    return unicodedata.normalize("NFKC", header).casefold().strip().rstrip("*")


_ENGLISH: dict[str, tuple[str, ...]] = {}
for _english, _others in TRANSLATED.items():
    for _other in _others:
        _ENGLISH[fold(_other)] = (*_ENGLISH.get(fold(_other), ()), fold(_english))
