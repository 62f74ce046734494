"""Exercises of notebook 13: who asked, what one year tells, and whom another manager would have helped."""

from __future__ import annotations

from functools import cache

import numpy as np

from ...room.records import RoomSession, read_room
from ..exercise import Exercise, Mistake


@cache
def _session() -> RoomSession:
    return read_room()


@cache
def _gains(style: str | None, boss: str | None) -> np.ndarray:
    """Per cent of money against the year as played, table by luck."""
    session = _session()
    lives = [
        (session.simulate(table), session.simulate(table, style, boss=boss)) for table in range(session.tables)
    ]  # fmt: skip
    return np.array([100.0 * (other.totals.revenue / own.totals.revenue - 1.0) for own, other in lives])


@cache
def _of_sums(style: str) -> np.ndarray:
    """Per cent of money over all lucks, by table."""
    session = _session()
    sold = [
        [session.simulate(table, manager).totals.revenue.sum() for manager in (None, style)]
        for table in range(session.tables)
    ]
    return np.array([100.0 * (other / own - 1.0) for own, other in sold])


def _managers(pick: str = "") -> int:
    choices = _session().choices
    rows = choices[choices.place == "manager"]
    return int((rows.pick == pick).sum()) if pick else len(rows)


WHO = Exercise(
    id="13-1",
    level=1,
    task="""session.choices has one row for each table, phase and place. How often did a manager choose to ask what is
        wrong ("ask")? A whole number.""",
    hints=(
        "Keep the rows whose place is manager, and look at their column pick.",
        "Count the rows: (pick == 'ask').sum().",
    ),
    solution="""
        choices = sc.read_room().choices
        answer = ((choices.place == "manager") & (choices.pick == "ask")).sum()
    """,
    explain="""Bots tap by chance. With people it is worth a look how often a manager asks when the boss above grows
        louder.""",
    right=lambda: _managers("ask"),
    tolerance=0.0,
    mistakes=(
        Mistake(wrong=_managers, message="these are all choices of managers. Count those whose pick is ask."),
        Mistake(
            wrong=lambda: _managers("model"),
            message="these are the choices that the model made for managers. Count those whose pick is ask.",
        ),
        Mistake(
            wrong=lambda: _managers("ask") / _managers(), message="that is a share. The number of choices is wanted."
        ),
    ),
)


def _wrong_way(boss: str = "number") -> int:
    gains = _gains(None, boss)
    return int((np.sign(gains[:, 0]) != np.sign(gains.mean(axis=1))).sum())


def _all_years() -> float:
    """Share of all years with another sign than their mean, summed over tables."""
    gains = _gains(None, "number")
    return float((np.sign(gains) != np.sign(gains.mean(axis=1))[:, None]).mean(axis=1).sum())


ONE_YEAR = Exercise(
    id="13-2",
    level=2,
    task="""Live each table's year as played, session.simulate(table), and under a boss who says "I want this number",
        session.simulate(table, boss="number"), both with their two hundred runs. Take the change of revenue in per
        cent, run by run. At how many of the five tables does run 0, which is the year that was played, have another
        sign than the mean of the two hundred? A whole number.""",
    hints=(
        "The revenue of each run is results.totals.revenue; the first row is the played one.",
        "gain = 100 * (hard.totals.revenue / own.totals.revenue - 1). Compare the signs of gain.iloc[0] and "
        "gain.mean().",
    ),
    solution="""
        session = sc.read_room()
        answer = 0
        for table in range(session.tables):
            own, hard = session.simulate(table), session.simulate(table, boss="number")
            gain = 100 * (hard.totals.revenue / own.totals.revenue - 1)
            answer += int(np.sign(gain.iloc[0]) != np.sign(gain.mean()))
    """,
    explain="""Whoever sat at such a table would see the opposite of what such a boss does there on average. They
        would not look badly: one year holds too much luck.""",
    right=_wrong_way,
    tolerance=0.0,
    mistakes=(
        Mistake(
            wrong=lambda: _session().tables - _wrong_way(),
            message="at these tables the played year has the sign of the mean. Count the others.",
        ),
        Mistake(
            wrong=_all_years,
            message="that counts all two hundred years. Take the played one alone, run 0.",
        ),
        Mistake(
            wrong=lambda: _wrong_way("trust"),
            message='that is under a boss who trusts. Type: session.simulate(table, boss="number")',
        ),
        Mistake(wrong=lambda: _wrong_way() / _session().tables, message="that is a share. Give the number of tables."),
    ),
)  # fmt: skip

WATCHED = Exercise(
    id="13-3",
    level=3,
    task="""Let the style micromanage manage each table, session.simulate(table, "micromanage"), while boss,
        salespeople and customers keep their habits. Take the revenue of all two hundred runs together, against the year
        as played. By how many per cent does it change at the table that gains the most? In per cent, one decimal.""",
    hints=(
        "Divide sums: session.simulate(table, 'micromanage').totals.revenue.sum() by that of session.simulate(table).",
        "Do so for all five tables, and take the largest of the five per cents.",
    ),
    solution="""
        session = sc.read_room()
        sold = {
            style: [session.simulate(table, style).totals.revenue.sum() for table in range(session.tables)]
            for style in (None, "micromanage")
        }
        answer = max(100 * (np.array(sold["micromanage"]) / sold[None] - 1))
    """,
    explain="""It is the table whose people do not want to do the work. At the other tables the same watching costs
        money: who, how long, against what?""",
    right=lambda: float(_of_sums("micromanage").max()),
    tolerance=0.5,  # so that the whole number is right, too
    mistakes=(
        Mistake(
            wrong=lambda: float(_of_sums("micromanage").min()),
            message="that is the table that loses the most. Look for the one that gains the most.",
        ),
        Mistake(
            wrong=lambda: float(_of_sums("micromanage").max() / 100),
            message="that is a share. The answer wanted is in per cent: times a hundred.",
        ),
        Mistake(
            wrong=lambda: float(_gains("micromanage", None)[:, 0].max()),
            message="that is the played year alone. Take all two hundred runs together.",
        ),
    ),
)  # fmt: skip

EXERCISES = (WHO, ONE_YEAR, WATCHED)
