"""The names that a style's functions use: calls show what a style does, and not where it looked.

Names are taken from the compiled functions, so a style typed at a prompt is read as well as one in a file.
"""

from __future__ import annotations

import builtins
import dis
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from ..style import Style

_UNKNOWN = object()
_NOT_FOLLOWED = {"numpy", "pandas", "scipy", "matplotlib", "seaborn", "sklearn", "numba", "salescoach"}
_LOADS = ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_DEREF", "LOAD_CLASSDEREF")
_ATTRIBUTES = ("LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "DELETE_ATTR")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a function: as written, where its value is defined, and the value as far as it is known."""

    written: str = ""
    path: str = ""
    value: Any = _UNKNOWN

    @property
    def last(self) -> str:
        """The last part of what is written."""
        return self.written.rsplit(".", 1)[-1]

    def attribute(self, name: str) -> Name:
        """The name one dot further."""
        inner = vars(self.value).get(name, _UNKNOWN) if isinstance(self.value, ModuleType) else _UNKNOWN
        return Name(f"{self.written}.{name}".lstrip("."), home(inner) or f"{self.path}.{name}", inner)


def names(function: FunctionType) -> Iterator[Name]:
    """Every global, import and attribute that a function names, a chain like ``np.random.rand`` part by part."""
    outer = outer_values(function)
    for code in _codes(function.__code__):
        here, module = Name(), ""
        for step in dis.get_instructions(code):
            text = str(step.argval)
            if step.opname in _LOADS:
                value = outer.get(text, getattr(builtins, text, _UNKNOWN))
                here = Name(text, home(value), value)
            elif step.opname in _ATTRIBUTES:
                here = here.attribute(text)
            elif step.opname == "IMPORT_NAME":
                here, module = Name(text, text), text
            elif step.opname == "IMPORT_FROM":
                here = Name(f"{module}.{text}", f"{module}.{text}")
            else:
                here = Name()
                continue
            yield here


def with_helpers(rule: object) -> list[FunctionType]:
    """The function and the helpers of your own that it names, and theirs; empty where it is no plain function."""
    found = [rule] if isinstance(rule, FunctionType) else []
    for function in found:  # grows while it is walked
        for name in names(function):
            helper = name.value.rule if isinstance(name.value, Style) else name.value
            if isinstance(helper, FunctionType) and helper not in found and _followed(helper, found[0]):
                found.append(helper)
    return found


def remembered(functions: Iterable[FunctionType]) -> dict[str, str]:
    """All that functions could keep between calls, in print: closures, globals, defaults, attributes."""
    values: dict[str, Any] = {}
    for function in functions:
        values |= outer_values(function) | vars(function)
        values[f"a default of {function.__name__}"] = (function.__defaults__, function.__kwdefaults__)
    plain = (ModuleType, FunctionType, type, Style)
    return {name: _print(value) for name, value in values.items() if not isinstance(value, plain)}


def outer_values(function: FunctionType) -> dict[str, Any]:
    """Values of the globals and the closure that a function names."""
    codes = list(_codes(function.__code__))
    values = {n: function.__globals__[n] for code in codes for n in code.co_names if n in function.__globals__}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        try:
            values[name] = cell.cell_contents
        except ValueError:  # not set yet
            continue
    return values


def home(value: object) -> str:
    """Dotted name of the place where a value is defined, of its type's for a plain value; '' for an unknown one."""
    if value is _UNKNOWN:
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


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _codes(part)


def _followed(helper: FunctionType, rule: FunctionType) -> bool:
    root = str(helper.__module__).split(".")[0]
    ours = helper.__module__ == rule.__module__
    return ours or (root not in _NOT_FOLLOWED and root not in sys.stdlib_module_names)


def _print(value: object) -> str:
    if isinstance(value, np.ndarray):
        return str(value.tolist())
    try:
        return repr(value) + repr(getattr(value, "__dict__", ""))
    except Exception:
        return ""
