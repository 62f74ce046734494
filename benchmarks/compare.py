"""Account-weeks a second of the kit, beside the same model in C, in NumPy and in Mesa."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count

import salescoach as sc
from salescoach.management.library import find_style
from salescoach.settings.team import Team
from salescoach.simulation.block import Plan
from salescoach.simulation.history import record as simulate_plan
from salescoach.simulation.warm_up import WARM

from . import numpy_step
from .c_step import build, c_step, no_compiler
from .glue import WeekStep, accounts_all, week_with
from .recorded import Recording, record
from .report import Row, Table
from .timing import Timed, Timings, account_weeks, by_turns, core_seconds, wall_seconds

RUNS = 400
ONE, TWO = "kit, 1 thread", "kit, 2 threads"
STEP, C_TWO, C_ONE = "kit's account step alone", "C account step, two passes", "C account step, one pass"
IN_C, NUMPY = "kit with the C step in it", "NumPy account step"
MESA, MESA_COACH, ONE_COACH = "Mesa, status quo", "Mesa, coach", "kit, 1 thread, coach"
COLUMNS = {"ns": ",.1f", "fastest ns": ",.1f", "million/s": ",.2f", "x Mesa": ",.1f", "x C step": ",.2f"}


@dataclass(frozen=True)
class Variant:
    """Something timed, how many account-weeks one call works, and the sentence that explains it."""

    timed: Timed
    work: int
    sentence: str


def simulated(team: Team, style: str, threads: int) -> Variant:
    """``sc.simulate`` as a user calls it."""
    words = "core time" if threads == 1 else "seconds that passed"
    clock = core_seconds if threads == 1 else wall_seconds
    timed = clock(lambda: sc.simulate(team, style, runs=RUNS, threads=threads), WARM.clear)
    sentence = f"sc.simulate, {RUNS} runs of a default year, {style}, no warm-up remembered; {words}."
    return Variant(timed, account_weeks(team, RUNS), sentence)


def with_step(team: Team, step: WeekStep, runs: int, sentence: str) -> Variant:
    """All blocks of the runs with another week step."""
    rule = find_style("status_quo")
    plan = Plan(team, rule, rule, 0, 1)

    def run() -> None:
        simulate_plan(plan, runs, step=step)

    return Variant(core_seconds(run), account_weeks(team, runs), sentence)


def alone(recording: Recording, step: Callable[..., None], sentence: str) -> Variant:
    """An account step on recorded weeks, nothing else."""
    restore, play, _ = recording.player(step)
    return Variant(core_seconds(play, restore), recording.account_weeks, sentence)


def in_mesa(team: Team, style: str) -> Variant:
    """One replication a call, each with its own seed."""
    from .mesa_model.model import run_once
    from .mesa_model.practices import RULES

    seeds = count()
    timed = core_seconds(lambda: run_once(team, RULES[style], next(seeds)))
    return Variant(timed, account_weeks(team, 1), f"Mesa on one core, {style}: one run a call, its making included.")


def variants(team: Team) -> dict[str, Variant]:
    """Everything that can be measured on this machine."""
    recording = record(team)
    found = {
        ONE: simulated(team, "status_quo", 1),
        TWO: simulated(team, "status_quo", 2),
        ONE_COACH: simulated(team, "coach", 1),
        STEP: alone(recording, accounts_all, "the compiled draws and choices on recorded weeks."),
        NUMPY: with_step(team, week_with(numpy_step.account_step), 100, "the kit, accounts worked by whole arrays."),
    }  # fmt: skip
    if not no_compiler():
        library = build()
        two, one = c_step(library, "two_pass"), c_step(library, "one_pass")
        found[C_TWO] = alone(
            recording, two, "gcc -O3 -march=native on the same weeks: draws of a book, then its steps."
        )
        found[C_ONE] = alone(recording, one, "the same in one loop, account by account.")
        found[IN_C] = with_step(team, week_with(two), RUNS, "sc.simulate with C in place of the compiled account step.")
    if find_spec("mesa"):
        found[MESA], found[MESA_COACH] = in_mesa(team, "status_quo"), in_mesa(team, "coach")
    return found


def measure(team: Team, rounds: int) -> Table:
    """The table of account-weeks a second."""
    found = variants(team)
    # Time of one account-week, so that ratios between variants with different amounts of work are right.
    timings = by_turns({name: _per_unit(v) for name, v in found.items()}, rounds)
    table = Table("Account-weeks: one account in one week, warm-up included", COLUMNS)
    for name, variant in found.items():
        table.rows.append(Row(name, _numbers(name, timings), variant.sentence))
    return table


def _per_unit(variant: Variant) -> Timed:
    return lambda: variant.timed() / variant.work


def _numbers(name: str, timings: Timings) -> dict[str, float]:
    seconds = timings.median(name)
    numbers = {"ns": seconds * 1e9, "fastest ns": timings.fastest(name) * 1e9, "million/s": 1e-6 / seconds}
    mesa = MESA_COACH if name in (ONE_COACH, MESA_COACH) else MESA
    if mesa in timings.seconds:
        numbers["x Mesa"] = timings.ratio(mesa, name)
    if C_TWO in timings.seconds:
        numbers["x C step"] = timings.ratio(C_TWO, name)
    return numbers


def targets(table: Table) -> list[str]:
    """What was expected, and whether it was reached."""
    kit = next(row.numbers for row in table.rows if row.name == ONE)
    wanted = {"x Mesa": (60.0, "times Mesa on one core"), "x C step": (0.6, "of the C loop over accounts alone")}
    lines = []
    for column, (least, words) in wanted.items():
        if column in kit:
            verdict = "reached" if kit[column] >= least else "MISSED"
            lines.append(f"{verdict}: {kit[column]:.2f} {words}, at least {least:g} expected")
    return lines
