"""A hash of the code that decides a number, so that a journal is not continued by other equations."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = __name__.partition(".")[0]
_HOME = Path(__file__).resolve().parents[1]
_DECIDES_NOTHING = ("figures",)  # rooms that only show what was found


def hash_of_equations(module: str, home: Path = _HOME) -> str:
    """Hash a module of this package together with everything of the package that it imports.

    So the equations, styles, ranges and constants behind a number are in it, wherever they stand. Comments,
    docstrings and the layout of the code count for nothing.

    Args:
        module: its full name, e.g. ``__name__``.
        home: folder of the package; this one by default.

    Returns:
        16 hexadecimal digits.

    Example:
        >>> len(hash_of_equations(__name__))
        16
    """
    digest = hashlib.sha256()
    for name, tree in sorted(_reached(module.partition(".")[2], home).items()):
        digest.update(f"{name}\n{ast.unparse(_without_docstrings(tree))}\n".encode())
    return digest.hexdigest()[:16]


def _reached(module: str, home: Path) -> dict[str, ast.Module]:
    """Every module that can be reached by imports, with its syntax tree."""
    found: dict[str, ast.Module] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        path = _file_of(name, home)
        if not name or name in found or path is None or name.partition(".")[0] in _DECIDES_NOTHING:
            continue
        found[name] = ast.parse(path.read_bytes())
        package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
        waiting += _imported(found[name], package)
    return found


def _file_of(name: str, home: Path) -> Path | None:
    place = home.joinpath(*name.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


def _imported(tree: ast.Module, package: list[str]) -> Iterator[str]:
    """What a module imports from this package: modules, and names that may be modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name.removeprefix(f"{_PACKAGE}.") for a in node.names if a.name.startswith(f"{_PACKAGE}."))
        elif isinstance(node, ast.ImportFrom):
            inside = (node.module or "").partition(".")[0] == _PACKAGE
            if node.level or inside:
                base = package[: len(package) - node.level + 1] if node.level else []
                own = (node.module or "").split(".")[inside and not node.level :] if node.module else []
                target = ".".join([*base, *own])
                yield target
                yield from (f"{target}.{alias.name}".strip(".") for alias in node.names)


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            ):
                node.body = node.body[1:] or [ast.Pass()]
    return tree
