"""Exercises of notebook 04: how long customers remember, and what records make of newcomers."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

from ...management.library import STYLES
from ...management.practices import Practices
from ...management.seen import Seen
from ...management.style import Style
from ...results.simulate import Results, simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake

if TYPE_CHECKING:
    import pandas as pd

_ENDED = 26  # first week without pressing
_RUNS = 60


def _presses_first(seen: Seen) -> Practices:
    return STYLES["micromanage" if seen.week < _ENDED else "coach"].rule(seen)


_PRESSED_FIRST = Style(
    name="pressed_first",
    author="notebook 04",
    summary="micromanage for half a year, then coach",
    rule=_presses_first,
)


@cache
def _lost(setting: str, value: float) -> pd.Series:
    """Points of customer trust that are missing, week by week, with one setting changed."""
    team = Team(people=8, weeks=104).change(**_one(setting, value))
    lives = (
        simulate(team, style="coach", runs=_RUNS, seed=1),
        simulate(team, style=_PRESSED_FIRST, runs=_RUNS, seed=1),
    )
    means = [life.people_weeks.query("in_seat").groupby("week").customer_trust.mean() for life in lives]
    return 100 * (means[0] - means[1])


def _one(setting: str, value: float) -> dict[str, Any]:
    return {setting: value}


def _until_half(recovery: float) -> float:
    lost = _lost("trust_recovery", recovery)
    later = lost.loc[_ENDED:]
    return float(later.index[later <= lost.loc[_ENDED - 1] / 2][0] - _ENDED)


@cache
def _life(style: str) -> Results:
    team = Team(people=8, weeks=104)
    team = team.change(quit_rate=4 * float(team.quit_rate))
    return simulate(team, style=_PRESSED_FIRST if style == "pressed_first" else style, runs=100, seed=1)


@cache
def _won(style: str = "status_quo", from_week: int = _ENDED) -> tuple[float, float]:
    """Win rate in per cent of those who were there before and of those who came later."""
    life = _life(style)
    keys = ["run", "person", "hire"]
    came = life.people_weeks.query("in_seat").groupby(keys).week.min().rename("came").reset_index()
    deals = life.deals.query(f"status != 'open' and opened_week >= {from_week}").merge(came)
    won = (deals.status == "won").groupby(deals.came >= _ENDED).mean()
    return 100 * float(won[False]), 100 * float(won[True])


def _behind(style: str = "status_quo", from_week: int = _ENDED) -> float:
    stayed, new = _won(style, from_week)
    return stayed - new


FORGETFUL = Exercise(
    id="04-1",
    level=1,
    task="""Set memory to 0.4 in a team of 8 over 104 weeks. Two lives of 60 runs (seed 1): coach all along, and the
        style pressed_first of the notebook (micromanage until week 26, coach from then on). How many points of 100 of
        customer trust are missing in the second life in week 25? Take the mean over people in post; one decimal.""",
    hints=(
        "sc.Team(people=8, weeks=104).change(memory=0.4) is the team. The function missing() of the notebook takes it.",
        "missing(...) gives a value for each week; you need the one of week 25, in points of 100.",
    ),
    solution="""
        @sc.style
        def pressed_first(seen):
            return sc.STYLES["micromanage" if seen.week < 26 else "coach"](seen)

        team = sc.Team(people=8, weeks=104).change(memory=0.4)
        lives = [
            sc.simulate(team, style="coach", runs=60, seed=1),
            sc.simulate(team, style=pressed_first, runs=60, seed=1),
        ]
        trust = [x.people_weeks.query("in_seat").groupby("week").customer_trust.mean() for x in lives]
        answer = 100 * (trust[0] - trust[1])[25]
    """,
    explain="""Memory sets the size of the debt: customers who remember less lose less trust, whatever is done to
        them. No study has measured how strong memory is, so the size of all damage is an open question.""",
    right=lambda: float(_lost("memory", 0.4).loc[25]),
    tolerance=0.06,
    mistakes=(
        Mistake(
            wrong=lambda: float(_lost("memory", 0.4).loc[25]) / 100,
            message="that is on a scale from 0 to 1. Points of 100 are asked: multiply by a hundred.",
        ),
        Mistake(
            wrong=lambda: -float(_lost("memory", 0.4).loc[25]),
            message="the size fits, the sign does not. What is missing is asked: spared less pressed.",
        ),
        Mistake(
            wrong=lambda: float(_lost("memory", 0.8).loc[25]),
            message="that is the usual memory. Change the team: .change(memory=0.4).",
        ),
        Mistake(
            wrong=lambda: float(_lost("memory", 0.4).loc[103]),
            message="that is the last week of the second year. Week 25 is the last one of the pressing.",
        ),
    ),
)

FORGIVING = Exercise(
    id="04-2",
    level=2,
    task="""Set trust_recovery to 0.04, twice the usual, all else as in 04-1 with the usual memory. How many weeks after
        the end of the pressing (week 26 counts as 0) is half of the loss of week 25 back? Give whole weeks.""",
    hints=(
        "Work out the loss of every week first, as in 04-1. Half of the value of week 25 is the line to reach.",
        "Look for the first week from 26 on in which the loss is at or below the line, and take 26 off.",
    ),
    solution="""
        @sc.style
        def pressed_first(seen):
            return sc.STYLES["micromanage" if seen.week < 26 else "coach"](seen)

        team = sc.Team(people=8, weeks=104).change(trust_recovery=0.04)
        lives = [
            sc.simulate(team, style="coach", runs=60, seed=1),
            sc.simulate(team, style=pressed_first, runs=60, seed=1),
        ]
        trust = [x.people_weeks.query("in_seat").groupby("week").customer_trust.mean() for x in lives]
        lost = trust[0] - trust[1]
        later = lost[26:]
        answer = later.index[later <= lost[25] / 2][0] - 26
    """,
    explain="""Faster than usual, and still slower than the rate alone would say: for some weeks strained people go on
        pressing. Repair starts only when the causes are gone.""",
    right=lambda: _until_half(0.04),
    tolerance=1.0,
    mistakes=(
        Mistake(
            wrong=lambda: _until_half(0.04) + _ENDED,
            message="that is the week of the count. Weeks since the pressing ended are asked: take 26 off.",
        ),
        Mistake(
            wrong=lambda: _until_half(0.02),
            message="that is the usual recovery. Change the team: .change(trust_recovery=0.04).",
        ),
        Mistake(
            wrong=lambda: math.log(0.5) / math.log(1 - 0.04),
            message="that is what the rate alone would give. Strained people go on pressing for a while; "
            "measure it in the simulated lives.",
        ),
    ),
)

NEWCOMERS = Exercise(
    id="04-3",
    level=3,
    task="""A team of 8 over 104 weeks with four times the usual quit_rate, under status_quo all along (100 runs, seed
        1). Among closed deals that were opened in week 26 or later: how many percentage points lower is the win rate of
        people who came in week 26 or later than that of the people who were there before? One decimal.""",
    hints=(
        "Who came when: the first week in which a run, person and hire is in post. Merge this with the deals.",
        "Keep deals that are not open and were opened in week 26 or later. Mean of (status == 'won') in both groups.",
    ),
    solution="""
        team = sc.Team(people=8, weeks=104)
        life = sc.simulate(team.change(quit_rate=4 * float(team.quit_rate)), style="status_quo", runs=100, seed=1)
        people = life.people_weeks.query("in_seat").groupby(["run", "person", "hire"])
        came = people.week.min().rename("came").reset_index()
        deals = life.deals.query("status != 'open' and opened_week >= 26").merge(came)
        won = (deals.status == "won").groupby(deals.came >= 26).mean()
        answer = 100 * (won[False] - won[True])
    """,
    explain="""No bad half-year lies behind this company, and yet newcomers win clearly less: they are new, and their
        customers do not know them. Whoever finds such a gap in the records and calls it the memory of pressed
        customers has measured something else.""",
    right=lambda: _behind(),
    tolerance=0.06,
    mistakes=(
        Mistake(
            wrong=lambda: _behind() / 100,
            message="that is a share. Percentage points are asked: multiply by a hundred.",
        ),
        Mistake(
            wrong=lambda: -_behind(),
            message="the size fits, the sign does not. How much lower newcomers are is asked.",
        ),
        Mistake(
            wrong=lambda: _behind("pressed_first"),
            message="that is the company that was pressed for half a year. Take status_quo all along.",
        ),
        Mistake(
            wrong=lambda: _behind("coach"),
            message="that is the coached company of the notebook. Take status_quo all along.",
        ),
        Mistake(
            wrong=lambda: _won()[1],
            message="that is the win rate of the newcomers. By how much it is lower than the others' is asked.",
        ),
    ),
)

EXERCISES = (FORGETFUL, FORGIVING, NEWCOMERS)
