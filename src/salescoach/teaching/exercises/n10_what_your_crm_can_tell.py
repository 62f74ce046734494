"""Exercises of notebook 10: invented activities, missing leavers, and a recovery that nobody brought about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...company.files import answer_key, example_records
from ...results.simulate import simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake

if TYPE_CHECKING:
    import pandas as pd

_FIRST, _SECOND = 12, 25  # last weeks of the first two quarters, counted from 0
_BELOW = 0.7


@cache
def _activities() -> pd.DataFrame:
    return answer_key("activities")


@cache
def _weeks() -> tuple[pd.Series, pd.Series]:
    """Sums of revenue and quota over the weekly figures, for those still there (True) and for leavers (False)."""
    records = example_records()
    weeks = records.weeks.merge(records.people[["owner", "ended"]], on="owner")
    sums = weeks.assign(there=weeks["ended"].isna()).groupby("there")[["revenue", "quota"]].sum().astype(float)
    return sums["revenue"], sums["quota"]


def _sold(which: str) -> float:
    """Orders in per cent of quota: of those still "there", of those "gone", or of "all"."""
    revenue, quota = _weeks()
    if which == "all":
        return 100 * float(revenue.sum() / quota.sum())
    there = which == "there"
    return 100 * float(revenue.loc[there] / quota.loc[there])


@cache
def _quarters() -> pd.DataFrame:
    """Attainment of each seat under hands_off: one row per run and seat, one column per week."""
    weeks = simulate(Team(), "hands_off", runs=100, seed=1).people_weeks
    return weeks.pivot(index=["run", "person"], columns="week", values="attainment")


def _rise(chosen: int = _FIRST, before: int = _FIRST, after: int = _SECOND, everybody: bool = False) -> float:
    """Points by which attainment rises from one week to another, for those below in the chosen week."""
    table = _quarters()
    both = table[table[before].notna() & table[after].notna()]
    some = both if everybody else both[both[chosen] < _BELOW]
    return 100 * float((some[after] - some[before]).mean())


SHOW = Exercise(
    id="10-1",
    level=1,
    task="""What share of the activities in the records of the synthetic company never happened? The answer key knows:
        sc.answer_key("activities"). Give a number between 0 and 1, two decimals.""",
    hints=(
        "One row is one activity. data/company/README.md says what the columns mean.",
        "The mean of a column of true and false is the share that is true. The column is for_show.",
    ),
    solution="""
        answer = sc.answer_key("activities")["for_show"].mean()
    """,
    explain="""No column of the records tells which ones they are. Where counts are pushed harder, the share is higher,
        so a comparison of teams by activity compares how hard they are counted as well.""",
    right=lambda: float(_activities()["for_show"].mean()),
    tolerance=0.006,
    mistakes=(
        Mistake(
            wrong=lambda: 100 * float(_activities()["for_show"].mean()),
            message="that is in per cent. A share between 0 and 1 is wanted: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: float(_activities()["entered_late"].mean()),
            message="these were entered late, at the end of a month, and did happen. Take the column for_show.",
        ),
        Mistake(
            wrong=lambda: float(1 - _activities()["for_show"].mean()),
            message="that is the share that did happen. The rest is wanted.",
        ),
        Mistake(
            wrong=lambda: float(_activities()["for_show"].sum()),
            message="that is a count of activities. Divide by the number of all activities, or take the mean.",
        ),
    ),
)

LEAVERS = Exercise(
    id="10-2",
    level=2,
    task="""Take the weekly figures of the synthetic company. By how many points of quota do the orders over quota of
        those who are still there at the end (people.ended is missing) lie above those of the people who left? Add up
        revenue and quota over all weeks first, then divide. One decimal.""",
    hints=(
        "Join records.weeks with the column ended of records.people on owner. Those with no ended are still there.",
        "100 * revenue.sum() / quota.sum(), once for those still there, once for the leavers; then the difference.",
    ),
    solution="""
        records = sc.example_records()
        weeks = records.weeks.merge(records.people[["owner", "ended"]], on="owner")
        there, left = weeks[weeks["ended"].isna()], weeks[weeks["ended"].notna()]
        sold = lambda frame: 100 * frame["revenue"].sum() / frame["quota"].sum()
        answer = sold(there) - sold(left)
    """,
    explain="""Whoever left sold less on the whole, so a list without them flatters the company, and a style that drives
        people out looks better than it was. Before you use an export, ask for the leavers' own weeks.""",
    right=lambda: _sold("there") - _sold("gone"),
    tolerance=0.5,  # so that the whole number is right, too
    mistakes=(
        Mistake(
            wrong=lambda: _sold("there") - _sold("all"),
            message="that is the gap to everybody, leavers and stayers together. The gap to those who left is wanted.",
        ),
        Mistake(
            wrong=lambda: (_sold("there") - _sold("gone")) / 100,
            message="that is a ratio. Points of quota are wanted: multiply by a hundred.",
        ),
        Mistake(
            wrong=lambda: 100 * (_sold("there") / _sold("gone") - 1),
            message="that is in per cent of the leavers' result. The plain difference is wanted, in points of quota.",
        ),
        Mistake(
            wrong=lambda: _sold("gone") - _sold("there"),
            message="the sign is turned round: those still there, less those who left.",
        ),
    ),
)

RISE = Exercise(
    id="10-3",
    level=3,
    task="""Nothing is done to anybody: sc.simulate(sc.Team(), style="hands_off", runs=100, seed=1). Attainment looks
        back thirteen weeks, so week 12 closes the first quarter and week 25 the second. Take everybody with a value in
        both weeks who was below 0.7 in week 12. By how many points of quota does their attainment rise on average,
        from week 12 to week 25? (A hundred points are the whole quota.) One decimal.""",
    hints=(
        "Put the weeks side by side: people_weeks.pivot(index=['run', 'person'], columns='week', values='attainment').",
        "low = table[table[12] < 0.7]; then the mean of low[25] - low[12], times a hundred.",
    ),
    solution="""
        weeks = sc.simulate(sc.Team(), style="hands_off", runs=100, seed=1).people_weeks
        table = weeks.pivot(index=["run", "person"], columns="week", values="attainment")
        low = table[table[12] < 0.7]
        answer = 100 * (low[25] - low[12]).mean()
    """,
    explain="""Nobody did anything for them, and they rise: this is regression to the mean. Whatever a manager had done
        to them in week 13, praise or threat, this rise would have been taken for its success.""",
    right=_rise,
    tolerance=0.5,  # so that the whole number is right, too
    mistakes=(
        Mistake(
            wrong=lambda: _rise() / 100,
            message="that is a ratio. Points of quota are wanted: multiply by a hundred.",
            when=lambda answer: abs(answer - _rise() / 100) < 0.01,
        ),
        Mistake(
            wrong=lambda: _rise(everybody=True),
            message="that is the change of everybody. Take only those below 0.7 in week 12.",
        ),
        Mistake(
            wrong=lambda: _rise(chosen=_SECOND),
            message="you picked those who are low in the second quarter. They fell into it by the same law; pick "
            "by week 12.",
        ),
        Mistake(
            wrong=lambda: _rise(after=_FIRST + 1),
            message="weeks 12 and 13 share twelve of their thirteen weeks. Take a quarter that does not overlap: "
            "week 25.",
        ),
    ),
)

EXERCISES = (SHOW, LEAVERS, RISE)
