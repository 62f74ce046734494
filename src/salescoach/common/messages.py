"""Words that repair: what was found, what is allowed, the next line to type."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterable
from numbers import Integral

WIDTH = 110


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the nearest known word, for the end of a message.

    Args:
        word: what somebody typed.
        known: what could have been meant.

    Returns:
        ``" - did you mean 'coach'?"`` where a known word is near, else ``"."``.

    Example:
        >>> did_you_mean("coahc", ["coach", "macro"])
        " - did you mean 'coach'?"
    """
    names = list(known)
    near = [name for name in names if len(word) > 2 and name.startswith(word)]
    near += difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    return f" - did you mean {near[0]!r}?" if near else "."


def whole(name: str, value: object, least: int) -> int:
    """Check a whole number that a user gave.

    Args:
        name: of the argument, for the message.
        value: what was given.
        least: the smallest value that is allowed.

    Returns:
        The value as ``int``.

    Raises:
        ValueError: no whole number, or below ``least``.

    Example:
        >>> whole("runs", 3, 1)
        3
    """
    if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
        raise ValueError(f"{name}={value!r} must be a whole number, at least {least}. Type: {name}={max(least, 1)}")
    return int(value)


def number(value: float, digits: int = 1, signed: bool = False) -> str:
    """A rounded number with thousands marks; no minus zero.

    Example:
        >>> number(-1234.56), number(-0.01), number(2, signed=True)
        ('-1,234.6', '0.0', '+2.0')
    """
    rounded = round(float(value), digits) + 0.0
    return f"{rounded:{'+' if signed else ''},.{digits}f}"


def pluralise(many: int, what: str) -> str:
    """'1 run', '2 runs'.

    Example:
        >>> pluralise(1, "run"), pluralise(2, "run")
        ('1 run', '2 runs')
    """
    return f"{many} {what}" if many == 1 else f"{many} {what}s"


def wrapped(text: str, indent: str = "", hanging: str | None = None) -> str:
    """A paragraph for the screen, 110 columns wide.

    Args:
        text: one paragraph; line breaks in it are kept as spaces.
        indent: before the first line.
        hanging: before the others; two more than ``indent`` by default.
    """
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  " if hanging is None else hanging,
        break_on_hyphens=False,
    )  # fmt: skip
