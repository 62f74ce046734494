"""``python -m benchmarks [styles|scaling|memory|importing|all] [--json FILE]``: measure here and print tables."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import salescoach as sc

from . import compare, importing, memory, parts, scaling, startup, styles
from .machine import facts
from .report import Row, Table, write_json


def comparison(rounds: int) -> Iterator[Table]:
    """The kit beside C, NumPy and Mesa; where its time goes; what a user waits for."""
    yield compare.measure(sc.Team(), rounds)
    yield where_time_goes(rounds)
    yield startup.measure(max(3, rounds // 2))


def where_time_goes(rounds: int) -> Table:
    """Nanoseconds an account-week by part, on one thread."""
    spent = parts.nanoseconds_by_part(sc.Team(), "status_quo", rounds)
    total = sum(spent.values())
    table = Table("Where the time of an account-week goes", {"ns": ".2f", "share": ".0%"})
    for name, ns in spent.items():
        table.rows.append(Row(name, {"ns": ns, "share": ns / total}, f"{parts.SENTENCES[name]}."))
    table.rows.append(Row("all parts", {"ns": total, "share": 1.0}, "one block on one thread, clocks included."))
    return table


CHAPTERS: dict[str, Callable[[int], Iterator[Table]]] = {
    "comparison": comparison,
    "styles": lambda rounds: iter([styles.measure(sc.Team(), rounds)]),
    "scaling": lambda rounds: iter([scaling.measure(rounds)]),
    "memory": lambda rounds: iter([memory.measure()]),
    "importing": lambda rounds: iter([importing.measure()]),
}


def main(words: list[str] | None = None) -> None:
    """Measure, print, and write JSON where asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", default="comparison", choices=[*CHAPTERS, "all"])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers with the facts of the machine")
    parser.add_argument("--rounds", type=int, default=15, help="rounds of every timing; the median is shown")
    asked = parser.parse_args(words)
    machine = facts()
    print(" · ".join(f"{name} {value}" for name, value in machine.items()), end="\n\n")
    tables: list[Table] = []
    for name in CHAPTERS if asked.what == "all" else [asked.what]:
        for table in CHAPTERS[name](asked.rounds):
            tables.append(table)
            print(table.text(), flush=True)
    for table in tables:
        if table.formats is compare.COLUMNS:
            print("\n".join(compare.targets(table)))
    if asked.json:
        write_json(asked.json, machine, tables)


if __name__ == "__main__":
    main()
