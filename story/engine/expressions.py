"""Expressions of kernels as C. Each comes with its kind, so that C rounds where the compiled kernel does."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from story.engine.kinds import (
    BOOL,
    FLOAT,
    INT,
    U32,
    U64,
    Column,
    Kind,
    Number,
    Row,
    Several,
    UnknownPythonError,
    View,
    together,
)  # fmt: skip
from story.engine.records import column_kind

Said = tuple[str, Kind]  # a text of C and what it is
MATHS = {"exp", "log", "sqrt", "expm1", "rint"}
CASTS = {"int": INT, "float": FLOAT, "uint32": U32, "uint64": U64, "int64": INT}
SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.BitAnd: "&", ast.BitXor: "^", ast.RShift: ">>",
         ast.BitOr: "|"}  # fmt: skip
COMPARES = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}


class Expressions:
    """Says expressions of one function.

    Args:
        names: kinds of the variables.
        known: what the function's module knows, for constants and other kernels.
        call: says a call of another kernel.
    """

    def __init__(
        self, names: dict[str, Kind], known: dict[str, Any], call: Callable[[Any, Sequence[Said]], Said]
    ) -> None:
        self.names, self.known, self._kernel = names, known, call

    def say(self, node: ast.expr) -> Said:
        """An expression as C, with its kind."""
        way = getattr(self, f"_{type(node).__name__.lower()}", None)
        if way is None:
            raise UnknownPythonError(f"{type(node).__name__}: {ast.unparse(node)}")
        said: Said = way(node)
        return said

    def number(self, node: ast.expr) -> str:
        """An expression as C that is a number for sure."""
        text, kind = self.say(node)
        if not isinstance(kind, Number):
            raise UnknownPythonError(f"no number: {ast.unparse(node)}")
        return text

    def _constant(self, node: ast.Constant) -> Said:
        return constant(node.value)

    def _name(self, node: ast.Name) -> Said:
        if node.id in self.names:
            return node.id, self.names[node.id]
        return constant(self.known[node.id])

    def _attribute(self, node: ast.Attribute) -> Said:
        if isinstance(node.value, ast.Name) and node.value.id not in self.names:
            return constant(getattr(self.known[node.value.id], node.attr))  # a constant of another module
        text, kind = self.say(node.value)
        if isinstance(kind, View) and node.attr == "shape":
            return f"{text}.n", Several(INT, kind.dimensions)
        if not isinstance(kind, Row):
            raise UnknownPythonError(f"no record: {ast.unparse(node)}")
        return f"{text}->{node.attr}", column_kind(kind.record, node.attr)

    def _subscript(self, node: ast.Subscript) -> Said:
        text, kind = self.say(node.value)
        places = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if isinstance(kind, View):
            return element(text, kind, [self.number(place) for place in places])
        if isinstance(kind, Column):
            return f"{text}[{self.number(places[0])}]", kind.of
        if isinstance(kind, Several):
            inside = "" if text.endswith(".n") else ".v"
            return f"{text}{inside}[{self.number(places[0])}]", kind.of
        raise UnknownPythonError(ast.unparse(node))

    def _tuple(self, node: ast.Tuple) -> Said:
        parts = [self.say(part) for part in node.elts]
        of = together(kind for _, kind in parts)
        if not isinstance(of, Number):
            raise UnknownPythonError(f"a tuple of no numbers: {ast.unparse(node)}")
        kind = Several(of, len(parts))
        return f"({kind.c}){{{{{', '.join(text for text, _ in parts)}}}}}", kind

    def _unaryop(self, node: ast.UnaryOp) -> Said:
        text, kind = self.say(node.operand)
        if isinstance(node.op, ast.Not):
            return f"(!{text})", BOOL
        return f"(-{text})", INT if kind == BOOL else kind

    def _binop(self, node: ast.BinOp) -> Said:
        (a, left), (b, right) = self.say(node.left), self.say(node.right)
        if isinstance(node.op, ast.Pow):
            return self._power(node, a, b, right)
        kind = together((left, right))
        if isinstance(node.op, ast.Mod):
            if kind != INT:
                raise UnknownPythonError(f"remainder of no whole number: {ast.unparse(node)}")
            return f"remainder_of({a}, {b})", INT
        if isinstance(node.op, ast.Div):
            return f"((double){a} / (double){b})", FLOAT
        if type(node.op) not in SIGNS:
            raise UnknownPythonError(ast.unparse(node))
        return f"({a} {SIGNS[type(node.op)]} {b})", INT if kind == BOOL else kind

    def _power(self, node: ast.BinOp, a: str, b: str, right: Kind) -> Said:
        """The compiler of the kernels multiplies for whole exponents, where pow() differs in the last bit."""
        if isinstance(node.right, ast.Constant) and node.right.value == 2:
            return f"squared({a})", FLOAT
        return (f"whole_power({a}, {b})" if right == INT else f"pow({a}, {b})"), FLOAT

    def _boolop(self, node: ast.BoolOp) -> Said:
        sign = " && " if isinstance(node.op, ast.And) else " || "
        return f"({sign.join(self.number(value) for value in node.values)})", BOOL

    def _compare(self, node: ast.Compare) -> Said:
        values = [self.number(value) for value in (node.left, *node.comparators)]
        pairs = [f"({a} {COMPARES[type(op)]} {b})" for a, op, b in zip(values, node.ops, values[1:], strict=False)]
        return (pairs[0] if len(pairs) == 1 else f"({' && '.join(pairs)})"), BOOL

    def _ifexp(self, node: ast.IfExp) -> Said:
        (a, first), (b, second) = self.say(node.body), self.say(node.orelse)
        return f"({self.number(node.test)} ? {a} : {b})", together((first, second))

    def _call(self, node: ast.Call) -> Said:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "len":
            kind = self.say(node.args[0])[1]
            if isinstance(kind, Column | Several):
                return str(kind.size), INT
            raise UnknownPythonError(ast.unparse(node))
        said = [self.say(argument) for argument in node.args]
        if name in CASTS:
            return f"(({CASTS[name].c}){said[0][0]})", CASTS[name]
        if name in MATHS:
            return f"{name}({said[0][0]})", FLOAT
        if name == "abs":
            return f"fabs({said[0][0]})", FLOAT
        if name in ("min", "max"):
            kind = together(kind for _, kind in said)
            return f"{name}_{'whole' if kind == INT else 'of'}({said[0][0]}, {said[1][0]})", kind
        return self._kernel(self.known[name], said)


def constant(value: Any) -> Said:
    """A constant as C."""
    if isinstance(value, bool):
        return str(int(value)), BOOL
    if isinstance(value, np.uint32 | np.uint64):
        return f"{int(value)}u{'ll' if isinstance(value, np.uint64) else ''}", U32 if isinstance(
            value, np.uint32
        ) else U64
    if isinstance(value, int):
        return (f"{value}ll" if abs(value) > 2**31 - 1 else str(value)), INT
    if isinstance(value, float):
        return repr(value), FLOAT
    if isinstance(value, tuple):
        kind = Several(FLOAT, len(value))
        return f"({kind.c}){{{{{', '.join(repr(float(part)) for part in value)}}}}}", kind
    raise UnknownPythonError(f"no constant: {value!r}")


def element(text: str, kind: View, places: Sequence[str]) -> Said:
    """An element of an array, or the smaller array that is left when not all places are said."""
    place = places[0]
    for k, following in enumerate(places[1:], start=1):
        place = f"({place} * {text}.n[{k}] + {following})"
    for k in range(len(places), kind.dimensions):
        place = f"({place} * {text}.n[{k}])"
    left = kind.dimensions - len(places)
    if left:
        smaller = View(kind.of, left)
        lengths = ", ".join(f"{text}.n[{k}]" for k in range(len(places), kind.dimensions))
        return f"({smaller.c}){{{text}.at + {place}, {{{lengths}}}}}", smaller
    if isinstance(kind.of, Row):
        return f"({text}.at + {place})", kind.of
    return f"{text}.at[{place}]", kind.of
