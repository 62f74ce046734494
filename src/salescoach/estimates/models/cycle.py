"""How long deals take, open ones counted as censored; and the day on which a chance is best predicted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...common.arrays import Array

if TYPE_CHECKING:
    from ...records.records import Records

DECIDED = 0.25  # share of deals decided by the landmark
LATEST = 28  # days; later landmarks would only wait


def days_open(records: Records) -> tuple[Array, Array, Array]:
    """Whole days from opening to the end, or to the end of the records, and whether it was decided by then.

    Returns:
        Days and True where the deal was won or lost, one per deal with a usable date; and which deals these are, shape
        (deals,).
    """
    import pandas as pd

    deals = records.deals
    decided = ((deals["status"] != "open") & deals["closed"].notna()).to_numpy(bool)
    last = records.until if records.until is not None else pd.Timestamp.max
    end = deals["closed"].where(decided, last)
    days = (end.dt.normalize() - deals["opened"].dt.normalize()).dt.days.to_numpy(float)
    use = (days >= 0) & (decided | (deals["status"] == "open").to_numpy())
    return days[use], decided[use], use


def still_open(days: Array, decided: Array) -> tuple[Array, Array]:
    """Kaplan-Meier: days on which something was decided, and the share of deals still open after each."""
    at = np.unique(days[decided])
    risk = len(days) - np.searchsorted(np.sort(days), at, side="left")
    ends = np.searchsorted(np.sort(days[decided]), at, side="right")
    here = np.diff(ends, prepend=0)
    return at, np.cumprod(1.0 - here / np.maximum(risk, 1))


def day_of_decision(records: Records, share: float) -> float:
    """Day after opening by which that share of deals is decided; NaN where the records do not reach so far."""
    at, left = still_open(*days_open(records)[:2])
    reached = np.flatnonzero(left <= 1.0 - share + 1e-12)
    return float(at[reached[0]]) if len(reached) else float("nan")


def proposed_landmark(records: Records) -> int:
    """The day by which a quarter of deals is decided, from 1 to 28: later, only the slow ones would be left."""
    day = day_of_decision(records, DECIDED)
    return LATEST if day != day else int(np.clip(day, 1, LATEST))
