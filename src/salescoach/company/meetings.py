"""Meetings of managers with one person, and the weekly figures of each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from .defects import DAYS_IN_WEEK, MEETINGS, rate
from .draws import MEETING, Luck
from .names import dates
from .spells import weekday
from .weeks import TeamHistory

if TYPE_CHECKING:
    import pandas as pd

_KINDS_PER_SEAT = 8


def meetings_of(history: TeamHistory, luck: Luck) -> pd.DataFrame:
    """Every meeting of the team in the counted weeks, and whether it was written down."""
    import pandas as pd

    counted = history.weeks >= 0
    hours = np.stack([np.where(counted[:, None], history.seats[name], 0.0) for name in MEETINGS], axis=2)
    hours = np.rint(hours * 100.0) / 100.0
    place, seat, kind = np.nonzero(hours)
    week = history.weeks[place]
    day, written, _, _ = luck.at(MEETING, seat * _KINDS_PER_SEAT + kind, week)
    return pd.DataFrame(
        {
            "owner_seat": seat, "hire": history.hire[place, seat], "hours": hours[place, seat, kind],
            "kind": np.array(MEETINGS, dtype=object)[kind], "day": week * DAYS_IN_WEEK + weekday(day),
            "written": written >= rate("meeting not written down"),
        }
    )  # fmt: skip


def dated_meetings(meetings: pd.DataFrame) -> pd.DataFrame:
    """The meetings of all teams in order, with their dates."""
    meetings = meetings.sort_values(["day", "team_number", "owner_seat"], kind="stable", ignore_index=True)
    return meetings.assign(held=dates(meetings["day"].to_numpy()))


def weeks_of(history: TeamHistory) -> pd.DataFrame:
    """A row for whoever was in a seat, or worked a colleague's customers."""
    import pandas as pd

    counted = history.weeks >= 0
    weekly = {name: values[counted] for name, values in history.weekly().items()}
    seats, hire = history.seats[counted], history.hire[counted]
    worked = seats["worked"] == 1
    kept = worked | np.any([values != 0 for values in weekly.values()], axis=0)
    place, seat = np.nonzero(kept)
    columns: dict[str, Array] = {name: values[kept] for name, values in weekly.items()}
    complained = pd.array(seats["complaint"][kept] == 1, dtype="boolean")
    complained[~worked[kept]] = pd.NA
    return pd.DataFrame(
        {"week_number": history.weeks[counted][place], "owner_seat": seat, "hire": hire[kept]}
        | columns
        | {"quota": seats["quota"][kept], "complained": complained, "worked": worked[kept]}
    )


def dated_weeks(weeks: pd.DataFrame) -> pd.DataFrame:
    """The weekly figures of all teams in order, with their dates."""
    weeks = weeks.sort_values(["week_number", "team_number", "owner_seat"], kind="stable", ignore_index=True)
    return weeks.assign(week=dates(weeks["week_number"].to_numpy() * DAYS_IN_WEEK))
