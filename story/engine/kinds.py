"""Kinds of values that kernels handle, and how C spells them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

C_NAMES = {"float": "double", "int": "i64", "bool": "int", "u32": "u32", "u64": "u64"}
STRUCT = re.compile(r"\b([TV])(\d+)_(\w+)")
RANK = ("bool", "int", "u32", "u64", "float")  # what two kinds become together; later ones take in earlier ones


@dataclass(frozen=True)
class Number:
    """A number of one of the kinds of C_NAMES."""

    name: str

    @property
    def c(self) -> str:
        """How C calls it."""
        return C_NAMES[self.name]


@dataclass(frozen=True)
class Several:
    """Several numbers of one kind, as a C struct with one array."""

    of: Number
    size: int

    @property
    def c(self) -> str:
        """How C calls it."""
        return f"T{self.size}_{self.of.name}"


@dataclass(frozen=True)
class Row:
    """A pointer to one record."""

    record: str

    @property
    def c(self) -> str:
        """How C calls it."""
        return f"{self.record} *"


@dataclass(frozen=True)
class View:
    """An array: a pointer to its first element, and its lengths."""

    of: Number | Row
    dimensions: int

    @property
    def element(self) -> str:
        """What C calls one element."""
        return self.of.record if isinstance(self.of, Row) else self.of.c

    @property
    def c(self) -> str:
        """How C calls it."""
        return f"V{self.dimensions}_{self.element}"


@dataclass(frozen=True)
class Column:
    """A column of a record that holds several numbers, e.g. the results of thirteen weeks; never a variable."""

    of: Number
    size: int

    @property
    def c(self) -> str:
        """No variable of C can hold it."""
        raise UnknownPythonError("a column of several numbers in a variable of its own")


@dataclass(frozen=True)
class Nothing:
    """What a function returns that returns nothing."""

    c: str = "void"


WORDS_OF_C = frozenset(("auto", "break", "case", "char", "const", "default", "do", "double", "enum", "extern", "float"))
WORDS_OF_C |= {"goto", "inline", "int", "long", "register", "restrict", "short", "signed", "sizeof", "static"}
WORDS_OF_C |= {"struct", "switch", "typedef", "union", "unsigned", "void", "volatile"}


def in_c(name: str) -> str:
    """A variable's name in C, where some names are words of the language."""
    return f"{name}_" if name in WORDS_OF_C else name


Kind = Number | Several | Row | View | Column | Nothing
FLOAT, INT, BOOL, U32, U64 = (Number(name) for name in ("float", "int", "bool", "u32", "u64"))
NOTHING = Nothing()


class UnknownPythonError(ValueError):
    """Python that the translation does not know: the kernels have outgrown it."""


def together(kinds: Iterable[Kind]) -> Kind:
    """What values of these kinds become in one variable or expression."""
    found = list(dict.fromkeys(kinds))
    if len(found) == 1:
        return found[0]
    if not all(isinstance(kind, Number) for kind in found):
        raise UnknownPythonError(f"one name for values of different kinds: {found}")
    names = [kind.name for kind in found if isinstance(kind, Number)]
    if "float" not in names and {"int"} < set(names) - {"bool"}:
        return U64  # a whole number with a word of a random draw: only bits count
    return Number(max(names, key=RANK.index))


def definitions(text: str) -> list[str]:
    """The structs that a text of C uses, in an order of their own: tuples (T) and arrays (V)."""
    lines = []
    for letter, size, of in sorted(set(STRUCT.findall(text))):
        if letter == "T":
            lines.append(f"typedef struct {{ {C_NAMES[of]} v[{size}]; }} T{size}_{of};")
        else:
            lines.append(f"typedef struct {{ {of} *at; i64 n[{size}]; }} V{size}_{of};")
    return lines
