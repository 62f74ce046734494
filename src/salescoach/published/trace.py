"""A light record of a simulated team: a few columns as arrays, without building frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ..common.arrays import Numbers
from ..management.library import STYLES
from ..management.style import Style
from ..settings.team import Team
from ..simulation.block import Plan
from ..simulation.history import Ask, record

KEPT = (
    "revenue", "won", "walked", "no_decision", "worked", "left", "hire", "tenure", "logged", "contacts",
    "selling_hours", "strain", "trust", "customer_trust", "discount",
)  # fmt: skip
ASKED = Ask(seats=(*KEPT, "will", "quota", "feedback_taste"), start=("attainment",))


class _Picked(Mapping[str, Numbers]):
    """Columns of some replications, each copied when first asked for: most measures need one or two."""

    def __init__(self, columns: Mapping[str, Numbers], runs: npt.NDArray[np.int64]) -> None:
        self._columns, self._runs = columns, runs
        self._copied: dict[str, Numbers] = {}

    def __getitem__(self, name: str) -> Numbers:
        if name not in self._copied:
            self._copied[name] = self._columns[name][:, self._runs]
        return self._copied[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


@dataclass(frozen=True, kw_only=True)
class Trace:
    """What a team did, week by week.

    Attributes:
        team: who lived.
        columns: name -> array of shape (weeks, runs, people), see ``KEPT``.
        quota: weekly quota, shape (runs, people).
        standing: attainment of the 13 weeks before the count, shape (runs, people).
        will: effort given unwatched by who sat there first, shape (runs, people).
        taste: what feedback does to who sat there first, shape (runs, people).
    """

    team: Team
    columns: Mapping[str, Numbers] = field(repr=False)
    quota: Numbers = field(repr=False)
    standing: Numbers = field(repr=False)
    will: Numbers = field(repr=False)
    taste: Numbers = field(repr=False)

    def __getitem__(self, name: str) -> Numbers:
        return self.columns[name]

    @property
    def runs(self) -> int:
        """Number of replications."""
        return int(self.quota.shape[0])

    def only(self, runs: npt.NDArray[np.int64]) -> Trace:
        """The same with these replications alone."""
        columns = _Picked(self.columns, runs)
        return Trace(
            team=self.team,
            columns=columns,
            quota=self.quota[runs],
            standing=self.standing[runs],
            will=self.will[runs],
            taste=self.taste[runs],
        )


def trace(team: Team, style: Style, runs: int, seed: int) -> Trace:
    """Live the team under the style (the status quo in the warm-up) and keep the columns of ``KEPT``."""
    history = record(Plan(team, style, STYLES["status_quo"], 0, seed), runs, ASKED)
    columns = {name: history.seats[name].swapaxes(0, 1).astype(float) for name in KEPT}
    first = {name: history.seats[name][:, 0].copy() for name in ("will", "quota", "feedback_taste")}
    return Trace(
        team=team,
        columns=columns,
        quota=first["quota"],
        standing=history.start["attainment"],
        will=first["will"],
        taste=first["feedback_taste"],
    )
