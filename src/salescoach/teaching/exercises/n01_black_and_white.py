"""Exercises of notebook 01: targets, key figures, and how much of them is luck."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from ...results.simulate import Results, simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake

if TYPE_CHECKING:
    import pandas as pd

_FIRST, _SECOND, _LAST = 12, 25, 51  # last weeks of quarters, counted from 0
_WANTED = 0.9


@cache
def _year() -> Results:
    return simulate(Team(), runs=100, seed=1)


@cache
def _quarters() -> pd.DataFrame:
    """Attainment of each person: one row per run and person, one column per week."""
    return _year().people_weeks.pivot(index=["run", "person"], columns="week", values="attainment")


def _repeats(first: int = _FIRST, second: int = _SECOND) -> float:
    table = _quarters()
    return float(table[first].corr(table[second]))


def _money_repeats() -> float:
    weeks = _year().people_weeks
    money = weeks.groupby(["run", "person", weeks.week // 13]).revenue.sum().unstack()
    return float(money[0].corr(money[3]))


def _quarters_needed(repeats: float, wanted: float = _WANTED) -> float:
    return wanted / (1 - wanted) * (1 - repeats) / repeats


def _at_quota_in_quarter() -> float:
    return float((_quarters()[51].dropna() >= 1).mean())


AT_QUOTA = Exercise(
    id="01-1",
    level=1,
    task="""Let the default team live a hundred years under the status quo: sc.simulate(sc.Team(), runs=100). What
        share of the people sells the quota or more over the year? Give a number between 0 and 1, with two decimals.""",
    hints=(
        "Every run is one year of one team. results.totals has one row per run, sc.columns('totals') its columns.",
        "The column at_quota is the share of people at quota in one year. You need its mean over the years.",
    ),
    solution="""
        results = sc.simulate(sc.Team(), runs=100)
        answer = results.totals.at_quota.mean()
    """,
    explain="""This counts heads: in a usual year many people miss a quota that was meant to be fair, and the team
        as a whole may still be above plan: who sells twice the quota lifts the sum by a lot, the count by one.""",
    right=lambda: _year().totals.at_quota.mean(),
    tolerance=0.005,
    mistakes=(
        Mistake(
            wrong=lambda: 100 * _year().totals.at_quota.mean(),
            message="that is in per cent. Give a share between 0 and 1: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: (_year().totals.attainment >= 1).mean(),
            message="that is the share of teams that reach the sum of their quotas. Count people: column at_quota.",
        ),
        Mistake(
            wrong=lambda: _year().totals.attainment.mean(),
            message="that is money over quota, for the whole team. One very good seller can carry three who miss. "
            "Count people: column at_quota.",
        ),
        Mistake(
            wrong=_at_quota_in_quarter,
            message="that is the last quarter. Attainment in people_weeks looks back thirteen weeks; the question is "
            "about a year.",
        ),
    ),
)

LUCK = Exercise(
    id="01-2",
    level=2,
    task="""Take the same hundred years. In people_weeks, attainment looks back thirteen weeks, so week 12 closes
        the first quarter and week 51 the last (weeks count from 0). Take all people of all runs who have a value in
        both. How large a share of the differences between them in the first quarter does not come back in the last?
        Use one minus the correlation of the two quarters. Give a number between 0 and 1, with two decimals.""",
    hints=(
        "If differences were all skill, the last quarter would repeat the first and the correlation would be 1. "
        "If they were all luck, it would be 0.",
        "Put the weeks side by side: people_weeks.pivot(index=['run', 'person'], columns='week', values='attainment'). "
        "Then correlate column 12 with column 51.",
    ),
    solution="""
        weeks = sc.simulate(sc.Team(), runs=100).people_weeks
        table = weeks.pivot(index=["run", "person"], columns="week", values="attainment")
        answer = 1 - table[12].corr(table[51])
    """,
    explain="""This much of the differences is gone by the end of the year: luck, and real change as well, for
        people learn, tire and leave. The rest repeats, and even that is not all merit: an easy quota or a good
        territory repeats too. Who praises or blames after one quarter often does so for luck.""",
    right=lambda: 1 - _repeats(_FIRST, _LAST),
    tolerance=0.0101,
    mistakes=(
        Mistake(
            wrong=lambda: _repeats(_FIRST, _LAST),
            message="that is the part which does come back. The question is about the rest: one minus it.",
        ),
        Mistake(
            wrong=lambda: 1 - _repeats(_FIRST, _LAST) ** 2,
            message="you squared the correlation. Squared, it says how well one quarter predicts the other. Both "
            "quarters hold luck of their own, so the share that repeats is the correlation as it is.",
        ),
        Mistake(
            wrong=lambda: 1 - _repeats(),
            message="that is the next quarter, week 25. Take the last one: week 51.",
        ),
        Mistake(
            wrong=lambda: 100 * (1 - _repeats(_FIRST, _LAST)),
            message="that is in per cent. Give a share between 0 and 1: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: 1 - _money_repeats(),
            message="that is money. A large territory has a large quota and sells more in every quarter, whoever works "
            "it. Take attainment, which is measured against each person's own quota.",
        ),
    ),
)

QUARTERS = Exercise(
    id="01-3",
    level=3,
    task="""How many whole quarters of results must you average before 90 % of the differences between people would
        come back? If one quarter repeats with correlation r, the mean of k quarters repeats with k * r / (1 + (k -
        1) * r) (Spearman and Brown, 1910). Take r between weeks 12 and 25. Give the smallest whole k.""",
    hints=(
        "Try k = 1, 2, 3, ... in a loop and stop as soon as the formula gives 0.9 or more.",
        "Solved for k: k = 0.9 / (1 - 0.9) * (1 - r) / r. A part of a quarter is not enough: round up.",
    ),
    solution="""
        weeks = sc.simulate(sc.Team(), runs=100).people_weeks
        table = weeks.pivot(index=["run", "person"], columns="week", values="attainment")
        r = table[12].corr(table[25])
        k = 1
        while k * r / (1 + (k - 1) * r) < 0.9:
            k += 1
        answer = k
    """,
    explain="""So long would nothing be allowed to change: the same person, skill, territory and customers. It never
        stays so, which means that a ranking by results alone cannot become reliable in practice, however long one
        waits. Watching how the work is done is another way to know, and has its price, as later notebooks show.""",
    right=lambda: math.ceil(_quarters_needed(_repeats())),
    tolerance=0.0,
    mistakes=(
        Mistake(
            wrong=lambda: math.floor(_quarters_needed(_repeats())),
            message="that many are not quite enough: put it into the formula and you stay below the mark. Round up.",
        ),
        Mistake(
            wrong=lambda: 13 * math.ceil(_quarters_needed(_repeats())),
            message="these are weeks. Give quarters of thirteen weeks.",
        ),
        Mistake(
            wrong=lambda: _quarters_needed(_repeats()),
            message="a part of a quarter cannot be averaged. Give a whole number: round up.",
            when=lambda k: k != int(k),
        ),
        Mistake(
            wrong=lambda: math.ceil(_quarters_needed(1 - _repeats())),
            message="r is the part that repeats, not the luck. You have put the luck in the place of r.",
        ),
        Mistake(
            wrong=lambda: round(_WANTED / (1 - _WANTED)),
            message="that would be right if half of the differences were luck. Put in r as you measured it.",
        ),
    ),
)

EXERCISES = (AT_QUOTA, LUCK, QUARTERS)
