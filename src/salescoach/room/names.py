"""Two-word names and four-letter codes: drawn from lists, typed by nobody, the same words in every language."""

from __future__ import annotations

import secrets
from collections.abc import Container

FIRST = (
    "Alfa", "Bravo", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Kilo", "Lima", "Mike", "Oscar", "Papa",
    "Quebec", "Romeo", "Sierra", "Tango", "Victor", "Yankee", "Zulu",
)  # fmt: skip
SECOND = (
    "Koala", "Puma", "Panda", "Gecko", "Dingo", "Tapir", "Orca", "Okapi", "Bonobo", "Jaguar", "Emu", "Kiwi", "Ibis",
    "Serval", "Kudu", "Impala", "Wombat", "Coati", "Quokka", "Numbat",
)  # fmt: skip
LETTERS = "ABCDEFHJKLMNPRSTUVXY"  # none that is taken for another


def free_name(taken: Container[str]) -> str:
    """A name that nobody has."""
    return _drawn([f"{first} {second}" for first in FIRST for second in SECOND], taken)


def free_code(taken: Container[str], letters: int = 4) -> str:
    """A code that nobody has."""
    while (code := "".join(secrets.choice(LETTERS) for _ in range(letters))) in taken:
        pass
    return code


def _drawn(names: list[str], taken: Container[str]) -> str:
    free = [name for name in names if name not in taken]
    if not free:
        raise ValueError(f"all {len(names)} names are taken")
    return secrets.choice(free)
