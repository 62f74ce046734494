"""The main job: every style lives the same years. What the shared warm-up saves, and what two threads bring."""

from __future__ import annotations

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.settings.team import Team
from salescoach.simulation.warm_up import WARM

from .c_step import build, c_step, no_compiler
from .recorded import record
from .report import Row, Table
from .timing import account_weeks, by_turns, core_seconds, wall_seconds

RUNS = 200
ONE, TWO, ALONE = "all styles, 1 thread", "all styles, 2 threads", "all styles, 1 thread, a warm-up each"
C_LOOP = "C account step on as many account-weeks"
COLUMNS = {"seconds": ".3f", "fastest": ".3f", "x C loop": ".2f", "x 1 thread": ".2f"}


def all_styles(team: Team, threads: int, forget: bool = False) -> None:
    """Let every style live the same years; ``forget`` the warm-up after each."""
    for style in STYLES:
        sc.simulate(team, style, runs=RUNS, threads=threads)
        if forget:
            WARM.clear()


def lived(team: Team) -> int:
    """Account-weeks that are worked when all styles share one warm-up."""
    weeks = len(STYLES) * int(team.weeks) + int(team.warmup_weeks)
    return account_weeks(team, RUNS) * weeks // int(team.weeks + team.warmup_weeks)


def measure(team: Team, rounds: int) -> Table:
    """Seconds for all styles, in turns; the C loop scaled to the same number of account-weeks."""
    variants = {
        ONE: core_seconds(lambda: all_styles(team, 1), WARM.clear),
        TWO: wall_seconds(lambda: all_styles(team, 2), WARM.clear),
        ALONE: core_seconds(lambda: all_styles(team, 1, forget=True), WARM.clear),
    }
    sentences = {
        ONE: f"{RUNS} default years under each style; time that the thread had a core.",
        TWO: "the same, seconds that passed: needs two free cores.",
        ALONE: "the same, with nothing remembered from style to style.",
    }
    if not no_compiler():
        recording = record(team)
        restore, play, _ = recording.player(c_step(build(), "two_pass"))
        variants[C_LOOP] = core_seconds(play, restore)
        sentences[C_LOOP] = "what the account step alone would take, without people, managers and styles."
    timings = by_turns(variants, rounds)
    scale = lived(team) / recording.account_weeks if C_LOOP in variants else 0.0
    table = Table(f"The main job: {len(STYLES)} styles", COLUMNS)
    for name in variants:
        factor = scale if name == C_LOOP else 1.0
        numbers = {"seconds": timings.median(name) * factor, "fastest": timings.fastest(name) * factor}
        if C_LOOP in variants:
            numbers["x C loop"] = timings.ratio(C_LOOP, name) * scale / factor
        numbers["x 1 thread"] = timings.ratio(ONE, name) / factor
        table.rows.append(Row(name, numbers, sentences[name]))
    return table
