"""A week in which people decide: the model's week, with what somebody chose in the place of what the model would do.

It is made of the compiled steps of the model and has its arguments, so ``record`` and ``live_weeks`` take it as they
take the model's own week. Where nobody chose anything the two give the same bits; a test looks.

Its kernel lies among those of the model, whose folder decides which kept kernels are still good.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..common.arrays import Array, Records, Row
from .calendar import urgency
from .compiled import compiled
from .customers import ADVANCE, STAY, WALK, choose, draw_luck, offer, work_book
from .draws import Key
from .manager import give_way, keep_to_budget, look_back, pressure_from_above
from .week import after_customers, before_customers, count_manager, count_people

OWN = -1.0  # nobody chose: the model does what it would
BUY, WAIT, LEAVE = ADVANCE, STAY, WALK  # answers of customers
OWN_ANSWER = -1
Answers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Told:
    """What people chose for some weeks. Weeks beyond the last one repeat them from the start.

    Attributes:
        above: pressure that the boss sends to each manager, 0-1, or OWN; shape (weeks, managers).
        push: how hard each salesperson pushes customers, 0-1, or OWN; shape (weeks, people).
        answer: BUY, WAIT or LEAVE of each account at a contact, or OWN_ANSWER; shape (weeks, people, accounts).
    """

    above: Array
    push: Array
    answer: Answers

    @classmethod
    def nothing(cls, weeks: int, managers: int, people: int, accounts: int) -> Told:
        """Nobody chose anything."""
        return cls(
            np.full((weeks, managers), OWN), np.full((weeks, people), OWN),
            np.full((weeks, people, accounts), OWN_ANSWER),
        )  # fmt: skip

    def step(self) -> Callable[..., None]:
        """The week that ``record`` and ``live_weeks`` take."""
        weeks = len(self.above)

        def week_step(p: Row, seats: Records, accounts: Records, managers: Records, totals: Records, key: Key,
                      first_run: int, week: int) -> None:  # fmt: skip
            place = week % weeks
            above, push, answer = self.above[place], self.push[place], self.answer[place]
            if week < 0:
                above, push = np.full_like(above, OWN), np.full_like(push, OWN)
                answer = np.full_like(answer, OWN_ANSWER)
            told_week(p, seats, accounts, managers, totals, key, first_run, week, above, push, answer)

        return week_step


@compiled
def told_week(
    p: Row, seats: Records, accounts: Records, managers: Records, totals: Records, key: Key, first_run: int,
    week: int, above: Array, push: Array, answer: Answers,
) -> None:  # fmt: skip
    """One week of every replication; arrays as in ``State``, changed in place, and what was chosen for this week.

    A customer's answer is given by steering the one draw that decides at a contact: every other draw stays.
    """
    span, people, hurry = int(p.span), seats.shape[1], urgency(p, week)
    luck = np.empty((4, accounts.shape[2]))
    for r in range(seats.shape[0]):
        run = first_run + r
        for g in range(managers.shape[1]):
            first, last = g * span, min(people, (g + 1) * span)
            m = managers[r, g]
            look_back(p, m, seats[r], first, last)
            m.above = pressure_from_above(p, m, week) if above[g] < 0.0 else above[g]
            for s in range(first, last):
                give_way(p, m, seats[r, s])
            keep_to_budget(p, m, seats[r], first, last)
            for s in range(first, last):
                q = seats[r, s]
                before_customers(p, m, q, key, run, s, week, hurry)
                if push[s] >= 0.0 and q.worked == 1:
                    q.push = push[s]
                draw_luck(key, run, s, week, luck)
                terms = offer(p, q)
                for i in range(accounts.shape[2]):
                    told, c = answer[s, i], accounts[r, s, i]
                    if told < 0 or c.stage == 0:
                        continue
                    trust = c.trust + p.trust_recovery * (p.trust_start - c.trust)
                    excess, closing = max(0.0, q.push - c.tolerance), q.closing if c.stage == int(p.stages) else 0.0
                    low, high, u = 0.0, 1.0, 0.0 if told == ADVANCE else 1.0
                    c.contacts += 1
                    while told == WALK and high - low > 1e-15 and choose(c, trust, excess, closing, terms, u) != WALK:
                        u = 0.5 * (low + high)
                        if choose(c, trust, excess, closing, terms, u) == ADVANCE:
                            low = u
                        else:
                            high = u
                    c.contacts -= 1
                    luck[1, i] = u
                work_book(p, q, accounts[r, s], luck, week)
                after_customers(p, m, q, accounts[r, s], key, run, s, week)
            if week >= 0:
                count_manager(totals[r], m)
        if week >= 0:
            count_people(totals[r], seats[r], week)
