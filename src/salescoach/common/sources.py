"""Which files of the package a room is made from, found in milliseconds: for what is cached because of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

# What runs when a file is loaded stands at the start of a line; imports within the package are relative.
_IMPORT = re.compile(r"^from (\.+)([\w.]*) import (\([^)]*\)|[^\n]*)", re.MULTILINE)


def fingerprint(room: Path, *versions: str) -> str:
    """Hash of all files of a room and of every file of the package that they import, directly or not.

    Args:
        room: a folder of the package.
        versions: whatever else decides the result.

    Returns:
        16 hexadecimal digits, the same wherever the package lies.

    Example:
        >>> len(fingerprint(Path(__file__).parent, "numpy 2.4.0"))
        16
    """
    digest = hashlib.sha256("\n".join(versions).encode())
    for path, content in sorted(sources(room).items()):
        digest.update(f"\n{path.relative_to(room.parent).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def sources(room: Path) -> dict[Path, bytes]:
    """The files of a room, and those of the package that are loaded with them.

    Args:
        room: a folder of the package.

    Returns:
        Path -> content.
    """
    found: dict[Path, bytes] = {}
    waiting = {*room.glob("*.py")}
    while waiting:
        path = waiting.pop()
        found[path] = path.read_bytes()
        folders = path.relative_to(room.parent).parents
        rooms = (room.parent / folder / "__init__.py" for folder in folders if folder.name)
        imported = {*rooms, *_imported(path.parent, found[path].decode())}
        waiting |= {path for path in imported - found.keys() if path.is_file()}
    return found


def _imported(folder: Path, text: str) -> Iterator[Path]:
    """Where the modules may lie that a file in the folder imports, also by their names from a room."""
    for dots, module, names in _IMPORT.findall(text):
        base = [folder, *folder.parents][len(dots) - 1].joinpath(*module.split("."))
        yield base.with_suffix(".py")
        if base.is_dir():
            yield base / "__init__.py"
            for name in re.findall(r"\w+", names):
                yield from (base / f"{name}.py", base / name / "__init__.py")
