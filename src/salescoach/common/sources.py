"""Which files of the package decide a result, found in milliseconds: for kernels and journals kept because of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

# What runs when a file is loaded stands at the start of a line; imports within the package are relative.
_IMPORT = re.compile(r"^from (\.+)([\w.]*) import (\([^)]*\)|[^\n]*)", re.MULTILINE)


def fingerprint(start: Path, *versions: str) -> str:
    """Hash of a file, or of all files of a room, and of every file of the package that they import, however far off.

    So the equations, styles, ranges and constants behind a number are in it, wherever they stand.

    Args:
        start: a room of the package, or a file in it, e.g. ``Path(__file__)``.
        versions: whatever else decides the result.

    Returns:
        16 hexadecimal digits, the same wherever the package lies.

    Example:
        >>> len(fingerprint(Path(__file__).parent, "numpy 2.4.0"))
        16
    """
    digest = hashlib.sha256("\n".join(versions).encode())
    home = _home(start)
    for path, content in sorted(sources(start).items()):
        digest.update(f"\n{path.relative_to(home).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def sources(start: Path) -> dict[Path, bytes]:
    """A file, or the files of a room, and those of the package that are loaded with them.

    Args:
        start: a room of the package, or a file in it.

    Returns:
        Path -> content.
    """
    found: dict[Path, bytes] = {}
    home = _home(start)
    waiting = {*start.glob("*.py")} if start.is_dir() else {start}
    while waiting:
        path = waiting.pop()
        found[path] = path.read_bytes()
        folders = path.relative_to(home).parents
        rooms = (home / folder / "__init__.py" for folder in folders if folder.name)
        imported = {*rooms, *_imported(path.parent, found[path].decode())}
        waiting |= {path for path in imported - found.keys() if path.is_file()}
    return found


def _home(start: Path) -> Path:
    """The folder of the package."""
    return next(folder for folder in start.parents if not (folder.parent / "__init__.py").exists())


def _imported(folder: Path, text: str) -> Iterator[Path]:
    """Where the modules may lie that a file in the folder imports, also by their names from a room."""
    for dots, module, names in _IMPORT.findall(text):
        base = [folder, *folder.parents][len(dots) - 1].joinpath(*module.split("."))
        yield base.with_suffix(".py")
        if base.is_dir():
            yield base / "__init__.py"
            for name in re.findall(r"\w+", names):
                yield from (base / f"{name}.py", base / name / "__init__.py")
