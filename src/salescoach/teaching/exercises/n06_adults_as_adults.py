"""Exercises of notebook 06: what one group shows, stepping in, and how many groups it would take."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from ...management.contrasts import STEPS_IN
from ...management.library import STYLES
from ...management.practices import Practices
from ...management.seen import Seen
from ...management.style import Style
from ...results.compare import compare
from ...results.simulate import simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake

if TYPE_CHECKING:
    import pandas as pd

_YEAR = 52
_POWER = 16  # the rule of thumb: twice the square of 1.96 + 0.84
_CANNOT = {"training": 0.2, "support": 0.15, "tools": 0.15, "environment": 0.1, "personal": 0.15}
_TWENTY = Team(people=20, weeks=2 * _YEAR)
_CANNOT_YET = Team(people=20, weeks=2 * _YEAR, causes=_CANNOT)


def _macro_later(seen: Seen) -> Practices:
    return STYLES["macro" if seen.week >= _YEAR else "status_quo"].rule(seen)


_MACRO_LATER = Style(
    name="macro_later", author="notebook 06", summary="the usual practice for a year, then macro", rule=_macro_later
)


@cache
def _years(style: Style, group: Team) -> pd.DataFrame:
    """Revenue of each group in both years."""
    weeks = simulate(group, style=style, runs=100, seed=1).people_weeks
    return weeks.groupby(["run", weeks.week // _YEAR]).revenue.sum().unstack()


def _growth(style: Style = STYLES["status_quo"], group: Team = _TWENTY) -> pd.Series:
    """Growth from the first year to the second in per cent, one value a group."""
    sold = _years(style, group)
    return 100 * (sold[1] / sold[0] - 1)


def _at_least(growth: float) -> float:
    return float((_growth() >= growth).mean())


@cache
def _change(span: int, hours: float | None = None) -> float:
    """Per cent that stepping in changes; with the usual hours where none are told."""
    group = Team(people=12, span=span)
    group = group if hours is None else group.change(manager_hours_per_week=hours)
    pair = [simulate(group, style=style, runs=400, seed=1) for style in (STYLES["status_quo"], STEPS_IN)]
    return float(compare(*pair).table.loc["revenue", "percent"])


def _paired(group: Team) -> pd.Series:
    """Growth with the change less growth without, in points, one value a group."""
    return _growth(_MACRO_LATER, group) - _growth(group=group)


def _difference() -> float:
    return float(_paired(_CANNOT_YET).mean())


def _needed(spread: float) -> float:
    return _POWER * (spread / _difference()) ** 2


def _spread() -> float:
    return float(_growth(group=_CANNOT_YET).std())


ALONE = Exercise(
    id="06-1",
    level=1,
    task="""A hundred groups of twenty over 104 weeks under status_quo (seed 1). In what share of them is the second
        year's revenue at least a fifth above the first? Give a number between 0 and 1, with two decimals.""",
    hints=(
        "people_weeks has a row per week: sum revenue by run and by week // 52, then unstack. One column a year.",
        "Divide the second year by the first. What share of the values is 1.2 or more?",
    ),
    solution="""
        weeks = sc.simulate(sc.Team(people=20, weeks=104), runs=100, seed=1).people_weeks
        sold = weeks.groupby(["run", weeks.week // 52]).revenue.sum().unstack()
        answer = (sold[1] / sold[0] >= 1.2).mean()
    """,
    explain="""So often would a manager have a fine story to tell who has changed nothing at all. People learn, and
        groups of twenty are small.""",
    right=lambda: _at_least(20.0),
    tolerance=0.015,
    mistakes=(
        Mistake(
            wrong=lambda: 100 * _at_least(20.0),
            message="that is in per cent. A share lies between 0 and 1: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: _at_least(0.0),
            message="that is the share that grows at all. Count growth of a fifth or more.",
        ),
        Mistake(
            wrong=lambda: float(_growth().mean() / 100),
            message="that is the mean growth. Count the groups that grow by a fifth or more.",
        ),
    ),
)

