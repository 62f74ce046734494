"""Write what docs/model.md shows of the default world, or check that it is still so.

    python scripts/model_values.py write    measure everything again (some minutes)
    python scripts/model_values.py check    measure a part again; exit code 1 if it differs

A table stands between <!-- measured: NAME --> and <!-- end of measured -->.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import salescoach as sc
from salescoach.common.files import write_text
from salescoach.published.measure import Reading
from salescoach.published.table import PATTERNS
from salescoach.simulation.block import Plan
from salescoach.simulation.history import Ask, History, record
from scripts.model_tables import PAGE, number, table

SEEDS, RUNS = (1, 2, 3, 4), 96
BLOCK = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end of measured -->)", re.DOTALL)
CHECKED = tuple(name for name, pattern in PATTERNS.items() if pattern.needs == ("base",))
WEEKS = (-26, -13, 0, 13, 26, 51)
MENDED = ("training", "support", "tools", "environment", "personal")


def patterns_table() -> str:
    """Every pattern of the default world at several seeds, beside its target."""
    seeds = [sc.patterns(sc.Team(), seed=seed, runs=RUNS).readings for seed in SEEDS]
    others = [f"seed {seed}" for seed in SEEDS[1:]]
    head = ("pattern", "target", f"seed {SEEDS[0]}", "95 % interval", *others, "in range")
    return table(head, (_row(readings) for readings in zip(*seeds, strict=True)))


def _row(readings: Sequence[Reading]) -> list[str]:
    first, met = readings[0], sum(reading.met for reading in readings)
    target = f"{number(first.pattern.low)} to {number(first.pattern.high)}"
    values = [f"{reading.value:.3f}" for reading in readings]
    return [f"`{first.pattern.name}`", target, values[0], interval(first), *values[1:], f"{met} of {len(readings)}"]


def interval(reading: Reading) -> str:
    """The 95 % interval of a reading."""
    half = 1.96 * reading.error
    return f"{reading.value - half:.3f} to {reading.value + half:.3f}"


def settling_table() -> str:
    """What of a new sales force settles in the warm-up, and what does not; a mean over all runs of all seeds."""
    lives = [_life(seed) for seed in SEEDS]
    head = ("week", "strain above baseline", "trust above baseline", "skill", "without a cause", *MENDED)
    return table(head, (_week(lives, week) for week in WEEKS))


def _life(seed: int) -> History:
    usual = sc.STYLES["status_quo"]
    columns = ("worked", "strain", "baseline_strain", "trust", "baseline_trust", "skill", "cause")
    return record(Plan(sc.Team(), usual, usual, 0, seed), RUNS, Ask(seats=columns, warm_up=True))


def _week(lives: Sequence[History], week: int) -> list[str]:
    place = list(lives[0].weeks).index(week)
    q = {name: np.concatenate([life.seats[name][:, place].ravel() for life in lives]) for name in lives[0].seats}
    here = q["worked"] == 1
    gaps = (q["strain"] - q["baseline_strain"], q["trust"] - q["baseline_trust"], q["skill"])
    causes = [np.mean(q["cause"][here] == sc.CAUSES.index(name)) for name in ("none", *MENDED)]
    return [str(week), *(f"{round(value, 2) + 0.0:.2f}" for value in (*(np.mean(gap[here]) for gap in gaps), *causes))]


TABLES = {"settling": settling_table, "patterns": patterns_table}


def fresh(page: str) -> str:
    """The page with everything measured again."""
    return BLOCK.sub(lambda match: match[1] + TABLES[match[2]]() + match[3], page)


def stale(page: str) -> list[str]:
    """What is no longer so, as far as one experiment at one seed tells."""
    shown = {match[2]: match[0] for match in BLOCK.finditer(page)}
    wrong = [] if settling_table() in shown["settling"] else ["settling"]
    for reading in sc.patterns(sc.Team(), seed=SEEDS[0], runs=RUNS, names=CHECKED).readings:
        start = f"| `{reading.pattern.name}` | {number(reading.pattern.low)} to {number(reading.pattern.high)} | "
        if f"{start}{reading.value:.3f} | {interval(reading)} |" not in shown["patterns"]:
            wrong.append(reading.pattern.name)
    return wrong + [name for name in PATTERNS if f"| `{name}` |" not in shown["patterns"]]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("write", "check"))
    page = PAGE.read_text(encoding="utf-8")
    if parser.parse_args(arguments).what == "write":
        write_text(PAGE, fresh(page))
        print(f"{PAGE.name}: what the default world shows is measured again.")
        return 0
    old = stale(page)
    for name in old:
        print(f"{PAGE.name}: {name} is no longer so. Run: python scripts/model_values.py write")
    return 1 if old else 0


if __name__ == "__main__":
    raise SystemExit(main())
