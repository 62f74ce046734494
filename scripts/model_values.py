"""What docs/model.md shows of the default world, measured; a check measures a part of it again.

A table stands between <!-- measured: NAME --> and <!-- end of measured -->.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

import salescoach as sc
from salescoach.published.measure import Reading
from salescoach.published.table import PATTERNS
from salescoach.simulation.block import Plan
from salescoach.simulation.history import Ask, History, record
from scripts.model_tables import PAGE as MODEL
from scripts.model_tables import number, table
from scripts.page import Page

SEEDS, RUNS = (1, 2, 3, 4), 300
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


PAGE = Page(
    path=MODEL.path,
    renewed=fresh,
    faults=lambda text: (f"{name} is no longer so" for name in stale(text)),
    slow=True,
)
