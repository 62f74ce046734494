"""What a manager means to do, and what a pressed manager does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.arrays import Array, Records
from ..common.messages import number, whole
from ..management.library import find_style
from ..management.practices import SHARES
from ..management.style import Style
from ..settings.team import Team, known_team
from ..simulation.block import Plan
from ..simulation.draws import key_of
from ..simulation.history import record
from ..simulation.observe import COLUMN_OF
from ..simulation.week import live_week

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Done:
    """What a style meant and what was done; ``sc.meant_and_done`` gives it.

    Attributes:
        style: name of the style.
        table: one row per practice: practice, unit, meant, done, difference; means over worked person-weeks.
        drift: how far managers gave way, mean over worked person-weeks, 0-1.
        text: the same in words.
    """

    style: str
    table: pd.DataFrame
    drift: float
    text: str

    def __repr__(self) -> str:
        return self.text


def meant_and_done(
    team: Team, style: str | Style = "status_quo", runs: int = 100, seed: int = 1, *, threads: int = 1
) -> Done:
    """Set what a style means to do beside what is done when managers are pressed and hours are short.

    Args:
        team: ``sc.Team(...)``.
        style: name or style.
        runs: replications, at least 1.
        seed: whole number from 0.
        threads: threads to use; changes no number.

    Returns:
        The practices as meant and as done, over the counted weeks.

    Raises:
        ValueError: a wrong argument, or a style that returns something unusable.

    Example:
        >>> import salescoach as sc
        >>> done = sc.meant_and_done(sc.Team(people=2).without("drift"), "coach", runs=2)
        >>> done.drift
        0.0
    """
    known_team(team)
    key_of(seed)
    rule, count = find_style(style), whole("runs", runs, 1)
    sums = np.zeros((count, 2, len(COLUMN_OF)))
    drift = np.zeros((count, 2))

    def week(
        p: Any, seats: Records, accounts: Records, managers: Records, totals: Records, key: Any, first_run: int, at: int
    ) -> None:
        here, worked = slice(first_run, first_run + len(seats)), seats["vacant"] == 0
        if at >= 0:
            sums[here, 0] += _amounts(seats, worked)
        live_week(p, seats, accounts, managers, totals, key, first_run, at)
        if at >= 0:
            sums[here, 1] += _amounts(seats, worked)
            drift[here, 0] += (seats["alarm"] * worked).sum(axis=1)
            drift[here, 1] += worked.sum(axis=1)

    record(Plan(team, rule, find_style("status_quo"), 0, int(seed)), count, threads=threads, step=week)
    weeks = max(1.0, float(drift[:, 1].sum()))
    meant, done = sums.sum(axis=0) / weeks
    return _done(rule.name, meant, done, float(drift[:, 0].sum()) / weeks)


def _amounts(seats: Records, worked: Array) -> Array:
    """Practices summed over the people at work; shape (runs, practices)."""
    return np.stack([(seats[column] * worked).sum(axis=1) for column in COLUMN_OF.values()], axis=1)


def _done(style: str, meant: Array, done: Array, drift: float) -> Done:
    import pandas as pd

    table = pd.DataFrame(
        {
            "practice": list(COLUMN_OF),
            "unit": ["share" if name in SHARES else "hours/week" for name in COLUMN_OF],
            "meant": meant,
            "done": done,
            "difference": done - meant,
        }
    )
    return Done(style, table, drift, _words(style, table, drift))


def _words(style: str, table: pd.DataFrame, drift: float) -> str:
    lines = [f"{style}: managers gave way to pressure from above by {drift:.0%} on average; a person and week:"]
    for row in table.itertuples():
        if abs(row.difference) >= 0.005:
            unit = " h" if row.unit == "hours/week" else ""
            lines.append(f"  {row.practice}: {number(row.meant, 2)}{unit} meant, {number(row.done, 2)}{unit} done")
    if len(lines) == 1:
        lines.append("  What was done is what was meant.")
    return "\n".join(lines)
