"""Who a simulated deal belongs to in the records: the one in the seat, or the colleague who covers an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array

if TYPE_CHECKING:
    from .history import Lives

_HIRES = 1024


def holders(lives: Lives) -> tuple[Array, Array, Array]:
    """Owner of every deal (from 0), run of every owner, and weeks that every owner was there.

    A deal belongs to who holds its seat in the week of closing (in the last week, while open). The deals of an
    empty seat go to colleagues in turn, by account.
    """
    worked, hire, deals = lives.worked, lives.hire, lives.deals
    runs, weeks, seats = worked.shape
    key = (np.arange(runs)[:, None, None] * seats + np.arange(seats)) * _HIRES + np.minimum(hire, _HIRES - 1)
    run, person, account = (deals[name] for name in ("run", "person", "account"))
    week = np.nan_to_num(deals["closed_week"], nan=weeks - 1).astype(int)
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
