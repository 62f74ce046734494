"""A block of replications from the first week to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from ..management.style import Style
from ..settings.team import Team
from .births import first_accounts, first_managers, first_people
from .draws import key_of
from .observe import act, look
from .params import managers, parameters
from .state import State, bytes_per_run, empty_state
from .week import live_week

WeekStep = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be simulated: a team, a style from a certain week, the style before it, a seed."""

    team: Team
    style: Style
    before: Style
    from_week: int
    seed: int


def begin(plan: Plan, first_run: int, runs: int, p: Any = None) -> State:
    """The state before the first week."""
    team, key = plan.team, key_of(plan.seed)
    p = parameters(team) if p is None else p
    state = empty_state(runs, int(team.people), int(team.accounts_per_person), managers(team), first_run)
    first_people(p, state.seats, key, first_run)
    first_accounts(p, state.seats, state.accounts, key, first_run)
    first_managers(p, state.managers, key, first_run)
    return state


def weeks_of(plan: Plan, first_run: int, runs: int, step: WeekStep = live_week) -> Iterator[tuple[int, State]]:
    """Live the block week by week; yields (week, state) after each, warm-up weeks (below 0) included.

    The state is one object, changed in place: copy what you keep.
    """
    p, key = parameters(plan.team), key_of(plan.seed)
    state = begin(plan, first_run, runs, p)
    for week in range(-int(plan.team.warmup_weeks), int(plan.team.weeks)):
        rule = plan.style if week >= plan.from_week else plan.before
        act(rule(look(p, state, week)), state)
        step(p, state.seats, state.accounts, state.managers, state.totals, key, first_run, week)
        yield week, state


def run_block(plan: Plan, first_run: int, runs: int, step: WeekStep = live_week) -> np.ndarray:
    """Totals of the block: RUN_TOTALS, shape (runs,)."""
    totals: Any = None
    for _, state in weeks_of(plan, first_run, runs, step):
        totals = state.totals
    return np.asarray(totals)


def blocks(team: Team, runs: int, most_bytes: int = 4_000_000) -> list[tuple[int, int]]:
    """Cut the runs into even blocks (first run, how many) that keep within ``most_bytes`` of state.

    Replications are independent, so the cut changes no number; it only bounds memory.
    """
    each = bytes_per_run(int(team.people), int(team.accounts_per_person), managers(team))
    most = max(1, most_bytes // each)
    parts = -(-runs // most)
    edges = [runs * k // parts for k in range(parts + 1)]
    return [(a, b - a) for a, b in pairwise(edges)]
