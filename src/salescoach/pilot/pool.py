"""Teams of one world, lived once: the weeks before, then the same weeks as before and from each start on.

A pilot draws its teams from them. A team is drawn once in a pilot, as one that has started or one that has not, so
no luck comes in twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..management.style import Style
from ..settings.team import Team
from ..simulation.block import Plan, blocks, live_weeks, warmed
from ..simulation.state import State
from .design import NEVER, Design
from .measures import COUNTED, Counts, PilotMeasure
from .slow_start import taken_up

Weeks = dict[str, np.ndarray]  # column -> (teams, weeks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a pilot changes.

    Attributes:
        first: the style before, and of those that do not start.
        second: the style that is tried.
        slow_start: weeks until managers have taken it up.
    """

    first: Style
    second: Style
    slow_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Teams of one world with every future that a pilot may give them.

    Attributes:
        people: in a team.
        before: sums of each column over the weeks before, shape (teams,).
        weeks_before: how many these are.
        after: start, or NEVER -> column -> (teams, weeks) from the first start on.
        hours: start 0 and NEVER -> mean hours that a manager spends on people, a week.
    """

    people: int
    before: Counts
    weeks_before: int
    after: dict[int, Weeks]
    hours: dict[int, float]

    @property
    def size(self) -> int:
        """How many teams."""
        return len(self.before["revenue"])

    def base(self, measure: PilotMeasure) -> np.ndarray:
        """The measure over the weeks before; shape (teams,)."""
        return measure.rate(self.before, self.people * self.weeks_before)

    def outcome(self, measure: PilotMeasure, start: int, window: tuple[int, int]) -> np.ndarray:
        """The measure over a stretch of weeks for teams with this start; shape (teams,)."""
        first, end = window
        sums = {name: values[:, first:end].sum(axis=1) for name, values in self.after[start].items()}
        return measure.rate(sums, self.people * (end - first))


def live_pool(
    world: Team, change: Change, size: int, before: int, ends: dict[int, int], seed: int, first_run: int
) -> Pool:
    """Let the teams of a world live every future.

    Args:
        world: one team under one manager.
        change: what the pilot changes.
        size: how many teams.
        before: weeks before the first start.
        ends: start, or NEVER -> weeks from the first start on that are needed.
        seed: of the luck.
        first_run: number of the first team, so that no two worlds share their luck.
    """
    team = world.change(weeks=before + max(ends.values()))
    parts = [
        _live(team, change, before, ends, seed, first_run + first, runs) for first, runs in blocks(team, size)
    ]  # fmt: skip
    return Pool(
        people=int(team.people), weeks_before=before,
        before={name: np.concatenate([part[0][name] for part in parts]) for name in COUNTED},
        after={start: {name: np.concatenate([part[1][start][name] for part in parts]) for name in COUNTED}
               for start in ends},
        hours={start: float(np.mean(np.concatenate([part[2][start] for part in parts]))) for start in (0, NEVER)},
    )  # fmt: skip


def _live(
    team: Team, change: Change, before: int, ends: dict[int, int], seed: int, first_run: int, runs: int
) -> tuple[Counts, dict[int, Weeks], dict[int, np.ndarray]]:
    """A block of teams: sums before, the weeks of every start, and hours of managers of start 0 and NEVER."""
    usual = Plan(team, change.first, change.first, 0, seed)
    state = warmed(usual, first_run, runs)
    sums = {name: np.zeros(runs) for name in COUNTED}
    for _, now in live_weeks(usual, state, 0, before):
        for name in COUNTED:
            sums[name] += now.seats[name].sum(axis=1)
    last, after = max(ends.values()), {}
    hours: dict[int, np.ndarray] = {}
    futures = {start: state.copy() for start in ends if start == 0}
    after[NEVER] = _empty(runs, last)
    used = np.zeros(runs)
    for week, now in live_weeks(usual, state, before, before + last):
        place = week - before
        _write(now, after[NEVER], place)
        used += now.managers["hours_used"].mean(axis=1)
        if place + 1 in ends:
            futures[place + 1] = now.copy()
    hours[NEVER] = used / last
    for start in sorted(futures):
        after[start], hours[start] = _future(team, change, before, start, ends[start], seed, futures[start], after)
    return sums, after, hours


def _future(
    team: Team, change: Change, before: int, start: int, end: int, seed: int, state: State, after: dict[int, Weeks]
) -> tuple[Weeks, np.ndarray]:
    style = taken_up(change.first, change.second, before + start, change.slow_start)
    plan = Plan(team, style, change.first, before + start, seed)
    weeks = {name: values.copy() for name, values in after[NEVER].items()}
    used = np.zeros(len(weeks["revenue"]))
    for week, now in live_weeks(plan, state, before + start, before + end):
        _write(now, weeks, week - before)
        used += now.managers["hours_used"].mean(axis=1)
    for values in weeks.values():
        values[:, end:] = np.nan  # never lived
    return weeks, used / (end - start)


def _empty(runs: int, weeks: int) -> Weeks:
    return {name: np.zeros((runs, weeks)) for name in COUNTED}


def _write(state: State, into: Weeks, place: int) -> None:
    for name, values in into.items():
        values[:, place] = state.seats[name].sum(axis=1)


def ends_of(designs: Iterable[Design]) -> dict[int, int]:
    """Start -> the last week that any of the designs needs."""
    ends: dict[int, int] = {}
    for design in designs:
        for start in (*design.starts, 0, NEVER):
            ends[start] = max(ends.get(start, 0), design.weeks)
    return ends
