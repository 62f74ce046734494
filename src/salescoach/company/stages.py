"""Stages: which one each deal entered on which day, and who wrote it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from .defects import DAYS_IN_WEEK
from .draws import Luck
from .names import dates
from .spells import Spells, day_of
from .weeks import TeamHistory

if TYPE_CHECKING:
    import pandas as pd


def stages_of(history: TeamHistory, luck: Luck, spells: Spells) -> pd.DataFrame:
    """Every stage entered by a deal of the team: deal, stage number, day, and who held it then."""
    import pandas as pd

    place, seat, account = np.nonzero(history.advanced)
    where = np.concatenate([np.maximum(spells.opened, 0), place])
    seats, accounts = np.concatenate([spells.seat, seat]), np.concatenate([spells.account, account])
    owner = history.owner[where, seats, accounts]
    further = history.accounts["stage"][place, seat, account]
    frame = pd.DataFrame(
        {
            "spell": np.concatenate([np.arange(len(spells.seat)), spells.of(seat, account, place)]),
            "stage": np.concatenate([np.ones(len(spells.seat), int), further]),
            "entered": _day(history, spells, day_of(history, luck, seats, accounts, where)),
            "owner_seat": owner,
            "hire": history.hire[where, owner],
            "counted": history.weeks[where] >= 0,
        }
    )
    return frame.sort_values(["spell", "stage"], ignore_index=True)


def _day(history: TeamHistory, spells: Spells, day: Array) -> Array:
    """Days of entering; a deal open from the very start entered its first stage on the first day."""
    first = len(spells.opened)
    begins = np.where(spells.opened < 0, history.weeks[0] * DAYS_IN_WEEK, day[:first])
    return np.concatenate([begins, day[first:]])


def written_stages(stages: pd.DataFrame, words: list[str]) -> pd.DataFrame:
    """The stages of all teams as written down; those of deals that are not in the records are left out.

    Args:
        stages: of ``stages_of``, with deal and owner.
        words: of the stages.
    """
    stages = stages[stages["deal"].notna()].sort_values(["deal", "stage"], kind="stable", ignore_index=True)
    same = (stages["deal"] == stages["deal"].shift(-1)).to_numpy()
    day = dates(stages["entered"].to_numpy())
    stages["entered"] = day
    stages["left"] = np.where(same, np.append(day[1:], np.datetime64("NaT", "us")), np.datetime64("NaT", "us"))
    stages["stage"] = np.array(words, dtype=object)[stages["stage"].to_numpy().astype(int) - 1]
    stages["changed_by"] = stages["owner"].astype(object).where(stages["counted"], None)
    return stages
