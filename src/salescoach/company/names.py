"""Made-up names for people, customers and days; nobody here has a human name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from .defects import DAYS_IN_WEEK, FRIDAY
from .plan import TeamPlan
from .weeks import TeamHistory

if TYPE_CHECKING:
    import pandas as pd

FIRST_MONDAY = np.datetime64("2024-01-01", "D")
NEVER = 10**6  # a day after everything
STAGES = ("qualify", "propose", "close")


def dates(day: Array) -> Array:
    """Days since the records begin as dates."""
    return np.asarray((FIRST_MONDAY + np.asarray(day).astype("timedelta64[D]")).astype("datetime64[us]"))


def stage_words(stages: int) -> list[str]:
    """Word of each stage, the first one at place 0."""
    return list(STAGES) if stages == len(STAGES) else [f"stage {number + 1}" for number in range(stages)]


def customer(team: Array, seat: Array, account: Array, accounts: int) -> list[str]:
    """Names of customers: the team and a running number within it."""
    width = max(3, len(str(int((seat * accounts + account).max(initial=0)) + 1)))
    return [
        f"customer {t + 1:02d}-{n + 1:0{width}d}"
        for t, n in zip(team.tolist(), (seat * accounts + account).tolist(), strict=True)
    ]


def numbered(what: str, many: int, least: int = 6) -> list[str]:
    """Running numbers, all of the same width, such as "deal 000001"."""
    width = max(least, len(str(many)))
    return [f"{what} {number + 1:0{width}d}" for number in range(many)]


def person_code(team: Array | int, seat: Array, hire: Array) -> Array:
    """One number for whoever held a seat."""
    return np.asarray((np.int64(team) if isinstance(team, int) else team) * 10**10 + seat * 10**5 + hire)


def staff(plans: Sequence[TeamPlan], histories: Sequence[TeamHistory]) -> pd.DataFrame:
    """Everybody who worked or held customers in the counted weeks, numbered in order of coming, then by team and seat.

    Columns: code, owner, team_number, seat, hire, started and ended (days), quota.
    """
    import pandas as pd

    frame = pd.concat([_staff_of(plan.number, history) for plan, history in zip(plans, histories, strict=True)])
    frame = frame.sort_values(["seen", "team_number", "seat", "hire"], kind="stable", ignore_index=True)
    frame.insert(1, "owner", numbered("seller", len(frame), 3))
    return frame.drop(columns="seen")


def _staff_of(number: int, history: TeamHistory) -> pd.DataFrame:
    import pandas as pd

    weeks, seats, hire = history.weeks, history.seats, history.hire
    holds = np.zeros(seats.shape, bool)
    holds[np.arange(len(weeks))[:, None, None], history.owner] = True
    here = (seats["worked"] == 1) | holds
    at, seat = np.nonzero(here)
    rows = pd.DataFrame(
        {
            "code": person_code(number, seat, hire[here]),
            "team_number": number,
            "seat": seat,
            "hire": hire[here],
            "seen": np.maximum(weeks[at], 0),
            "started": (weeks[at] - seats["tenure"][here] + 1) * DAYS_IN_WEEK,
            "ended": np.where(seats["left"][here] == 1, weeks[at] * DAYS_IN_WEEK + FRIDAY, NEVER),
            "quota": seats["quota"][here],
            "counted": weeks[at] >= 0,
        }
    )
    people = rows.groupby("code", sort=False)
    first = people.first().assign(ended=people["ended"].min(), counted=people["counted"].any())
    return first[first["counted"]].drop(columns="counted").reset_index()
