"""The public surface, and what its docstrings say, read as tools read them."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

SECTIONS = ("Args", "Attributes", "Returns", "Yields", "Raises", "Example")
_SECTION = re.compile(rf"({'|'.join(SECTIONS)}):")
_ENTRY = re.compile(r"    (\*{0,2}\w+): \S")


@dataclass(frozen=True)
class Part:
    """Something public: a function or a class of the front door, or a method or class that one comes to from there."""

    name: str
    thing: Any
    front: bool  # a name of the package itself

    def __str__(self) -> str:
        return self.name


def surface(package: Any) -> list[Part]:
    """Functions and classes of the package, of the modules among its names, and all classes that they return.

    Args:
        package: with ``__all__``.

    Returns:
        Each once, with the methods and properties of the classes.
    """
    front = {name: getattr(package, name) for name in package.__all__}
    modules = {name: thing for name, thing in front.items() if inspect.ismodule(thing)}
    inside = {f"{name}.{key}": value for name, module in modules.items() for key, value in _own(module)}
    found = {name: thing for name, thing in {**front, **inside}.items() if _speaks(thing)}
    by_class = {thing: name for name, thing in found.items() if inspect.isclass(thing)}
    waiting = list(found.values())
    while waiting:
        for kind in _classes_in(waiting.pop(), package.__name__):
            if kind not in by_class:
                by_class[kind] = kind.__name__
                waiting.append(kind)
    every = found | {name: kind for kind, name in by_class.items()}
    return [part for name, thing in every.items() for part in _with_members(name, thing, name in front)]


def _own(module: Any) -> Iterator[tuple[str, Any]]:
    names = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
    for name in names:
        value = getattr(module, name)
        if getattr(value, "__module__", "").startswith(module.__name__):
            yield name, value


def _speaks(thing: Any) -> bool:
    return inspect.isclass(thing) or (inspect.isfunction(thing) and thing.__name__ != "<lambda>")


def _classes_in(thing: Any, package: str) -> Iterator[type]:
    """Classes of the package that a function returns, or that a class holds or gives."""
    if inspect.isclass(thing):
        annotations = [str(one) for one in getattr(thing, "__annotations__", {}).values()]
        annotations += [_returned(member) for _, member in _members(thing)]
    else:
        annotations = [_returned(thing)]
    home = vars(inspect.getmodule(thing))
    for word in {word for annotation in annotations for word in re.findall(r"\b[A-Z]\w+", annotation)}:
        found = home.get(word) or _imported_for_types(home, word)
        if inspect.isclass(found) and found.__module__.startswith(package) and not word.startswith("_"):
            yield found


def _returned(member: Any) -> str:
    function = member.func if hasattr(member, "func") else getattr(member, "fget", member)
    return str(getattr(function, "__annotations__", {}).get("return", ""))


def _imported_for_types(home: dict[str, Any], word: str) -> Any:
    """A class that a module names for type checkers alone."""
    tree = ast.parse(inspect.getsource(inspect.importlib.import_module(home["__name__"])))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level and any(alias.name == word for alias in node.names):
            package = home["__package__"].rsplit(".", node.level - 1)[0] if node.level > 1 else home["__package__"]
            return getattr(inspect.importlib.import_module(f"{package}.{node.module}"), word, None)
    return None


def _with_members(name: str, thing: Any, front: bool) -> Iterator[Part]:
    yield Part(name, thing, front)
    if inspect.isclass(thing):
        for key, member in _members(thing):
            yield Part(f"{name}.{key}", member, False)


def _members(kind: type) -> list[tuple[str, Any]]:
    """Public methods and properties that the class itself or a class of the package defines."""
    own = {key: value for base in reversed(kind.__mro__) if base is not object for key, value in vars(base).items()}
    plain = {key: getattr(value, "__func__", value) for key, value in own.items() if not key.startswith("_")}
    return [(k, v) for k, v in plain.items() if inspect.isfunction(v) or isinstance(v, property) or hasattr(v, "func")]


def sections(text: str) -> dict[str, list[str]]:
    """Section -> its lines."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in inspect.cleandoc(text).splitlines():
        heading = _SECTION.fullmatch(line)
        if heading:
            lines = found.setdefault(heading[1], [])
        else:
            lines.append(line)
    return found


def entries(lines: list[str]) -> list[str]:
    """The names that a section explains, one a line, stars and all."""
    return [entry[1] for line in lines if (entry := _ENTRY.match(line))]


def faults(part: Part) -> Iterator[str]:
    """What is missing in the docstring of a part, or says more than there is."""
    text = inspect.getdoc(part.thing) or ""
    said = sections(text)
    if not text:
        yield "no docstring"
        return
    for look in LOOKS:
        yield from look(part, said)
    if "Raises" not in said and _raises(part.thing):
        yield "raises, and has no Raises:"
    if part.front and "Example" not in said:
        yield "no Example:"


def _arguments(part: Part, said: dict[str, list[str]]) -> Iterator[str]:
    if _is_property(part.thing):
        return
    section, wanted = _takes(part.thing)
    documented = entries(said.get(section, []))
    if documented != wanted and not (section == "Attributes" and set(wanted) <= set(documented)):
        yield f"{section}: {documented} in place of {wanted}"


def _takes(thing: Any) -> tuple[str, list[str]]:
    if inspect.isclass(thing) and (getattr(thing, "_is_protocol", False) or not vars(thing).get("__annotations__")):
        return "Attributes", []  # nobody makes one, or all that it holds is said of the class that it builds on
    if is_dataclass(thing):
        return "Attributes", [field.name for field in fields(thing) if not field.name.startswith("_")]
    stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    function = thing.__init__ if inspect.isclass(thing) else thing
    taken = inspect.signature(function).parameters.values()
    return "Args", [stars.get(one.kind, "") + one.name for one in taken if one.name not in ("self", "cls")]


def _is_property(thing: Any) -> bool:
    return isinstance(thing, property) or hasattr(thing, "func")


def _gives(part: Part, said: dict[str, list[str]]) -> Iterator[str]:
    if not inspect.isfunction(part.thing) or {"Returns", "Yields"} & set(said) or _returned(part.thing) == "None":
        return
    if part.front or _takes(part.thing)[1]:  # a method without arguments says it in its first line
        yield "no Returns:"


def _first_line(part: Part, said: dict[str, list[str]]) -> Iterator[str]:
    """What stands before a colon in the first line of a property is taken for its type."""
    if _is_property(part.thing) and ": " in str(inspect.getdoc(part.thing)).split("\n")[0]:
        yield "a colon in the first line of a property"


LOOKS: tuple[Callable[[Part, dict[str, list[str]]], Iterator[str]], ...] = (_arguments, _gives, _first_line)


def _raises(thing: Any) -> bool:
    """Whether a function raises in its own lines."""
    if not inspect.isfunction(thing):
        return False
    tree = ast.parse(textwrap.dedent(inspect.getsource(thing)))
    return any(isinstance(node, ast.Raise) for node in ast.walk(tree))
