"""What a pilot can measure: each a rate of a team over some weeks, out of what a company records anyway."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..common.given import is_word
from ..common.messages import did_you_mean

COUNTED = ("revenue", "won", "walked", "no_decision", "complaint", "left")  # columns of a seat, summed over a team
WEEKS_OF_A_YEAR = 52.0
Counts = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotMeasure:
    """A measure of a team over a stretch of weeks.

    Attributes:
        name: as it is asked for.
        label: words for texts and axes.
        unit: of differences.
        relative: True where differences are given in per cent of what teams have without the new style.
        better: +1 where more is better, -1 where less is.
        needs: the columns that a company has to record for each team, in words.
        rate: from sums over the weeks, and person-weeks, to the rate; nan where there is none.
    """

    name: str
    label: str
    unit: str
    relative: bool
    better: int
    needs: str
    rate: Callable[[Counts, float], np.ndarray]


def _revenue(sums: Counts, person_weeks: float) -> np.ndarray:
    return np.asarray(sums["revenue"] / person_weeks)


def _conversion(sums: Counts, person_weeks: float) -> np.ndarray:
    closed = sums["won"] + sums["walked"] + sums["no_decision"]
    return np.asarray(100.0 * np.divide(sums["won"], closed, out=np.full(closed.shape, np.nan), where=closed > 0))


def _complaints(sums: Counts, person_weeks: float) -> np.ndarray:
    return np.asarray(sums["complaint"] / person_weeks * WEEKS_OF_A_YEAR)


def _leaving(sums: Counts, person_weeks: float) -> np.ndarray:
    return np.asarray(100.0 * sums["left"] / person_weeks * WEEKS_OF_A_YEAR)


_TABLE = (
    PilotMeasure(name="revenue", label="revenue", unit="%", relative=True, better=1, rate=_revenue,
                 needs="orders booked, over seats and weeks"),
    PilotMeasure(name="conversion", label="conversion", unit="points", relative=False, better=1,
                 rate=_conversion,
                 needs="won deals in per cent of all that were closed"),
    PilotMeasure(name="complaints", label="complaints about control", unit="a person and year", relative=False,
                 better=-1, rate=_complaints, needs="complaints about control, over seats and years"),
    PilotMeasure(name="leaving", label="people leaving", unit="of 100 a year", relative=False,
                 better=-1, rate=_leaving,
                 needs="people who left, over seats and years, times 100"),
)  # fmt: skip
PILOT_MEASURES: dict[str, PilotMeasure] = {measure.name: measure for measure in _TABLE}


def pilot_measure(name: object) -> PilotMeasure:
    """The measure of that name; ValueError says what there is."""
    if is_word(name, PILOT_MEASURES):
        return PILOT_MEASURES[str(name)]
    raise ValueError(
        f"unknown measure {name!r}{did_you_mean(str(name), PILOT_MEASURES)} A pilot measures "
        f'{", ".join(PILOT_MEASURES)}. Type: measure="conversion"'
    )
