"""Small faults, one at a time, in the source of a module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

# What a comparison or an arithmetic sign is changed into.
SIGNS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,), ast.Mod: (ast.Mult,), ast.Pow: (ast.Mult,), ast.And: (ast.Or,), ast.Or: (ast.And,),
}  # fmt: skip
NAMES = {"min": "max", "max": "min"}


@dataclass(frozen=True)
class Mutant:
    """A module with one small fault."""

    line: int
    change: str
    source: str


def mutants_of(source: str) -> list[Mutant]:
    """Every small fault, one at a time; texts that only explain are left alone."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    aside = {id(part) for node in nodes for part in ast.walk(node) if _explains(node)}
    found = []
    for place, node in enumerate(nodes):
        if id(node) not in aside:
            found += [_with(tree, place, number) for number in range(len(list(changes(node))))]
    return sorted(found, key=lambda mutant: mutant.line)


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What one piece of syntax may be changed into."""
    if isinstance(node, ast.Compare):
        for place, sign in enumerate(node.ops):
            for other in SIGNS.get(type(sign), ()):
                yield _copy(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])
    elif isinstance(node, ast.BinOp | ast.AugAssign | ast.BoolOp):
        for other in SIGNS.get(type(node.op), ()):
            yield _copy(node, op=other())
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.Name) and node.id in NAMES:
        yield _copy(node, id=NAMES[node.id])
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr) and not _is_plain_name(node):
        yield ast.Pass()


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield _copy(node, value=not node.value)
    elif isinstance(node.value, int | float):
        yield _copy(node, value=node.value + 1)
    elif isinstance(node.value, str) and node.value:
        yield _copy(node, value=f"XX{node.value}")


def _is_plain_name(node: ast.AST) -> bool:
    """Without the line the name would not be there at all, which Python notices by itself."""
    return isinstance(node, ast.Assign) and all(isinstance(target, ast.Name | ast.Tuple) for target in node.targets)


def _explains(node: ast.AST) -> bool:
    """True for annotations, imports and texts that stand alone."""
    if isinstance(node, ast.Import | ast.ImportFrom | ast.arg):
        return True
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _copy(node: ast.AST, **fields: object) -> ast.AST:
    other = deepcopy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _with(tree: ast.Module, place: int, number: int) -> Mutant:
    """The module in which the node at that place is changed."""
    other = deepcopy(tree)
    node = list(ast.walk(other))[place]
    new = list(changes(node))[number]
    _replace(other, node, new)
    line = getattr(node, "lineno", 0)
    return Mutant(line, f"{ast.unparse(node)} -> {ast.unparse(new)}", ast.unparse(ast.fix_missing_locations(other)))


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(item is old for item in value):
                setattr(parent, name, [new if item is old else item for item in value])
