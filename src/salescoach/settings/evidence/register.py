"""The evidence rows: every published finding that the kit cites, by the number it is cited with."""

from __future__ import annotations

import re

from .control import CONTROL
from .customers import CUSTOMERS
from .finding import Row
from .managing import MANAGING
from .people import PEOPLE_ROWS
from .sources import SOURCES, Status

# Topic: the part of the number before the point.
TOPICS: dict[int, str] = {
    1: "being watched and closely supervised",
    2: "pressure, strain and performance",
    3: "pressure on the customer",
    4: "how pressure comes down to the customer",
    5: "what managers do",
    6: "quotas, deals, leaving and time",
    7: "how salespeople differ",
    8: "colleagues and attention",
}
_CITED = re.compile(r"(\d)\.(\d+)(?:-\1\.(\d+))?")


def in_order(rows: tuple[Row, ...]) -> dict[str, Row]:
    """The rows by number, in order; ValueError where a number is defined twice."""
    numbers = [row.number for row in rows]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    if twice:
        raise ValueError(f"evidence rows defined twice: {', '.join(twice)}. Give the second another number")
    return {row.number: row for row in sorted(rows, key=lambda row: [int(part) for part in row.number.split(".")])}


ROWS: dict[str, Row] = in_order(CONTROL + CUSTOMERS + MANAGING + PEOPLE_ROWS)
# Choices that plausible worlds draw by weights: the row that gives the weights.
WEIGHT_ROWS = {"performance_shape": "2.7"}


def status_of(setting: str, source: str) -> Status:
    """Status of what a setting rests on: that of the row that gives its weights, or else of its source."""
    return ROWS[WEIGHT_ROWS[setting]].status if setting in WEIGHT_ROWS else SOURCES[source].status


def numbers_in(text: str) -> list[str]:
    """Row numbers in a text such as "1.2, 6.9-6.13"; a range stands for every row between its ends.

    Args:
        text: row numbers with commas between them.
    """
    found = []
    for topic, first, last in _CITED.findall(text):
        found += [f"{topic}.{place}" for place in range(int(first), int(last or first) + 1)]
    return found


def rows_of(source: str) -> list[str]:
    """Numbers of the rows that a source of settings holds."""
    return [row.number for row in ROWS.values() if row.source == source]
