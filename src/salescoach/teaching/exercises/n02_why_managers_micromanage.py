"""Exercises of notebook 02: what a bad quarter does by itself, and what a treatment adds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...results.simulate import simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake

if TYPE_CHECKING:
    import pandas as pd

_FIRST, _SECOND, _THIRD, _LAST = 12, 25, 38, 51  # last weeks of quarters, counted from 0


@cache
def _quarters(style: str) -> pd.DataFrame:
    """Attainment of each person; until week 13 under the status quo, then under the style."""
    weeks = simulate(Team(), style=style, from_week=13, runs=400, seed=1).people_weeks
    return weeks.pivot(index=["run", "person"], columns="week", values="attainment")


def _picked(most: float) -> pd.Series[bool]:
    return _quarters("status_quo")[_FIRST] < most


def _gain(style: str, most: float, week: int = _SECOND) -> float:
    table = _quarters(style)
    return float(100 * (table[week] - table[_FIRST])[_picked(most)].mean())


def _effect(style: str, week: int = _SECOND) -> float:
    """What the style adds for those picked, in points, against the same people without it."""
    other = _quarters("status_quo")
    return float(100 * (_quarters(style)[week] - other[week])[_picked(0.7)].mean())


def _effect_on_all(style: str, week: int) -> float:
    return float(100 * (_quarters(style)[week] - _quarters("status_quo")[week]).mean())


ALONE = Exercise(
    id="02-1",
    level=1,
    task="""Under usual practice (sc.simulate(sc.Team(), runs=400)), take the people whose attainment in week 12 is
        below 0.3 of quota. By how many points of quota is their mean attainment higher in week 25? A point is one
        per cent of quota. Nothing new is done to them. A whole number is enough.""",
    hints=(
        "Put the weeks side by side: people_weeks.pivot(index=['run', 'person'], columns='week', values='attainment').",
        "Pick the rows with column 12 below 0.3, subtract column 12 from column 25, take the mean, times a hundred.",
    ),
    solution="""
        weeks = sc.simulate(sc.Team(), runs=400).people_weeks
        table = weeks.pivot(index=["run", "person"], columns="week", values="attainment")
        picked = table[table[12] < 0.3]
        answer = 100 * (picked[25] - picked[12]).mean()
    """,
    explain="""They rise by about as much as all those below 0.7 and end lower. A smaller part of what was missing
        comes back: among the very low there is more that lasts, such as little skill. Even so a programme for the
        very worst looks like a success with nothing done.""",
    right=lambda: _gain("status_quo", 0.3),
    tolerance=0.51,
    mistakes=(
        Mistake(
            wrong=lambda: _gain("status_quo", 0.3) / 100,
            message="that is a ratio. The answer is in points of quota: multiply by a hundred.",
        ),
        Mistake(
            wrong=lambda: 100 * _quarters("status_quo")[_SECOND][_picked(0.3)].mean(),
            message="that is where they stand in the second quarter. How far have they come? Subtract the first.",
        ),
        Mistake(
            wrong=lambda: _gain("status_quo", 0.7),
            message="you took everybody below 0.7, as in the text. Take those below 0.3.",
        ),
        Mistake(
            wrong=lambda: _gain("status_quo", 99.0),
            message="that is the change of all people. Pick those below 0.3 of quota first.",
        ),
    ),
)

ADDED = Exercise(
    id="02-2",
    level=2,
    task="""A boss who asks and helps (style="coach") takes over in week 13 (from_week=13, runs=400). For the people
        below 0.7 in week 12: how many points of quota does that boss really add by week 38, against the same people
        with the same luck under usual practice? A whole number is enough.""",
    hints=(
        "Simulate twice with the same seed: once as it is, once with style='coach', from_week=13.",
        "Until week 12 both are the same. Subtract week 38 of the one from week 38 of the other, for those picked.",
    ),
    solution="""
        def quarters(**style):
            weeks = sc.simulate(sc.Team(), runs=400, **style).people_weeks
            return weeks.pivot(index=["run", "person"], columns="week", values="attainment")

        usual, helped = quarters(), quarters(style="coach", from_week=13)
        picked = usual[12] < 0.7
        answer = 100 * (helped[38] - usual[38])[picked].mean()
    """,
    explain="""More than after one quarter: help takes time to learn from. Whoever judges it after one quarter
        judges too early, and whoever reports before and after reports too much.""",
    right=lambda: _effect("coach", _THIRD),
    tolerance=0.51,
    mistakes=(
        Mistake(
            wrong=lambda: _effect("coach"),
            message="that is week 25, one quarter after the change. The question is about week 38.",
        ),
        Mistake(
            wrong=lambda: _gain("coach", 0.7, _THIRD),
            message="that is before and after. Most of it would have come anyway. Compare week 38 with week 38.",
        ),
        Mistake(
            wrong=lambda: -_effect("coach", _THIRD),
            message="the sign is turned: take usual practice away from the new boss, not the other way round.",
        ),
        Mistake(
            wrong=lambda: _effect_on_all("coach", _THIRD),
            message="that is the effect on everybody. Pick those below 0.7 in week 12 first.",
        ),
        Mistake(
            wrong=lambda: _effect("coach", _THIRD) / 100,
            message="that is a ratio. The answer is in points of quota: multiply by a hundred.",
        ),
    ),
)

SHARE = Exercise(
    id="02-3",
    level=3,
    task="""A boss who asks and helps takes over in week 13 (style="coach", from_week=13, runs=400) and reports how
        far the people below 0.7 in week 12 have risen by week 51. How large a share of that rise would have come
        without the boss? Give a number with two decimals, 1 for all of it.""",
    hints=(
        "You need two rises of the same people from week 12 to week 51: under the new boss, and under usual practice.",
        "The share is the rise without the new boss over the rise with the new boss.",
    ),
    solution="""
        def rise(**style):
            weeks = sc.simulate(sc.Team(), runs=400, **style).people_weeks
            table = weeks.pivot(index=["run", "person"], columns="week", values="attainment")
            return (table[51] - table[12])[table[12] < 0.7].mean()

        answer = rise() / rise(style="coach", from_week=13)
    """,
    explain="""The rule spares nobody: what flatters the boss who watches flatters the one who helps as well. A kind
        treatment needs a control group as much as a harsh one.""",
    right=lambda: _gain("status_quo", 0.7, _LAST) / _gain("coach", 0.7, _LAST),
    tolerance=0.01,
    mistakes=(
        Mistake(
            wrong=lambda: _gain("coach", 0.7, _LAST) / _gain("status_quo", 0.7, _LAST),
            message="that is the wrong way up: divide by the whole rise, the one under the new boss.",
        ),
        Mistake(
            wrong=lambda: 1 - _gain("status_quo", 0.7, _LAST) / _gain("coach", 0.7, _LAST),
            message="that is the share which the new boss added. The question is about the rest.",
        ),
        Mistake(
            wrong=lambda: 100 * _gain("status_quo", 0.7, _LAST) / _gain("coach", 0.7, _LAST),
            message="that is in per cent. Give a share, 1 for all: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: _gain("status_quo", 0.7) / _gain("coach", 0.7),
            message="you looked at week 25, one quarter after the change. The question is about week 51.",
        ),
    ),
)

EXERCISES = (ALONE, ADDED, SHARE)
