"""Is an argument what it should be? Asked of whatever somebody gave, for annotations bind nobody."""

from __future__ import annotations

from collections.abc import Container
from numbers import Integral, Real
from typing import TypeGuard


def is_word(value: object, known: Container[str]) -> bool:
    """Whether it is one of the known words.

    Args:
        value: whatever was given.
        known: words that are allowed.

    Example:
        >>> is_word("coach", {"coach"}), is_word(["coach"], {"coach"})
        (True, False)
    """
    return isinstance(value, str) and value in known


def is_text(value: object) -> bool:
    """Whether it is a text with something in it.

    Args:
        value: whatever was given.

    Example:
        >>> is_text("more sales"), is_text(" "), is_text(None)
        (True, False, False)
    """
    return isinstance(value, str) and bool(value.strip())


def is_number(value: object) -> TypeGuard[float]:
    """Whether it is a number; a truth value is none.

    Args:
        value: whatever was given.

    Example:
        >>> is_number(0.5), is_number("0.5"), is_number(True)
        (True, False, False)
    """
    return not isinstance(value, bool) and isinstance(value, Real)


def is_whole(value: object, low: int, high: int) -> bool:
    """Whether it is a whole number between two others, these included; a truth value is none.

    Args:
        value: whatever was given.
        low: the smallest allowed.
        high: the largest allowed.

    Example:
        >>> is_whole(3, 1, 3), is_whole(3.0, 1, 3), is_whole(4, 1, 3)
        (True, False, False)
    """
    return not isinstance(value, bool) and isinstance(value, Integral) and low <= int(value) <= high
