"""The week in three parts, so that another account step can take the place of the compiled one.

Numba's on-disk cache is not used here: it would not notice a change in the kernels that are called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba
import numpy as np

from salescoach.simulation.calendar import urgency
from salescoach.simulation.customers import draw_luck, work_book
from salescoach.simulation.manager import give_way, keep_to_budget, look_back, pressure_from_above
from salescoach.simulation.week import after_customers, before_customers, count_manager, count_people

AccountStep = Callable[..., None]
WeekStep = Callable[..., None]
Key = tuple[np.uint32, np.uint32]

_compiled = numba.njit(nogil=True, error_model="numpy")


@_compiled
def before_all(p, seats, managers, key, first_run, week):
    """Managers look back, give way and spend their hours; every person's week up to the customers."""
    span, people, hurry = int(p.span), seats.shape[1], urgency(p, week)
    for r in range(seats.shape[0]):
        for g in range(managers.shape[1]):
            first, last = g * span, min(people, (g + 1) * span)
            m = managers[r, g]
            look_back(p, m, seats[r], first, last)
            m.above = pressure_from_above(p, m, week)
            for s in range(first, last):
                give_way(p, m, seats[r, s])
            keep_to_budget(p, m, seats[r], first, last)
            for s in range(first, last):
                before_customers(p, m, seats[r, s], key, first_run + r, s, week, hurry)


@_compiled
def draws_all(runs, people, each, key, first_run, week):
    """The luck of all accounts, drawn book by book into one small array."""
    luck = np.empty((4, each))
    for r in range(runs):
        for s in range(people):
            draw_luck(key, first_run + r, s, week, luck)
    return luck


@_compiled
def accounts_all(p, seats, accounts, key, first_run, week):
    """The kit's own account step for a whole block, draws included."""
    luck = np.empty((4, accounts.shape[2]))
    for r in range(seats.shape[0]):
        for s in range(seats.shape[1]):
            draw_luck(key, first_run + r, s, week, luck)
            work_book(p, seats[r, s], accounts[r, s], luck, week)


@_compiled
def after_all(p, seats, accounts, managers, totals, key, first_run, week):
    """What the week leaves with the people, and the counting."""
    span = int(p.span)
    for r in range(seats.shape[0]):
        for s in range(seats.shape[1]):
            after_customers(p, managers[r, s // span], seats[r, s], accounts[r, s], key, first_run + r, s, week)
        if week >= 0:
            for g in range(managers.shape[1]):
                count_manager(totals[r], managers[r, g])
            count_people(totals[r], seats[r], week)


def week_with(account_step: AccountStep) -> WeekStep:
    """A week step for ``run_block(..., step=...)`` that works the accounts with ``account_step``."""

    def step(
        p: Any, seats: Any, accounts: Any, managers: Any, totals: Any, key: Key, first_run: int, week: int
    ) -> None:
        before_all(p, seats, managers, key, first_run, week)
        account_step(p, seats, accounts, key, first_run, week)
        after_all(p, seats, accounts, managers, totals, key, first_run, week)

    return step
