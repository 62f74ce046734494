"""Real inputs of the account step: seats and accounts of a live block, copied as the customers' turn comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from salescoach.management.library import find_style
from salescoach.settings.team import Team
from salescoach.simulation.block import Plan
from salescoach.simulation.draws import key_of
from salescoach.simulation.history import record as simulate_plan
from salescoach.simulation.params import parameters

from .glue import AccountStep, Key, accounts_all, after_all, before_all

WEEKS = (10, 12, 20, 30)  # two ordinary weeks, a quarter's end and a month's end


@dataclass(frozen=True)
class Book:
    """The block's state just before the account step of one week."""

    week: int
    seats: np.ndarray
    accounts: np.ndarray


@dataclass(frozen=True)
class Recording:
    """Several weeks of one block, with what else the account step is given."""

    p: Any
    key: Key
    books: tuple[Book, ...]

    @property
    def account_weeks(self) -> int:
        """Accounts over all recorded weeks."""
        return sum(book.accounts.size for book in self.books)

    def played(self, step: AccountStep) -> tuple[Book, ...]:
        """The recorded weeks after ``step`` has worked the accounts."""
        restore, play, copies = self.player(step)
        restore()
        play()
        return copies

    def player(self, step: AccountStep) -> tuple[Callable[[], None], Callable[[], None], tuple[Book, ...]]:
        """Two calls, put the recorded state back and work all weeks, and the books that they work on."""
        copies = tuple(Book(b.week, b.seats.copy(), b.accounts.copy()) for b in self.books)

        def restore() -> None:
            for copy, book in zip(copies, self.books, strict=True):
                copy.seats[...], copy.accounts[...] = book.seats, book.accounts

        def play() -> None:
            for book in copies:
                step(self.p, book.seats, book.accounts, self.key, 0, book.week)

        return restore, play, copies


def record(team: Team, style: str = "status_quo", runs: int = 100, seed: int = 1) -> Recording:
    """Live a block under a style and keep the inputs of the account step in WEEKS."""
    books: list[Book] = []

    def step(
        p: Any, seats: Any, accounts: Any, managers: Any, totals: Any, key: Key, first_run: int, week: int
    ) -> None:
        before_all(p, seats, managers, key, first_run, week)
        if week in WEEKS:
            books.append(Book(week, seats.copy(), accounts.copy()))
        accounts_all(p, seats, accounts, key, first_run, week)
        after_all(p, seats, accounts, managers, totals, key, first_run, week)

    simulate_plan(Plan(team, find_style(style), find_style("status_quo"), 0, seed), runs, step=step)
    return Recording(parameters(team), key_of(seed), tuple(books))
