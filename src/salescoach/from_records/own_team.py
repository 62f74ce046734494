"""From a CRM export to a simulated team of one's own: ``own_team`` and ``Team.from_records``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from ..settings.team import Team
from .fit import MOST_SEATS, Fit, fit, refit, usual
from .measure import Owners, owners_lived, owners_of, period
from .moments import moments
from .standard_errors import Error, error_of, weak_knobs
from .worlds import matched_worlds

if TYPE_CHECKING:
    import pandas as pd

    from ..assumptions.over import OverWorlds
    from ..management.style import Style
    from ..records.records import Records

LEAST_CLOSED, LEAST_OWNERS, LEAST_WEEKS = 30, 2, 13
LEAST_REPEATS = 1.3  # deals a customer below which a book of customers is not told
YEAR = 52


@dataclass(frozen=True)
class OwnTeam:
    """A simulated team that shows what a team's records show.

    Attributes:
        team: the fitted team, one year, what is not fitted as in the preset.
        table: one row a fitted or counted setting: setting, value, low, high (95 % interval), from, measured
            quantity, measured and simulated value, unit, note.
        unknown: one row a setting that the records do not tell: setting, group, low, high, unit, moves_lead (points by
            which coach's lead over micromanage moves over the range; missing where not known).
        measured: every measured quantity in its unit. weeks: length of the period. source: of the records.
    """

    team: Team
    table: pd.DataFrame
    unknown: pd.DataFrame
    measured: dict[str, float]
    weeks: float
    source: str
    found: Fit
    error: Error
    seed: int

    @cached_property
    def text(self) -> str:
        """What was measured, fitted and not told, in plain words."""
        from .words import text_of

        return text_of(self)

    def worlds(self, n: int = 60, seed: int | None = None, progress: Callable[[int], None] | None = None) -> list[Team]:
        """Worlds of this team: what records do not tell is drawn, what they tell is fitted anew in each.

        Each world aims at the measured quantities with a draw of their sampling error. Worlds made in this way are
        no longer held against the published patterns.

        Args:
            n: how many. seed: None starts from the shipped plausible worlds, a number from draws of all ranges.
            progress: called with 1 after every world.

        Raises:
            ValueError: there are not so many plausible worlds, or the shipped set is out of date.
        """
        return matched_worlds(self, n, seed, progress)[0]

    def compare(
        self, first: str | Style, second: str | Style, measure: str = "revenue", *, n: int = 60, runs: int = 20,
        seed: int | None = None, progress: Callable[[int], None] | None = None,
    ) -> OverWorlds:  # fmt: skip
        """Two styles over ``n`` worlds of this team, as ``sc.compare_over``; see ``worlds`` for ``seed``."""
        from ..assumptions.over import compare_over

        return compare_over(self.worlds(n, seed), first, second, measure, runs=runs, progress=progress)

    def __repr__(self) -> str:
        return self.text


def own_team(
    records: Records, preset: str = "business_to_business", people: int | None = None, seed: int = 1
) -> OwnTeam:
    """Fit a simulated team to a team's records.

    Args:
        records: ``sc.read_crm(...)``, ``sc.example_records()`` and the like.
        preset: gives what is not fitted. people: seats; by default the average of those at work.
        seed: of the luck under which the simulation is held against the records.

    Returns:
        OwnTeam: with ``.team``, ``.table``, ``.unknown``, ``.worlds(n)``, ``.compare(first, second)``, ``.text``.

    Raises:
        ValueError: too few deals, owners or weeks, or nobody's book is worked more than once (a calling list).

    Example:
        ``print(sc.own_team(sc.read_crm("deals.csv")).text)``
    """
    from .words import table_of, unknown_of

    why = too_little(records)
    if why:
        raise ValueError(f"{why} Type: sc.Team(people=8) for a team that is not fitted")
    base = Team(preset)
    if float(base.need_rate) == 0:
        raise ValueError(
            f"preset={preset!r} has no new needs, so no lead flow can be fitted. Type: sc.own_team(records)"
        )
    owners = owners_of(records)
    average = float(owners.sums["exposure"].sum() / owners.weeks)
    seats = max(1, round(average)) if people is None else people
    base = base.change(people=seats)
    base = base.change(span=min(int(base.people), int(base.span)))
    if np.isfinite(owners.quota[0]):
        base = base.change(quota_per_week=float(owners.quota[0]))
    target = {name: float(values[0]) for name, values in moments(owners).items() if np.isfinite(values[0])}
    start = base.change(people=max(2, min(seats, MOST_SEATS)), weeks=round(owners.weeks))
    found, counted = _fit(start, target, owners, average, seed)
    error = error_of(found, owners, seats)
    weak = weak_knobs(found, error)
    if weak:
        found = refit(found, start, weak, target, seed)
        error = error_of(found, owners, seats)
    team = found.team.change(people=seats, weeks=YEAR)
    table = table_of(found, error, team, target, average, counted, weak, people is None)
    unknown = unknown_of(table)
    return OwnTeam(team, table, unknown, _measured(target), owners.weeks, records.source, found, error, seed)


def team_from_records(records: Records, preset: str, people: int | None) -> Team:
    """The fitted team alone."""
    return own_team(records, preset, people).team


def too_little(records: Records) -> str:
    """Why no team can be fitted to the records, in a sentence; nothing where one can."""
    closed = records.deals["closed"].notna()
    if records.until is None or not closed.any():
        return "There is no closed deal in these records, so no team can be fitted to them."
    start, end = period(records)
    inside = records.deals[(records.deals["opened"] >= start) & (records.deals["opened"] < end)]
    many, owners = int((inside["status"] != "open").sum()), int(inside["owner"].nunique())
    won, weeks = int((inside["status"] == "won").sum()), (end - start).days / 7
    for count, least, what in (
        (weeks, LEAST_WEEKS, "weeks between the first closing and the last day"),
        (many, LEAST_CLOSED, "deals opened and closed in that time"),
        (owners, LEAST_OWNERS, "owners of deals"),
        (won, 5, "won deals"),
        (many - won, 5, "lost deals"),
    ):
        if count < least:
            return f"These records hold {count:.0f} {what}; at least {least} are needed to fit a team to them."
    return ""


def _fit(start: Team, target: dict[str, float], owners: Owners, average: float, seed: int) -> tuple[Fit, Array]:
    """The fit, and the customers seen a person: measured and simulated (NaN where no book is told)."""
    distinct, named = float(owners.accounts[0]), float(owners.named[0])
    if distinct == 0 or named / distinct < LEAST_REPEATS or named < 0.9 * owners.sums["opened"].sum():
        return fit(start, target, seed), np.array([np.nan, np.nan])
    seen, team = distinct / average, start.change(accounts_per_person=_book(distinct / average))
    for _ in range(3):
        found = fit(team, target, seed, seats=96, rough=True)
        lived = owners_lived(usual(found.team, seed), max(2, 96 // int(team.people)))
        shown = float(lived.accounts.sum() / (lived.sums["exposure"].sum() / lived.weeks))
        book = _book(int(team.accounts_per_person) * seen / shown)
        if book == int(team.accounts_per_person):
            break
        team = found.team.change(accounts_per_person=book)
    return fit(team, target, seed), np.array([seen, shown])


def _book(size: float) -> int:
    return max(3, min(2000, round(size)))


def _measured(target: dict[str, float]) -> dict[str, float]:
    from .moments import shown

    return {name: shown(name, value) for name, value in target.items()}


def own_team_summary(records: Records) -> str:
    """What the records tell of the team and what they do not, or a sentence why none can be fitted."""
    return too_little(records) or own_team(records).text
