"""The notation of the page's equations: numbered lines out of a page, each of them in Python."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .grammar import check

NUMBERED = re.compile(r"\((\d+\.\d+\.\d+)\) *")
UNIT = re.compile(r"  +\[([^\[\]]+)\]$")
FENCED = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"<!-- table: [\w ]+ -->.*?<!-- end of table -->", re.DOTALL)
HEADING = re.compile(r"^#+ (\d+(?:\.\d+)?)\.? ", re.MULTILINE)
FUNCTION = re.compile(r"(\w+)\((\w+(?:, \w+)*)\)(?: = (.+)|:)")
CODE = 11  # column at which equations begin, behind their numbers
PYTHON = (
    (r"\^", "**"),
    (r"(?<![\w.])s\b", "q.seen"),
    (r" mod ", " % "),
    (r" div ", " // "),
    (r" is not ", " != "),
    (r" is ", " == "),
    (r"^else if ", "elif "),
    (r"^repeat (\d+) times:", r"for _ in span(1, \1):"),
    (r"\bfor each seat (\w+) of (\w+)", r"for \1 in \2.seats"),
    (r"\bfor each account (\w+) of (\w+)", r"for \1 in \2.accounts"),
    (r"\bfor each (seat|manager) (\w+)", r"for \2 in \1s"),
    (r"\bfor each (\w+) of ", r"for \1 in "),
    (r"\bfor (\w+) from (.+?) to (.+?)(?=[:)])", r"for \1 in span(\2, \3)"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an equation block, continuation lines joined.

    Attributes:
        number: as on the page, such as 7.13.2; empty for an "else".
        section: number of the section that it stands in.
        indent: how far it stands in.
        text: the equation in the notation of the page.
        unit: of what it gives; empty where it gives nothing.
    """

    number: str
    section: str
    indent: int
    text: str
    unit: str

    @property
    def python(self) -> str:
        """The equation as Python has it."""
        return python(self.text)


@lru_cache(maxsize=4096)
def python(words: str) -> str:
    """A line in the notation of the page as Python has it, once it is known to do nothing but compute."""
    text = words
    for old, new in PYTHON:
        text = re.sub(old, new, text)
    function = FUNCTION.fullmatch(words)
    if function is not None:
        head = f"def {function[1]}({function[2]}):"
        text = head if function[3] is None else f"{head} return {text.partition(' = ')[2]}"
    check(text)
    return text


def lines_of(page: str) -> list[Line]:
    """Every equation of the page in its order, generated tables aside."""
    page = TABLE.sub(lambda match: "\n" * match[0].count("\n"), page)
    headings = [(match.start(), match[1]) for match in HEADING.finditer(page)]
    found: list[Line] = []
    for block in FENCED.finditer(page):
        section = max((place, number) for place, number in [(-1, ""), *headings] if place < block.start())[1]
        found += _block(block[1], section)
    return found


@lru_cache(maxsize=4096)
def _block(text: str, section: str) -> list[Line]:
    """The lines of one block: a line without a number continues the one above, unless it is an "else"."""
    found: list[Line] = []
    if not any(NUMBERED.match(line) for line in text.splitlines()):
        return found
    for raw in text.splitlines():
        unit = UNIT.search(raw)
        bare, words = UNIT.sub("", raw), UNIT.sub("", raw)[CODE:].strip()
        number = NUMBERED.match(raw)
        if not words or words.startswith("#"):
            continue
        if number is not None or words == "else:":
            indent = len(bare[CODE:]) - len(bare[CODE:].lstrip())
            found.append(Line(number[1] if number else "", section, indent, words, unit[1] if unit else ""))
        elif raw[:CODE].strip() or not found:
            raise ValueError(f"section {section}: a line without a number: {raw}")
        else:
            last = found.pop()
            found.append(
                Line(last.number, section, last.indent, f"{last.text} {words}", unit[1] if unit else last.unit)
            )
    return found
