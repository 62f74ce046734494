"""What the rebuild needs from docs/model.md: settings, presets, the rules of the styles, the coefficients."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model.md"
SHAPES = ("none", "linear", "challenge_hindrance", "inverted_u")
CAUSES = ("none", "hiring", "training", "support", "tools", "environment", "personal", "will")
Rule = tuple[str, str, str]


def block(page: str, name: str) -> str:
    """The text between the markers of a generated table."""
    start = page.index(f"<!-- table: {name} -->")
    return page[start : page.index("<!-- end of table -->", start)]


def rows(text: str) -> list[list[str]]:
    """Cells of a Markdown table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines]


def groups(page: str) -> list[str]:
    return re.findall(r"<!-- table: settings ([\w ]+) -->", page)


def value(cell: str) -> float:
    """A value; a choice as its code."""
    return float(SHAPES.index(cell)) if cell in SHAPES else float(cell)


def settings(page: str, preset: str) -> dict[str, float]:
    """Every setting by name, under the preset."""
    every = {row[0]: value(row[1]) for group in groups(page) for row in rows(block(page, f"settings {group}"))}
    if preset != "business_to_business":
        every |= {row[0]: value(row[1]) for row in rows(block(page, f"preset {preset}"))}
    return every


def coefficients(page: str) -> dict[str, list[float]]:
    found = re.findall(r"^([A-Z_]+): (.*)$", block(page, "coefficients"), re.MULTILINE)
    return {name: [float(number) for number in numbers.split()] for name, numbers in found}


def practices(page: str) -> tuple[dict[str, str], dict[str, float]]:
    """Column and unnamed value of every practice."""
    start = page.index("| practice | column | if not named |")
    table = rows(page[start : page.index("\n\n", start)])
    return {row[0]: row[1] for row in table}, {row[0]: float(row[2]) for row in table}


def styles(page: str) -> dict[str, list[Rule]]:
    """Lines of every style as (":" or "=", name, expression)."""
    parts = re.split(r"^\*\*`(\w+)`\*\*", block(page, "styles"), flags=re.MULTILINE)[1:]
    return {name: [_line(line) for line in _code(text)] for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _code(text: str) -> list[str]:
    return text.split("```")[1].strip().splitlines()


def _line(line: str) -> Rule:
    name, sign, words = re.fullmatch(r"(\w+) ?([:=]) (.*)", line).groups()  # type: ignore[union-attr]
    words = re.sub(r"believed_cause is one of ([\w, ]+)", _believes, words)
    return sign, name, words.replace(", else", " else")


def _believes(match: re.Match[str]) -> str:
    return f"believed_cause in {tuple(CAUSES.index(name) for name in match[1].split(', '))}"
