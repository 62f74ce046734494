"""Exercises of notebook 05: what asking costs, what a complaint tells, and where asking beats helping."""

from __future__ import annotations

from functools import cache

from ...management.contrasts import INSPECT_ALL
from ...management.library import STYLES
from ...management.style import Style
from ...results.compare import compare
from ...results.simulate import Results, simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake


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


@cache
def _turns(other: str, column: str = "percent_low", line: float = 1.0) -> float:
    """Smallest share of unwilling people, in tenths, at which accountability is ahead of the other style by a line."""
    for tenths in range(1, 10):
        team = Team(causes={"will": tenths / 10})
        pair = [simulate(team, style=style, runs=400, seed=1) for style in (other, "accountability")]
        if float(compare(*pair).table.loc["revenue", column]) > line:
            return tenths / 10
    raise ValueError(
        f'accountability is nowhere ahead of {other}. Type: sc.compare_over(sc.plausible_worlds(40), "{other}", ...)'
    )


HOURS = Exercise(
    id="05-1",
    level=1,
    task="""In the default team (60 runs, seed 1): how many hours a week more does a manager spend on people when
        everything is inspected at once (INSPECT_ALL) than under accountability? Give hours a week of one manager.""",
    hints=(
        "Take sc.contrasts.INSPECT_ALL. The hours are in results.totals, column manager_hours.",
        "Take the mean over the runs for both styles, and take accountability off.",
    ),
    solution="""
        styles = (sc.contrasts.INSPECT_ALL, "accountability")
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
    task="""Default team, 100 runs, seed 1, status quo, occupied seats, attainment below 1: in what share of the weeks
        of unwilling people (true_cause is will) is there a complaint? Give per cent.""",
    hints=(
        "First keep the weeks below quota, then those of unwilling people. What share of these has complaint == 1?",
        "Mind which is given: you know that the person is unwilling, and look for the complaint.",
    ),
    solution="""
        weeks = sc.simulate(sc.Team(), runs=100, seed=1).people_weeks.query("in_seat and attainment < 1")
        answer = 100 * (weeks[weeks.true_cause == "will"].complaint == 1).mean()
    """,
    explain="""In by far the most weeks unwilling people say nothing. Who waits for a complaint to find them waits
        long, and who takes a complaint as proof has turned a share round: these are two different shares.""",
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

TURNS = Exercise(
    id="05-3",
    level=3,
    task="""Take teams of which a share will not do the work, sc.Team(causes={"will": share}), with share 0.1, 0.2 and
        so on. At which share does accountability for the first time sell clearly at least one per cent more than coach
        over a year (the whole 95 % interval of sc.compare lies above 1 per cent; 400 runs, seed 1)? Give the share.""",
    hints=(
        "sc.compare(coached, asked).table.loc['revenue', 'percent_low'] is the lower end of the interval, in per cent.",
        "Write a loop over (0.1, 0.2, ...) and stop at the first share at which the lower end is above 1.",
    ),
    solution="""
        for tenths in range(1, 10):
            team = sc.Team(causes={"will": tenths / 10})
            coached, asked = (sc.simulate(team, style=s, runs=400, seed=1) for s in ("coach", "accountability"))
            if sc.compare(coached, asked).table.loc["revenue", "percent_low"] > 1:
                answer = tenths / 10
                break
    """,
    explain="""In teams whose others lack nothing about so many must be unwilling before Weinberg's way clearly
        outsells Disney's. Where others do need help it takes more. No survey knows how many are. Who argues about the
        two styles argues, in truth, about this share.""",
    right=lambda: _turns("coach"),
    tolerance=0.01,
    mistakes=(
        Mistake(
            wrong=lambda: 100 * _turns("coach"),
            message="that is in per cent. Asked is a share between 0 and 1: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: _turns("coach", column="percent", line=0.0),
            message="there the mean is above zero, which is less than one per cent for sure. Look at percent_low.",
        ),
        Mistake(
            wrong=lambda: _turns("coach") - 0.1,
            message="at that share the interval does not yet lie above one per cent. Asked is the next one.",
        ),
    ),
)

EXERCISES = (HOURS, TURNED, TURNS)
