"""Copies of the page on which one line is wrong, each by a rule that knows nothing of the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from .notation import CODE, FUNCTION, Line, lines_of
from .program import DO, PATTERNS

STYLE_LINE = re.compile(r"^\((\w+ \d+)\) +(\w+) = (.+)$", re.MULTILINE)
LOOP = re.compile(r"for each (?:seat|account|manager)? ?(\w+)(?: of \w+)?:")


def off(value: Any) -> Any:
    """Another value of the same kind, a little off: what the corrupted lines use."""
    if callable(value):
        return lambda seen: off(value(seen))
    if isinstance(value, tuple):
        turned = value[1:] + value[:1]
        return turned if turned != value else tuple(map(off, value))
    if np.asarray(value).dtype.kind == "b":
        return np.logical_not(value)
    return value + 1 if isinstance(value, int) else value * 1.01 + 0.01


def wrong_lines(page: str) -> Iterator[tuple[str, str]]:
    """For every line of every equation, those of the styles included: its number, and a page on which it is wrong."""
    for line in lines_of(page):
        text = wrong(line.text)
        if line.number and text is not None:
            yield line.number, rewritten(page, line, text)
    for match in STYLE_LINE.finditer(page):
        wrong_line = f"({match[1]}) {match[2]} = off({match[3]})"
        yield match[1], page[: match.start()] + wrong_line + page[match.end() :]


def wrong(text: str) -> str | None:
    """The line with its one fault; None where there is nothing to get wrong: the head of a function of one argument."""
    if DO.fullmatch(text):
        return "nothing = 0"
    if LOOP.fullmatch(text):
        return LOOP.sub(r"for each \1 of ():", text)
    if text.startswith("for "):
        return re.sub(r" from (.+?) to ", r" from \1 + 1 to ", text)
    if text.startswith("repeat "):
        return re.sub(r"\d+", lambda number: str(int(number[0]) // 2), text)
    if text.startswith(("if ", "else if ")):
        return re.sub(r"if (.+):", r"if not (\1):", text)
    if text.startswith("return "):
        return f"return off(({text.removeprefix('return ')}))"
    head = FUNCTION.fullmatch(text)
    if head is not None and head[3] is None:
        names = head[2].split(", ")
        return f"{head[1]}({', '.join(reversed(names))}):" if len(names) > 1 else None
    left, _, right = text.partition(" = ")
    return f"{left} = off(({right}))"


NUMBER = re.compile(r"(?<![\w.])\d+\.?\d*(?:e-?\d+)?(?![\w.])")
SIGN = re.compile(r" [-+*/<>] | is | and |\bmin\(|\bmax\(|(?<![\w.])p\.\w+\b(?! = )")
OTHER = {" - ": " + ", " + ": " - ", " * ": " / ", " / ": " * ", " < ": " > ", " > ": " < ", " is ": " is not ",
         " and ": " or ", "min(": "max(", "max(": "min("}  # fmt: skip


def wrong_words(page: str) -> Iterator[tuple[str, str]]:
    """For every number, sign and setting within an equation: where it stands, and a page on which it is another."""
    for line in lines_of(page):
        if not line.number or DO.fullmatch(line.text) or line.section.startswith(PATTERNS):
            continue
        for pattern, change in ((NUMBER, _another), (SIGN, lambda word: OTHER.get(word, f"({word} * 1.02 + 0.01)"))):
            for found in pattern.finditer(line.text):
                text = line.text[: found.start()] + change(found[0]) + line.text[found.end() :]
                yield f"{line.number}, {found[0].strip()} at {found.start()}", rewritten(page, line, text)


def _another(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else repr(float(number) * 1.05)


def rewritten(page: str, line: Line, text: str) -> str:
    """The page with another text in this line, all of it in one piece."""
    start = page.index(f"\n({line.number}) ") + 1
    rest = page[start:].splitlines(keepends=True)
    more = next(k for k, raw in enumerate(rest) if k and not _continues(raw))
    new = f"({line.number})".ljust(CODE) + " " * line.indent + text + "\n"
    return page[:start] + new + "".join(rest[more:])


def _continues(raw: str) -> bool:
    words = raw[CODE:].strip()
    return not raw[:CODE].strip() and bool(words) and words != "else:" and not words.startswith("#")


def swapped(page: str) -> Iterator[tuple[str, str]]:
    """For every two steps of section 3.2 in a row: their numbers, and a page on which they are swapped."""
    lines = [line for line in lines_of(page) if line.section == "3.2"]
    for first, second in pairwise(lines):
        if first.indent == second.indent and DO.fullmatch(first.text) and DO.fullmatch(second.text):
            yield (
                f"{first.number} and {second.number}",
                rewritten(rewritten(page, first, second.text), second, first.text),
            )
