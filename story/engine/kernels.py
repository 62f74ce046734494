"""Kernels as C functions: each is translated for the kinds of its arguments, after those that it calls."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from story.engine.expressions import Expressions, Said
from story.engine.kinds import WORDS_OF_C, Kind, UnknownPythonError
from story.engine.statements import Statements, declarations


class Kernels:
    """All functions that were asked for, in an order in which C can read them.

    Attributes:
        texts: C of each function.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._known: dict[tuple[str, tuple[Kind, ...]], tuple[str, Kind]] = {}
        self._names: dict[str, int] = {}

    def add(self, kernel: Callable[..., Any], kinds: Sequence[Kind]) -> tuple[str, Kind]:
        """Translate a kernel for arguments of these kinds; its name in C and what it returns."""
        function = getattr(kernel, "py_func", kernel)
        key = (f"{function.__module__}.{function.__name__}", tuple(kinds))
        if key not in self._known:
            self._known[key] = self._translate(function, tuple(kinds))
        return self._known[key]

    def _translate(self, function: Callable[..., Any], kinds: tuple[Kind, ...]) -> tuple[str, Kind]:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        assert isinstance(tree, ast.FunctionDef)
        given = [argument.arg for argument in tree.args.args]
        names: dict[str, Kind] = dict(zip(given, kinds, strict=True))
        words = Expressions(names, {**function.__globals__, **inspect.getclosurevars(function).builtins}, self._call)
        body = Statements(words)
        body.learn(tree.body)
        if taken := WORDS_OF_C & set(names):
            raise UnknownPythonError(f"{function.__name__}: {', '.join(taken)} is a word of C")
        body.returned.clear()
        lines = list(body.say(tree.body))
        name = self._name(function.__name__)
        arguments = ", ".join(f"{kind.c} {argument}" for argument, kind in zip(given, kinds, strict=True))
        head = f"static {body.kind.c} {name}({arguments}) {{"
        self.texts.append("\n".join([head, *declarations(names, given), *lines, "}"]))
        return name, body.kind

    def _call(self, kernel: Any, said: Sequence[Said]) -> Said:
        name, kind = self.add(kernel, [kind for _, kind in said])
        return f"{name}({', '.join(text for text, _ in said)})", kind

    def _name(self, python: str) -> str:
        """A name of its own for each form of a function."""
        count = self._names[python] = self._names.get(python, 0) + 1
        return f"{python.strip('_')}_k" + (str(count) if count > 1 else "")
