"""What was known at a moment: counts and sums over what had happened by then, never after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array

if TYPE_CHECKING:
    import pandas as pd

DAY = np.timedelta64(1, "D")
_FAR = 10_000_000  # days; wider than any date


def days(times: Any) -> Array:
    """Whole days since 1970; a missing time is far in the future."""
    import pandas as pd

    values = pd.to_datetime(pd.Series(times)).to_numpy("datetime64[D]")
    return np.where(np.isnat(values), _FAR // 2, values.astype("int64"))


def sums_before(who: Any, when: Any, amounts: Array, ask_who: Any, ask_when: Any) -> Array:
    """For each question: sum of the amounts of that person (or customer) on days strictly before that day.

    Args:
        who: whose event.
        when: its day.
        amounts: one row per event, one column per sum.
        ask_who: whose sum is asked for, one per question.
        ask_when: the day of the question.

    Returns:
        Questions by columns; 0 where nothing is known of them.
    """
    import pandas as pd

    known = pd.Series(who).notna().to_numpy()
    codes, names = pd.factorize(pd.Series(who)[known])
    key = codes * _FAR + days(pd.Series(when)[known])
    order = np.argsort(key, kind="stable")
    table = np.asarray(amounts, float)[known][order]
    running = np.vstack([np.zeros(table.shape[1]), np.cumsum(table, axis=0)])
    ask = pd.Index(names).get_indexer(pd.Series(ask_who))
    first = np.searchsorted(key[order], ask * _FAR)
    last = np.searchsorted(key[order], ask * _FAR + days(ask_when))
    found = running[np.maximum(first, last)] - running[first]
    return np.where((ask >= 0)[:, None], found, 0.0)


def sums_between(who: Any, when: Any, amounts: Array, ask_who: Any, start: pd.Series, end: pd.Series) -> Array:
    """As ``sums_before``, over days from ``start`` (included) to ``end`` (not included)."""
    return sums_before(who, when, amounts, ask_who, end) - sums_before(who, when, amounts, ask_who, start)


def monday(times: pd.Series) -> pd.Series:
    """Monday of the week, at midnight."""
    import pandas as pd

    day = times.dt.normalize()
    return day - pd.to_timedelta(day.dt.day_of_week, unit="D")
