"""Exercises of notebook 08: what helps whom, and what people say when they are asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...management.contrasts import GUESSED, MATCHED
from ...management.style import Style
from ...results.compare import compare
from ...results.simulate import simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake

if TYPE_CHECKING:
    import pandas as pd

_FOUR = ("training", "support", "tools", "environment")
_MIXED = {"training": 0.15, "support": 0.1, "tools": 0.1, "environment": 0.1, "personal": 0.1, "will": 0.2}


@cache
def _gain(cause: str, first: str | Style, second: str | Style, runs: int = 100) -> float:
    """Per cent by which the second sells more, where six in ten have the cause."""
    team = Team(causes={cause: 0.6})
    pair = [simulate(team, style, runs=runs, seed=1) for style in (first, second)]
    return float(compare(*pair).table.loc["revenue", "percent"])


@cache
def _seated() -> pd.DataFrame:
    weeks = simulate(Team(causes=_MIXED), "coach", runs=300, seed=1).people_weeks
    return weeks[(weeks["week"] == 26) & weeks["in_seat"]]


def _share(given: str, named: str) -> float:
    """Of those whose column ``given`` is will, the share whose column ``named`` is will."""
    table = _seated()
    return float((table.loc[table[given] == "will", named] == "will").mean())


@cache
def _by_asking() -> list[str]:
    """The four causes, from where asking first gains least."""
    return sorted(_FOUR, key=lambda cause: _gain(cause, GUESSED, MATCHED, 300))


TRAINED = Exercise(
    id="08-1",
    level=1,
    task="""A team in which six in ten lack training: sc.Team(causes={"training": 0.6}). By how many per cent does coach
        sell more than micromanage over a year (100 runs, seed 1)? Whole per cent will do.""",
    hints=(
        "Simulate the team under both styles and give both results to sc.compare; the reference comes first.",
        'The number is in the table: sc.compare(watched, coached).table.loc["revenue", "percent"].',
    ),
    solution="""
        team = sc.Team(causes={"training": 0.6})
        pair = [sc.simulate(team, style=s, runs=100, seed=1) for s in ("micromanage", "coach")]
        answer = sc.compare(*pair).table.loc["revenue", "percent"]
    """,
    explain="""Part of it is the training that comes at last, part is pressure and reports that fall away. The notebook
        takes them apart: at equal hours and pressure help brings less than this.""",
    right=lambda: _gain("training", "micromanage", "coach"),
    tolerance=0.5,
    mistakes=(
        Mistake(
            wrong=lambda: _gain("training", "coach", "micromanage"),
            message="that is micromanage against coach. The reference comes first: micromanage.",
        ),
        Mistake(
            wrong=lambda: _gain("will", "micromanage", "coach"),
            message='these people will not. The question is about those who lack training: causes={"training": 0.6}.',
        ),
        Mistake(
            wrong=lambda: _gain("training", "status_quo", "coach"),
            message="that is against the usual practice. Take micromanage as the reference.",
        ),
        Mistake(
            wrong=lambda: _gain("training", "micromanage", "coach") / 100,
            message="that is a share. The answer is asked in per cent: multiply by a hundred.",
        ),
    ),
)

SAID = Exercise(
    id="08-2",
    level=2,
    task="""In the team mixed of the notebook under the coach (300 runs, seed 1), week 26: of the people at work
        whose true cause is will, what share names will when asked (said_cause)? A number between 0 and 1, with two
        decimals.""",
    hints=(
        "Filter people_weeks first: week 26, in_seat, true_cause equal to will.",
        'Then the mean of said_cause == "will" among these.',
    ),
    solution="""
        mix = {"training": 0.15, "support": 0.1, "tools": 0.1, "environment": 0.1, "personal": 0.1, "will": 0.2}
        weeks = sc.simulate(sc.Team(causes=mix), style="coach", runs=300, seed=1).people_weeks
        those = weeks[(weeks.week == 26) & weeks.in_seat & (weeks.true_cause == "will")]
        answer = (those.said_cause == "will").mean()
    """,
    explain="""The others name something else, and a manager who takes every answer at its word helps with the wrong
        thing. That is Weinberg's warning. How many do so is an assumed range (excuse_share).""",
    right=lambda: _share("true_cause", "said_cause"),
    tolerance=0.01,
    mistakes=(
        Mistake(
            wrong=lambda: _share("said_cause", "true_cause"),
            message="that is the other way about: of those who say so, how many will not. Start from the true cause.",
        ),
        Mistake(
            wrong=lambda: _share("true_cause", "believed_cause"),
            message="that is what the manager believes. Look at what the person says: said_cause.",
        ),
        Mistake(
            wrong=lambda: float((_seated()["said_cause"] == "will").mean()),
            message="that is the share of all people at work. Keep those whose true cause is will.",
        ),
        Mistake(
            wrong=lambda: 100 * _share("true_cause", "said_cause"),
            message="that is in per cent. A share lies between 0 and 1: divide by a hundred.",
        ),
    ),
)

LEAST = Exercise(
    id="08-3",
    level=3,
    task="""Help costs the same hours, asked first (MATCHED) or not (GUESSED). Where six in ten have the same trouble,
        for which one does asking first gain least: training, support, tools or environment? Per cent of revenue, 300
        runs, seed 1. Give the word.""",
    hints=(
        "Loop over the four words with sc.Team(causes={cause: 0.6}).",
        "Compare GUESSED (first) with MATCHED (second), both in sc.contrasts.",
    ),
    solution="""
        gains = {}
        for cause in ("training", "support", "tools", "environment"):
            team = sc.Team(causes={cause: 0.6})
            pair = [sc.simulate(team, style=s, runs=300, seed=1) for s in (sc.contrasts.GUESSED, sc.contrasts.MATCHED)]
            gains[cause] = sc.compare(*pair).table.loc["revenue", "percent"]
        answer = min(gains, key=gains.get)
    """,
    explain="""Help without asking is half coaching, and coaching is what missing training needs: that guess is
        right without a question. The other three need support, and half of the unasked help misses them. So
        asking is worth its hours where the usual answer is the wrong one.""",
    right=lambda: _by_asking()[0],
    options=_FOUR,
    mistakes=(
        Mistake(
            wrong=lambda: _by_asking()[3],
            message="that is where asking first gains most. The least is asked.",
        ),
        Mistake(
            wrong=lambda: _by_asking()[1],
            message="close: this one gains second least. Work out all four.",
        ),
        Mistake(
            wrong=lambda: _by_asking()[2],
            message="this one needs support, so coaching by habit misses it and asking pays. Work out all four.",
        ),
    ),
)

EXERCISES = (TRAINED, SAID, LEAST)
