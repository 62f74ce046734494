"""The measured quantities of a team: rates, shares, days, and what differs between people beyond chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array
from .measure import Owners

Total = Callable[[Array], Array]
LEAST_DEALS = 5.0  # closed (or opened, or won) deals of a person below which the spread is read without them
LEAST_THERE = 13.0  # weeks there, the same for lead flow


@dataclass(frozen=True, slots=True)
class Moment:
    """A measured quantity.

    Attributes:
        name: short. meaning: in plain words. unit: of ``shown``. scale: how it is held against the simulation:
            log, logit or plain.
    """

    name: str
    meaning: str
    unit: str
    scale: str


MOMENTS: dict[str, Moment] = {
    moment.name: moment
    for moment in (
        Moment("lead_flow", "new deals a person and week", "deals/week", "log"),
        Moment("win_rate", "won deals over closed ones", "share", "logit"),
        Moment("cycle", "typical days from opening to order (geometric mean)", "days", "log"),
        Moment("no_decision", "silence among the lost deals whose reason is told", "share", "logit"),
        Moment("win_spread", "spread of win rates between people, beyond chance", "share sd", "plain"),
        Moment("lead_spread", "spread of lead flow between people, beyond chance, over its mean", "ratio", "plain"),
        Moment("worth_between", "spread of log deal value between people, beyond chance", "log sd", "plain"),
        Moment("worth_within", "spread of log deal value within people", "log sd", "plain"),
        Moment("deal_value", "geometric mean of the values of won deals", "money", "log"),
        Moment("leaving", "people who left, a seat and year", "1/year", "log"),
        Moment("quota", "mean weekly quota of a person", "money/week", "log"),
    )
}
_GROUND = 0.02  # log-scaled shares and rates are never taken as zero


def moments(owners: Owners, each: bool = False) -> dict[str, Array]:
    """Every quantity on the scale of its Moment: of all runs together, shape (1,), or of each, shape (runs,).

    Between-person spreads are taken within runs. NaN where it is not known. A spread whose square comes out
    negative (less than chance) is minus the root of the size: zero is no wall for it.
    """

    def total(values: Array) -> Array:
        sums = np.bincount(owners.run, values, owners.runs)
        return sums if each else sums.sum(keepdims=True)

    s = owners.sums
    seats_years = total(s["exposure"]) / 52.0
    left = owners.left.astype(float) if each else owners.left.sum(keepdims=True).astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        within, between = _worth(owners, total)
        found = {
            "lead_flow": np.log(total(s["opened"]) / total(s["exposure"])),
            "win_rate": _logit((total(s["won"]) + 0.5) / (total(s["closed"]) + 1.0)),
            "cycle": np.log(np.exp(total(s["cycle"]) / total(s["won"])) - 7.0 + 1.0),
            "no_decision": np.where(total(s["told"]) > 0, _logit((total(s["silent"]) + 0.5) / (total(s["told"]) + 1.0)),
                                    np.nan),
            "win_spread": _root(_beyond_binomial(owners, total)),
            "lead_spread": _root(_beyond_poisson(owners, total)),
            "worth_between": _root(between),
            "worth_within": _root(within),
            "deal_value": total(s["worth"]) / total(s["priced"]),
            "leaving": np.where(left >= 0, np.log((left + 0.5) / seats_years), np.nan),
            "quota": np.log(owners.quota if each else owners.quota.mean(keepdims=True)),
        }  # fmt: skip
    return {name: np.where(np.isfinite(values), values, np.nan) for name, values in found.items()}


def shown(name: str, value: float) -> float:
    """A quantity in its unit again."""
    scale = MOMENTS[name].scale
    if scale == "logit":
        return float(1.0 / (1.0 + np.exp(-value)))
    return float(np.exp(value)) if scale == "log" else float(value)


def _logit(share: Array) -> Array:
    return np.asarray(np.log(share / (1.0 - share)))


def _root(square: Array) -> Array:
    return np.sign(square) * np.sqrt(np.abs(square))


def _beyond_binomial(owners: Owners, total: Total) -> Array:
    """Variance of the chance of winning between people, by the weighted analysis of variance."""
    many, won = owners.sums["closed"], owners.sums["won"]
    return _anova(many, won, won, many >= LEAST_DEALS, total, owners.run)


def _anova(many: Array, added: Array, squared: Array, use: Array, total: Total, run: Array) -> Array:
    """Variance between people of what a deal brings: the analysis of variance with unequal numbers of deals."""
    many, added, squared = (np.where(use, values, 0.0) for values in (many, added, squared))
    own = np.divide(added, many, out=np.zeros_like(added), where=many > 0)
    groups = np.bincount(run, many), np.bincount(run, added)
    mean = np.divide(groups[1], groups[0], out=np.zeros_like(groups[0]), where=groups[0] > 0)[run]
    people, teams = total(use * 1.0), total(many / np.maximum(groups[0][run], 1.0))
    inside = total(squared - many * own**2) / (total(many) - people)
    spare = total(many) - total(many**2 / np.maximum(groups[0][run], 1.0))
    return np.asarray((total(many * (own - mean) ** 2) - (people - teams) * inside) / spare)


def _beyond_poisson(owners: Owners, total: Total) -> Array:
    """Variance between people of deals a week over the squared mean, less what chance alone makes."""
    use = owners.sums["exposure"] >= LEAST_THERE
    there, opened = (np.where(use, owners.sums[name], 0.0) for name in ("exposure", "opened"))
    weeks, deals = np.bincount(owners.run, there), np.bincount(owners.run, opened)
    share = there / np.maximum(weeks[owners.run], 1.0)
    expected = deals[owners.run] * share
    spare = expected**2 * (1.0 - 2.0 * share + np.bincount(owners.run, share**2)[owners.run])
    return np.asarray((total((opened - expected) ** 2) - total(expected * (1.0 - share))) / total(spare))


def _worth(owners: Owners, total: Total) -> tuple[Array, Array]:
    """Variance of log value within people, and between them beyond chance."""
    many, added, squared = (owners.sums[name] for name in ("priced", "worth", "worth_squared"))
    use = many >= LEAST_DEALS
    many, added, squared = (np.where(use, values, 0.0) for values in (many, added, squared))
    own = np.divide(added, many, out=np.zeros_like(added), where=many > 0)
    inside = total(squared - many * own**2) / (total(many) - total(use * 1.0))
    return np.asarray(inside), _anova(many, added, squared, use, total, owners.run)
