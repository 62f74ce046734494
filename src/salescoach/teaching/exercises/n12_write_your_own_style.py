"""Exercises of notebook 12: read a tournament, write a lean style, and see what tuning on one world costs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from ...assumptions.plausible import plausible_worlds
from ...management.library import STYLES
from ...management.practices import Practices
from ...management.seen import Seen
from ...management.style import Style, style
from ...results.simulate import Results, simulate
from ...settings.team import Team
from ..accept import style_that
from ..exercise import Exercise, Mistake

if TYPE_CHECKING:
    import pandas as pd

_RUNS = 60
_MOST_HOURS = 7.0
_MINIMA = (0.4, 0.7, 1.0, 1.3)


@cache
def _year(name: str) -> pd.Series:
    return simulate(Team(), STYLES[name], runs=_RUNS, seed=1).totals.mean()


def _count(more: bool = True, fewer: bool = True) -> int:
    usual = _year("status_quo")
    return sum(
        (not more or _year(name).revenue > usual.revenue)
        and (not fewer or _year(name).manager_hours < usual.manager_hours)
        for name in STYLES
        if name != "status_quo"
    )


FRONT = Exercise(
    id="12-1",
    level=1,
    task="""Let all styles of the kit live the same sixty years of the default team: sc.simulate(sc.Team(), style=name,
        runs=60, seed=1). How many of them sell more than status_quo and at the same time take fewer manager hours?
        A whole number.""",
    hints=(
        "The names are in sc.styles()['name']. The mean of a run's table is results.totals.mean().",
        "Count the names for which revenue is above, and manager_hours below, those of status_quo.",
    ),
    solution="""
        year = {s: sc.simulate(sc.Team(), style=s, runs=60, seed=1).totals.mean() for s in sc.styles()["name"]}
        usual = year["status_quo"]
        both = [s for s, t in year.items() if t.revenue > usual.revenue and t.manager_hours < usual.manager_hours]
        answer = len(both)
    """,
    explain="""Such styles are better on both of these measures. Whoever wants the most revenue must still pay
        with hours, so past this point the choice is one of values and not of arithmetic.""",
    right=_count,
    tolerance=0.0,
    mistakes=(
        Mistake(
            wrong=lambda: _count(fewer=False),
            message="these sell more. Some of them take more hours than the usual practice; count those that do both.",
        ),
        Mistake(
            wrong=lambda: _count(fewer=False) + _count(more=False) - _count(),
            message="these are better on one of the two at least. Count who is better on both: use and, not or.",
        ),
        Mistake(
            wrong=lambda: _count(more=False),
            message="these take fewer hours. Some of them sell less than the usual practice; count those that do both.",
        ),
    ),
)


@style
def _lean(seen: Seen) -> Practices:
    """Ask and help whoever is far below quota, keep the pressure away, ask for half of the usual reports."""
    below = seen.attainment < 0.7
    return Practices(
        review_hours=0.2, asking=np.where(below, 0.6, 0.1), support_hours=np.where(below, 0.6, 0.0),
        coaching_hours=0.25, coaching_fit=0.9, report_hours=1.0, pass_on=0.2,
    )  # fmt: skip


@style
def _idle(seen: Seen) -> Practices:
    """Nothing at all, all pressure passed on."""
    return Practices()


@style
def _spend(seen: Seen) -> Practices:
    """Much coaching for all."""
    return Practices(coaching_hours=1.5, coaching_fit=0.9, report_hours=0.5, pass_on=0.3)


@style
def _peeking(seen: Seen) -> Practices:
    """Helps whoever is under strain."""
    return Practices(support_hours=np.where(seen.strain > 0.4, 1.0, 0.0))  # type: ignore[operator]


def _is_lean(own: Style) -> str | None:
    year: Results = simulate(Team(), own, runs=_RUNS, seed=1)
    hours, sold = year.totals.manager_hours.mean(), year.totals.revenue.mean()
    takes = f"the style takes {hours:.1f} hours a week"
    if hours > _MOST_HOURS:
        return f"{takes}, more than {_MOST_HOURS:g}. Give fewer hours, to fewer people."
    usual = _year("status_quo").revenue
    if sold <= usual:
        return (
            f"{takes}, and sells {100 * (1 - sold / usual):.1f} % less than the usual practice. Spend hours where "
            "something is missing. Holding pressure back costs none."
        )
    return None


LEAN = Exercise(
    id="12-2",
    level=2,
    task="""Write a style that takes at most 7 manager hours a week in the default team and still sells more than
        status_quo, which takes more than ten (sixty runs, seed 1). Give the style itself, not its name.""",
    hints=(
        "report_hours and pass_on take next to no hour of the manager. What does the usual practice lose by them?",
        "Give support and asking to whoever is below a minimum (np.where), little coaching to the rest, a low pass_on.",
    ),
    solution="""
        @sc.style
        def lean(seen):
            \"\"\"Ask and help whoever is far below quota, keep the pressure away.\"\"\"
            below = seen.attainment < 0.7
            return sc.Practices(
                review_hours=0.2, asking=np.where(below, 0.6, 0.1), support_hours=np.where(below, 0.6, 0.0),
                coaching_hours=0.25, coaching_fit=0.9, report_hours=1.0, pass_on=0.2)


        answer = lean
    """,
    explain="""Part of what a manager does is not done with hours: what is held back and what is not asked for. That is
        Burn's shield. Its size rests on settings that are mostly assumed, so try the style in other worlds too.""",
    right=lambda: _lean,
    check=style_that(_is_lean),
    mistakes=(
        Mistake(wrong=lambda: _spend, message="Give fewer hours, to fewer people."),
        Mistake(wrong=lambda: _idle, message="Spend hours where something is missing."),
        Mistake(wrong=lambda: _peeking, message="the style breaks a rule."),
        Mistake(
            wrong=lambda: STYLES["hands_off"],
            message="that is a style of the kit; one of your own is wanted. This one also sells less.",
            when=lambda own: any(own is one for one in STYLES.values()),
        ),
    ),
)


