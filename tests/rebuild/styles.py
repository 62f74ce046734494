"""The rules of the styles on the page as functions: what is seen of a seat in, twelve practices out."""

from __future__ import annotations

import ast
from functools import lru_cache
from types import CodeType
from typing import Any

from .notation import python
from .page import practices, styles


def rules(page: str) -> CodeType:
    """One function for each style, by its name."""
    unnamed = "".join(f"    {name} = {start}\n" for name, start in practices(page).items())
    last, text = f"    return {', '.join(practices(page))}\n", ""
    for style, lines in styles(page).items():
        own = "".join(f"    {python(f'{name} = {words}')}\n" for name, words in lines)
        text += f"def {style}(s):\n{unnamed}{own}{last}"
    return _compiled(text)


@lru_cache(maxsize=4)
def _compiled(text: str) -> CodeType:
    tree = ast.parse(text)
    for function in tree.body:
        own = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        _Observed(own).visit(function)
    return compile(ast.fix_missing_locations(tree), "styles of docs/model.md", "exec")


class _Observed(ast.NodeTransformer):
    """Names that a rule does not set itself, nor are codes, are what is seen."""

    def __init__(self, own: set[str]) -> None:
        self.own = own

    def visit_Call(self, node: ast.Call) -> Any:
        node.args = [self.visit(argument) for argument in node.args]
        return node

    def visit_Name(self, node: ast.Name) -> Any:
        if node.id in self.own or node.id.isupper() or node.id == "s" or isinstance(node.ctx, ast.Store):
            return node
        return ast.Attribute(ast.Name("s", ast.Load()), node.id, ast.Load())
