"""How many runs are enough for a given precision of a paired difference."""

from __future__ import annotations

import math

from ..common.given import is_number
from .compare import Comparison
from .measures import known_column


def runs_needed(comparison: Comparison, measure: str = "revenue", within: float = 1.0) -> int:
    """Runs that bring the interval of one difference down to plus or minus ``within``.

    Args:
        comparison: a pilot of at least ten runs.
        measure: a row of its table.
        within: half-width, in per cent where the table has a per cent for the measure, else in its unit.

    Returns:
        Number of runs for each of the two results, at least 2.

    Raises:
        ValueError: too small a pilot, an unknown measure, or a width that is not above zero.

    Example:
        >>> import salescoach as sc
        >>> pilot = [sc.simulate(sc.Team(people=2), style=s, runs=10) for s in ("status_quo", "coach")]
        >>> sc.runs_needed(sc.compare(*pilot), within=1000.0)
        2
    """
    row = comparison.table.loc[_in_table(comparison, measure)]
    if not is_number(within) or not 0 < within < math.inf:
        raise ValueError(f"within={within!r} must be a number above zero. Type: within=1.0")
    if row["runs"] < 10:
        raise ValueError(f"a pilot of {row['runs']} runs with {measure} is too small: ten or more. Type: runs=50")
    percent = not math.isnan(row["percent"])
    low, high = (row["percent_low"], row["percent_high"]) if percent else (row["low"], row["high"])
    now = float(high - low) / 2
    return max(2, math.ceil(comparison.first.runs * (now / within) ** 2))


def _in_table(comparison: Comparison, measure: str) -> str:
    if measure not in comparison.table.index:
        known_column(measure)
        raise ValueError(f"{measure!r} was not compared. Type: sc.compare(a, b, measures=({measure!r},))")
    return measure
