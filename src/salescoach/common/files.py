"""Whole files or none: what is written appears at once, under its name, when it is complete."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Give a temporary path in the same folder that takes the file's place when the block ends well.

    A reader never sees half a file; where the block fails, the old file stays as it was.

    Args:
        path: the file to write; its folder is made where it is missing.

    Yields:
        The path to write to; it has the same ending.
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def write_text(path: str | Path, text: str) -> Path:
    """Write a text file whole, in UTF-8 and with plain line ends; returns its path."""
    with replacing(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
    return Path(path)


def write_bytes(path: str | Path, content: bytes) -> Path:
    """Write a binary file whole; returns its path."""
    with replacing(path) as draft:
        draft.write_bytes(content)
    return Path(path)


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now
