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
from .plan import CHANGES, MOST_SEED, MOST_TEAMS, Change, Post, posts
from .tables import Books, books
from .truth import truth
from .weeks import live

if TYPE_CHECKING:
    import pandas as pd

NOTES = (
    "Made by the model of salescoach; no person, customer or deal in it exists.",
    "An empty seat's customers are worked by colleagues, who own the deals while it is empty.",
    "Activities and weekly figures begin with the first week; deals open then may have been opened before.",
)


@dataclass(frozen=True)
class Company:
    """A made-up company whose every hidden number is known.

    Attributes:
        records: what its CRM and personnel system show (``sc.Records``).
        truth: the answer key: name -> frame, units in weeks, hours and money; see data/company/README.md.
        plan: one row a team: team, manager, before, style, from_week (missing without a change), starts.
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
        seed: whole number from 0. teams: number of teams. people: seats in each. weeks: weeks recorded.
        team: the world, such as one of ``sc.plausible_worlds()``; people, span and weeks are set here.
        before: style before any change.
        changes: a (style, part of the period after which it starts) for each team, over and over; None for the
            part means no change. By default twelve teams of which nine change.
        progress: called with 1 after every team.

    Raises:
        ValueError: a number out of range or an unknown style.
    """
    _check("seed", seed, 0, MOST_SEED - 1)
    for name, number, least, most in (("teams", teams, 1, MOST_TEAMS), ("people", people, 1, 999)):
        _check(name, number, least, most)
    _check("weeks", weeks, 2, 520)
    if changes is not None and not changes:
        raise ValueError('changes=[] must hold a change a team, or be left out. Type: changes=[("coach", 0.5)]')
    base = Team() if team is None else known_team(team)
    plan = posts(int(seed), teams, people, weeks, base, before, CHANGES if changes is None else changes)
    lives = []
    for post in plan:
        lives.append(live(post.plan()))
        if progress is not None:
            progress(1)
    known = staff(plan, lives)
    kept = books(int(seed), plan, lives, known)
    return Company(_records(kept, plan, known), truth(plan, lives, known, kept), _plan(plan), int(seed))


def _check(name: str, value: object, least: int, most: int) -> None:
    whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if not whole or not least <= int(value) <= most:  # type: ignore[call-overload]
        raise ValueError(
            f"{name}={value!r} must be a whole number from {least} to {most}. Type: {name}={max(least, 1)}"
        )


def _plan(plan: list[Post]) -> pd.DataFrame:
    import pandas as pd

    rows = [
        {
            "team": post.team, "manager": post.manager, "before": post.before.name, "style": post.style.name,
            "from_week": post.from_week, "starts": None if post.from_week is None else _monday(post.from_week),
        }
        for post in plan
    ]  # fmt: skip
    return pd.DataFrame(rows).astype({"from_week": "Int64", "starts": "datetime64[us]"})


def _monday(week: int) -> np.datetime64:
    return np.datetime64(dates(np.array(week * DAYS_IN_WEEK)).item(), "us")


def _records(kept: Books, plan: list[Post], known: pd.DataFrame) -> Records:
    import pandas as pd

    managers = np.array([post.manager for post in plan], dtype=object)
    team_names = np.array([post.team for post in plan], dtype=object)
    number, ended = known["team_number"].to_numpy(), known["ended"].to_numpy()
    people = pd.DataFrame(
        {
            "owner": known["owner"], "manager": managers[number], "team": team_names[number],
            "started": dates(known["started"].to_numpy()),
            "ended": np.where(ended < NEVER, dates(ended), np.datetime64("NaT", "us")),
            "quota_per_week": known["quota"],
        }
    )  # fmt: skip
    meetings = kept.meetings[kept.meetings["written"]]
    meetings = meetings.assign(manager=managers[meetings["team_number"].to_numpy()])
    changing = [post for post in plan if post.from_week is not None]
    changes = pd.DataFrame(
        {
            "team": [post.team for post in changing],
            "manager": [post.manager for post in changing],
            "starts": dates(np.array([post.from_week for post in changing], dtype=float) * DAYS_IN_WEEK),
            "programme": [post.programme for post in changing],
        }
    )
    whole = {"deals": kept.deals, "stages": kept.stages, "activities": kept.activities, "people": people,
             "meetings": meetings, "weeks": kept.weeks, "changes": changes}  # fmt: skip
    tables = {name: frame[[column.name for column in TABLES[name]]] for name, frame in whole.items()}
    until = pd.Timestamp(dates(np.array(int(plan[0].settings.weeks) * DAYS_IN_WEEK - 1)).item())
    return make_records(tables, source="synthetic company", notes=NOTES, until=until)
