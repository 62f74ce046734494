"""The error of every reader of files, and hints in the words of the place where they are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .shown import without_control

_SHELL: ContextVar[bool] = ContextVar("shell", default=False)


class ReadError(ValueError):
    """A file that cannot be read as it is; the message says what was found and what to type instead."""

    def __init__(self, message: str) -> None:
        super().__init__(without_control(message))


@contextmanager
def in_a_shell() -> Iterator[None]:
    """Let hints be options of the command line instead of arguments of a function."""
    token = _SHELL.set(True)
    try:
        yield
    finally:
        _SHELL.reset(token)


def hint(python: str, shell: str) -> str:
    """What to type: the first form in Python, the second on the command line.

    Example:
        >>> hint("dates='dmy'", "--dates dmy")
        "dates='dmy'"
    """
    return shell if _SHELL.get() else python
