"""What a team lived through under a style, as arrays: enough to measure every claim, and no frames."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..common.arrays import Numbers
from ..management.library import STYLES
from ..management.style import Style
from ..settings.team import Team
from ..simulation.block import Plan, begin
from ..simulation.draws import key_of
from ..simulation.observe import act, look
from ..simulation.params import parameters
from ..simulation.state import State
from ..simulation.week import live_week

SEATS = (
    "revenue", "won", "walked", "no_decision", "worked", "left", "hire", "logged", "strain", "trust", "initiative",
    "oversight", "coaching", "support", "cause", "effort", "skill", "selling_hours", "complaint", "open_deals",
    "customer_trust",
)  # fmt: skip
MADE = ("attainment", "moved")  # worked out from the memory of a seat
BEFORE = ("cause", "will", "potential", "hire", "vacant")


@dataclass(frozen=True)
class Lives:
    """A team's counted weeks.

    Attributes:
        team: who lived. columns: name -> array of shape (weeks, runs, people), see ``SEATS`` and ``MADE``
            (``attainment`` of 13 weeks, steps ``moved`` in four).
        overload: of managers, shape (weeks, runs, managers).
        start: how seats stood just before the count, name -> shape (runs, people): ``BEFORE``, with
            attainment and pipeline health.
        quota: weekly quota, shape (runs, people). usual: number and movement of a usual pipeline.
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
        """The worse of number and movement of opportunities against the usual, at the end of a week."""
        return health_of(self["open_deals"][week], self["moved"][week], self.usual)


@dataclass(frozen=True)
class Warm:
    """A team after its warm-up under the status quo: where every style takes over."""

    plan: Plan
    p: Any
    state: State


def health_of(number: Numbers, moved: Numbers, usual: tuple[float, float]) -> Numbers:
    """Pipeline health as a manager sees it; 1 is usual."""
    return np.minimum(number / max(usual[0], 1e-9), moved / max(usual[1], 1e-9))


def warm_up(team: Team, runs: int, seed: int) -> Warm:
    """Live the warm-up once; any number of styles can go on from it with the same luck."""
    usual = STYLES["status_quo"]
    plan, p = Plan(team, usual, usual, 0, seed), parameters(team)
    state = begin(plan, 0, runs, p)
    for week in range(-int(team.warmup_weeks), 0):
        _week(plan, p, state, usual, week)
    return Warm(plan, p, state)


def live(warm: Warm, style: Style, from_week: int = 0, before: Style | None = None) -> Lives:
    """The counted weeks under the style; until ``from_week`` under ``before``. Shapes as in :class:`Lives`."""
    plan, p, state = warm.plan, warm.p, copy.deepcopy(warm.state)
    weeks, (runs, people) = int(plan.team.weeks), state.seats.shape
    columns = {name: np.empty((weeks, runs, people)) for name in (*SEATS, *MADE)}
    overload = np.empty((weeks, *state.managers.shape))
    usual = float(p["usual_pipeline"]), float(p["usual_movement"])
    start = _start(state, usual)
    for week in range(weeks):
        _week(plan, p, state, style if week >= from_week or before is None else before, week)
        for name in SEATS:
            columns[name][week] = state.seats[name]
        columns["attainment"][week], columns["moved"][week] = _attainment(state), _moved(state)
        overload[week] = state.managers["overload"]
    return Lives(plan.team, columns, overload, start, state.seats["quota"].copy(), usual)


def _week(plan: Plan, p: Any, state: State, style: Style, week: int) -> None:
    act(style(look(p, state, week)), state)
    step: Any = live_week  # compiled, so without types
    step(p, state.seats, state.accounts, state.managers, state.totals, key_of(plan.seed), 0, week)


def _start(state: State, usual: tuple[float, float]) -> dict[str, Numbers]:
    start = {name: state.seats[name].astype(float) for name in BEFORE}
    health = health_of(state.seats["open_deals"].astype(float), _moved(state), usual)
    return start | {"attainment": _attainment(state), "health": health}


def _attainment(state: State) -> Numbers:
    quota = state.seats["quota"] * state.seats["recent_revenue"].shape[2]
    sold = state.seats["recent_revenue"].sum(axis=2)
    return np.asarray(np.divide(sold, quota, out=np.ones_like(sold), where=quota > 0))


def _moved(state: State) -> Numbers:
    return np.asarray(state.seats["recent_moves"].sum(axis=2))
