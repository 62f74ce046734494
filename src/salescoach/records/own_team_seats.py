"""Who a simulated deal belongs to in the records: the one in the seat, or the colleague who covers an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .own_team_measure import Array

if TYPE_CHECKING:
    import pandas as pd

    from ..results.simulate import Results

_HIRES = 1024


def holders(results: Results, deals: pd.DataFrame) -> tuple[Array, Array, Array]:
    """Owner of every deal (from 0), run of every owner, and weeks that every owner was there.

    A deal belongs to who holds its seat in the week of closing (in the last week, while open). The deals of an
    empty seat go to colleagues in turn, by account.
    """
    runs, weeks, seats = len(results.totals), int(results.team.weeks), int(results.team.people)
    lived = results.people_weeks.sort_values(["run", "week", "person"], kind="stable")
    worked = lived["in_seat"].to_numpy(dtype=bool).reshape(runs, weeks, seats)
    hire = lived["hire"].to_numpy(dtype=np.int64).reshape(runs, weeks, seats)
    key = (np.arange(runs)[:, None, None] * seats + np.arange(seats)) * _HIRES + np.minimum(hire, _HIRES - 1)
    run, person, account = (deals[name].to_numpy(dtype=np.int64) for name in ("run", "person", "account"))
    week = deals["closed_week"].to_numpy(dtype=float, na_value=weeks - 1).astype(int)
    seat = person.copy()
    empty = np.flatnonzero(~worked[run, week, person])
    turns = (person[empty] + 1 + account[empty] % seats)[:, None] + np.arange(seats)
    there = worked[run[empty][:, None], week[empty][:, None], turns % seats]
    first = np.argmax(there, axis=1)
    seat[empty] = np.where(there.any(axis=1), (turns % seats)[np.arange(len(empty)), first], person[empty])
    spent, times = np.unique(key[worked], return_counts=True)
    keys, owner = np.unique(key[run, week, seat], return_inverse=True)
    place = np.minimum(np.searchsorted(spent, keys), len(spent) - 1)
    exposure = np.where(spent[place] == keys, times[place], 0).astype(float)
    return owner, keys // _HIRES // seats, exposure
