"""Exercises of notebook 09: who is right depends on the people, the horizon and the assumptions."""

from __future__ import annotations

from functools import cache

import numpy as np

from ...assumptions.over import OverWorlds, compare_over
from ...assumptions.plausible import plausible_worlds
from ...management.library import STYLES
from ...management.practices import Practices
from ...management.seen import Seen
from ...management.style import Style, style
from ...results.compare import compare
from ...results.simulate import simulate
from ...settings.team import Team
from ..accept import style_that
from ..exercise import Exercise, Mistake

_CANNOT = {"training": 0.2, "support": 0.15, "tools": 0.15, "environment": 0.1, "personal": 0.15}
_RUNS = 100


@cache
def _lead(first: str, second: str, weeks: int, will: bool = True) -> float:
    team = Team(causes={"will": 0.6}, weeks=weeks) if will else Team(weeks=weeks)
    pair = [simulate(team, name, runs=200, seed=1) for name in (first, second)]
    return float(compare(*pair).table.loc["revenue", "percent"])


def _money() -> float:
    pair = [simulate(Team(causes={"will": 0.6}, weeks=13), n, runs=200, seed=1) for n in ("coach", "accountability")]
    return float(pair[1].totals.revenue.mean() - pair[0].totals.revenue.mean())


@cache
def _over(style: str = "accountability", mixed: bool = True) -> OverWorlds:
    drawn = plausible_worlds(24)
    here = [world.change(causes={"will": 0.6}) for world in drawn] if mixed else drawn
    return compare_over(here, "coach", style, runs=12)


def _above(style: str = "accountability", mixed: bool = True) -> float:
    return float((_over(style, mixed).table.effect > 0).mean())


@cache
def _mean(team: Team, rule: Style) -> float:
    return float(simulate(team, rule, runs=_RUNS, seed=1).totals.revenue.mean())


def _gains(rule: Style) -> tuple[float, float]:
    """Per cent against the coach: people who cannot yet over a year, people who will not over a quarter."""
    teams = Team(causes=_CANNOT), Team(causes={"will": 0.6}, weeks=13)
    cannot, will = (100 * (_mean(team, rule) / _mean(team, STYLES["coach"]) - 1) for team in teams)
    return cannot, will


def _good_for_both(rule: Style) -> str | None:
    cannot, will = _gains(rule)
    now = f"against coach, people who cannot yet {cannot:+.1f} % over a year, people who will not {will:+.1f} %"
    if cannot < 0 and will <= 0:
        return f"{now} over a quarter. Start from what coach does, and add to it."
    if cannot < 0:
        return f"{now} over a quarter. It asks, and does not help enough."
    if will <= 0:
        return f"{now} over a quarter. It helps, and does not ask hard enough."
    return None


@style
def _both(seen: Seen) -> Practices:
    """The coach's help, with a weekly look at results and pipeline on top."""
    struggling = seen.attainment < 0.8
    needs_help = seen.believes("support", "tools", "environment", "personal")
    return Practices(
        review_hours=0.4, process_hours=0.5, sharing_hours=0.2, asking=np.where(struggling, 1.0, 0.2),
        support_hours=np.where(needs_help, 1.2, np.where(struggling, 0.4, 0.1)),
        coaching_hours=np.where(struggling & ~needs_help, 1.0, 0.4), coaching_fit=0.9, report_hours=0.5, pass_on=0.25,
    )  # fmt: skip


QUARTER = Exercise(
    id="09-1",
    level=1,
    task="""Six in ten will not do the work: sc.Team(causes={"will": 0.6}, weeks=13). By how many per cent does
        accountability sell more than coach in this quarter? Use 200 paired runs, seed 1. In per cent, one decimal.""",
    hints=(
        "Simulate the same team under both styles, and give both results to sc.compare.",
        'The reference comes first: sc.compare(coached, asked).table.loc["revenue", "percent"].',
    ),
    solution="""
        team = sc.Team(causes={"will": 0.6}, weeks=13)
        pair = [sc.simulate(team, style=s, runs=200, seed=1) for s in ("coach", "accountability")]
        answer = sc.compare(*pair).table.loc["revenue", "percent"]
    """,
    explain="""These are the people whom Weinberg has in mind, over the horizon at which asking pays soonest. With other
        people, as those who cannot yet, it sells less than help.""",
    right=lambda: _lead("coach", "accountability", 13),
    tolerance=0.55,  # so that the whole number is right, too
    mistakes=(
        Mistake(
            wrong=lambda: _lead("accountability", "coach", 13),
            message="that is the coach against accountability. The reference comes first: coach, then accountability.",
        ),
        Mistake(
            wrong=lambda: _lead("coach", "accountability", 52),
            message="that is a whole year. A quarter has thirteen weeks: weeks=13.",
        ),
        Mistake(
            wrong=lambda: _lead("coach", "accountability", 13, will=False),
            message='that is the usual mix of people. Put in those who will not: causes={"will": 0.6}.',
        ),
        Mistake(
            wrong=_money,
            message="that is money. The answer wanted is in per cent of what the coach's team sells: column percent.",
        ),
    ),
)

