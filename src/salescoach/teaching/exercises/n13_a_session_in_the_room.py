"""Exercises of notebook 13: who decided, what one year tells, and whom another manager would have helped."""

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


def _chosen(by_model: bool, place: str = "") -> int:
    choices = _session().choices
    rows = choices[choices.place == place] if place else choices
    return int((rows.pick.eq("model") == by_model).sum())


WHO = Exercise(
    id="13-1",
    level=1,
    task="""session.choices has one row for each table, phase and place. How many of these choices did the model make,
        because nobody tapped?""",
    hints=("Look at the column pick. Where nobody chose, it says model.", "Count the rows: (pick == 'model').sum()."),
    solution="""
        session = sc.read_room()
        answer = (session.choices.pick == "model").sum()
    """,
    explain="""No phase waits for a person. What the model plays for a seat is usual for the model, so a table of silent
        people is a table that leads as usual.""",
    right=lambda: _chosen(True),
    tolerance=0.0,
    mistakes=(
        Mistake(wrong=lambda: _chosen(False), message="these were made by somebody. Asked are the others."),
        Mistake(wrong=lambda: len(_session().choices), message="these are all choices. Asked are those of the model."),
        Mistake(wrong=lambda: _chosen(True, "boss"), message="these are the bosses alone. Every place counts."),
    ),
)


def _wrong_way() -> int:
    gains = _gains(None, "trust")
    return int((np.sign(gains[:, 0]) != np.sign(gains.mean(axis=1))).sum())


ONE_YEAR = Exercise(
    id="13-2",
    level=2,
    task="""Live each table's year as played, session.simulate(table), and under a boss who trusts,
        session.simulate(table, boss="trust"), both with their two hundred runs. Take the change of revenue in per
        cent, run by run. At how many of the five tables does run 0, which is the year that was played, have another
        sign than the mean of the two hundred?""",
    hints=(
        "The revenue of each run is results.totals.revenue; the first row is the played one.",
        "gain = 100 * (soft.totals.revenue / own.totals.revenue - 1). Compare the signs of gain.iloc[0] and "
        "gain.mean().",
    ),
    solution="""
        session = sc.read_room()
        answer = 0
        for table in range(session.tables):
            own, soft = session.simulate(table), session.simulate(table, boss="trust")
            gain = 100 * (soft.totals.revenue / own.totals.revenue - 1)
            answer += int(np.sign(gain.iloc[0]) != np.sign(gain.mean()))
    """,
    explain="""Whoever sat at such a table saw the opposite of what a boss who trusts does there on average. They did
        not look badly: one year holds too much luck.""",
    right=_wrong_way,
    tolerance=0.0,
    mistakes=(
        Mistake(
            wrong=lambda: _session().tables - _wrong_way(),
            message="at these tables the played year has the sign of the mean. Asked are the others.",
        ),
        Mistake(
            wrong=lambda: float((np.sign(_gains(None, "trust")) != np.sign(_gains(None, "trust").mean(axis=1))[:, None])
                                .mean(axis=1).sum()),
            message="that counts all two hundred years. Asked is the played one alone, run 0.",
        ),
        Mistake(wrong=lambda: _wrong_way() / _session().tables, message="that is a share. Asked is how many tables."),
    ),
)  # fmt: skip

COACHED = Exercise(
    id="13-3",
    level=3,
    task="""Let the style coach manage each table, session.simulate(table, "coach"), while boss, salespeople and
        customers keep their habits. Take the revenue of all two hundred runs together, against the year as played. By
        how many per cent does it change at the table that gains the most?""",
    hints=(
        "Divide sums: session.simulate(table, 'coach').totals.revenue.sum() by the same of session.simulate(table).",
        "Do so for all five tables, and take the largest of the five per cents.",
    ),
    solution="""
        session = sc.read_room()
        sold = {
            style: [session.simulate(table, style).totals.revenue.sum() for table in range(session.tables)]
            for style in (None, "coach")
        }
        answer = max(100 * (np.array(sold["coach"]) / sold[None] - 1))
    """,
    explain="""It is the table whose own choices left the most to gain, with the team that it had. At another table the
        same coach takes money away: who, how long, against what?""",
    right=lambda: float(_of_sums("coach").max()),
    tolerance=0.02,
    mistakes=(
        Mistake(
            wrong=lambda: float(_of_sums("coach").min()),
            message="that is the table that loses the most. Asked is the one that gains the most.",
        ),
        Mistake(
            wrong=lambda: float(_of_sums("coach").max() / 100), message="that is a share. Asked is per cent."
        ),
        Mistake(
            wrong=lambda: float(_gains("coach", None)[:, 0].max()),
            message="that is the played year alone. Take all two hundred runs together.",
        ),
    ),
)  # fmt: skip

EXERCISES = (WHO, ONE_YEAR, COACHED)
