"""Run a team under a style, many times, and hold what came out."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ..common.messages import pluralise, whole
from ..management.library import STYLES, find_style
from ..management.style import Style
from ..settings.team import Team, known_team
from ..simulation.block import Plan
from ..simulation.draws import key_of
from ..simulation.history import record
from ..simulation.params import managers
from .columns import DEAL_COLUMNS
from .frames import DEALS, PEOPLE_COLUMNS, WEEKLY, deals_frame, managers_frame, people_frame, totals_frame
from .precision import MOST_RUNS, RUNS, live_until, precision_of, runs_or_within

if TYPE_CHECKING:
    import pandas as pd

MOST_FRAME_BYTES = 2**30


@dataclass(frozen=True)
class Results:
    """What a team did under one style, over all replications.

    ``totals`` is there at once. The weekly frames and the deals are built on first use by living the
    same replications again, so they cost memory only if asked for.

    Attributes:
        team: who lived.
        style: under which boss.
        runs: replications.
        seed: of the luck.
        from_week: counted week in which the style starts.
        before: the style until then and in the warm-up.
        threads: threads that were used; changes no number.
        raw: totals as RUN_TOTALS records, shape (runs,).

    Example:
        >>> import salescoach as sc
        >>> results = sc.simulate(sc.Team(people=2), runs=3)
        >>> results.totals.shape[0], len(results.people_weeks)
        (3, 312)
    """

    team: Team
    style: Style
    runs: int
    seed: int
    from_week: int
    before: Style
    threads: int
    raw: np.ndarray = field(repr=False)

    @property
    def plan(self) -> Plan:
        """The plan that the replications follow."""
        return Plan(self.team, self.style, self.before, self.from_week, self.seed)

    @cached_property
    def totals(self) -> pd.DataFrame:
        """One row per run; columns and units in ``sc.columns("totals")``."""
        return totals_frame(self.raw, self.team, managers(self.team))

    @property
    def precision(self) -> float:
        """Half-width of the 95 % interval of mean revenue, in per cent of the mean; NaN for one run or no revenue."""
        return precision_of(self.raw["revenue"])

    @property
    def people_weeks(self) -> pd.DataFrame:
        """One row per run, week and person; columns in ``sc.columns("people_weeks")``."""
        return self._weeks[0]

    @property
    def managers_weeks(self) -> pd.DataFrame:
        """One row per run, week and manager; columns in ``sc.columns("managers_weeks")``."""
        return self._weeks[1]

    @cached_property
    def deals(self) -> pd.DataFrame:
        """One row per deal that was open at some time; columns in ``sc.columns("deals")``."""
        most = int(self.raw["opened"].max()) + int(self.team.people) * int(self.team.accounts_per_person)
        self._refuse_if_large("deals", most * len(DEAL_COLUMNS))
        return deals_frame(record(self.plan, self.runs, DEALS, threads=self.threads))

    @cached_property
    def _weeks(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        self._refuse_if_large("people_weeks", int(self.team.weeks) * int(self.team.people) * len(PEOPLE_COLUMNS))
        history = record(self.plan, self.runs, WEEKLY, threads=self.threads)
        return people_frame(history), managers_frame(history)

    def _refuse_if_large(self, what: str, numbers_per_run: int) -> None:
        size = self.runs * numbers_per_run * 8
        if size > MOST_FRAME_BYTES:
            fits = max(1, MOST_FRAME_BYTES // (numbers_per_run * 8))
            raise ValueError(
                f".{what} of {self.runs:,} runs would need about {size / 2**30:.1f} GiB; the limit is 1 GiB. "
                f"Take a part. Type: results.first({min(fits, 200)}).{what}"
            )

    def first(self, runs: int) -> Results:
        """The results of the first so many runs: the same numbers as if these alone had been asked for.

        Args:
            runs: how many, from 1 to all.

        Returns:
            Results of these runs.

        Raises:
            ValueError: no whole number, or more runs than there are.
        """
        count = whole("runs", runs, 1)
        if count > self.runs:
            raise ValueError(f"first({count}) of {self.runs} runs. Type: results.first({self.runs})")
        return replace(self, runs=count, raw=self.raw[:count])

    def __repr__(self) -> str:
        t = self.totals
        conversion = f"{t.win_rate.mean():.1%}" if t.win_rate.notna().any() else "none closed"
        start = f", from week {self.from_week} (before: {self.before.name})" if self.from_week else ""
        size = f"{pluralise(self.runs, 'run')} of {pluralise(self.team.weeks, 'week')}"
        return (
            f"Results: {self.style.name}{start}, {size}, seed {self.seed}\n"
            f"{_on_screen(repr(self.team))}\n"
            f"  result {t.revenue.mean():,.0f} a run · conversion {conversion} · customer trust "
            f"{t.trust.mean():.2f} · strain {t.strain.mean():.2f} · people leaving {t.leavers.mean():.2f}\n"
            "  .totals  .people_weeks  .managers_weeks  .deals  .first(n)  ->  sc.compare(this, other)"
        )


def _on_screen(text: str) -> str:
    return textwrap.fill(
        text,
        116,
        initial_indent="  ",
        subsequent_indent="    ",
        max_lines=6,
        placeholder=" ...",
        break_on_hyphens=False,
    )


def simulate(
    team: Team,
    style: str | Style = "status_quo",
    runs: int | None = None,
    seed: int = 1,
    *,
    within: float | None = None,
    most_runs: int = MOST_RUNS,
    from_week: int = 0,
    before: str | Style = "status_quo",
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Results:
    """Let a team live under a management style, ``runs`` times, or until the result is precise enough.

    The same seed gives the same people, customers and luck under every style, for any number of
    runs asked for and any number of threads. Results that were asked for ``within`` a precision are those of
    ``runs=results.runs``; two of them may end with different numbers of runs, so pair them by ``.first(n)``.

    Args:
        team: ``sc.Team(...)``.
        style: name (see ``sc.styles()``) or a function under ``@sc.style``.
        runs: replications, at least 1; 200 by default. Not together with ``within``.
        seed: whole number from 0.
        within: go on until the half-width of the 95 % interval of mean revenue is so many per cent of the mean.
            The first look is after 100 runs, the next ones after at least 50 more. Stopping at the first
            look that is narrow enough makes the interval a little too narrow: it covers 94 to 95 %.
        most_runs: with ``within``, where it ends in any case, at least 50; a warning says so when it is met first.
        from_week: counted week in which the style starts; ``before`` rules until then, and always in
            the warm-up.
        before: the style before that.
        threads: threads to use; all processors by default. Changes no number.
        progress: called with the number of runs that were just finished.

    Returns:
        Results: with ``.totals``, ``.people_weeks``, ``.managers_weeks`` and ``.deals``.

    Raises:
        ValueError: a wrong argument, or a style that returns something unusable.

    Example:
        >>> import salescoach as sc
        >>> results = sc.simulate(sc.Team(people=2), style="coach", runs=2, seed=1)
        >>> results.totals["revenue"].shape
        (2,)
    """
    known_team(team)
    key_of(seed)  # a bad seed is refused before any work
    count = runs_or_within(runs, within, most_runs, RUNS)
    start = whole("from_week", from_week, 0)
    workers = whole("threads", threads if threads is not None else os.cpu_count() or 1, 1)
    plan = Plan(team, find_style(style), find_style(before), start, int(seed))

    if within is None:
        raw = record(plan, count, threads=workers, progress=progress).totals
    else:
        raw = live_until(plan, float(within), count, workers, progress)
    raw.flags.writeable = False
    return Results(team, plan.style, len(raw), int(seed), start, plan.before, workers, raw)


def all_styles() -> tuple[str, ...]:
    """Names of the styles that come with the kit; the status quo first."""
    return tuple(STYLES)
