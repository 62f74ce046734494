"""Checks of what a style does when it is called: does it run, and can its practices be used?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from ...common.messages import did_you_mean
from ...settings.register import setting
from ..practices import SHARES, Practices
from ..seen import Seen
from .probe import WEEKS, YEARS
from .trial import Amounts, Case, NotChecked, Problem, Trial

MOST_HOURS = 168.0
Test = Callable[[npt.NDArray[Any]], npt.NDArray[np.bool_]]

# What Python says -> the line to type.
ADVICE = (
    ("truth value of an array", "np.where(seen.attainment < 0.7, 2.0, 0.0) for if, and & | ~ for and, or, not"),
    ("read-only|cannot assign to field", "mine = seen.attainment.copy(), and change mine"),
    ("could not be broadcast", "seen.attainment.mean(axis=1, keepdims=True)"),
    ("out of bounds|out of range", "np.where(seen.rank == 0, 1.0, 0.2) for a seat number"),
    ("division by zero", "x / max(y, 1e-9)"),
    ("name 'np' is not", "import numpy as np"),
    ("name 'sc' is not", "import salescoach as sc"),
    ("unknown cause", 'seen.believes("training")'),
    ("hidden state|can be seen", "seen.attainment, or another name from help(sc.Seen)"),
)


def runs(week: str, case: Case) -> Problem | None:
    """It runs in that week without an error."""
    error = case.trials[week].error
    if error is None:
        return None
    text = f"{type(error).__name__}: {error}"
    return Problem(text if len(text) <= 160 else text[:157] + "...", f"Type: {advice(str(error), case, week)}")


def advice(said: str, case: Case, week: str) -> str:
    """The line to type after an error that says this."""
    unknown = re.search(r"unexpected keyword argument '(\w+)'", said)
    if unknown:
        names = [f.name for f in fields(Practices)]
        near = re.search(r"'(\w+)'", did_you_mean(unknown[1], names))
        return f"sc.Practices({near[1] if near else 'review_hours'}=0.5); help(sc.Practices) lists all"
    if re.search(r"takes \d+ positional|missing \d+ required", said):
        return f"def {case.spelled}(seen):"
    known = (line for pattern, line in ADVICE if re.search(pattern, said))
    retrace = f"{case.name}(sc.example_week({week!r})) to see the line"
    return next(known, retrace)


def runs_all_the_time(case: Case) -> Problem | None:
    """It runs in every week of two years, those before the count among them."""
    return next((problem for week in YEARS if (problem := runs(week, case))), None)


def returns_practices(case: Case) -> Problem | None:
    """Every call ends with ``sc.Practices``."""
    for week, trial in _returned(case).items():
        if not isinstance(trial.returned, Practices):
            found = f"it returned {type(trial.returned).__name__} with {week}"
            return Problem(found, "Type: return sc.Practices(review_hours=0.5) as its last line")
    return None


def are_numbers(case: Case) -> Problem | None:
    """All amounts are numbers."""
    for name, values, week in _amounts(case):
        if values.dtype.kind not in "fiub":
            found = f"{name} has the type {values.dtype}, which is no number, with {week}"
            return Problem(found, f"Type: {name}=np.where(seen.attainment < 0.7, 0.5, 0.0)")
    return None


def have_right_shapes(case: Case) -> Problem | None:
    """Each amount is one number or one for every run and person."""
    for name, values, week in _amounts(case):
        shape = case.trials[week].before.shape
        if values.shape not in ((), shape):
            found = f"{name} has shape {values.shape} with {week}; it must be one number or have shape {shape}"
            return Problem(found, f"Type: {name}=np.where(seen.attainment < 0.7, 0.5, 0.0)")
    return None


def _values(bad: Test, names: str, fix: str, case: Case) -> Problem | None:
    """No value of these practices (all, hours or shares) is bad."""
    for name, values, week in _amounts(case):
        wanted = names == "all" or (name in SHARES) == (names == "shares")
        if not wanted or values.dtype.kind not in "fiub":
            continue
        wrong = values[bad(values)]
        if wrong.size:
            return Problem(f"{name} is {wrong.flat[0]:g} with {week}", f"Type: {fix.format(name=name)}")
    return None


def fits_the_hours(case: Case) -> Problem | None:
    """A note where a normal week asks for more hours than the manager has."""
    week = case.trials["a normal week"]
    if not week.usable:
        raise NotChecked("its practices cannot be used yet")
    asked, there = hours_asked(week.amounts, week.before), week.before.manager_hours * week.before.shape[1]
    if asked <= there:
        return None
    found = f"it asks for {asked:.1f} hours a week where the manager has {there:.1f}; overload will be recorded"
    return Problem(
        found, "Type: review_hours=0.25 or less of something else, or sc.Team(manager_hours_per_week=24)", note=True
    )


def does_something(case: Case) -> Problem | None:
    """A note where a normal week brings nobody an hour."""
    week = case.trials["a normal week"]
    if not week.usable:
        raise NotChecked("its practices cannot be used yet")
    if any(np.any(a) for name, a in week.amounts.items() if name not in SHARES):
        return None
    return Problem("it spends no hour on anybody", "Type: return sc.Practices(review_hours=0.5)", note=True)


def hours_asked(amounts: Amounts, seen: Seen) -> float:
    """Hours that an average run asks of its manager, reading reports included."""
    reading = float(setting("reading_hours").default)
    hours = {
        name: a * (reading if name == "report_hours" else 1.0) for name, a in amounts.items() if name not in SHARES
    }
    each: npt.NDArray[np.float64] = sum(hours.values(), np.zeros(seen.shape))
    return float(np.where(seen.in_seat, each, 0.0).sum(axis=1).mean())


def _returned(case: Case) -> dict[str, Trial]:
    trials = {week: t for week, t in case.trials.items() if t.error is None}
    if not trials:
        raise NotChecked("no call came to an end")
    return trials


def _amounts(case: Case) -> list[tuple[str, npt.NDArray[Any], str]]:
    rows = [(name, a, week) for week, t in _returned(case).items() for name, a in t.amounts.items()]
    if not rows:
        raise NotChecked("no call returned practices")
    return rows


CALLS: dict[str, Callable[[Case], Problem | None]] = {
    **{f"runs with {week}": partial(runs, week) for week in WEEKS},
    "runs in every week of two years": runs_all_the_time,
    "returns practices": returns_practices,
    "amounts are numbers": are_numbers,
    "amounts have the right shape": have_right_shapes,
    "no amount is nan": partial(_values, np.isnan, "all", "{name}=np.nan_to_num(...), or x / np.maximum(y, 1e-9)"),
    "no amount is infinite": partial(_values, np.isinf, "all", "{name}=np.clip(..., 0, 1), or x / np.maximum(y, 1e-9)"),
    "no hours are negative": partial(_values, lambda a: a < 0, "hours", "{name}=np.maximum(..., 0.0)"),
    "no hours exceed the week": partial(
        _values, lambda a: np.isfinite(a) & (a > MOST_HOURS), "hours", "{name}=np.clip(..., 0, 168)"
    ),
    "shares lie between 0 and 1": partial(
        _values, lambda a: np.isfinite(a) & ((a < 0) | (a > 1)), "shares", "{name}=np.clip(..., 0, 1)"
    ),
    "fits the manager's hours": fits_the_hours,
    "does something": does_something,
}
