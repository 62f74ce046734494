"""Statements of kernels as C."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence

from story.engine.expressions import SIGNS, Expressions
from story.engine.kinds import BOOL, FLOAT, INT, NOTHING, Kind, Several, UnknownPythonError, View, together


class Statements:
    """Says the body of one function.

    Args:
        words: says its expressions; the names in it grow with each assignment.
    """

    def __init__(self, words: Expressions) -> None:
        self.words = words
        self.returned: list[Kind] = []
        self._made = 0

    def learn(self, body: Sequence[ast.stmt]) -> None:
        """Find the kinds of all variables: go through the body until no kind grows any more."""
        while True:
            before = dict(self.words.names)
            self.returned.clear()
            list(self.say(body))
            if self.words.names == before:
                return

    @property
    def kind(self) -> Kind:
        """What the function returns."""
        return together(self.returned) if self.returned else NOTHING

    def say(self, body: Sequence[ast.stmt], deep: int = 1) -> Iterator[str]:
        """Lines of C."""
        for node in body:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue  # a docstring
            way: Callable[[ast.stmt], Iterator[str]] | None = getattr(self, f"_{type(node).__name__.lower()}", None)
            if way is None:
                raise UnknownPythonError(f"{type(node).__name__}: {ast.unparse(node)}")
            for line in way(node):
                yield "  " * deep + line

    def _grow(self, name: str, kind: Kind) -> None:
        names = self.words.names
        names[name] = together((names[name], kind)) if name in names else kind

    def _expr(self, node: ast.Expr) -> Iterator[str]:
        yield self.words.say(node.value)[0] + ";"

    def _return(self, node: ast.Return) -> Iterator[str]:
        if node.value is None:
            yield "return;"
            return
        text, kind = self.words.say(node.value)
        self.returned.append(kind)
        yield f"return {text};"

    def _if(self, node: ast.If) -> Iterator[str]:
        yield f"if ({self.words.number(node.test)}) {{"
        yield from self.say(node.body)
        if node.orelse:
            yield "} else {"
            yield from self.say(node.orelse)
        yield "}"

    def _for(self, node: ast.For) -> Iterator[str]:
        if not (isinstance(node.iter, ast.Call) and ast.unparse(node.iter.func) == "range"):
            raise UnknownPythonError(ast.unparse(node.iter))
        ends = [self.words.number(end) for end in node.iter.args]
        first, last = ends if len(ends) == 2 else ("0", ends[0])
        name = ast.unparse(node.target)
        if name == "_":
            name = "round_"
        self._grow(name, INT)
        yield f"for ({name} = {first}; {name} < {last}; {name}++) {{"
        yield from self.say(node.body)
        yield "}"

    def _augassign(self, node: ast.AugAssign) -> Iterator[str]:
        value, kind = self.words.say(node.value)
        target, old = self.words.say(node.target)
        if isinstance(node.target, ast.Name):
            self._grow(node.target.id, FLOAT if isinstance(node.op, ast.Div) else together((old, kind)))
        if type(node.op) not in SIGNS or isinstance(node.op, ast.Div):
            raise UnknownPythonError(ast.unparse(node))
        yield f"{target} = {target} {SIGNS[type(node.op)]} {value};"

    def _assign(self, node: ast.Assign) -> Iterator[str]:
        made = self._empty_array(node)
        if made:
            yield from made
        elif len(node.targets) == 1 and isinstance(node.targets[0], ast.Tuple):
            yield from self._unpack(node.targets[0], node.value)
        else:
            value, kind = self.words.say(node.value)
            for target in reversed(node.targets):
                yield from self._put(target, value, kind)
                if len(node.targets) > 1:
                    value = self.words.say(target)[0]  # worked out once

    def _put(self, target: ast.expr, value: str, kind: Kind) -> Iterator[str]:
        if isinstance(target, ast.Name):
            if target.id == "_":
                return
            self._grow(target.id, INT if kind == BOOL and target.id in self.words.names else kind)
        if isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Tuple):
            last = target.slice.elts[-1]
            if isinstance(last, ast.Slice):
                yield from self._fill(target, last, value)
                return
        yield f"{self.words.say(target)[0]} = {value};"

    def _fill(self, target: ast.Subscript, part: ast.Slice, value: str) -> Iterator[str]:
        """Write one value into a stretch of an array."""
        if not isinstance(target.slice, ast.Tuple) or part.lower is None or part.upper is None:
            raise UnknownPythonError(ast.unparse(target))
        kind = self.words.say(target.value)[1]
        place = ast.parse(f"x[{', '.join([*map(ast.unparse, target.slice.elts[:-1]), 'k_'])}]", mode="eval").body
        if not isinstance(place, ast.Subscript) or not isinstance(kind, View):
            raise UnknownPythonError(ast.unparse(target))
        self.words.names["k_"] = INT
        place.value = target.value
        low, high = self.words.number(part.lower), self.words.number(part.upper)
        yield f"for (k_ = {low}; k_ < {high}; k_++) {self.words.say(place)[0]} = {value};"

    def _unpack(self, target: ast.Tuple, value: ast.expr) -> Iterator[str]:
        """Several names at once: every value is known before the first name is written."""
        if isinstance(value, ast.Tuple):
            said = [self.words.say(part) for part in value.elts]
            made = [(self._fresh(), text, kind) for text, kind in said]
            yield "{"
            for name, text, kind in made:
                yield f"  {kind.c} {name} = {text};"
            parts = [(name, kind) for name, _, kind in made]
        else:
            text, kind = self.words.say(value)
            if not isinstance(kind, Several):
                raise UnknownPythonError(ast.unparse(value))
            name = self._fresh()
            yield "{"
            yield f"  {kind.c} {name} = {text};"
            parts = [(f"{name}.v[{k}]", kind.of) for k in range(kind.size)]
        for one, (part, kind) in zip(target.elts, parts, strict=True):
            for line in self._put(one, part, kind):
                yield f"  {line}"
        yield "}"

    def _fresh(self) -> str:
        self._made += 1
        return f"made_{self._made}"

    def _empty_array(self, node: ast.Assign) -> list[str] | None:
        """``name = np.empty((4, n))``: an array of numbers that lives as long as the call."""
        value = node.value
        if not (isinstance(value, ast.Call) and ast.unparse(value.func) == "np.empty"):
            return None
        target, shape = node.targets[0], value.args[0]
        if (
            not isinstance(target, ast.Name)
            or not isinstance(shape, ast.Tuple)
            or value.keywords
            or len(value.args) > 1
        ):
            raise UnknownPythonError(ast.unparse(node))
        lengths = [self.words.number(length) for length in shape.elts]
        kind = View(FLOAT, len(lengths))
        self.words.names[target.id] = kind
        return [
            f"double {target.id}_room[{' * '.join(lengths)}];",
            f"{target.id} = ({kind.c}){{{target.id}_room, {{{', '.join(lengths)}}}}};",
        ]


def declarations(names: dict[str, Kind], given: Sequence[str]) -> list[str]:
    """Lines of C that name the variables which are no arguments."""
    return [f"  {kind.c} {name};" for name, kind in names.items() if name not in given and isinstance(kind, Kind)]
