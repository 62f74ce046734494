"""Names of people and ids: marks that nobody sees, one person spelt in two ways, and names that are no person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from .languages.people import GONE, POOLED
from .outcomes import key

NAMED = ("owner", "manager", "changed_by", "account", "team")
_GONE = {key(word) for word in GONE}
_POOLED = {key(word) for word in POOLED}
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_LONG_ID = re.compile(r"[A-Za-z0-9]{15}[A-Z0-5]{3}")
_SEEN = "\n\t"
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | set(map(chr, range(0xFE00, 0xFE10)))


def visible(text: str) -> str:
    """The text without control, zero-width and direction marks, its letters and spaces in one form.

    Example:
        >>> visible("A\u200bnn\u202e")
        'Ann'
    """
    if text.isascii() and text.isprintable():
        return text
    kept = (
        " " if unicodedata.category(one) == "Zs" else one
        for one in text
        if one in _SEEN or (unicodedata.category(one) not in ("Cc", "Cf", "Cs") and one not in _BLANK)
    )
    return unicodedata.normalize("NFC", "".join(kept))


def short_id(text: str) -> str:
    """The first 15 characters of an id with a checksum of three behind it, which names the same.

    Example:
        >>> short_id("0065g00000AAAA1AAF"), short_id("006A")
        ('0065g00000AAAA1', '006A')
    """
    return text[:15] if _LONG_ID.fullmatch(text) else text


def person(name: str) -> str:
    """What is the same for all spellings of a person: "Last, First" and "First Last", with a mark in brackets or not.

    Example:
        >>> person("Lima, Ana") == person("Ana Lima (Deactivated)")
        True
    """
    bare = _BRACKETS.sub("", name) if is_gone(name) else name
    last, comma, first = bare.partition(",")
    return key(f"{first} {last}" if comma and first.strip() and "," not in first else bare)


def is_gone(name: str) -> bool:
    """Whether a name has a mark behind it that the person is not there any more."""
    found = _BRACKETS.search(name)
    return bool(found) and key(found[1]) in _GONE if found else False


def look_alikes(names: Iterable[str], shown: Mapping[str, str]) -> list[str]:
    """What to say about owners that look like one person, and about those that look like none.

    Args:
        names: of owners, as written.
        shown: name -> what may be printed.
    """
    by_person: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda one: (shown.get(one, one), one)):
        by_person.setdefault(person(name), []).append(name)
    twice = [" and ".join(shown.get(name, name) for name in same) for same in by_person.values() if len(same) > 1]
    pooled = [shown.get(name, name) for same in by_person.values() for name in same if key(name) in _POOLED]
    notes = []
    if twice:
        notes.append(
            f"These owners look like one person each, by their names: {'; '.join(twice[:8])}. They count as several: "
            "write them alike in the export if they are one."
        )
    if pooled:
        notes.append(
            f"{', '.join(pooled[:8])}: by the name no person but a pool of several. What is said about persons does "
            "not hold for it."
        )
    return notes