STEPPING_IN = Exercise(
    id="06-2",
    level=2,
    task="""Twelve people under one manager who has 35 hours a week for them: sc.Team(people=12, span=12,
        manager_hours_per_week=35), 400 runs, seed 1, a year. By how many per cent does revenue change when the manager
        keeps stepping in (STEPS_IN against status_quo)? One decimal; a loss is a minus.""",
    hints=(
        "The style is sc.contrasts.STEPS_IN. Simulate it and status_quo, and compare the two.",
        "sc.compare(left, taken).table.loc['revenue', 'percent'], with status_quo first.",
    ),
    solution="""
        group = sc.Team(people=12, span=12, manager_hours_per_week=35)
        left, taken = (sc.simulate(group, style=s, runs=400, seed=1) for s in ("status_quo", sc.contrasts.STEPS_IN))
        answer = sc.compare(left, taken).table.loc["revenue", "percent"]
    """,
    explain="""With hours enough, stepping in pays for twelve people too. So it is not the number of people that turns
        it, but the manager's week: where that is too short, the hours that go into other people's deals are missing
        everywhere else. Few managers of twelve have 35 hours for them.""",
    right=lambda: _change(12, 35),
    tolerance=0.15,
    mistakes=(
        Mistake(
            wrong=lambda: -_change(12, 35),
            message="the size fits, the sign does not. status_quo comes first in sc.compare.",
        ),
        Mistake(
            wrong=lambda: _change(12, 35) / 100,
            message="that is a share. The answer is asked in per cent: multiply by a hundred.",
        ),
        Mistake(
            wrong=lambda: _change(12),
            message="that is a manager with the usual hours. Type: manager_hours_per_week=35.",
        ),
        Mistake(
            wrong=lambda: _change(4),
            message="that is a span of four with the usual hours. Type: span=12, manager_hours_per_week=35.",
        ),
    ),
)

MANY = Exercise(
    id="06-3",
    level=3,
    task="""About 16 (s / d)^2 groups are needed in each set to tell a difference d between sets that spread by s. Take
        people who cannot yet (cannot of the notebook), a hundred groups of twenty, 104 weeks, seed 1. s is the standard
        deviation of yearly growth under status_quo, d the mean growth with macro_later of the notebook less that
        without. How many groups in each set? Round up.""",
    hints=(
        "Work out the growth of each group in per cent for both styles, as in 06-1 but with causes=cannot. s is "
        "growth.std() of the first.",
        "d is the difference of the two means. Put both into the formula; math.ceil rounds up.",
    ),
    solution="""
        import math

        @sc.style
        def macro_later(seen):
            return sc.STYLES["macro" if seen.week >= 52 else "status_quo"](seen)

        cannot = {"training": 0.2, "support": 0.15, "tools": 0.15, "environment": 0.1, "personal": 0.15}
        group = sc.Team(people=20, weeks=104, causes=cannot)
        growth = []
        for style in ("status_quo", macro_later):
            weeks = sc.simulate(group, style=style, runs=100, seed=1).people_weeks
            sold = weeks.groupby(["run", weeks.week // 52]).revenue.sum().unstack()
            growth.append(100 * (sold[1] / sold[0] - 1))
        answer = math.ceil(16 * (growth[0].std() / (growth[1] - growth[0]).mean()) ** 2)
    """,
    explain="""So many groups of twenty with the change, and as many without, and that for people whom it helps much.
        No company has them. With people as they are it takes many more. What can be done with fewer: let chance decide
        which team changes first, look week by week, and compare each team with itself.""",
    right=lambda: math.ceil(_needed(_spread())),
    tolerance=1.0,
    mistakes=(
        Mistake(
            wrong=lambda: 2 * math.ceil(_needed(_spread())),
            message="that is both sets together. Give the number in each set.",
        ),
        Mistake(
            wrong=lambda: math.ceil(_POWER * _spread() / _difference()),
            message="you forgot the square: twice the spread takes four times the groups.",
        ),
        Mistake(
            wrong=lambda: math.ceil(_needed(float(_paired(_CANNOT_YET).std()))),
            message="that is the spread of paired differences, which needs the same group twice with the same luck. No "
            "company lives twice: take the spread between groups.",
        ),
    ),
)

EXERCISES = (ALONE, STEPPING_IN, MANY)
