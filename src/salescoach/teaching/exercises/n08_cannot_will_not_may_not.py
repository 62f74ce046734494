"""Exercises of notebook 08: what helps whom, and what people say when they are asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...management.contrasts import BUMPERS, WATCHED
from ...management.style import Style
from ...results.compare import compare
from ...results.simulate import simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake

if TYPE_CHECKING:
    import pandas as pd

_MANAGERS = ("hiring", "training", "support", "tools", "environment")
_MIXED = {"training": 0.15, "support": 0.1, "tools": 0.1, "environment": 0.1, "personal": 0.1, "will": 0.2}


@cache
def _gain(cause: str, first: str | Style, second: str | Style) -> float:
    """Per cent by which the second sells more, where six in ten have the cause."""
    team = Team(causes={cause: 0.6})
    pair = [simulate(team, style, runs=100, seed=1) for style in (first, second)]
    return float(compare(*pair).table.loc["revenue", "percent"])


@cache
def _seated() -> pd.DataFrame:
    weeks = simulate(Team(causes=_MIXED), "coach", runs=300, seed=1).people_weeks
    return weeks[(weeks["week"] == 26) & weeks["in_seat"]]


def _share(given: str, named: str) -> float:
    """Of those whose column ``given`` is will, the share whose column ``named`` is will."""
    table = _seated()
    return float((table.loc[table[given] == "will", named] == "will").mean())


def _best_for(second: str | Style, first: str | Style) -> str:
    return max(_MANAGERS, key=lambda cause: _gain(cause, first, second))


TRAINED = Exercise(
    id="08-1",
    level=1,
    task="""A team in which six in ten lack training: sc.Team(causes={"training": 0.6}). By how many per cent does coach
        sell more than micromanage over a year (100 runs, seed 1)?""",
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
    tolerance=0.3,
    mistakes=(
        Mistake(
            wrong=lambda: _gain("training", "coach", "micromanage"),
            message="that is micromanage against coach. The reference comes first: micromanage.",
        ),
        Mistake(
            wrong=lambda: _gain("will", "micromanage", "coach"),
            message='these people will not. Asked are those who lack training: causes={"training": 0.6}.',
        ),
        Mistake(
            wrong=lambda: _gain("training", "status_quo", "coach"),
            message="that is against the usual practice. Asked is against micromanage.",
        ),
        Mistake(
            wrong=lambda: _gain("training", "micromanage", "coach") / 100,
            message="that is a share. Asked are per cent: multiply by a hundred.",
        ),
    ),
)

SAID = Exercise(
    id="08-2",
    level=2,
    task="""In the team mixed of the notebook under the coach (300 runs, seed 1), week 26: of the people in their seats
        whose true cause is will, what share names will when asked (said_cause)? A number between 0 and 1.""",
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
            message="that is what the manager believes. Asked is what the person says: said_cause.",
        ),
        Mistake(
            wrong=lambda: float((_seated()["said_cause"] == "will").mean()),
            message="that is the share of all people in their seats. Keep those whose true cause is will.",
        ),
        Mistake(
            wrong=lambda: 100 * _share("true_cause", "said_cause"),
            message="that is in per cent. Asked is a share between 0 and 1: divide by a hundred.",
        ),
    ),
)

LARGEST = Exercise(
    id="08-3",
    level=3,
    task="""Disney lays five causes at the manager's door: hiring, training, support, tools and environment. Which of
        them, if six people in ten have it, makes the gain of BUMPERS over WATCHED (per cent of revenue, 100 runs, seed
        1) the largest? Give the word.""",
    hints=(
        "Loop over the five words with sc.Team(causes={cause: 0.6}).",
        "Compare WATCHED (first) with BUMPERS (second), both in sc.contrasts.",
    ),
    solution="""
        gains = {}
        for cause in ("hiring", "training", "support", "tools", "environment"):
            team = sc.Team(causes={cause: 0.6})
            pair = [sc.simulate(team, style=s, runs=100, seed=1) for s in (sc.contrasts.WATCHED, sc.contrasts.BUMPERS)]
            gains[cause] = sc.compare(*pair).table.loc["revenue", "percent"]
        answer = max(gains, key=gains.get)
    """,
    explain="""A bad environment takes effort and adds strain as well, so mending it brings more than mending one alone,
        while being watched adds strain to strain. Hard circumstances, which are nobody's fault, do the same and
        gain as much. The order of the causes rests on assumed sizes.""",
    right=lambda: _best_for(BUMPERS, WATCHED),
    options=_MANAGERS,
    mistakes=(
        Mistake(
            wrong=lambda: _best_for(WATCHED, BUMPERS),
            message="that is where help gains least over watching. Turn the comparison: WATCHED first.",
        ),
        Mistake(
            wrong=lambda: "training",
            message="coaching does mend missing training, but another gain is larger. Work out all of them.",
        ),
        Mistake(
            wrong=lambda: "support",
            message="support does remove this one, which adds strain. Another cause takes effort as well.",
        ),
    ),
)

EXERCISES = (TRAINED, SAID, LARGEST)
