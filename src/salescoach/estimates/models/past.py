"""The past of an owner or a customer, held against what the company won on the same days."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...common.arrays import Array
from .asof import sums_before, sums_between

HABIT = 10.0  # deals at the company's rate that a record is mixed with; counts alone would only grow with time
SAME_DAYS = 91  # days up to a closing, over which the company's rate on that day is taken
KNOWN = 30  # deals of the company closed before a moment, below which no record can be held against anything


def against_company(who: Any, when: Any, won: Array, ask_who: Any, ask_when: Any) -> Array:
    """Share of closed deals won so far, less the company's share on the same days; 0 is as the company does.

    A market that rises lifts everybody's record with the calendar. So each deal counts as won or lost less what the
    company won in the 91 days up to its closing, and of all deals so far the mean of that is taken off.

    Args:
        who: owner (or customer) of each closed deal.
        when: its closing day.
        won: 1 or 0, shape (deals,).
        ask_who: whose record is asked for, one per question.
        ask_when: the day of the question; only days before it count.

    Returns:
        Shape (questions,).
    """
    import pandas as pd

    day = pd.Series(when).reset_index(drop=True).dt.normalize()
    everybody, one = np.zeros(len(day), int), pd.Timedelta(days=1)
    counts = np.column_stack([np.ones(len(day)), won])
    around = sums_between(everybody, day, counts, everybody, day - (SAME_DAYS - 1) * one, day + one)
    over = np.column_stack([np.ones(len(day)), won - around[:, 1] / np.maximum(around[:, 0], 1)])
    own = sums_before(pd.Series(who).to_numpy(), day, over, ask_who, ask_when)
    company = sums_before(everybody, day, over, np.zeros(len(own), int), ask_when)
    usual = company[:, 1] / np.maximum(company[:, 0], 1)
    return np.round((own[:, 1] - own[:, 0] * usual) / (own[:, 0] + HABIT), 12)  # one owner is the company: 0


def closed_before(closed: Any, ask_when: Any) -> Array:
    """How many deals of the company were closed on days before each moment, shape (questions,)."""
    import pandas as pd

    days = pd.Series(closed).dropna()
    nobody = np.zeros(len(pd.Series(ask_when)), int)
    return sums_before(np.zeros(len(days), int), days, np.ones((len(days), 1)), nobody, ask_when)[:, 0]
