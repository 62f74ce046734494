"""The section of docs/evidence.md on the second reading of every number that rests on a source."""

from __future__ import annotations

from salescoach.settings.evidence.readings import every_reading
from salescoach.settings.evidence.second_reading import PROVISIONAL, SecondReading
from scripts.model_tables import table

HEAD = ("number", "rows", "figures there", "what was read", "how the range follows, or why not", "agrees", "reading")
INTRODUCTION = """\
## The second reading

Every number with the basis *figure* or *fitted*, and every pattern, was held against its rows a second time: which
figure stands there, on whom, in which direction, and whether the range follows. The second reader knew the first
reading, and used the same table of rows; so a fault in that table, or in the summaries it was made from, is not found
by this. What is recalled stays provisional even where both agree. Numbers that are not here have no figure in any
source.
"""


def second_reading_section() -> str:
    """The whole section."""
    readings = every_reading()
    kept = sum(one.word != PROVISIONAL for one in readings)
    counts = f"Of {len(readings)} numbers {kept} are read twice; {len(readings) - kept} are provisional.\n"
    return f"{INTRODUCTION}\n{counts}\n{table(HEAD, map(_row, readings))}"


def _row(one: SecondReading) -> tuple[str, ...]:
    word = "**provisional**" if one.word == PROVISIONAL else one.word
    agrees = "yes" if one.agrees else "no"
    return one.name, one.rows, "; ".join(one.figures) or "-", one.read, one.follows, agrees, word
