"""From a CRM export to a simulated team of one's own: ``own_team``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ..assumptions.over import OverWorlds, compare_over
from ..management.style import Style
from ..records.records import Records
from ..settings.team import Team
from .fit import Fit
from .fitting import fit_team
from .in_records import owners_in_records, too_little
from .quantities import in_unit
from .standard_errors import StandardErrors
from .tables import settings_table, unknown_settings
from .words import UNTESTED, measured_lines, settings_lines, unknown_lines
from .worlds import matched_worlds


@dataclass(frozen=True, kw_only=True)
class OwnTeam:
    """A simulated team that shows what a team's records show.

    Attributes:
        team: the fitted team, one year, what is not fitted as in the preset.
        table: one row per fitted or counted setting: setting, value, low, high (95 % interval), from, measured
            quantity, measured and simulated value, unit, note.
        unknown: one row per setting that the records do not tell: setting, group, low, high, unit, moves_lead (points
            by which coach's lead over micromanage moves over the range; missing where not known).
        measured: every measured quantity in its unit.
        weeks: length of the period.
        source: of the records.
        fit: the search behind it and where it ended.
        errors: standard errors of the measured quantities and of the fitted settings.

    Example:
        >>> import salescoach as sc
        >>> company = sc.make_company(teams=2, people=4, weeks=40, changes=[("status_quo", None)])
        >>> own = sc.own_team(company.records)
        >>> len(own.worlds(2)), "pass_through" in set(own.unknown["setting"])
        (2, True)
    """

    team: Team
    table: pd.DataFrame
    unknown: pd.DataFrame
    measured: dict[str, float]
    weeks: float
    source: str
    fit: Fit
    errors: StandardErrors

    @cached_property
    def text(self) -> str:
        """What was measured, what was fitted and what stays unknown, in plain words."""
        lines = [*self.measured_lines, *settings_lines(self.table), *unknown_lines(self.unknown), UNTESTED]
        return "\n".join(lines)

    @property
    def measured_lines(self) -> list[str]:
        """What was measured, line by line."""
        return measured_lines(self.team, self.source, self.weeks, self.measured)

    def worlds(self, n: int = 60, seed: int | None = None, progress: Callable[[int], None] | None = None) -> list[Team]:
        """Worlds of this team: what records do not tell is drawn, what they tell is fitted again in each.

        Each world aims at the measured quantities with a draw of their sampling error. Worlds made in this way are
        no longer compared with the published patterns.

        Args:
            n: how many worlds.
            seed: None starts from the shipped plausible worlds, a number from draws of all ranges.
            progress: called with 1 after every world.

        Returns:
            The worlds, with as many people and weeks as ``team``.

        Raises:
            ValueError: there are not so many plausible worlds, or the shipped set is out of date.
        """
        found = matched_worlds(self.fit, self.errors, n, seed, progress).teams
        return [world.change(people=int(self.team.people), weeks=int(self.team.weeks)) for world in found]

    def compare(
        self, first: str | Style, second: str | Style, measure: str = "revenue", *, n: int = 60, runs: int = 20,
        seed: int | None = None, progress: Callable[[int], None] | None = None,
    ) -> OverWorlds:  # fmt: skip
        """Compare two styles over worlds of this team, as ``sc.compare_over`` does.

        Args:
            first: a style or its name.
            second: a style or its name; shares and effects are those of the second over the first.
            measure: what to compare, a column of ``sc.columns("totals")``.
            n: how many worlds.
            runs: paired runs in each world.
            seed: of the worlds, see ``worlds``.
            progress: called with 1 after every world in which the styles were compared.

        Returns:
            OverWorlds: shares of worlds, with ``.table``, ``.text`` and ``.plot()``.
        """
        return compare_over(self.worlds(n, seed), first, second, measure, runs=runs, progress=progress)

    def __repr__(self) -> str:
        return self.text


def own_team(
    records: Records, preset: str = "business_to_business", people: int | None = None, seed: int = 1
) -> OwnTeam:
    """Fit a simulated team to a team's records.

    Args:
        records: ``sc.read_crm(...)``, ``sc.example_records()`` and the like.
        preset: gives what is not fitted.
        people: seats; by default the average of those at work.
        seed: of the luck under which simulation and records are compared.

    Returns:
        OwnTeam: with ``.team``, ``.table``, ``.unknown``, ``.worlds(n)``, ``.compare(first, second)``, ``.text``.

    Raises:
        ValueError: too few deals, owners or weeks, or nobody's book is worked more than once (a calling list).

    Example:
        >>> import salescoach as sc
        >>> company = sc.make_company(teams=2, people=4, weeks=40, changes=[("status_quo", None)])
        >>> own = sc.own_team(company.records)
        >>> own.team.people, own.team.weeks
        (6, 52)
        >>> own.table.loc[0, ["setting", "from"]].tolist()
        ['need_rate', 'records']
    """
    why = too_little(records)
    if why:
        raise ValueError(f"{why} Type: sc.Team(people=8) for a team that is not fitted")
    base = Team(preset)
    if float(base.need_rate) == 0:
        raise ValueError(
            f"preset={preset!r} has no new needs, so no lead flow can be fitted. Type: sc.own_team(records)"
        )
    owners = owners_in_records(records)
    fitted = fit_team(owners, base, people, seed)
    table = settings_table(fitted)
    return OwnTeam(
        team=fitted.team, table=table, unknown=unknown_settings(table),
        measured={name: in_unit(name, value) for name, value in fitted.target.items()},
        weeks=owners.weeks, source=records.source, fit=fitted.fit, errors=fitted.errors,
    )  # fmt: skip
