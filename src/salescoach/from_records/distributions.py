"""How days to order, values and wins are distributed in the records and in the fitted team, not their means alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array
from .owners import DealRows, Owners

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)
LEAST_VALUES = 20  # deals, or persons, below which no distribution is shown
LEAST_PERSONS = 5
LEAST_THERE = 13.0  # weeks there below which the wins of a person are not counted
RESAMPLES = 200
GOLDEN = 0.6180339887498949  # its multiples fill the unit interval evenly, the same every time
Sample = tuple[DealRows, Owners]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """A distribution in the records and in the fitted team.

    Attributes:
        name: days, value or wins.
        meaning: in plain words.
        unit: of its values.
        records: values below which a share of LEVELS lies, shape (levels,).
        errors: their standard errors, by resampling persons, shape (levels,).
        fitted: the same of the fitted team, shape (levels,).
        values: of the records, for a picture.
        shown: by the fitted team, for a picture.
    """

    name: str
    meaning: str
    unit: str
    records: Array
    errors: Array
    fitted: Array
    values: Array
    shown: Array


def distributions(records: Sample, fitted: Sample, seed: int) -> list[Distribution]:
    """Days to order, value of a won deal and wins of a person in a year, where there is enough of them.

    Args:
        records: deals and owners of the records.
        fitted: of the fitted team, as many weeks.
        seed: of the resamples.
    """
    found = []
    for name, meaning, unit, least, take in (
        ("days", "days from opening to order", "days", LEAST_VALUES, _days),
        ("value", "value of a won deal", "money", LEAST_VALUES, _values),
        ("wins", "won deals of a person in a year", "deals/year", LEAST_PERSONS, _wins),
    ):
        (values, owner), (shown, _) = take(*records, False), take(*fitted, True)
        if min(len(values), len(shown)) >= least:
            found.append(
                Distribution(
                    name=name, meaning=meaning, unit=unit, records=np.quantile(values, LEVELS), values=values,
                    errors=_errors(values, owner, len(records[1].run), seed), fitted=np.quantile(shown, LEVELS),
                    shown=shown,
                )
            )  # fmt: skip
    return found


Take = Callable[[DealRows, Owners, bool], tuple[Array, Array]]


def _days(rows: DealRows, _: Owners, weekly: bool) -> tuple[Array, Array]:
    """Days of won deals. Simulated ones fall on any day of their weeks of opening and closing."""
    won = rows.won & np.isfinite(rows.days)
    days = rows.days[won]
    if weekly:
        place = np.arange(len(days))
        days = np.maximum(0.0, days + 7.0 * ((place * GOLDEN) % 1.0 - (place * GOLDEN**2 + 0.5) % 1.0))
    return days, rows.owner[won]


def _values(rows: DealRows, _: Owners, __: bool) -> tuple[Array, Array]:
    priced = rows.won & (np.nan_to_num(rows.value) > 0)
    return rows.value[priced], rows.owner[priced]


def _wins(_: DealRows, owners: Owners, __: bool) -> tuple[Array, Array]:
    there = owners.sums["exposure"] >= LEAST_THERE
    return 52.0 * owners.sums["won"][there] / owners.sums["exposure"][there], np.flatnonzero(there)


def _errors(values: Array, owner: Array, owners: int, seed: int) -> Array:
    """Standard errors of the quantiles over resamples of the persons, with all that is theirs."""
    order = np.argsort(values, kind="stable")
    values, owner = values[order], owner[order]
    rng, found = np.random.default_rng(seed), []
    for _ in range(RESAMPLES):
        often = np.bincount(rng.integers(0, owners, owners), minlength=owners)
        upto = np.cumsum(often[owner])
        if upto[-1]:
            places = np.searchsorted(upto, np.array(LEVELS) * upto[-1])
            found.append(values[np.minimum(places, len(values) - 1)])
    return np.std(found, axis=0, ddof=1) if len(found) > 1 else np.zeros(len(LEVELS))
