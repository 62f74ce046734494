"""Exercises of notebook 05: what asking costs, what a complaint tells, and where asking beats helping."""

from __future__ import annotations

from functools import cache

from ...results.compare import compare
from ...results.simulate import Results, simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake


def _team(unwilling: bool) -> Team:
    return Team(causes={"will": 0.6}) if unwilling else Team()


@cache
def _lived(style: str, unwilling: bool) -> Results:
    return simulate(_team(unwilling), style=style, runs=60, seed=1)


def _hours(style: str = "accountability", unwilling: bool = True) -> float:
    return float(_lived(style, unwilling).totals.manager_hours.mean())


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
    task="""Take a team in which six in ten do not want to do the work, sc.Team(causes={"will": 0.6}) (60 runs, seed 1).
        How many hours a week does a manager spend on people under accountability? Give hours a week of one manager, one
        decimal.""",
    hints=(
        'The team goes first: sc.simulate(sc.Team(causes={"will": 0.6}), style="accountability", runs=60).',
        "The hours are in results.totals, column manager_hours. Take the mean over the runs.",
    ),
    solution="""
        unwilling = sc.Team(causes={"will": 0.6})
        answer = sc.simulate(unwilling, style="accountability", runs=60, seed=1).totals.manager_hours.mean()
    """,
    explain="""Asking in order costs these hours, and fewer than with people as they are: those who lack nothing but the
        will are soon sound once they are asked, and then the questions stop.""",
    right=_hours,
    tolerance=0.06,
    mistakes=(
        Mistake(
            wrong=lambda: _hours(unwilling=False),
            message="that is the default team. Take one in which six in ten will not.",
        ),
        Mistake(
            wrong=lambda: _hours("coach"),
            message="those are the coach's hours. The hours of accountability are asked.",
        ),
        Mistake(
            wrong=lambda: _hours() / int(Team().people),
            message="that is for each salesperson. The hours of the manager are asked.",
        ),
        Mistake(
            wrong=lambda: 52 * _hours(),
            message="those are the hours of the year. Hours a week are asked.",
        ),
    ),
)

TURNED = Exercise(
    id="05-2",
    level=2,
    task="""Default team, 100 runs, seed 1, status_quo, people in post (in_seat), attainment below 1: in what share of
        the weeks of unwilling people (true_cause is will) is there a complaint? Give per cent, one decimal.""",
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
            message="that is a share between 0 and 1. Per cent is asked: multiply by a hundred.",
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
        over a year (the whole 95 % interval of sc.compare lies above 1 per cent; 400 runs, seed 1)? Give the share, one
        decimal.""",
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
            message="that is in per cent. A share between 0 and 1 is asked: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: _turns("coach", column="percent", line=0.0),
            message="there the mean is above zero, which is less than one per cent for sure. Look at percent_low.",
        ),
        Mistake(
            wrong=lambda: _turns("coach") - 0.1,
            message="at that share the interval does not yet lie above one per cent. The next one is asked.",
        ),
    ),
)

EXERCISES = (HOURS, TURNED, TURNS)
