"""Made-up weeks to try a style on: ordinary ones, and the ones that break styles.

They need no simulation. Within a run no two people share a number, so that ties decide nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache, partial
from typing import Any

import numpy as np

from ...common.arrays import Numbers
from ...settings.register import CAUSES, setting
from ..seen import Seen

LEVELS = (1.0, 0.45, 1.6, 0.02, 0.8, 40.0)  # how well a run goes; runs differ, so that mixing them shows
NEVER = 100_000.0
USUAL_PIPELINE, USUAL_MOVEMENT = 9.37, 7.31


def some_week(runs: int = 6, people: int = 8, span: int = 8, week: int = 6, seed: int = 1) -> Seen:
    """A made-up week with the same numbers every time; managers have ``span`` people each."""
    draw = np.random.default_rng([seed, runs, people])
    shape = (runs, people)
    level = np.resize(LEVELS, runs)[:, None]
    group = np.arange(people) // span
    attainment = level * draw.uniform(0.3, 1.6, shape)
    in_seat = draw.uniform(size=shape) < 0.9
    believed = draw.integers(-1, len(CAUSES), shape)
    budget = float(setting("manager_hours_per_week").default)
    return fixed(
        Seen(
            week=week,
            **weeks_left(week),
            manager_hours=budget / min(span, people),
            attainment=attainment,
            pipeline=_counts(draw, shape),
            movement=_counts(draw, shape),
            activity=_counts(draw, shape),
            tenure_weeks=_counts(draw, shape) * 7,
            in_seat=in_seat,
            said_cause=np.where(in_seat, draw.integers(-1, len(CAUSES), shape), -1),
            believed_cause=np.where(in_seat, believed, -1),
            weeks_since_asked=_counts(draw, shape),
            complaint=draw.uniform(size=shape) < 0.2,
            team_attainment=_by_group(attainment, group),
            pressure_from_above=_by_group(draw.uniform(0.0, 1.0, shape), group),
            usual_pipeline=USUAL_PIPELINE * draw.uniform(0.6, 1.6, shape),
            usual_movement=_by_group(USUAL_MOVEMENT * draw.uniform(0.6, 1.6, shape), group),
            group=group,
        )
    )


def weeks_left(week: int) -> dict[str, int]:
    """Weeks to the end of the month and the quarter, as in a 4-4-5 calendar."""
    place = week % 13
    return {
        "weeks_to_month_end": next(end - place for end in (3, 7, 12) if end >= place),
        "weeks_to_quarter_end": 12 - place,
    }


def changed(seen: Seen, **values: Any) -> Seen:
    """A copy in which these fields hold this value for everybody."""
    filled: dict[str, Any] = {
        name: np.full_like(old, value) if isinstance(old := getattr(seen, name), np.ndarray) else value
        for name, value in values.items()
    }
    return fixed(replace(seen, **filled))


def fixed(seen: Seen) -> Seen:
    """A fresh copy that shares nothing with the first; its arrays are read-only."""
    copies: dict[str, Any] = {}
    for field in fields(Seen):
        value = getattr(seen, field.name)
        if isinstance(value, np.ndarray):
            value = np.array(value)
            value.flags.writeable = False
        copies[field.name] = value
    return Seen(**copies)


def some_runs(seen: Seen, runs: Any) -> Seen:
    """Only these runs, in this order."""
    return _taken(seen, lambda a: a[runs] if a.ndim == 2 else a)


def reseated(seen: Seen, order: Any) -> Seen:
    """The same people on other seats, each with the same manager as before."""
    return _taken(seen, lambda a: a[..., order])


def _taken(seen: Seen, take: Callable[[Any], Any]) -> Seen:
    arrays = {f.name: getattr(seen, f.name) for f in fields(Seen)}
    return fixed(replace(seen, **{name: take(a) for name, a in arrays.items() if isinstance(a, np.ndarray)}))


def _counts(draw: np.random.Generator, shape: tuple[int, int]) -> Numbers:
    runs, people = shape
    numbers = np.tile(np.arange(2.0 * people + 9), (runs, 1))
    return draw.permuted(numbers, axis=1)[:, :people]


def _by_group(values: Numbers, group: Any) -> Numbers:
    means = np.empty_like(values)
    for number in np.unique(group):
        members = group == number
        means[:, members] = values[:, members].mean(axis=1, keepdims=True)
    return means


def _nothing_sold() -> Seen:
    return changed(some_week(), attainment=0.0, team_attainment=0.0, activity=0.0)


def _empty_pipelines() -> Seen:
    return changed(some_week(), pipeline=0.0, movement=0.0, usual_pipeline=0.0, usual_movement=0.0)


def _empty_seats() -> Seen:
    return changed(some_week(), in_seat=False, said_cause=-1, believed_cause=-1, activity=0.0, tenure_weeks=0.0)


def _huge_results() -> Seen:
    return changed(some_week(), attainment=1e3, team_attainment=1e3, pipeline=1e3, movement=1e3, activity=1e3)


def _never_asked() -> Seen:
    return changed(some_week(), said_cause=-1, believed_cause=-1, weeks_since_asked=NEVER)


WEEKS: dict[str, Callable[[], Seen]] = {
    "a normal week": some_week,
    "one run": lambda: some_week(runs=1),
    "one person": lambda: some_week(people=1),
    "many teams": lambda: some_week(runs=3, people=40, span=12),
    "empty seats": _empty_seats,
    "zero results": _nothing_sold,
    "empty pipelines": _empty_pipelines,
    "huge results": _huge_results,
    "people never asked": _never_asked,
    "a manager without hours": lambda: changed(some_week(), manager_hours=0.0),
    "a week of the warm-up": lambda: some_week(week=-30),
    "the first week": lambda: some_week(week=0),
    "the last week of a quarter": lambda: some_week(week=12),
}


@cache
def _of_two_years(week: int) -> Seen:
    return some_week(runs=2, people=4, week=week, seed=week + 100)


# A style may do something once a year only.
YEARS: dict[str, Callable[[], Seen]] = {f"week {week}": partial(_of_two_years, week) for week in range(-26, 104)}


def example_week(name: str = "a normal week") -> Seen:
    """What a manager sees in one of the made-up weeks that ``sc.check_style`` tries a style on.

    Args:
        name: of the week, such as ``"empty seats"``, ``"a week of the warm-up"`` or ``"week 51"``.

    Returns:
        The week, for a few runs at once; hand it to a style to see what it does.

    Raises:
        ValueError: no such week; says which there are.

    Example:
        >>> import salescoach as sc
        >>> sc.STYLES["hands_off"](sc.example_week("one person")).review_hours
        0.1
    """
    weeks = WEEKS | YEARS
    if name not in weeks:
        raise ValueError(f"no week is called {name!r}. Type one of: {', '.join(map(repr, WEEKS))}, 'week 51'")
    return weeks[name]()
