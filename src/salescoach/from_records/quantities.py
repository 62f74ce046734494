"""The measured quantities of a team: rates, shares, days, and what differs between people beyond chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array
from .beyond_chance import Total, variance_of_lead_flow, variance_of_win_rate, variances_of_log_value
from .owners import DAYS_ADDED, Owners

WEEKS_IN_YEAR = 52.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A measured quantity.

    Attributes:
        name: short.
        meaning: in plain words.
        unit: of ``in_unit``.
        scale: on which records and simulation are compared: log, logit, days (log of days and a week) or spread (a
            standard deviation; minus the root of its square where that is below nought).
    """

    name: str
    meaning: str
    unit: str
    scale: str


QUANTITIES: dict[str, Quantity] = {
    name: Quantity(name=name, meaning=meaning, unit=unit, scale=scale)
    for name, meaning, unit, scale in (
        ("lead_flow", "new deals per person and week", "deals/week", "log"),
        ("win_rate", "won deals over closed ones", "share", "logit"),
        ("cycle", "typical days from opening to order (from the mean log of days and a week)", "days", "days"),
        ("no_decision", "silence among the lost deals whose reason is known", "share", "logit"),
        ("win_spread", "spread of win rates between people, beyond chance", "share sd", "spread"),
        ("lead_spread", "spread of lead flow between people, beyond chance, over its mean", "ratio", "spread"),
        ("value_between", "spread of log deal value between people, beyond chance", "log sd", "spread"),
        ("value_within", "spread of log deal value within people", "log sd", "spread"),
        ("deal_value", "geometric mean of the values of won deals", "money", "log"),
        ("leaving", "people who left, per seat and year", "1/year", "log"),
        ("quota", "mean weekly quota of a person", "money/week", "log"),
    )
}


def quantities_of(owners: Owners, each: bool = False) -> dict[str, Array]:
    """Every quantity on its scale.

    Between-person spreads are taken within runs. A spread whose square comes out negative (less than chance) is
    minus the root of the size: zero is no wall for it.

    Args:
        owners: of records or of a simulation.
        each: of each run, not of all together.

    Returns:
        Quantity -> values, shape (1,), or (runs,) if ``each``; NaN where it is not known.
    """

    def total(values: Array) -> Array:
        sums = np.bincount(owners.run, values, owners.runs)
        return sums if each else sums.sum(keepdims=True)

    with np.errstate(divide="ignore", invalid="ignore"):
        found = _rates(owners, total) | _spreads(owners, total) | _of_runs(owners, total, each)
    return {name: np.where(np.isfinite(found[name]), found[name], np.nan) for name in QUANTITIES}


def _rates(owners: Owners, total: Total) -> dict[str, Array]:
    sums = {name: total(values) for name, values in owners.sums.items()}
    silence = _logit((sums["silent"] + 0.5) / (sums["with_reason"] + 1.0))
    return {
        "lead_flow": np.log(sums["opened"] / sums["exposure"]),
        "win_rate": _logit((sums["won"] + 0.5) / (sums["closed"] + 1.0)),
        "cycle": sums["log_days"] / sums["won"],
        "no_decision": np.where(sums["with_reason"] > 0, silence, np.nan),
        "deal_value": sums["log_value"] / sums["priced"],
    }


def _spreads(owners: Owners, total: Total) -> dict[str, Array]:
    within, between = variances_of_log_value(owners, total)
    return {
        "win_spread": _root(variance_of_win_rate(owners, total)),
        "lead_spread": _root(variance_of_lead_flow(owners, total)),
        "value_between": _root(between),
        "value_within": _root(within),
    }


def _of_runs(owners: Owners, total: Total, each: bool) -> dict[str, Array]:
    left = owners.left.astype(float) if each else owners.left.sum(keepdims=True).astype(float)
    years = total(owners.sums["exposure"]) / WEEKS_IN_YEAR
    return {
        "leaving": np.where(left >= 0, np.log((left + 0.5) / years), np.nan),
        "quota": np.log(owners.quota if each else owners.quota.mean(keepdims=True)),
    }


def in_unit(name: str, value: float) -> float:
    """A quantity in its unit, from its scale; a spread below what chance makes is none."""
    scale = QUANTITIES[name].scale
    if scale == "logit":
        return float(1.0 / (1.0 + np.exp(-value)))
    if scale == "days":
        return max(0.0, float(np.exp(value)) - DAYS_ADDED)
    return float(np.exp(value)) if scale == "log" else max(0.0, float(value))


def unit_in(name: str, currency: str) -> str:
    """The unit of a quantity, with the currency of the records where they hold one."""
    return in_currency(QUANTITIES[name].unit, currency)


def in_currency(unit: str, currency: str) -> str:
    """A unit with a currency in the place of "money"."""
    return unit.replace("money", currency) if currency else unit


def _logit(share: Array) -> Array:
    return np.asarray(np.log(share / (1.0 - share)))


def _root(square: Array) -> Array:
    return np.sign(square) * np.sqrt(np.abs(square))