def _help_below(minimum: float) -> Style:
    @style(name=f"below_{minimum:g}")
    def own(seen: Seen) -> Practices:
        """Help for whoever is below a minimum."""
        help_hours = np.where(seen.attainment < minimum, 1.0, 0.0)
        return Practices(support_hours=help_hours, coaching_hours=help_hours, report_hours=0.5, pass_on=0.5)

    return own


@cache
def _sold() -> np.ndarray:
    """Mean revenue by world and minimum."""
    styles = [_help_below(m) for m in _MINIMA]
    return np.array(
        [[simulate(w, s, runs=10, seed=1).totals.revenue.mean() for s in styles] for w in plausible_worlds(10)]
    )


def _lost() -> np.ndarray:
    """Per cent lost in world j (column) with the minimum that is best in world i (row)."""
    sold = _sold()
    lost: np.ndarray = 100 * (1 - sold[:, sold.argmax(axis=1)].T / sold.max(axis=1))
    return lost


def _elsewhere() -> float:
    lost = _lost()
    return float(lost.sum() / (len(lost) * (len(lost) - 1)))


TUNED = Exercise(
    id="12-3",
    level=3,
    task="""A style gives one hour of support and one of coaching to whoever is below a minimum; report_hours=0.5,
        pass_on=0.5, all else as it comes. Try the minima 0.4, 0.7, 1.0 and 1.3 in sc.plausible_worlds(10), with runs=10
        and seed=1. Tune on each world in turn: take the minimum that sells most there, and use it in each of the nine
        other worlds. By how many per cent does it, on average over all ninety pairs, stay below the best of the four
        in the world where it is used? In per cent, two decimals.""",
    hints=(
        "Make a table of mean revenue first: ten worlds down, four minima across.",
        "best = sold.argmax(axis=1) is the minimum tuned on each world; sold[:, best] is what these four sell "
        "everywhere. Divide by sold.max(axis=1) of the world where it is used, and leave out each world's own.",
    ),
    solution="""
        def below(minimum):
            @sc.style(name=f"below_{minimum}")
            def own(seen):
                help_hours = np.where(seen.attainment < minimum, 1.0, 0.0)
                return sc.Practices(support_hours=help_hours, coaching_hours=help_hours, report_hours=0.5, pass_on=0.5)
            return own


        styles = [below(m) for m in (0.4, 0.7, 1.0, 1.3)]
        sold = np.array([[sc.simulate(w, style=s, runs=10, seed=1).totals.revenue.mean() for s in styles]
                         for w in sc.plausible_worlds(10)])
        best = sold.argmax(axis=1)
        lost = 100 * (1 - sold[:, best] / sold.max(axis=1)[:, None])
        answer = lost.sum() / 90
    """,
    explain="""A number tuned in one place is worth less in another, for it has learnt that place's people and luck. The
        same holds for a rule that a manager brings along from a former company: it was tuned on one world.""",
    right=_elsewhere,
    tolerance=0.02,
    mistakes=(
        Mistake(
            wrong=lambda: float(_lost().mean()),
            message="this mean holds the ten worlds in which nothing is lost, because they were tuned on. Leave them "
            "out: divide by ninety.",
        ),
        Mistake(
            wrong=lambda: _elsewhere() / 100,
            message="that is a share. The answer wanted is in per cent: times a hundred.",
        ),
        Mistake(
            wrong=lambda: float(_lost().max()), message="that is the worst pair. The mean over all ninety is wanted."
        ),
    ),
)

EXERCISES = (FRONT, LEAN, TUNED)
