"""Tables of results: plain text for people, JSON for machines."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from salescoach.common.files import write_text


@dataclass(frozen=True)
class Row:
    """One measured thing: what was measured, its numbers by column, and what they say."""

    name: str
    numbers: dict[str, float]
    sentence: str


@dataclass(frozen=True)
class Table:
    """Rows under common columns; ``formats`` says how a column is printed."""

    title: str
    formats: dict[str, str]
    rows: list[Row] = field(default_factory=list)

    def text(self) -> str:
        """The table, and under it one sentence for every line."""
        cells = [["", *self.formats]]
        for row in self.rows:
            shown = [f"{row.numbers[c]:{f}}" if c in row.numbers else "" for c, f in self.formats.items()]
            cells.append([row.name, *shown])
        widths = [max(len(line[k]) for line in cells) for k in range(len(cells[0]))]
        lines = ["  ".join(_fit(cell, w, k) for k, (cell, w) in enumerate(zip(c, widths, strict=True))) for c in cells]
        sentences = [f"- {row.name}: {row.sentence}" for row in self.rows]
        return "\n".join([self.title, "=" * len(self.title), *(line.rstrip() for line in lines), "", *sentences, ""])


def _fit(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column == 0 else cell.rjust(width)


def write_json(path: Path, machine: dict[str, str], tables: list[Table]) -> None:
    """All numbers with the facts of the machine."""
    content = {
        "machine": machine,
        "tables": [
            {"title": t.title, "rows": [{"name": r.name, **r.numbers, "says": r.sentence} for r in t.rows]}
            for t in tables
        ],
    }
    write_text(path, json.dumps(content, indent=2) + "\n")
