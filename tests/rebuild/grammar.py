"""What the page's equations may say. Whatever is not listed here is refused, so a page can do nothing but compute."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterable

RECORDS = "pqmcstab"
ALLOWED = (
    ast.Module, ast.FunctionDef, ast.arguments, ast.arg, ast.Return, ast.Assign, ast.If, ast.For, ast.BinOp, ast.Add,
    ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.UnaryOp, ast.USub, ast.Not, ast.BoolOp, ast.And,
    ast.Or, ast.Compare, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq, ast.In, ast.IfExp, ast.Call, ast.Name,
    ast.Attribute, ast.Subscript, ast.Constant, ast.Tuple, ast.GeneratorExp, ast.comprehension, ast.Load, ast.Store,
    ast.Pass,
)  # fmt: skip


def _count(met: Iterable[bool]) -> int:
    return sum(1 for one in met if one)


def _span(first: float, last: float) -> range:
    return range(int(first), int(last) + 1)


def _xor(*words: int) -> int:
    found = 0
    for word in words:
        found ^= word
    return found


GIVEN: dict[str, Callable[..., object] | float] = {
    "exp": math.exp, "log": math.log, "sqrt": math.sqrt, "abs": abs, "min": min, "max": max, "sum": sum,
    "count": _count, "round": round, "whole": int, "xor": _xor, "span": _span, "number": lambda thing: thing.number,
    "INFINITY": math.inf, "MISSING": math.nan,
}  # fmt: skip


def check(line: str) -> None:
    """Refuse what is no equation: strange syntax, attributes of anything but records, text."""
    whole = line + " pass" if line.endswith(":") else line
    if line.startswith(("elif ", "else:")):
        whole = f"if 0 < 1: pass\n{whole}"
    for node in ast.walk(ast.parse(whole)):
        if not isinstance(node, ALLOWED):
            raise ValueError(f"{line}: {type(node).__name__} is no part of the notation")
        if isinstance(node, ast.Constant) and not isinstance(node.value, int | float):
            raise ValueError(f"{node.value!r} is no number")
        if isinstance(node, ast.Call) and (not isinstance(node.func, ast.Name) or node.keywords):
            raise ValueError(f"{ast.unparse(node)} calls no function of the page")
        if isinstance(node, ast.Attribute) and (node.attr.startswith("_") or not _is_record(node.value)):
            raise ValueError(f"{ast.unparse(node)} belongs to no record")


def _is_record(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "seen" and _is_record(node.value)
    return isinstance(node, ast.Name) and node.id in RECORDS
