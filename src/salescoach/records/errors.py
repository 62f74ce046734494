"""The error of every reader of files."""

from __future__ import annotations


class ReadError(ValueError):
    """A file that cannot be read as it is; the message says what was found and what to type instead."""
