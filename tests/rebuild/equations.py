"""What is wrong with the equations of docs/model.md as a text: numbers, units, names, the order of the week."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from .grammar import GIVEN
from .notation import FUNCTION, Line, lines_of
from .page import STATE, rows, section, table_after
from .program import DO, ORDER, PATTERNS, Equations, by_section, expanded, meant, source_of_functions, steps

Complaints = list[str]
DRAWN = re.compile(r"[uvwl]\d")
TABLE_OF_UNITS = "| unit | means |"


def assigned(line: Line) -> list[str]:
    """What the line sets, as written; places of several floats without the place."""
    if line.text.startswith(("if ", "else", "for ", "repeat ", "return ")) or DO.fullmatch(line.text):
        return []
    if FUNCTION.fullmatch(line.text):
        return []
    return [re.sub(r"\[.*\]", "", name) for name in re.split(r", (?![^\[]*\])", line.text.partition(" = ")[0])]


def names_set(page: str) -> set[str]:
    """Names of all auxiliary quantities, functions and what functions take."""
    found = {name for line in lines_of(page) for name in assigned(line) if "." not in name}
    for line in lines_of(page):
        function = FUNCTION.fullmatch(line.text)
        if function is not None:
            found |= {function[1], *function[2].split(", ")}
    return found


def numbering(page: str) -> Complaints:
    """Lines are numbered 1, 2, 3, ... within their section."""
    wrong: Complaints = []
    for number, lines in by_section(page).items():
        told = [line.number for line in lines if line.number]
        true = [f"{number}.{k}" for k in range(1, len(told) + 1)]
        wrong += [f"{a} should be {b}" for a, b in zip(told, true, strict=True) if a != b][:1]
    return wrong


def units(page: str) -> Complaints:
    """Whatever gives a number has a unit of the list; a column of state has the unit of its table."""
    known = {unit for row in table_after(page, TABLE_OF_UNITS) for unit in row[0].split(", ")}
    columns = {f"{key}.{row[0]}": row[2] for key, number in STATE.items() for row in rows(section(page, number))}
    wrong = [f"{name}: {unit} is no unit" for name, unit in columns.items() if unit not in known | {"-"}]
    for line in lines_of(page):
        gives = bool(assigned(line)) or line.text.startswith("return ") or " = " in _of_function(line)
        if gives != bool(line.unit):
            wrong.append(f"{line.number} {'has no unit' if gives else 'gives nothing, so it has no unit'}")
        wrong += [f"{line.number}: {unit} is no unit" for unit in line.unit.split(", ") if unit and unit not in known]
        wrong += [f"{line.number}: {n} has the unit {columns[n]}" for n, u in _each(line) if columns.get(n, u) != u]
    return wrong


def _each(line: Line) -> list[tuple[str, str]]:
    """What the line sets, each with its unit; one unit stands for all."""
    told, set_here = line.unit.split(", "), assigned(line)
    return list(zip(set_here, told if len(told) > 1 else told * len(set_here), strict=False))


def _of_function(line: Line) -> str:
    return line.text if FUNCTION.fullmatch(line.text) else ""


def order(page: str) -> Complaints:
    """Every step of sections 5 and 7 has its place in the week; columns that a place names are those that it sets."""
    sections = by_section(page)
    lived = {line.number for _, line in expanded(sections, steps(sections[ORDER]))}
    wrong = [
        f"{line.number} is never carried out"
        for number, lines in sections.items()
        if not number.startswith((ORDER, PATTERNS))
        for line in steps(lines)
        if line.number and line.number not in lived and not DO.fullmatch(line.text)
    ]
    for line in lines_of(page):
        do = DO.fullmatch(line.text)
        if do is not None and line.section == ORDER:
            wrong += _not_as_said(sections, line, do)
    return wrong


def _not_as_said(sections: Equations, line: Line, do: re.Match[str]) -> Iterator[str]:
    told = do[4].split(", ") if do[4] else []
    true = [name for step in meant(sections, do) for name in assigned(step)]
    columns = {name for name in true if re.match(r"[pqmc]\.", name)}
    yield from (f"{line.number}: {name} is not named" for name in sorted(columns - set(told)))
    yield from (f"{line.number}: {name} is not set there" for name in told if name not in true)


def names(page: str) -> Complaints:
    """A name means one thing: set in one section, no function, and known where it is read."""
    places: dict[str, set[str]] = {}
    sections = by_section(page)
    own = [FUNCTION.fullmatch(line.text) for line in lines_of(page) if not line.section.startswith(PATTERNS)]
    functions = {function[1] for function in own if function}
    for number, lines in sections.items():
        for line in steps(lines):
            for name in assigned(line):
                if "." not in name and not DRAWN.fullmatch(name):
                    places.setdefault(name, set()).add(number)
    wrong = [f"{name} is set in {' and '.join(sorted(p))}" for name, p in places.items() if len(p) > 1]
    wrong += [f"{name} is a function and a quantity" for name in sorted(functions & set(places))]
    used = _called(sections)
    return wrong + [f"{name} is a function that nobody uses" for name in sorted(functions - used)]


def _called(sections: Equations) -> set[str]:
    """Functions that stand somewhere besides their own head; a table uses the last of them."""
    text = "\n".join(line.text for lines in sections.values() for line in lines)
    called = re.findall(r"\b(\w+)\(", text)
    return {name for name in called if called.count(name) > 1} | {"closed_now"}


def strange(page: str) -> Complaints:
    """Functions that the page neither defines nor lists."""
    sections = by_section(page)
    source = "".join(source_of_functions(lines) for lines in sections.values())
    called = {node.func.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)}
    return sorted(called - set(GIVEN) - names_set(page) - set(_words(page)))


def _words(page: str) -> Sequence[str]:
    return re.findall(r"`(\w+)\(", section(page, "10.2"))
