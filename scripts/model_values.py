"""What docs/model.md shows of the default world, measured; a check measures a part of it again.

A table stands between <!-- measured: NAME --> and <!-- end of measured -->.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

import salescoach as sc
from salescoach.published.measure import INSIDE, OUTSIDE, Reading
from salescoach.published.pattern import Pattern
from salescoach.published.report import WORDS, PatternReport
from salescoach.published.table import PATTERNS
from salescoach.simulation.block import Plan
from salescoach.simulation.history import Ask, History, record
from scripts.evidence_doc import fitted
from scripts.model_tables import PAGE as MODEL
from scripts.model_tables import number, table
from scripts.page import Page

SEEDS, RUNS = (1, 11, 12, 13), 1000  # the settings were set with seeds 1 to 3 in view; the others are fresh
LIVES = 300  # of the table of what settles
BLOCK = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end of measured -->)", re.DOTALL)
CHECKED = tuple(name for name, pattern in PATTERNS.items() if pattern.needs == ("base",))
WEEKS = (-26, -13, 0, 13, 26, 51)
MENDED = ("training", "support", "tools", "environment", "personal")


def patterns_table() -> str:
    """Every pattern of the default world at several seeds, beside its target; then counts, and what is not met."""
    reports = [sc.patterns(sc.Team(), seed=seed, runs=RUNS) for seed in SEEDS]
    seeds = [f"seed {seed}" for seed in SEEDS]
    rows = list(zip(*(report.readings for report in reports), strict=True))
    shown = table(("pattern", "target", "set to meet it", *seeds), (_row(readings) for readings in rows))
    return f"{shown}\n{_counts(reports)}\n{_missed(rows)}"


def _row(readings: Sequence[Reading]) -> list[str]:
    return [*start(readings[0].pattern), *map(told, readings)]


def start(pattern: Pattern) -> list[str]:
    """The first cells of a row: name, target, and what was set to meet it."""
    return [f"`{pattern.name}`", pattern.target, fitted(pattern)]


def told(reading: Reading) -> str:
    """Value, 95 % interval and word."""
    low, high = reading.interval
    return f"{reading.value:.3f} ({low:.3f} to {high:.3f}) {reading.found}"


def _counts(reports: Sequence[PatternReport]) -> str:
    """How many rows lie where, at every seed: those that nothing was set for, and the others."""
    rows = []
    for title, of in (("nothing was set for", False), ("something was set for", True)):
        chosen = [[r for r in report.readings if bool(r.pattern.fitted) is of] for report in reports]
        rows += [
            (f"rows that {title}: {word}", *(str(sum(r.found == word for r in readings)) for readings in chosen))
            for word in WORDS
        ]
    return table(("count", *(f"seed {seed}" for seed in SEEDS)), rows)


def _missed(rows: Sequence[Sequence[Reading]]) -> str:
    """The rows that are not inside at every seed, with how far the first value lies off and how far it may."""
    head = ("not inside at every seed", "words", "in deviations", "how closely the model can be held to it")
    left = [readings for readings in rows if any(r.found != INSIDE for r in readings)]
    return table(head, (_held(readings) for readings in left))


def _held(readings: Sequence[Reading]) -> list[str]:
    pattern = readings[0].pattern
    words = [f"{sum(r.found == word for r in readings)} {word}" for word in WORDS]
    off = f"{min(map(deviations, readings)):.1f} to {max(map(deviations, readings)):.1f}"
    within = f"{number(pattern.discrepancy)}: {pattern.why_discrepancy}"
    return [f"`{pattern.name}`", ", ".join(word for word in words if word[0] != "0"), off, within]


def deviations(reading: Reading) -> float:
    """Distance from the middle of the target, of a sign from its end, in deviations of luck, target and discrepancy."""
    p = reading.pattern
    off = max(p.low - reading.value, reading.value - p.high, 0.0) if p.one_sided else abs(reading.value - p.middle)
    return float(off / np.sqrt(reading.error**2 + p.error**2 + p.discrepancy**2))


@cache
def settling_table() -> str:
    """What of a new sales force settles in the warm-up, and what does not; a mean over all runs of all seeds."""
    lives = [_life(seed) for seed in SEEDS]
    head = ("week", "strain above baseline", "trust above baseline", "skill", "without a cause", *MENDED)
    return table(head, (_week(lives, week) for week in WEEKS))


def _life(seed: int) -> History:
    usual = sc.STYLES["status_quo"]
    columns = ("worked", "strain", "baseline_strain", "trust", "baseline_trust", "skill", "cause")
    return record(Plan(sc.Team(), usual, usual, 0, seed), LIVES, Ask(seats=columns, warm_up=True))


def _week(lives: Sequence[History], week: int) -> list[str]:
    place = list(lives[0].weeks).index(week)
    q = {name: np.concatenate([life.seats[name][:, place].ravel() for life in lives]) for name in lives[0].seats}
    here = q["worked"] == 1
    gaps = (q["strain"] - q["baseline_strain"], q["trust"] - q["baseline_trust"], q["skill"])
    causes = [np.mean(q["cause"][here] == sc.CAUSES.index(name)) for name in ("none", *MENDED)]
    return [str(week), *(f"{round(value, 2) + 0.0:.2f}" for value in (*(np.mean(gap[here]) for gap in gaps), *causes))]


TABLES: dict[str, Callable[[], str]] = {"settling": settling_table, "patterns": patterns_table}


def fresh(page: str) -> str:
    """The page with everything measured again."""
    return BLOCK.sub(lambda match: match[1] + TABLES[match[2]]() + match[3], page)


@cache
def _checked() -> tuple[Reading, ...]:
    return sc.patterns(sc.Team(), seed=SEEDS[0], runs=RUNS, names=CHECKED).readings


def stale(page: str) -> list[str]:
    """What is no longer so, as far as one experiment at one seed tells, and misses of which the prose does not tell."""
    shown = {match[2]: match[0] for match in BLOCK.finditer(page)}
    wrong = [] if settling_table() in shown["settling"] else ["settling"]
    for reading in _checked():
        if _line(*start(reading.pattern), told(reading)) not in shown["patterns"]:
            wrong.append(reading.pattern.name)
    wrong += [p.name for p in PATTERNS.values() if _line(*start(p)) not in shown["patterns"]]
    prose = page.partition("### 10.4 ")[2]
    missed = re.findall(rf"^\| `(\w+)` \|.*\) {OUTSIDE} \|", shown["patterns"], re.MULTILINE)
    return wrong + [f"that {name} is outside, and why (10.4)," for name in missed if f"`{name}`" not in prose]


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


PAGE = Page(
    path=MODEL.path,
    renewed=fresh,
    faults=lambda text: (f"{name} is no longer so" for name in stale(text)),
    slow=True,
)
