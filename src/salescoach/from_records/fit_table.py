"""Every fitted quantity and the distributions: records with their sampling error beside the fitted team."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from ..common.arrays import Array
from .distributions import LEVELS, Distribution, Sample
from .fitting import Fitted
from .gaps import CORE, FITS, MATTERS, MISSES, far_off, word_for
from .quantities import QUANTITIES, in_currency, in_unit, quantities_of, unit_in
from .search import SEATS
from .standard_errors import RESAMPLES, error_of

COLUMNS = ["what", "part", "unit", "records", "low", "high", "fitted", "word", "core"]
TYPICAL = "typical"
STEP = 3.5  # days: half a step of the model, below which a gap is none
PARTS = {0.1: "a tenth below", 0.25: "a quarter below", 0.5: "half below", 0.75: "three quarters below",
         0.9: "nine tenths below"}  # fmt: skip
Row = dict[str, Any]


def fit_table(
    fitted: Fitted, records: Sample, shown: Sample, spread: list[Distribution], currency: str
) -> pd.DataFrame:
    """The table of ``OwnTeam.fits``; see there.

    Args:
        fitted: the fit.
        records: deals and owners of the records.
        shown: of the fitted team.
        spread: the distributions of both.
        currency: of the records; nothing where it is not known.
    """
    now = {name: float(values[0]) for name, values in quantities_of(shown[1]).items()}
    errors = _errors(fitted, records, shown)
    rows = [_quantity(name, fitted.target[name], errors[name], now[name], currency) for name in fitted.target]
    luck = math.sqrt(1.0 + len(records[1].run) / len(shown[1].run))
    for one in spread:
        rows += [_part(one, place, luck, currency) for place in range(len(LEVELS))]
    if np.isfinite(fitted.customers[0]):
        rows.append(_customers(*fitted.customers))
    return pd.DataFrame(rows, columns=COLUMNS)


def _errors(fitted: Fitted, records: Sample, shown: Sample) -> dict[str, float]:
    """Standard error of the gap of every quantity: of the records, and of the simulation that it is held against."""
    people = int(fitted.team.people)
    of_runs = quantities_of(shown[1], each=True)
    resampled = quantities_of(records[1].bootstrap(RESAMPLES, fitted.fit.search.seed), each=True)
    size = error_of(_columns(of_runs), _columns(resampled), min(people, int(fitted.fit.team.people)) / people)
    return dict(zip(QUANTITIES, size * math.sqrt(1.0 + people / SEATS), strict=True))


def _columns(found: dict[str, Array]) -> Array:
    return np.stack([found[name] for name in QUANTITIES], axis=-1)


def _quantity(name: str, value: float, error: float, shown: float, currency: str) -> Row:
    matters = far_off(name, value, shown)
    low, high = (in_unit(name, value + sign * 1.96 * error) for sign in (-1, 1))
    return {
        "what": QUANTITIES[name].meaning, "part": TYPICAL, "unit": unit_in(name, currency),
        "records": in_unit(name, value), "low": low, "high": high,
        "fitted": math.nan if math.isnan(shown) else in_unit(name, shown),
        "word": MISSES if math.isnan(shown) else word_for(shown - value, error, matters), "core": name in CORE,
    }  # fmt: skip


def _part(one: Distribution, place: int, luck: float, currency: str) -> Row:
    value, shown = float(one.records[place]), float(one.fitted[place])
    error = float(one.errors[place]) * luck
    matters = abs(shown - value) > max(MATTERS * value, STEP if one.name == "days" else 0.0)
    return {
        "what": one.meaning, "part": PARTS[LEVELS[place]], "unit": in_currency(one.unit, currency), "records": value,
        "low": max(0.0, value - 1.96 * error), "high": value + 1.96 * error, "fitted": shown,
        "word": word_for(shown - value, error, matters), "core": False,
    }  # fmt: skip


def _customers(seen: float, shown: float) -> Row:
    """Customers are counted, not sampled, so there is no sampling error."""
    return {
        "what": "different customers per person at work", "part": TYPICAL, "unit": "accounts", "records": seen,
        "low": math.nan, "high": math.nan, "fitted": shown,
        "word": MISSES if abs(shown - seen) > MATTERS * seen else FITS, "core": False,
    }  # fmt: skip
