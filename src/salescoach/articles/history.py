"""What a team lived through under a style, as arrays: enough to measure every claim, and no frames."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..common.arrays import Numbers
from ..management.library import STYLES
from ..management.practices import Practices
from ..management.seen import Seen
from ..management.style import Style
from ..settings.team import Team
from ..simulation.block import Plan, WeekStep
from ..simulation.history import Ask, record
from ..simulation.params import parameters
from ..simulation.week import live_week

SEATS = (
    "revenue", "won", "walked", "no_decision", "worked", "left", "hire", "logged", "strain", "trust", "initiative",
    "oversight", "coaching", "support", "cause", "effort", "skill", "selling_hours", "complaint", "open_deals",
    "customer_trust", "activity_push", "seen_pipeline", "seen_movement", "belief", "shortfall", "alarm",
)  # fmt: skip
MADE = ("attainment", "movement")  # worked out from the memory of a seat
BEFORE = ("cause", "will", "potential", "hire", "vacant")
PICTURE = ("seen_pipeline", "seen_movement", "usual_pipeline", "usual_movement")  # what pipeline health is made of
ASKED = Ask(seats=(*SEATS, *MADE, "quota"), managers=("overload",), start=(*BEFORE, "attainment", *PICTURE))


@dataclass(frozen=True, kw_only=True)
class ClaimHistory:
    """A team's counted weeks.

    Attributes:
        team: who lived.
        columns: name -> array of shape (weeks, runs, people), see ``SEATS`` and ``MADE``
            (``attainment`` of 13 weeks, steps forward in four: ``movement``).
        overload: of managers, shape (weeks, runs, managers).
        start: how seats stood just before the count, name -> shape (runs, people): ``BEFORE``, with
            attainment and pipeline health.
        quota: weekly quota, shape (runs, people).
        usual: number and movement of a usual pipeline, shape (runs, people) each.
    """

    team: Team
    columns: dict[str, Numbers] = field(repr=False)
    overload: Numbers = field(repr=False)
    start: dict[str, Numbers] = field(repr=False)
    quota: Numbers = field(repr=False)
    usual: tuple[Numbers, Numbers]

    def __getitem__(self, name: str) -> Numbers:
        return self.columns[name]

    def health(self, week: int) -> Numbers:
        """Number and movement of opportunities against the usual, as the manager sees them at the end of a week.

        Args:
            week: counted week, from 0.

        Returns:
            1 is usual, shape (runs, people).
        """
        return health_of(self["seen_pipeline"][week], self["seen_movement"][week], self.usual)


def health_of(number: Numbers, moved: Numbers, usual: tuple[Numbers, Numbers]) -> Numbers:
    """Pipeline health as :class:`Seen` has it, the mean of number and movement against the usual; 1 is usual."""
    own = number / np.maximum(usual[0], 1e-9), moved / np.maximum(usual[1], 1e-9)
    return np.asarray((own[0] + own[1]) / 2.0)


def live(
    team: Team,
    style: Style,
    runs: int,
    seed: int,
    from_week: int = 0,
    before: Style | None = None,
    first_run: int = 0,
    past: Team | None = None,
) -> ClaimHistory:
    """The counted weeks under the style; until ``from_week`` under ``before``. Shapes as in :class:`ClaimHistory`.

    Args:
        team: who lives.
        style: under whom, from ``from_week`` on.
        runs: how many replications.
        seed: of the luck.
        from_week: counted week.
        before: the style in counted weeks until then.
        first_run: number of the first replication.
        past: the team until the count, where that is another one; of the same shape.

    The warm-up is always the status quo, so that all styles start from the same past.
    """
    usual = STYLES["status_quo"]
    chosen = style if from_week == 0 or before is None else _one_then_other(before, style, from_week)
    step = live_week if past is None else _from_the_count_on(past)
    lived = record(Plan(team, chosen, usual, 0, seed), runs, ASKED, first_run=first_run, step=step)
    columns = {name: lived.seats[name].swapaxes(0, 1).astype(float) for name in (*SEATS, *MADE)}
    start = {name: lived.start[name].astype(float) for name in (*BEFORE, "attainment")}
    norm = lived.start["usual_pipeline"], _team_means(lived.start["usual_movement"], int(team.span))
    start["health"] = health_of(lived.start["seen_pipeline"], lived.start["seen_movement"], norm)
    overload = np.ascontiguousarray(lived.managers["overload"].swapaxes(0, 1))
    return ClaimHistory(
        team=team,
        columns=columns,
        overload=overload,
        start=start,
        quota=lived.seats["quota"][:, -1].copy(),
        usual=norm,
    )


def _team_means(values: Numbers, span: int) -> Numbers:
    """Means over the people of each manager, shape (runs, people) as before."""
    groups = [values[:, first : first + span] for first in range(0, values.shape[1], span)]
    means = [np.broadcast_to(group.mean(axis=1, keepdims=True), group.shape) for group in groups]
    return np.concatenate(means, axis=1)


def _from_the_count_on(past: Team) -> WeekStep:
    """A week that has the parameters of the past until the count."""
    before = parameters(past)

    def step(
        p: Any, seats: Any, accounts: Any, managers: Any, totals: Any, key: Any, first_run: int, week: int
    ) -> None:
        live_week(before if week < 0 else p, seats, accounts, managers, totals, key, first_run, week)

    return step


def _one_then_other(first: Style, then: Style, week: int) -> Style:
    """The first style until the week, the other from it on."""

    def rule(seen: Seen) -> Practices:
        return (then if seen.week >= week else first)(seen)

    return Style(name=f"{first.name}, then {then.name}", author=then.author, summary=then.summary, rule=rule)
