"""Rules of styles as C: one person, one week. What is seen comes from the kernel that gathers it."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from salescoach.management.practices import Practices
from salescoach.management.seen import Seen
from salescoach.management.style import Style
from salescoach.settings.register import CAUSES
from salescoach.simulation.observe import COLUMN_OF, observe
from story.engine.expressions import COMPARES, SIGNS
from story.engine.kinds import UnknownPythonError, in_c

GATHERED = {"numbers": "double", "flags": "int", "codes": "i64"}


def seen_struct() -> list[str]:
    """Lines of C: what is seen of one person, in the order in which ``observe`` unpacks it."""
    lines = ["typedef struct {"]
    lines += [f"  {GATHERED[array]} {name};" for name, (array, _) in gathered().items()]
    return [*lines, "  double rank, pipeline_health;", "} Seen;"]


def gathered() -> dict[str, tuple[str, int]]:
    """What is seen -> the array and the place in which ``gather`` leaves it, read from ``observe`` itself."""
    tree = ast.parse(inspect.getsource(observe))
    unpacked = [
        node for node in ast.walk(tree) if isinstance(node, ast.Assign) and ast.unparse(node.value) == "numbers"
    ]
    names: dict[str, tuple[str, int]] = {}
    if len(unpacked) != 1 or not isinstance(unpacked[0].targets[0], ast.Tuple):
        raise UnknownPythonError("observe() does not unpack its numbers as before")
    places = {ast.unparse(name): k for k, name in enumerate(unpacked[0].targets[0].elts)}
    made = next(n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == "Seen")
    for given in made.keywords:
        value = given.value
        if given.arg and isinstance(value, ast.Name) and value.id in places:
            names[given.arg] = ("numbers", places[value.id])
        elif given.arg and isinstance(value, ast.Subscript) and ast.unparse(value.value) in GATHERED:
            names[given.arg] = (ast.unparse(value.value), int(ast.unparse(value.slice)))
    return names


def practices_struct() -> list[str]:
    """Lines of C: one person's practices, and what they are where a rule says nothing."""
    names = list(COLUMN_OF)
    default = {f.name: f.default for f in fields(Practices) if f.default is not MISSING}
    values = ", ".join(repr(float(default[name])) for name in names)
    return [
        f"typedef struct {{ double {', '.join(names)}; }} Practices;",
        f"static const Practices USUAL = {{{values}}};",
    ]


def health_function() -> str:
    """``Seen.pipeline_health`` as C."""
    rule = Rule(Seen.pipeline_health.func, receiver="self")  # type: ignore[attr-defined]
    return rule.function("double", "pipeline_health_of")


def style_function(style: Style) -> str:
    """A style's rule as C."""
    return Rule(style.rule, receiver="seen").function("Practices", f"style_{style.name}")


class Rule:
    """Says one rule. What the rule's closure holds as plain numbers may be turned: it becomes a knob.

    Args:
        function: the Python function.
        receiver: the name of what is seen in it.
    """

    def __init__(self, function: Any, receiver: str) -> None:
        self.tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        self.receiver = receiver
        outside = inspect.getclosurevars(function)
        self.known = dict(outside.globals)
        self.knobs = list(outside.nonlocals)
        self.names: set[str] = set()

    def function(self, returns: str, name: str) -> str:
        """The whole function in C."""
        assert isinstance(self.tree, ast.FunctionDef)
        lines = [line for node in self.tree.body for line in self._statement(node)]
        knobs = [f"  double {in_c(knob)} = knobs[{k}];" for k, knob in enumerate(self.knobs)]
        return "\n".join([f"static {returns} {name}(const Seen *seen, const double *knobs) {{", *knobs, *lines, "}"])

    def _statement(self, node: ast.stmt) -> Iterator[str]:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            python, value = node.targets[0].id, node.value
            self.names.add(python)
            name = in_c(python)
            if isinstance(value, ast.Call) and isinstance(self.known.get(ast.unparse(value.func)), Style):
                yield f"  Practices {name} = style_{self.known[ast.unparse(value.func)].name}(seen, knobs);"
            else:
                yield f"  double {name} = {self.say(value)};"
        elif isinstance(node, ast.Return) and node.value is not None:
            yield from self._return(node.value)
        else:
            raise UnknownPythonError(ast.unparse(node))

    def _return(self, value: ast.expr) -> Iterator[str]:
        called = ast.unparse(value.func) if isinstance(value, ast.Call) else ""
        if isinstance(value, ast.Call) and called in ("Practices", "replace"):
            yield f"  Practices made = {'USUAL' if called == 'Practices' else in_c(ast.unparse(value.args[0]))};"
            for given in value.keywords:
                yield f"  made.{given.arg} = {self.say(given.value)};"
            yield "  return made;"
        elif isinstance(value, ast.Call) and called == "_read_only":
            yield f"  return {self.say(value.args[0])};"
        else:
            raise UnknownPythonError(ast.unparse(value))

    def say(self, node: ast.expr) -> str:
        """An expression of arrays as one of numbers."""
        match node:
            case ast.Constant(value=bool() | int() | float() as value):
                return repr(float(value))
            case ast.Name(id=name) if name in self.names or name in self.knobs:
                return in_c(name)
            case ast.Attribute(value=ast.Name(id=whose), attr=name) if whose == self.receiver:
                return f"seen->{name}"
            case ast.Attribute(value=ast.Name(id=whose), attr=name) if whose in self.names:
                return f"{in_c(whose)}.{name}"
            case ast.UnaryOp(op=ast.Invert(), operand=inner):
                return f"(!{self.say(inner)})"
            case ast.BinOp(op=ast.BitAnd() | ast.BitOr() as op, left=left, right=right):
                return f"({self.say(left)} {SIGNS[type(op)] * 2} {self.say(right)})"
            case ast.BinOp(op=op, left=left, right=right) if type(op) in SIGNS:
                return f"({self.say(left)} {SIGNS[type(op)]} {self.say(right)})"
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return f"({self.say(left)} {COMPARES[type(op)]} {self.say(right)})"
            case ast.Call():
                return self._call(node)
        raise UnknownPythonError(ast.unparse(node))

    def _call(self, node: ast.Call) -> str:
        name = ast.unparse(node.func)
        if name == "np.where":
            test, one, other = map(self.say, node.args)
            return f"({test} ? {one} : {other})"
        if name == "np.maximum":
            return f"max_of({', '.join(map(self.say, node.args))})"
        if name == f"{self.receiver}.believes":
            causes = [cause for part in node.args for cause in self._causes(part)]
            return "(" + " || ".join(f"seen->believed_cause == {CAUSES.index(cause)}" for cause in causes) + ")"
        raise UnknownPythonError(ast.unparse(node))

    def _causes(self, node: ast.expr) -> tuple[str, ...]:
        if isinstance(node, ast.Starred):
            return tuple(self.known[ast.unparse(node.value)])
        return (ast.literal_eval(node),)
