"""How far people differ beyond what chance alone makes: variances between people, within runs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..common.arrays import Array
from .owners import Owners

Total = Callable[[Array], Array]  # sums over persons: of all runs together or of each
LEAST_DEALS = 5.0  # closed (or won) deals of a person below which the spread is read without that person
LEAST_THERE = 13.0  # weeks there, the same for lead flow


def variance_of_win_rate(owners: Owners, total: Total) -> Array:
    """Variance of the chance of winning between people, by the weighted analysis of variance."""
    many, won = owners.sums["closed"], owners.sums["won"]
    return _between(many, won, won, many >= LEAST_DEALS, total, owners.run)


def variance_of_lead_flow(owners: Owners, total: Total) -> Array:
    """Variance between people of deals per week over the squared mean, less what chance alone makes."""
    use = owners.sums["exposure"] >= LEAST_THERE
    there, opened = (np.where(use, owners.sums[name], 0.0) for name in ("exposure", "opened"))
    weeks, deals = np.bincount(owners.run, there), np.bincount(owners.run, opened)
    share = there / np.maximum(weeks[owners.run], 1.0)
    expected = deals[owners.run] * share
    spare = expected**2 * (1.0 - 2.0 * share + np.bincount(owners.run, share**2)[owners.run])
    return np.asarray((total((opened - expected) ** 2) - total(expected * (1.0 - share))) / total(spare))


def variances_of_log_value(owners: Owners, total: Total) -> tuple[Array, Array]:
    """Variance of log value within people, and between them beyond chance."""
    many, added, squared = (owners.sums[name] for name in ("priced", "log_value", "log_value_squared"))
    use = many >= LEAST_DEALS
    many, added, squared = (np.where(use, values, 0.0) for values in (many, added, squared))
    own = np.divide(added, many, out=np.zeros_like(added), where=many > 0)
    inside = total(squared - many * own**2) / (total(many) - total(use * 1.0))
    return np.asarray(inside), _between(many, added, squared, use, total, owners.run)


def _between(many: Array, added: Array, squared: Array, use: Array, total: Total, run: Array) -> Array:
    """Variance between people of what a deal brings: the analysis of variance with unequal numbers of deals."""
    many, added, squared = (np.where(use, values, 0.0) for values in (many, added, squared))
    own = np.divide(added, many, out=np.zeros_like(added), where=many > 0)
    groups = np.bincount(run, many), np.bincount(run, added)
    mean = np.divide(groups[1], groups[0], out=np.zeros_like(groups[0]), where=groups[0] > 0)[run]
    people, teams = total(use * 1.0), total(many / np.maximum(groups[0][run], 1.0))
    inside = total(squared - many * own**2) / (total(many) - people)
    spare = total(many) - total(many**2 / np.maximum(groups[0][run], 1.0))
    return np.asarray((total(many * (own - mean) ** 2) - (people - teams) * inside) / spare)
