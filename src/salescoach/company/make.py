"""The synthetic company: records as a CRM would show them, and the answer key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..management.style import Style
from ..records.records import Records, make_records
from ..records.tables import TABLES
from ..settings.team import Team, known_team
from .defects import DAYS_IN_WEEK
from .names import NEVER, dates, staff
from .plan import CHANGES, MOST_SEED, MOST_TEAMS, Change, TeamPlan, team_plans
from .tables import CompanyTables, company_tables
from .truth import truth
from .weeks import TeamHistory, live

if TYPE_CHECKING:
    import pandas as pd

NOTES = (
    "Made by the model of salescoach; no person, customer or deal in it exists.",
    "An empty seat's customers are worked by colleagues, who own the deals while it is empty.",
    "Activities and weekly figures begin with the first week; deals open then may have been opened before.",
)


@dataclass(frozen=True, kw_only=True)
class Company:
    """A made-up company whose every hidden number is known.

    Attributes:
        records: what its CRM and personnel system show (``sc.Records``).
        truth: the answer key: name -> frame, units in weeks, hours and money; columns in
            ``sc.columns("answer_key.effects")`` and so on.
        plan: one row per team: team, manager, before, style, from_week (missing without a change), starts.
        seed: its seed.
    """

    records: Records
    truth: dict[str, pd.DataFrame]
    plan: pd.DataFrame
    seed: int

    def __repr__(self) -> str:
        changing = int(self.plan["from_week"].notna().sum())
        return (
            f"Company of {len(self.plan)} teams, seed {self.seed}; {changing} of them change their way of managing\n"
            f"  .records: {self.records!r}\n  .truth: {', '.join(self.truth)}\n  .plan"
        )


def make_company(
    seed: int = 1,
    teams: int = 12,
    people: int = 8,
    weeks: int = 104,
    *,
    team: Team | None = None,
    before: str | Style = "status_quo",
    changes: Sequence[Change] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Company:
    """Make a company of several teams in one world, with records and answer key.

    The same arguments give the same company. Teams differ in their people mix, their spread of ability,
    their managers and the pressure from above, by up to a quarter of each plausible range.

    Args:
        seed: whole number from 0.
        teams: number of teams.
        people: seats in each team.
        weeks: weeks recorded.
        team: the world, such as one of ``sc.plausible_worlds()``; people, span and weeks are set here.
        before: style before any change.
        changes: a (style, part of the period after which it starts) for each team, over and over; None for the
            part means no change. By default twelve teams of which nine change.
        progress: called with 1 after every team.

    Returns:
        Company: with ``.records`` as a CRM would show them, ``.truth`` (the answer key) and ``.plan``.

    Raises:
        ValueError: a number out of range or an unknown style.

    Example:
        >>> import salescoach as sc
        >>> company = sc.make_company(teams=2, people=2, weeks=8, changes=[("coach", 0.5), ("status_quo", None)])
        >>> company.plan[["team", "style", "from_week"]].values.tolist()
        [['team 01', 'coach', 4], ['team 02', 'status_quo', <NA>]]
    """
    _check_size(seed=seed, teams=teams, people=people, weeks=weeks)
    if changes is not None and not changes:
        raise ValueError('changes=[] must hold a change a team, or be left out. Type: changes=[("coach", 0.5)]')
    base = (Team() if team is None else known_team(team)).change(people=people, span=people, weeks=weeks)
    plans = team_plans(int(seed), base, teams=teams, before=before, changes=CHANGES if changes is None else changes)
    histories = _lived(plans, progress)
    known = staff(plans, histories)
    tables = company_tables(int(seed), plans, histories, known)
    return Company(
        records=_records(tables, plans, known),
        truth=truth(plans, histories, known, tables),
        plan=_plan_table(plans),
        seed=int(seed),
    )


def _lived(plans: list[TeamPlan], progress: Callable[[int], None] | None) -> list[TeamHistory]:
    histories = []
    for plan in plans:
        histories.append(live(plan.plan()))
        if progress is not None:
            progress(1)
    return histories


def _check_size(**numbers: object) -> None:
    limits = {"seed": (0, MOST_SEED - 1), "teams": (1, MOST_TEAMS), "people": (1, 999), "weeks": (2, 520)}
    for name, value in numbers.items():
        least, most = limits[name]
        whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
        if not whole or not least <= int(value) <= most:  # type: ignore[call-overload]
            raise ValueError(
                f"{name}={value!r} must be a whole number from {least} to {most}. Type: {name}={max(least, 1)}"
            )


def _plan_table(plans: list[TeamPlan]) -> pd.DataFrame:
    import pandas as pd

    rows = [
        {
            "team": plan.team, "manager": plan.manager, "before": plan.before.name, "style": plan.style.name,
            "from_week": plan.from_week, "starts": None if plan.from_week is None else _monday(plan.from_week),
        }
        for plan in plans
    ]  # fmt: skip
    return pd.DataFrame(rows).astype({"from_week": "Int64", "starts": "datetime64[us]"})


def _monday(week: int) -> np.datetime64:
    return np.datetime64(dates(np.array(week * DAYS_IN_WEEK)).item(), "us")


def _records(made: CompanyTables, plans: list[TeamPlan], known: pd.DataFrame) -> Records:
    """What is written down, without the truth beside it."""
    import pandas as pd

    managers = np.array([plan.manager for plan in plans], dtype=object)
    meetings = made.meetings[made.meetings["written"]]
    meetings = meetings.assign(manager=managers[meetings["team_number"].to_numpy()])
    whole = {"deals": made.deals, "stages": made.stages, "activities": made.activities, "people": _people(plans, known),
             "meetings": meetings, "weeks": made.weeks, "changes": _changes(plans)}  # fmt: skip
    tables = {name: frame[[column.name for column in TABLES[name]]] for name, frame in whole.items()}
    until = pd.Timestamp(dates(np.array(int(plans[0].settings.weeks) * DAYS_IN_WEEK - 1)).item())
    return make_records(tables, source="synthetic company", notes=NOTES, until=until)


def _people(plans: list[TeamPlan], known: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    number, ended = known["team_number"].to_numpy(), known["ended"].to_numpy()
    return pd.DataFrame(
        {
            "owner": known["owner"],
            "manager": np.array([plan.manager for plan in plans], dtype=object)[number],
            "team": np.array([plan.team for plan in plans], dtype=object)[number],
            "started": dates(known["started"].to_numpy()),
            "ended": np.where(ended < NEVER, dates(ended), np.datetime64("NaT", "us")),
            "quota_per_week": known["quota"],
        }
    )


def _changes(plans: list[TeamPlan]) -> pd.DataFrame:
    import pandas as pd

    changing = [plan for plan in plans if plan.from_week is not None]
    return pd.DataFrame(
        {
            "team": [plan.team for plan in changing],
            "manager": [plan.manager for plan in changing],
            "starts": dates(np.array([plan.from_week for plan in changing], dtype=float) * DAYS_IN_WEEK),
            "programme": [plan.programme for plan in changing],
        }
    )
