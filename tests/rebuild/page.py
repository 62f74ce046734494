"""What the program needs from the tables of docs/model.md: settings, codes, starts, practices, records."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model.md"
TEXT = PAGE.read_text(encoding="utf-8")
STATE = {"q": "2.4", "c": "2.5", "m": "2.6"}
Table = list[list[str]]


def block(page: str, name: str) -> str:
    """The text between the markers of a generated table."""
    start = page.index(f"<!-- table: {name} -->")
    return page[start : page.index("<!-- end of table -->", start)]


def rows(text: str) -> Table:
    """Cells of a Markdown table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines]


def table_after(page: str, head: str) -> Table:
    """The table that begins with this head."""
    start = page.index(head)
    return rows(page[start : page.index("\n\n", start)])


def section(page: str, number: str) -> str:
    """A section with its subsections, from its heading to the next of its own level or above."""
    start = re.search(rf"^(#+) {re.escape(number)}\.? ", page, re.MULTILINE)
    if start is None:
        raise ValueError(f"no section {number}")
    end = re.compile(rf"^#{{1,{len(start[1])}}} ", re.MULTILINE).search(page, start.end())
    return page[start.start() : end.start() if end else len(page)]


@lru_cache(maxsize=4)
def codes(page: str) -> dict[str, int]:
    """Names of codes, and of the purposes of draws, in capitals."""
    found = re.findall(r"(-?\d+) ([a-z_]\w+)", section(page, "2.3"))
    found += [(row[0], row[1]) for row in table_after(page, "| number | purpose |")]
    return {name.upper(): int(number) for number, name in found}


def value(page: str, cell: str) -> float:
    """A value; a choice as its code."""
    return float(codes(page).get(cell.upper(), cell))


def settings(page: str, preset: str) -> dict[str, float]:
    """Every setting by name, under the preset."""
    groups = re.findall(r"<!-- table: settings ([\w ]+) -->", page)
    every = {row[0]: value(page, row[1]) for group in groups for row in rows(block(page, f"settings {group}"))}
    if preset != "business_to_business":
        every |= {row[0]: value(page, row[1]) for row in rows(block(page, f"preset {preset}"))}
    return every


def starts(page: str, record: str) -> dict[str, tuple[str, str]]:
    """Column of a seat, account or manager -> (type, start); the start is a section where that sets it."""
    table = rows(section(page, STATE[record]))
    return {row[0]: (row[1], row[-2].strip("`")) for row in table if row[1] != "bytes"}


def coefficients(page: str) -> dict[str, list[float]]:
    """The rows of numbers behind the normal quantile."""
    found = re.findall(r"^([A-Z_]+): (.*)$", block(page, "coefficients"), re.MULTILINE)
    return {name: [float(number) for number in numbers.split()] for name, numbers in found}


def practices(page: str) -> dict[str, str]:
    """Practice -> what it is if a style does not name it, in the order of the table."""
    return {row[0]: row[-1] for row in table_after(page, "| practice | unit | column |")}


def styles(page: str) -> dict[str, list[tuple[str, str]]]:
    """Style -> its lines as (name, expression)."""
    parts = re.split(r"^\*\*`(\w+)`\*\*", block(page, "styles"), flags=re.MULTILINE)[1:]
    return {name: [_rule(line) for line in _code(text)] for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _code(text: str) -> list[str]:
    return text.split("```")[1].strip().splitlines()


def _rule(line: str) -> tuple[str, str]:
    found = re.fullmatch(r"\(\w+ \d+\) +(\w+) = (.+)", line)
    if found is None:
        raise ValueError(f"no line of a style: {line}")
    return found[1], found[2]


def recorded(page: str, what: str) -> dict[str, tuple[str, bool]]:
    """Column of a frame -> (expression, whether it is given on empty seats); ``what`` heads the paragraph before."""
    found: dict[str, tuple[str, bool]] = {}
    for names, source in table_after(page[page.index(what) :], "| columns | from |"):
        new = re.findall(r"`?(\w+)`?(\*?)", names)
        same = source == "the columns of the same name"
        old = [f"q.{name}" for name, _ in new] if same else source.split("`, `")
        found |= {name: (words, star == "*") for (name, star), words in zip(new, old, strict=True)}
    return found
