"""Reading the source of a style: which names it uses, and what they stand for."""

from __future__ import annotations

import ast
import builtins
import inspect
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from ..style import Style

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_NOWHERE = object()
_NOT_FOLLOWED = {"numpy", "pandas", "scipy", "matplotlib", "seaborn", "sklearn", "numba", "salescoach"}


@dataclass(frozen=True, eq=False)
class Source:
    """A function with its syntax tree."""

    function: FunctionType
    node: Function

    @staticmethod
    def of(function: object) -> Source | None:
        """The source of a plain function, None where it cannot be read."""
        if not isinstance(function, FunctionType):
            return None
        code = function.__code__
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(code)))
        except (OSError, TypeError, SyntaxError):
            return None
        nodes = [n for n in ast.walk(tree) if isinstance(n, Function) and _belongs(n, code)]
        if not nodes or (isinstance(nodes[0], ast.Lambda) and len(nodes) > 1):
            return None
        return Source(function, nodes[0])

    @property
    def lines(self) -> int:
        """Lines from ``def`` to the end."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1

    @property
    def argument(self) -> str:
        """Name of the first argument."""
        code = self.function.__code__
        return code.co_varnames[0] if code.co_argcount else ""

    @cached_property
    def locals(self) -> set[str]:
        """Names that are the function's own."""
        return {n for code in _codes(self.function.__code__) for n in (*code.co_varnames, *code.co_cellvars)}

    def nodes(self) -> Iterator[ast.AST]:
        """All of its syntax, without decorators."""
        body = [self.node.body] if isinstance(self.node, ast.Lambda) else self.node.body
        for part in [self.node.args, *body]:
            yield from ast.walk(part)

    def paths(self, node: ast.AST) -> set[str]:
        """Dotted names of what a node stands for: as written and as it is at home."""
        if isinstance(node, ast.Import):
            return {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            return {f"{node.module}.{alias.name}" for alias in node.names}
        if not isinstance(node, ast.Name | ast.Attribute):
            return set()
        path, value = self.resolve(node)
        return {path, home(value)} - {""} if path else set()

    def resolve(self, node: ast.AST) -> tuple[str, Any]:
        """Dotted name and value of a name or of a chain like ``np.random.rand``; ('', nothing) if unknown."""
        if isinstance(node, ast.Attribute):
            path, value = self.resolve(node.value)
            inner = vars(value).get(node.attr, _NOWHERE) if isinstance(value, ModuleType) else _NOWHERE
            return (home(inner) if isinstance(inner, ModuleType) else f"{path}.{node.attr}" if path else ""), inner
        if not isinstance(node, ast.Name):
            return "", _NOWHERE
        imported = self._imports.get(node.id)
        if imported:
            return imported, sys.modules.get(imported, _NOWHERE)
        if node.id in self.locals:
            return "", _NOWHERE
        value = self._outer.get(node.id, getattr(builtins, node.id, _NOWHERE))
        return ("", value) if value is _NOWHERE else (home(value), value)

    @cached_property
    def _outer(self) -> dict[str, Any]:
        return _outer_values(self.function)

    @cached_property
    def _imports(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for node in self.nodes():
            if isinstance(node, ast.Import):
                whole = [a.name if a.asname else a.name.split(".")[0] for a in node.names]
                names |= {a.asname or name: name for a, name in zip(node.names, whole, strict=True)}
            elif isinstance(node, ast.ImportFrom):
                names |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
        return names


def home(value: object) -> str:
    """Dotted name of the place where a value is defined; that of its type for a plain value."""
    if value is _NOWHERE:
        return ""
    if isinstance(value, ModuleType):
        return value.__name__
    name, owner = getattr(value, "__qualname__", None), getattr(value, "__self__", None)
    if not isinstance(name, str):
        return f"{type(value).__module__}.{type(value).__qualname__}"
    if owner is not None and not isinstance(owner, ModuleType):  # random.random is a method of a generator
        return f"{(owner if isinstance(owner, type) else type(owner)).__module__}.{name}"
    known = getattr(builtins, name, None) is value  # open calls itself _io.open
    return f"{'builtins' if known else getattr(value, '__module__', '')}.{name}"


def with_helpers(source: Source) -> list[Source]:
    """The function and the helpers of your own that it calls, as far as their source can be read."""
    found, waiting = [source], [source]
    while waiting:
        here = waiting.pop()
        for node in here.nodes():
            helper = here.resolve(node)[1]
            helper = helper.rule if isinstance(helper, Style) else helper
            if not _followed(helper, source.function) or any(helper is s.function for s in found):
                continue
            read = Source.of(helper)
            if read:
                found.append(read)
                waiting.append(read)
    return found


def remembered(function: object) -> dict[str, str]:
    """All that a function could keep between calls, in print: closure, globals it names, defaults, attributes."""
    if not isinstance(function, FunctionType):
        return {}
    values = {**_outer_values(function), **vars(function)}
    values |= {"its defaults": function.__defaults__, "its keyword defaults": function.__kwdefaults__}
    plain = (ModuleType, FunctionType, type, Style)
    return {name: _print(value) for name, value in values.items() if not isinstance(value, plain)}


def _outer_values(function: FunctionType) -> dict[str, Any]:
    codes = list(_codes(function.__code__))
    values = {n: function.__globals__[n] for code in codes for n in code.co_names if n in function.__globals__}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        try:
            values[name] = cell.cell_contents
        except ValueError:  # not set yet
            continue
    return values


def _print(value: object) -> str:
    if isinstance(value, np.ndarray):
        return str(value.tolist())
    try:
        return repr(value) + repr(getattr(value, "__dict__", ""))
    except Exception:
        return ""


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _codes(part)


def _belongs(node: Function, code: CodeType) -> bool:
    name = "<lambda>" if isinstance(node, ast.Lambda) else node.name
    args = [a.arg for a in (*node.args.posonlyargs, *node.args.args)]
    return name == code.co_name and tuple(args) == code.co_varnames[: code.co_argcount]


def _followed(helper: object, function: FunctionType) -> bool:
    if not isinstance(helper, FunctionType):
        return False
    root = str(helper.__module__).split(".")[0]
    ours = helper.__module__ == function.__module__
    return ours or (root not in _NOT_FOLLOWED and root not in sys.stdlib_module_names)
