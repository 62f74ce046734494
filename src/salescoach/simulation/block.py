"""A block of replications from the first week to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..management.library import STYLES
from ..management.style import Style
from ..settings.team import Team
from .births import first_accounts, first_managers, first_people
from .draws import key_of
from .observe import apply_practices, observe
from .params import managers, parameters
from .state import State, bytes_per_run, empty_state
from .warm_up import WARM
from .week import live_week

WeekStep = Callable[..., None]
MOST_BYTES = 4_000_000  # of the state of a block: what a processor keeps near


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be simulated.

    Attributes:
        team: who lives.
        style: under which boss, from ``from_week`` on.
        before: the style until then, warm-up included.
        from_week: counted week.
        seed: of the luck.
    """

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


def warmed(plan: Plan, first_run: int, runs: int) -> State:
    """The state after the warm-up, from memory where the same one was lived before.

    A rule of one's own may answer otherwise the next time, so what it warmed up is never kept.
    """
    p, first = parameters(plan.team), -int(plan.team.warmup_weeks)

    def live() -> State:
        state = begin(plan, first_run, runs, p)
        for _ in live_weeks(plan, state, first, 0):
            pass
        return state

    if STYLES.get(plan.before.name) is not plan.before:
        return live()
    group = (p.tobytes(), *shape_of(plan.team), first, plan.before, int(plan.seed))
    return WARM.state(group, (first_run, runs), live)


def live_weeks(
    plan: Plan, state: State, first: int, last: int, step: WeekStep = live_week
) -> Iterator[tuple[int, State]]:
    """Live the weeks from ``first`` up to, but without, ``last``; yields (week, state) after each.

    The state is one object, changed in place: copy what you keep.
    """
    p, key = parameters(plan.team), key_of(plan.seed)
    for week in range(first, last):
        rule = plan.style if week >= plan.from_week else plan.before
        apply_practices(rule, observe(p, state, week), state)
        step(p, state.seats, state.accounts, state.managers, state.totals, key, state.first_run, week)
        yield week, state


def weeks_of(plan: Plan, first_run: int, runs: int, step: WeekStep = live_week) -> Iterator[tuple[int, State]]:
    """Live the block from the first week of the warm-up; yields (week, state) after each, warm-up weeks below 0."""
    state = begin(plan, first_run, runs)
    yield from live_weeks(plan, state, -int(plan.team.warmup_weeks), int(plan.team.weeks), step)


def shape_of(team: Team) -> tuple[int, int, int]:
    """People, accounts of each, and managers."""
    return int(team.people), int(team.accounts_per_person), managers(team)


def blocks(team: Team, runs: int, most_bytes: int = MOST_BYTES) -> list[tuple[int, int]]:
    """Cut the runs into even blocks (first run, how many) that keep within ``most_bytes`` of state.

    Replications are independent, so the cut changes no number; it only bounds memory.
    """
    each = bytes_per_run(*shape_of(team))
    most = max(1, most_bytes // each)
    parts = -(-runs // most)
    edges = [runs * k // parts for k in range(parts + 1)]
    return [(a, b - a) for a, b in pairwise(edges)]
