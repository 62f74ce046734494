"""What the kit itself gives for a world: state, what managers see, frames and totals, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

import salescoach as sc
from salescoach.management.seen import Seen
from salescoach.management.style import Style
from salescoach.simulation.block import Plan, begin, live_weeks
from salescoach.simulation.state import State

from .run import World

Columns = dict[str, list[float]]
STATUS = {"won": 2, "lost": 3, "no decision": 4, "open": 0}
OBSERVED = [f.name for f in fields(Seen)] + ["rank", "pipeline_health"]


@dataclass(frozen=True, slots=True)
class Lived:
    """A run as the kit lived it.

    Attributes:
        weeks: None (before the first week), then the number of each week.
        states: columns of state after each of them, by names such as q.strain.
        seen: columns of what managers see, before each week.
        people: person-weeks.
        managers: manager-weeks.
        deals: deals.
        totals: of the run.
    """

    weeks: list[int | None]
    states: list[Columns]
    seen: list[Columns]
    people: Columns
    managers: Columns
    deals: Columns
    totals: dict[str, float]


_KEPT: dict[tuple[str, int], Lived] = {}


def lived(world: World, run: int) -> Lived:
    """The run, lived once."""
    key = (repr(world), run)
    if key not in _KEPT:
        _KEPT[key] = _live(world, run)
    return _KEPT[key]


def _live(world: World, run: int) -> Lived:
    team = sc.Team(world.preset, **world.changes)
    team = team.without(*world.cut) if world.cut else team
    noted: list[Seen] = []
    style, before = (_noting(sc.STYLES[name], noted) for name in (world.style, world.before))
    plan = Plan(team, style, before, world.from_week, world.seed)
    state = begin(plan, run, 1)
    weeks: list[int | None] = [None]
    states = [_columns(state)]
    for week, _ in live_weeks(plan, state, -int(team.warmup_weeks), int(team.weeks)):
        weeks.append(week)
        states.append(_columns(state))
    seen = [_seen(one) for one in noted]
    results = _results(world, team)
    frames = [_frame(frame, run) for frame in (results.people_weeks, results.managers_weeks, results.deals)]
    return Lived(weeks, states, seen, *frames, {n: float(v[0]) for n, v in _frame(results.totals, run).items()})


def _results(world: World, team: sc.Team) -> sc.Results:
    how = {"before": world.before, "from_week": world.from_week, "seed": world.seed}
    return sc.simulate(team, world.style, runs=2, threads=1, **how)


def _noting(style: Style, noted: list[Seen]) -> Style:
    def rule(seen: Seen) -> sc.Practices:
        noted.append(seen)
        return style.rule(seen)

    return replace(style, rule=rule)


def _columns(state: State) -> Columns:
    records = {"q": state.seats[0], "c": state.accounts[0].ravel(), "m": state.managers[0]}
    return {
        f"{key}.{name}": record[name].tolist()
        for key, record in records.items()
        for name in record.dtype.names or ()
        if name != "pad"
    }


def _seen(seen: Seen) -> Columns:
    people = seen.shape[1]
    return {name: np.broadcast_to(getattr(seen, name), (1, people)).ravel().tolist() for name in OBSERVED}


def _frame(frame: pd.DataFrame, run: int) -> Columns:
    mine = frame[frame.run == run]
    return {name: _numbers(mine[name]) for name in mine.columns}


def _numbers(column: pd.Series) -> list[float]:
    if column.dtype == "category":
        return column.cat.codes.replace(-1, np.nan).astype(float).tolist()
    if column.name == "status":
        column = column.map(STATUS)
    return column.astype(float).fillna(np.nan).tolist()
