"""What a manager can see on Monday morning. A style gets this and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ..common.arrays import Numbers
from ..common.messages import did_you_mean
from ..settings.register import CAUSES

Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]

HIDDEN = (
    "strain", "skill", "potential", "ceiling", "will", "effort", "initiative", "adaptiveness", "trust", "cause",
    "territory", "demand_fluctuation", "customer_trust", "customer_pressure", "push", "dead_deals", "sensitivity",
    "tolerance",
)  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """Observables of one week, for a block of runs at once. All arrays are read-only.

    Shapes are (runs, people) unless said otherwise; a style works on all of them at once, elementwise,
    and must not mix runs.

    Attributes:
        week: week of the count, from 0; negative in the warm-up (one number).
        weeks_to_month_end: whole weeks left, 0 in the last week (one number).
        weeks_to_quarter_end: the same for the quarter (one number).
        attainment: results of the last 13 weeks over their quota, a ratio.
        pipeline: open opportunities as the manager last saw them, a count.
        movement: steps forward in four weeks, as last seen, a count.
        usual_pipeline: mean of the pipeline that was seen on this seat in the last quarter before the count.
        usual_movement: the same of movement, the mean over the manager's people.
        activity: contacts logged in a week, as last seen, a count.
        tenure_weeks: weeks in the job.
        in_seat: False where the seat is empty.
        said_cause: what the person named when asked last, position in ``sc.CAUSES``; -1 never asked.
        believed_cause: what the manager believes the cause to be; -1 no idea.
        weeks_since_asked: weeks since that talk; large where there was none.
        complaint: True where the person called it micromanagement last week.
        team_attainment: attainment of the manager's whole team.
        pressure_from_above: pressure that senior management put on the manager last week, 0-1.
        manager_hours: hours a week that a manager has for each person, if shared evenly (one number).
        group: number of the manager of each person, shape (people,).

    Example:
        >>> import salescoach as sc
        >>> seen = sc.example_week()
        >>> seen.shape, seen.rank.shape
        ((6, 8), (6, 8))
    """

    week: int
    weeks_to_month_end: int
    weeks_to_quarter_end: int
    usual_pipeline: Numbers
    usual_movement: Numbers
    manager_hours: float
    attainment: Numbers
    pipeline: Numbers
    movement: Numbers
    activity: Numbers
    tenure_weeks: Numbers
    in_seat: Flags
    said_cause: Codes
    believed_cause: Codes
    weeks_since_asked: Numbers
    complaint: Flags
    team_attainment: Numbers
    pressure_from_above: Numbers
    group: Codes

    @property
    def shape(self) -> tuple[int, int]:
        """(runs, people)."""
        runs, people = self.attainment.shape
        return runs, people

    @cached_property
    def pipeline_health(self) -> Numbers:
        """Number and movement of opportunities against the usual, the mean of the two; 1 is usual."""
        number = self.pipeline / np.maximum(self.usual_pipeline, 1e-9)
        moves = self.movement / np.maximum(self.usual_movement, 1e-9)
        return _read_only((number + moves) / 2.0)

    @cached_property
    def rank(self) -> Numbers:
        """Place in the manager's team by attainment, from 0 for the best to 1 for the last.

        It is 0 in a team of one. Equal results share the mean of their places; empty seats come last.
        """
        places = np.zeros(self.shape)
        results = np.where(self.in_seat, self.attainment, -np.inf)
        for number in np.unique(self.group):
            members = np.flatnonzero(self.group == number)
            if len(members) > 1:
                places[:, members] = _mean_places(results[:, members]) / (len(members) - 1)
        return _read_only(places)

    def believes(self, *causes: str) -> Flags:
        """Where the manager believes one of these causes.

        Args:
            *causes: names as in ``sc.CAUSES``.

        Returns:
            True or false for each run and person, shape (runs, people).

        Raises:
            ValueError: a name that is no cause.
        """
        for cause in causes:
            if cause not in CAUSES:
                raise ValueError(f"unknown cause {cause!r}{did_you_mean(cause, CAUSES)} Causes: {', '.join(CAUSES)}")
        found = np.zeros(self.shape, bool)
        for cause in causes:
            found |= self.believed_cause == CAUSES.index(cause)
        return found

    def __getattr__(self, name: str) -> object:
        seen = [f.name for f in fields(self)] + ["rank", "pipeline_health", "believes"]
        if name in HIDDEN:
            raise AttributeError(
                f"{name!r} is hidden state: no manager can see it, so no style may read it. "
                f"A style can read: {', '.join(seen)}"
            )
        raise AttributeError(f"nothing called {name!r} can be seen{did_you_mean(name, seen)}")


def _mean_places(results: Numbers) -> Numbers:
    """Places from 0, best first, along the last axis; ties broken forwards and backwards, then averaged."""
    forwards = _places(results)
    backwards = _places(results[:, ::-1])[:, ::-1]
    return (forwards + backwards) / 2.0


def _places(results: Numbers) -> Numbers:
    order = np.argsort(-results, axis=1, kind="stable")
    return np.argsort(order, axis=1, kind="stable").astype(float)


def _read_only(values: Numbers) -> Numbers:
    values.flags.writeable = False
    return values
