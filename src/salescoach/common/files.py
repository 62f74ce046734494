"""Whole files or none: what is written appears under its name at once, when it is complete."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Give a temporary path in the same folder that takes the file's place when the block ends well.

    A reader never sees half a file; where the block fails, the old file stays as it was.

    Args:
        path: the file to write; its folder is made where it is missing. A link is followed. What is no plain
            file, such as ``/dev/stdout``, is written to directly.

    Yields:
        The path to write to; it has the same ending.
    """
    target = Path(path)
    if target.exists() and not target.is_file():
        yield target
        return
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = _beside(target)
    try:
        yield draft
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def write_text(path: str | Path, text: str) -> Path:
    """Write a text file whole, in UTF-8 and with plain line ends.

    Args:
        path: of the file; its folder is made where it is missing.
        text: what is to stand in it.

    Returns:
        The path.
    """
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: str | Path, content: bytes) -> Path:
    """Write a binary file whole.

    Args:
        path: of the file; its folder is made where it is missing.
        content: what is to stand in it.

    Returns:
        The path.
    """
    with replacing(path) as draft:
        draft.write_bytes(content)
    return Path(path)


def write_json(path: str | Path, content: Any) -> Path:
    """Write plain values as JSON, one space deep, with a line end at the end.

    Args:
        path: of the file; its folder is made where it is missing.
        content: what is to stand in it.

    Returns:
        The path.
    """
    return write_text(path, json.dumps(content, indent=1, ensure_ascii=False) + "\n")


@contextmanager
def replacing_folder(path: str | Path, own: Iterable[str], marker: str) -> Iterator[Path]:
    """Give an empty folder whose files take their places together when the block ends well.

    Where the block fails, the folder stays as it was. A missing folder appears at once. In one that is there,
    files that the set does not own stay untouched; the marker goes first and comes last, so that a folder
    without it is none, should the machine stop between two renames.

    Args:
        path: the folder.
        own: names of all files that the set may hold, below the folder; those not written now are taken away.
        marker: name of the file without which the folder is not read.

    Yields:
        The folder to write to.
    """
    target = Path(path).resolve()
    there = target.exists()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = _beside(target / "draft") if there else _beside(target)
    draft.mkdir()
    try:
        yield draft
        if there:
            _move_in(draft, target, set(own), marker)
        else:
            draft.replace(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move_in(draft: Path, target: Path, own: set[str], marker: str) -> None:
    (target / marker).unlink(missing_ok=True)
    written = sorted(found.relative_to(draft).as_posix() for found in draft.rglob("*") if found.is_file())
    for name in own - set(written):
        (target / name).unlink(missing_ok=True)
    for name in sorted(written, key=lambda name: name == marker):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (draft / name).replace(target / name)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.stem}-{uuid.uuid4().hex[:8]}{target.suffix}")
