"""What a team lived through under a style, as arrays: enough to measure every claim, and no frames."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..common.arrays import Numbers
from ..management.library import STYLES
from ..management.practices import Practices
from ..management.seen import Seen
from ..management.style import Style
from ..settings.team import Team
from ..simulation.block import Plan
from ..simulation.history import Ask, record
from ..simulation.params import parameters

SEATS = (
    "revenue", "won", "walked", "no_decision", "worked", "left", "hire", "logged", "strain", "trust", "initiative",
    "oversight", "coaching", "support", "cause", "effort", "skill", "selling_hours", "complaint", "open_deals",
    "customer_trust",
)  # fmt: skip
MADE = ("attainment", "movement")  # worked out from the memory of a seat
BEFORE = ("cause", "will", "potential", "hire", "vacant")
ASKED = Ask(seats=(*SEATS, *MADE, "quota"), managers=("overload",), start=(*BEFORE, *MADE, "open_deals"))


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
        usual: number and movement of a usual pipeline.
    """

    team: Team
    columns: dict[str, Numbers] = field(repr=False)
    overload: Numbers = field(repr=False)
    start: dict[str, Numbers] = field(repr=False)
    quota: Numbers = field(repr=False)
    usual: tuple[float, float]

    def __getitem__(self, name: str) -> Numbers:
        return self.columns[name]

    def health(self, week: int) -> Numbers:
        """The worse of number and movement of opportunities against the usual, at the end of a week.

        Args:
            week: counted week, from 0.

        Returns:
            1 is usual, shape (runs, people).
        """
        return health_of(self["open_deals"][week], self["movement"][week], self.usual)


def health_of(number: Numbers, moved: Numbers, usual: tuple[float, float]) -> Numbers:
    """Pipeline health as a manager sees it; 1 is usual."""
    return np.minimum(number / max(usual[0], 1e-9), moved / max(usual[1], 1e-9))


def live(
    team: Team, style: Style, runs: int, seed: int, from_week: int = 0, before: Style | None = None
) -> ClaimHistory:
    """The counted weeks under the style; until ``from_week`` under ``before``. Shapes as in :class:`ClaimHistory`.

    The warm-up is always the status quo, so that all styles start from the same past.
    """
    usual = STYLES["status_quo"]
    chosen = style if from_week == 0 or before is None else _one_then_other(before, style, from_week)
    lived = record(Plan(team, chosen, usual, 0, seed), runs, ASKED)
    columns = {name: lived.seats[name].swapaxes(0, 1).astype(float) for name in (*SEATS, *MADE)}
    p = parameters(team)
    norm = float(p["usual_pipeline"]), float(p["usual_movement"])
    start = {name: lived.start[name].astype(float) for name in (*BEFORE, "attainment")}
    start["health"] = health_of(lived.start["open_deals"].astype(float), lived.start["movement"], norm)
    overload = np.ascontiguousarray(lived.managers["overload"].swapaxes(0, 1))
    return ClaimHistory(
        team=team,
        columns=columns,
        overload=overload,
        start=start,
        quota=lived.seats["quota"][:, -1].copy(),
        usual=norm,
    )


def _one_then_other(first: Style, then: Style, week: int) -> Style:
    """The first style until the week, the other from it on."""

    def rule(seen: Seen) -> Practices:
        return (then if seen.week >= week else first)(seen)

    return Style(name=f"{first.name}, then {then.name}", author=then.author, summary=then.summary, rule=rule)