WORLDS = Exercise(
    id="09-2",
    level=2,
    task="""Take sc.plausible_worlds(24), put six unwilling people in ten into each
        (world.change(causes={"will": 0.6})), and compare coach with accountability over a year, 12 runs each. In what
        share of the worlds is the effect of accountability above zero, clear or not? Between 0 and 1, two decimals.""",
    hints=(
        "sc.compare_over(worlds, first, second, runs=12) has a .table with one row per world.",
        "The column effect is second minus first in per cent. Count how often it is above zero.",
    ),
    solution="""
        here = [world.change(causes={"will": 0.6}) for world in sc.plausible_worlds(24)]
        found = sc.compare_over(here, "coach", "accountability", runs=12)
        answer = (found.table.effect > 0).mean()
    """,
    explain="""All are above zero, and clearly so only somewhat more than half of them: with few runs many a world stays
        unclear. The share above zero needs no threshold, but it counts luck as well: neither number is the whole truth,
        so tell both.""",
    right=_above,
    tolerance=0.015,
    mistakes=(
        Mistake(
            wrong=lambda: _over().shares["second"],
            message="that is the share in which it is clearly ahead. Count every world with an effect above zero.",
        ),
        Mistake(
            wrong=lambda: 1 - _above(),
            message="that is the share in which the coach is ahead. The effect is second minus first.",
        ),
        Mistake(
            wrong=lambda: 100 * _above(),
            message="that is in per cent. A share between 0 and 1 is wanted: divide by a hundred.",
        ),
        Mistake(
            wrong=lambda: _above(mixed=False),
            message="these are the worlds with their own mix of people. Put the unwilling in with world.change(...).",
        ),
    ),
)

BOTH = Exercise(
    id="09-3",
    level=3,
    task="""Write a style that is good for both kinds: it must sell at least as much as coach among people who cannot
        yet, over a year, and more than coach among people who will not, over a quarter (100 runs, seed 1). The first
        are sc.Team(causes={"training": 0.2, "support": 0.15, "tools": 0.15, "environment": 0.1, "personal": 0.15}),
        the others sc.Team(causes={"will": 0.6}, weeks=13).""",
    hints=(
        "Keep what coach does for whoever falls short: ask, then help that fits, with little pressure passed on.",
        "Add what moves the unwilling and intrudes on nobody: process_hours of half an hour, and a longer review.",
    ),
    solution="""
        @sc.style
        def both(seen):
            struggling = seen.attainment < 0.8
            needs_help = seen.believes("support", "tools", "environment", "personal")
            return sc.Practices(
                review_hours=0.4, process_hours=0.5, sharing_hours=0.2, asking=np.where(struggling, 1.0, 0.2),
                support_hours=np.where(needs_help, 1.2, np.where(struggling, 0.4, 0.1)),
                coaching_hours=np.where(struggling & ~needs_help, 1.0, 0.4), coaching_fit=0.9,
                report_hours=0.5, pass_on=0.25,
            )

        answer = both
    """,
    explain="""Help and hard questions do not exclude each other: what the authors put against each other fits into one
        week, as long as the manager has the hours. In this world; try it in others with sc.compare_over.""",
    right=lambda: _both,
    check=style_that(_good_for_both),
    mistakes=(
        Mistake(wrong=lambda: STYLES["hands_off"], message="Start from what coach does, and add to it."),
        Mistake(wrong=lambda: STYLES["accountability"], message="It asks, and does not help enough."),
        Mistake(wrong=lambda: STYLES["coach"], message="It helps, and does not ask hard enough."),
    ),
)

EXERCISES = (QUARTER, WORLDS, BOTH)
