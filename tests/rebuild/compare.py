"""Where the kit and the rebuild differ: every column of state in every week, the frames and the totals."""

from __future__ import annotations

import numpy as np
import pandas as pd

import salescoach as sc
from salescoach.simulation.block import Plan
from salescoach.simulation.block import weeks_of as kit_weeks

from .run import World, lived, weeks_of

RUNS = 2


def differences(world: World, runs: int = RUNS) -> list[str]:
    """Columns of state, frames and totals in which kit and rebuild differ beyond rounding."""
    team = sc.Team(world.preset, **world.changes)
    team = team.without(*world.cut) if world.cut else team
    how = {"before": world.before, "from_week": world.from_week, "seed": world.seed}
    kit = sc.simulate(team, world.style, runs=runs, threads=1, **how)
    wrong = set()
    for run in range(runs):
        wrong |= _differing_states(world, run, kit.plan)
        persons, bosses, totals = lived(world, run)
        wrong |= _differ(persons, kit.people_weeks[kit.people_weeks.run == run])
        wrong |= _differ(bosses, kit.managers_weeks[kit.managers_weeks.run == run])
        wrong |= _differ([totals], kit.totals[kit.totals.run == run])
        assert set(totals) == set(kit.totals.columns) - {"run"}
    return sorted(wrong)


def _differing_states(world: World, run: int, plan: Plan) -> set[str]:
    """Columns that differ after any week, the warm-up included."""
    wrong: set[str] = set()
    for (week, seats, bosses), (true_week, state) in zip(weeks_of(world, run), kit_weeks(plan, run, 1), strict=True):
        accounts = [account for q in seats for account in q.accounts]
        mine = ((seats, state.seats[0]), (accounts, state.accounts[0].ravel()), (bosses, state.managers[0]))
        for records, true in mine:
            for name in set(true.dtype.names or ()) - {"pad"}:
                told = np.array([getattr(record, name) for record in records], float)
                if week != true_week or not np.allclose(told, true[name], rtol=1e-9, atol=1e-9):
                    wrong.add(name)
    return wrong


def _differ(mine: list[dict[str, float]], frame: pd.DataFrame) -> set[str]:
    return {name for name in mine[0] if not _same(np.array([row[name] for row in mine]), frame[name], frame)}


def _same(mine: np.ndarray, column: pd.Series, frame: pd.DataFrame) -> bool:
    if column.dtype == "category":
        mine, theirs = np.where(frame.in_seat, mine, -1), column.cat.codes.to_numpy()
    else:
        theirs = column.to_numpy(float)
        mine = np.where(np.isnan(theirs), np.nan, mine)
    return len(mine) == len(theirs) and np.allclose(mine, theirs, rtol=1e-9, atol=1e-9, equal_nan=True)
