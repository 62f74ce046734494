"""Exercises of notebook 07: noticing late, dead deals, and the price of watching on top of the process."""

from __future__ import annotations

from functools import cache

from ...management.contrasts import THE_PERSON, THE_PROCESS, usual
from ...management.style import Style
from ...results.compare import compare
from ...results.simulate import Results, simulate
from ...settings.team import Team
from ..exercise import Exercise, Mistake

_NEITHER = {"oversight_hours": 0.0, "process_hours": 0.0, "activity_push": 0.0}
_BOTH = usual("both", **_NEITHER | {"oversight_hours": 0.8, "process_hours": 0.8})


@cache
def _year(style: str, from_week: int = 0) -> Results:
    return simulate(Team(), style, runs=200, seed=1, from_week=from_week, before="hands_off")


def _percent(first: Results, second: Results) -> float:
    return float(compare(first, second).table.loc["revenue", "percent"])


def _late(week: int) -> float:
    return -_percent(_year("process"), _year("process", week))


@cache
def _deals(style: str) -> tuple[float, float, float]:
    """Open deals, dead deals, and the mean of the people's shares, in week 51."""
    weeks = simulate(Team(), style, runs=100, seed=1).people_weeks
    last = weeks[weeks["week"] == 51]
    shares = (last["dead_deals"] / last["open_deals"]).dropna()
    return float(last["open_deals"].sum()), float(last["dead_deals"].sum()), float(shares.mean())


def _dead_share(style: str) -> float:
    number, dead, _ = _deals(style)
    return dead / number


@cache
def _looked(first: Style, second: Style) -> float:
    return _percent(*(simulate(Team(), style, runs=200, seed=1) for style in (first, second)))


LATE = Exercise(
    id="07-1",
    level=1,
    task="""The default team, a year, 200 runs, seed 1. A leader is hands_off for the first half year (26 weeks), then
        turns to process. By how many per cent does the year's revenue fall short of process from week 0? Both leaders
        were hands_off in the warm-up (before="hands_off"). Give a positive number with one
        decimal.""",
    hints=(
        'sc.simulate takes from_week=26 and before="hands_off": until then, warm-up included, the other style rules.',
        'The reference is the same call without from_week, but with before="hands_off"; then turn the sign of percent.',
    ),
    solution="""
        team = sc.Team()
        start = sc.simulate(team, style="process", runs=200, seed=1, before="hands_off")
        late = sc.simulate(team, style="process", runs=200, seed=1, from_week=26, before="hands_off")
        answer = -sc.compare(start, late).table.loc["revenue", "percent"]
    """,
    explain="""Half a year of not looking costs more than half of what never looking costs: what was left to lie goes on
        costing after somebody looks.""",
    right=lambda: _late(26),
    tolerance=0.2,
    mistakes=(
        Mistake(
            wrong=lambda: -_late(26),
            message="the size is right. Give a positive number: how much it falls short.",
        ),
        Mistake(wrong=lambda: _late(13), message="that is a quarter. Half a year has 26 weeks: from_week=26."),
        Mistake(
            wrong=lambda: -_percent(simulate(Team(), "process", runs=200, seed=1), _year("process", 26)),
            message="the two leaders have another past: without before the warm-up is the usual practice. Type "
            'before="hands_off" in both.',
        ),
        Mistake(
            wrong=lambda: _percent(_year("process", 26), _year("process")),
            message="that is in per cent of the late leader's revenue. The reference is process from week 0.",
        ),
    ),
)

DEAD = Exercise(
    id="07-2",
    level=2,
    task="""Under hands_off (default team, 100 runs, seed 1): what share of all open deals in the records is dead in
        week 51? A number between 0 and 1, with two decimals.""",
    hints=(
        "people_weeks has open_deals and dead_deals for every person and week; the weeks count from 0.",
        "Sum both columns over everybody in week 51, then divide. Do not average the shares of single people.",
    ),
    solution="""
        weeks = sc.simulate(sc.Team(), style="hands_off", runs=100, seed=1).people_weeks
        last = weeks[weeks.week == 51]
        answer = last.dead_deals.sum() / last.open_deals.sum()
    """,
    explain="""That part of the pipeline never closes, and nothing in the records says so. Whoever forecasts from the
        number of open deals counts it in.""",
    right=lambda: _dead_share("hands_off"),
    tolerance=0.005,
    mistakes=(
        Mistake(
            wrong=lambda: 100 * _dead_share("hands_off"),
            message="that is in per cent. A share lies between 0 and 1: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: 1 - _dead_share("hands_off"),
            message="that is the share that is alive. Give the dead part.",
        ),
        Mistake(
            wrong=lambda: _dead_share("process"),
            message='that is the leader who goes through the pipelines. Type: style="hands_off".',
        ),
        Mistake(
            wrong=lambda: _deals("hands_off")[2],
            message="that is the mean of the people's shares, in which somebody with two deals counts as much as "
            "somebody with twenty. Sum first, then divide.",
        ),
    ),
)

ON_TOP = Exercise(
    id="07-3",
    level=3,
    task="""Find the price of watching on top. Take the usual practice with 0.8 hours of process review for everybody
        (THE_PROCESS), and add 0.8 hours of oversight (both_ways in the notebook). By how many per cent does
        revenue change, in the default team, from THE_PROCESS to both (200 runs, seed 1)? One decimal; mind the
        sign.""",
    hints=(
        "Both numbers in the notebook are against neither; they cannot just be subtracted. Compare the two directly.",
        "sc.compare(process, both): the first is the reference.",
    ),
    solution="""
        both = sc.contrasts.usual("both", oversight_hours=0.8, process_hours=0.8, activity_push=0.0)
        pair = [sc.simulate(sc.Team(), style=s, runs=200, seed=1) for s in (sc.contrasts.THE_PROCESS, both)]
        answer = sc.compare(*pair).table.loc["revenue", "percent"]
    """,
    explain="""The process has already asked for much of the effort that watching asks for. Both together take more
        hours than the manager has, and selling time as well. In a team of people who will not, try it again: the loss
        is gone.""",
    right=lambda: _looked(THE_PROCESS, _BOTH),
    tolerance=0.06,
    mistakes=(
        Mistake(
            wrong=lambda: _looked(_BOTH, THE_PROCESS),
            message="that is from both to the process. The reference is THE_PROCESS: it comes first.",
        ),
        Mistake(
            wrong=lambda: _looked(THE_PERSON, _BOTH),
            message="that is what the process adds to watching. Start from THE_PROCESS and add the watching.",
        ),
        Mistake(
            wrong=lambda: _looked(usual("neither", **_NEITHER), _BOTH),
            message="that is both against neither. The process is in place already: compare with THE_PROCESS.",
        ),
        Mistake(
            wrong=lambda: -_looked(THE_PROCESS, _BOTH),
            message="the size is right and the sign is not: second minus first, in per cent of the first.",
        ),
    ),
)

EXERCISES = (LATE, DEAD, ON_TOP)
