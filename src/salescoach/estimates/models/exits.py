"""From when exits are recorded: before that, nobody seems to leave, and who had left is in no record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

UNLIKELY = 0.01  # chance of no exit before the first one, below which exits were not recorded then


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """From when leaving is counted.

    Attributes:
        start: first day from which exits count; None for the whole of the records.
        line: why, in words; "" where nothing is to say.
    """

    start: pd.Timestamp | None
    line: str


def recorded_from(people: pd.DataFrame, until: Any, begin: Any, since: Any = None) -> Recorded:
    """From when exits are recorded: the user's day, or the first exit where the silence before it is no chance.

    Args:
        people: started and ended.
        until: last day of the records.
        begin: first day on which exits could be counted.
        since: the user's day; None looks for it.

    Raises:
        ValueError: a day that cannot be read, or one after the records.
    """
    if since is not None:
        return Recorded(start=_day(since, until), line=f"  Counted from {_day(since, until):%Y-%m-%d} on, as asked.")
    people = people.dropna(subset=["started"])
    ended = people["ended"].dropna()
    ended = ended[(ended >= begin) & (ended <= until)]
    if not len(ended):
        return Recorded(start=None, line="")
    first = ended.min().normalize()
    before, after = _years(people, begin, first), _years(people, first, until)
    expected = before * (len(ended) - 1) / max(after, 1e-9)  # the first one set the day, so it does not count
    if np.exp(-expected) > UNLIKELY:
        return Recorded(start=None, line="")
    return Recorded(
        start=first,
        line=(
            f"  Warning: nobody is recorded as leaving before {first:%Y-%m-%d}, though at the later pace "
            f"{expected:,.0f} would have in the {before:,.0f} years of work before it. Exits were not written down "
            "then, so they are counted from that day on, and who had left by then is in no row. since= sets another."
        ),
    )


def _day(since: Any, until: Any) -> pd.Timestamp:
    import pandas as pd

    try:
        day = pd.Timestamp(since)
    except (ValueError, TypeError):
        day = pd.NaT
    if pd.isna(day) or (until is not None and day > until):
        last = "" if until is None else f", not after {until:%Y-%m-%d}"
        raise ValueError(f"since={since!r} must be a day within the records{last}. Type: since='2024-01-01'")
    return day.tz_localize(None).normalize()


def _years(people: pd.DataFrame, start: Any, end: Any) -> float:
    """Years of work of everybody between two days."""
    last = people["ended"].fillna(end).clip(upper=end)
    return float(((last - people["started"].clip(lower=start)).dt.days.clip(lower=0)).sum() / 365.25)
