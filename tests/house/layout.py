"""What each file of the package has to keep: it says what it is, and it is short."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

MOST_LINES_OF_A_FILE = 260
MOST_LINES_OF_A_FUNCTION = 65


def faults(home: Path) -> list[str]:
    """Every fault of every file of a package, one a line."""
    return [
        f"{path.relative_to(home).as_posix()}: {fault}"
        for path in sorted(home.rglob("*.py"))
        for look in LOOKS
        for fault in look(path.read_text(encoding="utf-8"))
    ]


def silent(text: str) -> Iterator[str]:
    """The file, and each public function, class and method of it, says what it is."""
    tree = ast.parse(text)
    if not ast.get_docstring(tree):
        yield "the file does not say what it is"
    overloads = {f.name for f in _functions(tree) if any(ast.unparse(d) == "overload" for d in f.decorator_list)}
    for part in _public_parts(tree):
        if not ast.get_docstring(part) and part.name not in overloads:
            yield f"{part.name} does not say what it is"


def too_long(text: str) -> Iterator[str]:
    """A file has at most 260 lines, a function at most 65."""
    lines = len(text.splitlines())
    if lines > MOST_LINES_OF_A_FILE:
        yield f"{lines} lines, more than {MOST_LINES_OF_A_FILE}"
    for function in _functions(ast.parse(text)):
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > MOST_LINES_OF_A_FUNCTION:
            yield f"{function.name} has {lines} lines, more than {MOST_LINES_OF_A_FUNCTION}"


LOOKS: tuple[Callable[[str], Iterator[str]], ...] = (silent, too_long)


def _functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _public_parts(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (f for f in node.body if isinstance(f, ast.FunctionDef) and not f.name.startswith("_"))
