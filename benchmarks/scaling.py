"""Does the cost grow in proportion? Each size is doubled, the time is compared within the same process."""

from __future__ import annotations

import salescoach as sc
from salescoach.settings.team import Team
from salescoach.simulation.warm_up import WARM

from .report import Row, Table
from .timing import Timed, by_turns, core_seconds

RUNS = 200


def doubled(team: Team) -> dict[str, tuple[Team, int, str]]:
    """Team, runs and sentence for the base and for each doubling."""
    return {
        "base": (team, RUNS, f"{RUNS} runs of a default year on one thread."),
        "people x 2": (team.change(people=2 * team.people), RUNS, "twice the people, managers and accounts."),
        "accounts x 2": (
            team.change(accounts_per_person=2 * team.accounts_per_person), RUNS,
            "twice the accounts; below 2, as people cost the same.",
        ),
        "weeks x 2": (
            team.change(weeks=2 * team.weeks, warmup_weeks=2 * team.warmup_weeks), RUNS,
            "twice the weeks, warm-up too; below 2, as births cost the same.",
        ),
        "runs x 2": (team, 2 * RUNS, "twice the replications."),
        "runs x 4": (team, 4 * RUNS, "four times the replications."),
    }  # fmt: skip


def timed(team: Team, runs: int) -> Timed:
    """One simulation on one thread."""
    return core_seconds(lambda: sc.simulate(team, runs=runs, threads=1), WARM.clear)


def measure(rounds: int) -> Table:
    """The table of time ratios."""
    sizes = doubled(sc.Team())
    timings = by_turns({name: timed(team, runs) for name, (team, runs, _) in sizes.items()}, rounds)
    table = Table("Growth of cost", {"seconds": ".3f", "x base": ".2f"})
    for name, (_, _, sentence) in sizes.items():
        numbers = {"seconds": timings.median(name), "x base": timings.ratio(name, "base")}
        table.rows.append(Row(name, numbers, sentence))
    return table
