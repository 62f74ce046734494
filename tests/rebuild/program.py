"""Out of the equations of the page a program: functions, and the whole run in the order of section 3.2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from types import CodeType

from .notation import FUNCTION, Line, lines_of

ORDER, PATTERNS = "3.2", "10."
DO = re.compile(r"do (\d+\.\d+)(?:\.(\d+)(?: to \1\.(\d+))?)?(?:: (.*))?")
WEEKS = "for week from "
Equations = dict[str, list[Line]]


@lru_cache(maxsize=4)
def program(page: str) -> CodeType:
    """All functions of the page, and ``live``, which yields before the first week and after each."""
    sections = by_section(page)
    text = "".join(source_of_functions(lines) for number, lines in sections.items() if not number.startswith(PATTERNS))
    lived = list(_pausing(expanded(sections, steps(sections[ORDER]))))
    return compile(f"{text}def live():\n" + "".join(f"    {line}\n" for line in lived), "docs/model.md", "exec")


@lru_cache(maxsize=4)
def by_section(page: str) -> Equations:
    """Section number -> its equations."""
    found: Equations = {}
    for line in lines_of(page):
        found.setdefault(line.section, []).append(line)
    return found


def source_of_functions(lines: Sequence[Line]) -> str:
    """Functions that these lines define, in Python: a head with what stands further in below it."""
    return "".join(f"{' ' * line.indent}{line.python}\n" for line, inside in _sorted_out(lines) if inside)


def steps(lines: Sequence[Line]) -> list[Line]:
    """Lines that are carried out where the week says so."""
    return [line for line, inside in _sorted_out(lines) if not inside]


def _sorted_out(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    inside = False
    for line in lines:
        if line.indent == 0:
            inside = FUNCTION.fullmatch(line.text) is not None
        yield line, inside


def expanded(sections: Equations, lines: Sequence[Line], left: int = 0) -> Iterator[tuple[int, Line]]:
    """The lines, each with how far it stands in, every "do" replaced by what it stands for."""
    for line in lines:
        do = DO.fullmatch(line.text)
        if do is None:
            yield left + line.indent, line
        else:
            inner = meant(sections, do)
            yield from expanded(sections, inner, left + line.indent - min(one.indent for one in inner))


def meant(sections: Equations, do: re.Match[str]) -> list[Line]:
    """The equations that a "do" names."""
    lines = steps(sections.get(do[1], []))
    if do[2] is not None:
        numbers = [line.number for line in lines]
        first, last = (numbers.index(f"{do[1]}.{do[k] or do[2]}") for k in (2, 3))
        lines = lines[first : last + 1]
    if not lines:
        raise ValueError(f"{do[0]}: no such equations")
    return lines


def _pausing(lines: Iterator[tuple[int, Line]]) -> Iterator[str]:
    """Python of a run that stops before the first week and at the end of each."""
    inside = False
    for indent, line in lines:
        if line.text.startswith(WEEKS):
            yield "yield"
            inside = True
        elif inside and indent == 0:
            yield "    yield week"
            inside = False
        yield " " * indent + line.python
    if inside:
        yield "    yield week"
