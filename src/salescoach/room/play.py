"""From what was chosen to what the engine lives: a table's habits as a style and as ``Told``."""

from __future__ import annotations

import numpy as np

from ..common.arrays import Array
from ..management.library import find_style
from ..management.practices import Practices
from ..management.seen import Seen
from ..management.style import Style
from ..settings.team import Team
from ..simulation.block import Plan
from ..simulation.history import Ask, History, record
from ..simulation.params import managers
from ..simulation.told import Told
from .cards import ANSWERS, CARDS
from .choices import LINES, PUSHES
from .steps import Step
from .teams import KIND

USUAL = find_style("status_quo")  # how the model's manager leads
SELLER_SEAT = {"seller1": 0, "seller2": 1}
CUSTOMER_SEAT = {"customer1": 0, "customer2": 1}


def kind_of(tolerance: Array) -> Array:
    """The customers for whom one phone speaks: those nearest the middle in tolerance; positions in the book."""
    order = np.argsort(tolerance, kind="stable")
    first = (len(order) - KIND) // 2
    return np.sort(order[max(first, 0) : first + KIND])


def told_of(steps: list[Step], team: Team, kinds: dict[int, Array]) -> Told:
    """What was chosen, week by week.

    Args:
        steps: of the table.
        team: that it has.
        kinds: seat -> positions of the customers for whom a phone speaks.
    """
    weeks = sum(step.weeks for step in steps) or 1
    told = Told.nothing(weeks, managers(team), int(team.people), int(team.accounts_per_person))
    first = 0
    for step in steps:
        here = slice(first, first + step.weeks)
        first += step.weeks
        boss = step.picks["boss"]
        if boss is not None:
            told.above[here] = LINES[boss]
        for place, seat in SELLER_SEAT.items():
            push = PUSHES[step.picks[place] or "own"]
            if push is not None:
                told.push[here, seat] = push
        for place, seat in CUSTOMER_SEAT.items():
            answer = step.picks[place]
            if answer is not None:
                told.answer[here, seat, kinds[seat]] = ANSWERS[answer]
    return told


def style_of(steps: list[Step], name: str = "as played") -> Style:
    """A table's manager as a style: its card of each week, over and over; the usual where the model chose."""
    cards = [step.picks["manager"] for step in steps for _ in range(step.weeks)] or [None]
    rules = [USUAL if card is None else CARDS[card] for card in cards]

    def rule(seen: Seen) -> Practices:
        return rules[seen.week % len(rules)].rule(seen)

    return Style(name=name, author="a table of the room", summary="What the table's manager chose", rule=rule)


def kinds_in(team: Team, seed: int) -> dict[int, Array]:
    """Seat -> the customers for whom a phone speaks, chosen in the run that is played."""
    start = record(Plan(team.change(weeks=1), USUAL, USUAL, 0, seed), 1, Ask(accounts=("tolerance",)))
    return {seat: kind_of(start.accounts_start["tolerance"][0, seat]) for seat in SELLER_SEAT.values()}


def live(
    team: Team, seed: int, steps: list[Step], ask: Ask | None, runs: int = 1, above: float | None = None,
    style: Style | None = None,
) -> History:  # fmt: skip
    """Live what a table chose; run 0 is the one that was played.

    Args:
        team: with its weeks; beyond those that were decided, habits go on.
        seed: of the luck.
        steps: what was chosen.
        ask: what to keep.
        runs: lucks.
        above: pressure of another boss in the place of the table's own, all the time.
        style: another manager in the place of the table's own.
    """
    told = told_of(steps, team, kinds_in(team, seed))
    if above is not None:
        told.above[:] = above
    return record(Plan(team, style or style_of(steps), USUAL, 0, seed), runs, ask, step=told.step())
