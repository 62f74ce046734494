"""Exercises of notebook 05: what asking costs, what a complaint tells, and a style that asks without watching."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from ..claims.contrasts import INSPECT_ALL, LADDER_STOPS
from ..results.simulate import Results, simulate
from ..settings.team import Team
from ..styles.library import STYLES
from ..styles.practices import Practices
from ..styles.seen import Seen
from ..styles.style import Style
from .accept import style_that
from .exercise import Exercise, Mistake

_LEAST = 0.98  # of what accountability sells
_WATCHES = "the style still watches: oversight_hours and activity_push must be zero for everybody, in every week."
_DEAR = "it takes more of the manager's hours than accountability does. Give less time, or only to those who fall short."
_SELLS_LESS = "it sells less than is asked. People who are never asked give less: keep the one-to-ones on results."


@cache
def _lived(style: Style) -> Results:
    return simulate(Team(), style=style, runs=60, seed=1)


def _hours(style: Style) -> float:
    return float(_lived(style).totals.manager_hours.mean())


def _more_hours() -> float:
    return _hours(INSPECT_ALL) - _hours(STYLES["accountability"])


@cache
def _shares() -> dict[str, float]:
    """Per cent: complaints among the unwilling and all below quota, unwilling among complaints, unwilling over all."""
    weeks = simulate(Team(), runs=100, seed=1).people_weeks.query("in_seat")
    below = weeks[weeks.attainment < 1]
    unwilling, complains = below.true_cause == "will", below.complaint == 1
    everywhere = weeks[weeks.true_cause == "will"]
    return {
        "asked": 100 * float(complains[unwilling].mean()),
        "turned round": 100 * float(unwilling[complains].mean()),
        "willing too": 100 * float(complains.mean()),
        "above quota too": 100 * float((everywhere.complaint == 1).mean()),
    }


def _as_asked(style: Style) -> str | None:
    mine = _lived(style)
    watched = mine.first(5).people_weeks.oversight_hours.max() > 0 or _pushes(style)
    if watched:
        return _WATCHES
    if mine.totals.manager_hours.mean() > _hours(STYLES["accountability"]):
        return _DEAR
    if mine.totals.revenue.mean() < _LEAST * _lived(STYLES["accountability"]).totals.revenue.mean():
        return _SELLS_LESS
    return None


def _pushes(style: Style) -> bool:
    pushed: list[bool] = []

    def rule(seen: Seen) -> Practices:
        practices = style(seen)
        pushed.append(bool(np.max(practices.activity_push) > 0))
        return practices

    simulate(Team(), style=Style("looked at", "", "looked at", rule), runs=2, seed=1, threads=1)
    return any(pushed)


def _long_reviews(seen: Seen) -> Practices:
    return replace(LADDER_STOPS.rule(seen), review_hours=2.0)


def _few_words(seen: Seen) -> Practices:
    return Practices(review_hours=0.05, report_hours=1.0)


HOURS = Exercise(
    id="05-1",
    level=1,
    task="""In the default team (60 runs, seed 1): how many hours a week more does a manager spend on people when
        everything is inspected at once (INSPECT_ALL) than under accountability? Give hours a week of one manager.""",
    hints=(
        "Import INSPECT_ALL from salescoach.claims.contrasts. The hours are in results.totals, column manager_hours.",
        "Take the mean over the runs for both styles, and take accountability off.",
    ),
    solution="""
        from salescoach.claims.contrasts import INSPECT_ALL

        styles = (INSPECT_ALL, "accountability")
        hours = [sc.simulate(sc.Team(), style=s, runs=60, seed=1).totals.manager_hours.mean() for s in styles]
        answer = hours[0] - hours[1]
    """,
    explain="""So much time of each week comes free when questions stop at the first rung that is sound. It is the rule
        itself that saves it; what the manager does with the time is another question.""",
    right=_more_hours,
    tolerance=0.1,
    mistakes=(
        Mistake(
            wrong=lambda: -_more_hours(),
            message="the size fits, the sign does not. Asked is how much more everything at once takes.",
        ),
        Mistake(
            wrong=lambda: _hours(INSPECT_ALL),
            message="those are all hours of everything at once. Take off what accountability takes.",
        ),
        Mistake(
            wrong=lambda: 100 * _more_hours() / _hours(STYLES["accountability"]),
            message="that is in per cent of the hours. Asked are hours a week.",
        ),
        Mistake(
            wrong=lambda: _more_hours() / int(Team().people),
            message="that is for each salesperson. Asked are the hours of the manager.",
        ),
    ),
)

TURNED = Exercise(
    id="05-2",
    level=2,
    task="""Default team, 100 runs, seed 1, status quo, occupied seats, attainment below 1: in what share of the weeks of
        unwilling people (true_cause is will) is there a complaint? Give per cent.""",
    hints=(
        "First keep the weeks below quota, then those of unwilling people. What share of these has complaint == 1?",
        "Mind which is given: you know that the person is unwilling, and look for the complaint.",
    ),
    solution="""
        weeks = sc.simulate(sc.Team(), runs=100, seed=1).people_weeks.query("in_seat and attainment < 1")
        answer = 100 * (weeks[weeks.true_cause == "will"].complaint == 1).mean()
    """,
    explain="""Nearly all unwilling people say nothing in nearly all weeks. Who waits for a complaint to find them
        waits in vain, and who takes a complaint as proof has turned a share round: these are two different shares.""",
    right=lambda: _shares()["asked"],
    tolerance=0.15,
    mistakes=(
        Mistake(
            wrong=lambda: _shares()["asked"] / 100,
            message="that is a share between 0 and 1. Asked is per cent: multiply by a hundred.",
        ),
        Mistake(
            wrong=lambda: _shares()["turned round"],
            message="you have turned it round: that is how many of the complaints come from unwilling people.",
        ),
        Mistake(
            wrong=lambda: _shares()["willing too"],
            message="that is everybody below quota. Keep only weeks whose true_cause is will.",
        ),
        Mistake(
            wrong=lambda: _shares()["above quota too"],
            message="that counts weeks above quota too. Keep attainment below 1.",
        ),
    ),
)

UNWATCHED = Exercise(
    id="05-3",
    level=3,
    task="""Write a style that never watches (oversight_hours and activity_push at zero), takes no more of the manager's
        hours than accountability does in the default team, and sells at least 98 per cent of what accountability sells
        there (60 runs, seed 1).""",
    hints=(
        "Begin with a one-to-one of half an hour for everybody and one hour of reports. Coaching sells, too.",
        "Go through the pipeline only with those below 90 per cent of quota: np.where(seen.attainment < 0.9, 0.5, 0.0).",
    ),
    solution="""
        @sc.style
        def asks(seen):
            short = seen.attainment < 0.9
            return sc.Practices(
                review_hours=0.5, process_hours=np.where(short, 0.5, 0.0),
                coaching_hours=np.where(short, 0.4, 0.25), report_hours=1.0, asking=0.1, pass_on=0.6,
            )

        answer = asks
    """,
    explain="""The lower rungs of the ladder carry nearly all of it. What is saved on watching can go into coaching, or
        into nothing at all.""",
    right=lambda: LADDER_STOPS,
    check=style_that(_as_asked),
    mistakes=(
        Mistake(wrong=lambda: STYLES["accountability"], message=_WATCHES),
        Mistake(
            wrong=lambda: Style("long reviews", "notebook 05", "two hours of reviews", _long_reviews), message=_DEAR
        ),
        Mistake(
            wrong=lambda: Style("few words", "notebook 05", "next to no review", _few_words), message=_SELLS_LESS
        ),
    ),
)

EXERCISES = (HOURS, TURNED, UNWATCHED)
