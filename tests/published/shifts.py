"""Traces made by hand, and the ways in which a measure could look at the wrong week, group or denominator.

A measure that looks one week too early gives on a trace what the right one gives on the trace moved a week on; the
same holds for a group. So the shift is done to the trace.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

import salescoach as sc
from salescoach.published.trace import KEPT, Trace


@dataclass(frozen=True)
class Case:
    """What a measure is given, what it must say, and what it would say if its target were shifted."""

    given: tuple
    right: float
    shifts: dict  # "week", "group" or "denominator" -> (statistic, *given) -> number


def made(weeks=1, people=3, **values):
    """A trace of one run: columns as told and else zero, everybody at work; other fields one for everybody."""
    shape = (weeks, 1, people)
    columns = {name: np.zeros(shape) for name in KEPT} | {"worked": np.ones(shape)}
    columns |= {n: np.broadcast_to(np.asarray(v, float), shape).copy() for n, v in values.items() if n in columns}
    seats = {field.name: np.ones((1, people)) for field in fields(Trace) if field.name not in ("team", "columns")}
    seats |= {name: np.asarray([value], float) for name, value in values.items() if name in seats}
    assert set(values) <= {*columns, *seats}
    return Trace(team=sc.Team(), columns=columns, **seats)


def by_week(values):
    """One value a week, for everybody."""
    return np.asarray(values, float)[:, None, None]


def changed(t, **columns):
    """The trace with other columns."""
    shape = t["worked"].shape
    new = {name: np.broadcast_to(np.asarray(value, float), shape).copy() for name, value in columns.items()}
    return replace(t, columns=dict(t.columns) | new)


def later(*names, weeks=1):
    """The measure on traces whose columns (all, where none is named) lie some weeks later."""

    def shifted(statistic, *given):
        moved = (changed(t, **{n: np.roll(t[n], weeks, axis=0) for n in names or t.columns}) for t in given)
        return statistic(*moved)

    return shifted


def others(*names, seats=1):
    """The measure on traces in which each seat has the columns of its neighbour; what belongs to the seat stays."""

    def shifted(statistic, *given):
        moved = (changed(t, **{n: np.roll(t[n], seats, axis=2) for n in names or t.columns}) for t in given)
        return statistic(*moved)

    return shifted


def without(*names):
    """The measure where these columns are nothing."""
    return lambda statistic, *given: statistic(*(changed(t, **dict.fromkeys(names, 0.0)) for t in given))


def all_at_work(statistic, *given):
    """The measure where an empty seat counts as one at work."""
    return statistic(*(changed(t, worked=1.0) for t in given))


def turned_round(statistic, *given):
    """The measure against the second trace instead of the first."""
    return statistic(*given[::-1])


def a_seat(formula):
    """A formula of our own with the wrong target, instead of the measure."""
    return lambda statistic, *given: float(formula(*given))


def sold(t):
    """Revenue of each person over all weeks."""
    return t["revenue"].sum(axis=0).ravel()


def orders(values):
    """Orders of a quarter: the given ones in its last weeks of months (weeks 4, 8, 13), the others else."""
    at, otherwise = values
    return by_week([at if week in (3, 7, 12) else otherwise for week in range(13)])


def calls_later(statistic, given):
    """A campaign whose yes are one call late."""
    return statistic(replace(given, yes=np.roll(given.yes, 1, axis=1)))
