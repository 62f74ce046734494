"""From a CRM export to a simulated team of one's own: ``own_team``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from ..assumptions.over import OverWorlds, compare_over
from ..management.style import Style
from ..records.records import Records
from ..settings.team import Team
from .answers import LEAST_KEPT, Answer, origin_of, start_worlds
from .distributions import Distribution, distributions
from .fit import Fit
from .fit_table import fit_table
from .fitting import fit_team
from .in_records import currency_of, sample_in_records, too_little
from .in_simulation import sample_in_simulation
from .misfits import fit_lines, misfits, standing, withheld
from .quantities import in_unit
from .search import plan_of
from .standard_errors import StandardErrors
from .tables import settings_table, unknown_settings
from .words import UNTESTED, head_line, settings_lines, unknown_lines
from .worlds import matched_worlds

MOST_COMPARED = 16  # people of a compared team: effects in per cent do not hang on how many there are


@dataclass(frozen=True, kw_only=True)
class OwnTeam:
    """A simulated team that shows what a team's records show.

    Attributes:
        team: the fitted team, one year, what is not fitted as in the preset.
        table: one row per fitted or counted setting: setting, value, low, high (95 % interval), from, measured
            quantity, measured and simulated value, unit, note.
        unknown: one row per setting that the records do not tell: setting, group, low, high, unit, moves_lead (points
            by which coach's lead over micromanage moves over the range; missing where not known).
        fits: one row per measured quantity and per part of a distribution: what, part, unit, records, low, high (95 %
            of the sampling error), fitted (the same of the fitted team), word ("fits", "near" or "misses") and core
            (whether a team that misses it is another team).
        measured: every measured quantity in its unit.
        spread: days to order, value and wins of a person: how they are distributed in the records and the fitted team.
        weeks: length of the period.
        source: of the records.
        fit: the search behind it and where it ended.
        errors: standard errors of the measured quantities and of the fitted settings.
        usual: the preset, which knows nothing of the records.
        currency: of all values, "money" where it is not known.

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
    fits: pd.DataFrame
    measured: dict[str, float]
    spread: list[Distribution]
    weeks: float
    source: str
    fit: Fit
    errors: StandardErrors
    usual: Team
    currency: str

    @cached_property
    def text(self) -> str:
        """How the fitted team fits, what was fitted and what stays unknown, in plain words."""
        lines = [*self.fit_lines, *settings_lines(self.table), *unknown_lines(self.unknown), UNTESTED]
        return "\n".join(lines)

    @property
    def fit_lines(self) -> list[str]:
        """Records, sampling error and fitted team side by side, and the misfits in words, line by line."""
        missed = [f"  {line}" for line in self.misfits]
        if missed:
            missed = ["Missed, which means that the fitted team is not like yours in this:", *missed]
        return [
            head_line(self.team, self.source, self.weeks), *fit_lines(self.fits), standing(self.fits), *missed
        ]  # fmt: skip

    @property
    def misfits(self) -> tuple[str, ...]:
        """What the fitted team shows otherwise than the records, a sentence each."""
        return tuple(misfits(self.fits))

    @property
    def withheld(self) -> str:
        """Why a comparison is no answer about this team; nothing where the fitted team may be asked."""
        return withheld(self.fits)

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

        The text begins with what the fitted team misses, and says whether this is an answer about the team at all; it
        ends with the answer without any records. ``answers`` gives both.

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
        over = compare_over(self.worlds(n, seed), first, second, measure, runs=runs, progress=progress)
        without = compare_over(start_worlds(n, self._without(), seed)[0], first, second, measure, runs=runs)
        said = [over.text, "Without any records:", without.text]
        if self.withheld:
            said.insert(0, f"No answer about your team: {self.withheld}.")
        elif self.misfits:
            said.insert(0, "\n".join(["An answer about a team like yours but for this:", *self.misfits]))
        return replace(over, text="\n".join(said))

    def answers(
        self, pairs: Sequence[tuple[str, str]], *, n: int = 40, runs: int = 10, seed: int | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> tuple[list[Answer], str]:  # fmt: skip
        """Compare styles over worlds with the records and without them, side by side, on revenue.

        Where the fitted team misses lead flow, win rate or cycle, or most worlds cannot be brought to show them, the
        answer with records is withheld.

        Args:
            pairs: (first, second) styles.
            n: how many worlds.
            runs: paired runs in each.
            seed: of the worlds, see ``worlds``; where no plausible worlds are at hand, all ranges are drawn from.
            progress: called with 1 after every world that was fitted or compared.

        Returns:
            The answers, and where the worlds are from.

        Example:
            >>> import salescoach as sc
            >>> company = sc.make_company(teams=2, people=4, weeks=40, changes=[("status_quo", None)])
            >>> found, origin = sc.own_team(company.records).answers([("micromanage", "coach")], n=2, runs=2)
            >>> found[0].second, len(found[0].without.table)
            ('coach', 2)
        """
        compared = self._without()
        before, start = start_worlds(n, compared, seed)
        why, teams = self.withheld, []
        if not why:
            found = matched_worlds(self.fit, self.errors, n, start, progress)
            people, weeks = int(compared.people), int(compared.weeks)
            kept = (team for team, alike in zip(found.teams, found.alike, strict=True) if alike)
            teams = [team.change(people=people, weeks=weeks) for team in kept]
            if len(teams) < LEAST_KEPT * n:
                why = f"only {len(teams)} of {n} worlds can be brought to show what your records show"
        answers = []
        for first, second in pairs:
            without = compare_over(before, first, second, runs=runs, progress=progress)
            over = None if why else compare_over(teams, first, second, runs=runs, progress=progress)
            answers.append(
                Answer(first=first, second=second, without=without, with_records=over, withheld=why,
                       except_for=self.misfits)
            )  # fmt: skip
        return answers, origin_of(start)

    def _without(self) -> Team:
        """A team of the kit that knows nothing of the records, as large as those that are compared."""
        return self.usual.change(people=min(int(self.team.people), MOST_COMPARED))

    def __repr__(self) -> str:
        return self.text


def own_team(
    records: Records, preset: str = "business_to_business", people: int | None = None, seed: int = 1,
    progress: Callable[[int], None] | None = None,
) -> OwnTeam:  # fmt: skip
    """Fit a simulated team to a team's records.

    Args:
        records: ``sc.read_crm(...)``, ``sc.example_records()`` and the like.
        preset: gives what is not fitted.
        people: seats; by default the average of those at work.
        seed: of the luck under which simulation and records are compared.
        progress: called with 1 after every simulation.

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
    sample = sample_in_records(records)
    fitted = fit_team(sample[1], base, people, seed, progress)
    shown = sample_in_simulation(*plan_of(fitted.fit.team, fitted.fit.search.seats, seed))
    spread, currency = distributions(sample, shown, seed), currency_of(records)
    table = settings_table(fitted, currency)
    return OwnTeam(
        team=fitted.team, table=table, unknown=unknown_settings(table),
        fits=fit_table(fitted, sample, shown, spread, currency), spread=spread,
        measured={name: in_unit(name, value) for name, value in fitted.target.items()},
        weeks=sample[1].weeks, source=records.source, fit=fitted.fit, errors=fitted.errors, usual=base,
        currency=currency or "money",
    )  # fmt: skip
