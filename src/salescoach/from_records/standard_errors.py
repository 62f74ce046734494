"""How sure the fitted settings are: the sampling error of the records, carried through the slopes of the fit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array
from ..settings.register import SETTINGS
from .fit import Fit
from .owners import Owners
from .quantities import quantities_of
from .search import SEATS

RESAMPLES = 300
# Left alone where records hardly tell them.
MAY_BE_LEFT_OUT = ("ability_spread", "territory_spread", "territory_deal_size_spread", "quit_rate")


@dataclass(frozen=True, kw_only=True)
class StandardErrors:
    """Sampling error of the measured quantities and of the fitted settings.

    Attributes:
        quantities: standard error of each measured quantity, on its scale; shape (parameters,).
        covariance: of their errors, shape (parameters, parameters).
        low: lower end of the 95 % interval of each setting, on the parameter's scale; shape (parameters,).
        high: upper end, shape (parameters,).
    """

    quantities: Array
    covariance: Array
    low: Array
    high: Array


def standard_errors(fitted: Fit, owners: Owners, people: int) -> StandardErrors:
    """Carry the error of the quantities to the settings.

    The error of a quantity is the larger of two: what luck does to a simulated team of this size, and the bootstrap
    over the persons of the records.

    Args:
        fitted: the fit.
        owners: the persons in the records.
        people: in the team.
    """
    size = _size(fitted, owners, people)
    covariance = _correlation(fitted) * np.outer(size, size) * (1.0 + people / SEATS)  # the simulation has luck as well
    inverse = np.linalg.pinv(fitted.slopes, rcond=1e-3)
    half = 1.96 * np.sqrt(np.maximum(np.diag(inverse @ covariance @ inverse.T), 0.0))
    limits = np.array([parameter.limits() for parameter in fitted.parameters])
    low, high = (np.clip(fitted.values + sign * half, limits[:, 0], limits[:, 1]) for sign in (-1, 1))
    return StandardErrors(quantities=size, covariance=covariance, low=low, high=high)


def _size(fitted: Fit, owners: Owners, people: int) -> Array:
    resampled = quantities_of(owners.bootstrap(RESAMPLES, fitted.search.seed), each=True)
    columns = np.stack([resampled[parameter.quantity] for parameter in fitted.parameters], axis=-1)
    return error_of(fitted.of_runs, columns, min(people, int(fitted.team.people)) / people)


def error_of(of_runs: Array, resampled: Array, share: float) -> Array:
    """Standard error of each column: the larger of what luck does and of what resampling persons does.

    Args:
        of_runs: quantities of simulated runs, shape (runs, quantities).
        resampled: of resamples of the persons, shape (resamples, quantities).
        share: people of a simulated run over people of the team.
    """
    luck, sampling = _deviation(of_runs) * np.sqrt(share), _deviation(resampled)
    return np.asarray(np.fmax(np.nan_to_num(luck), np.nan_to_num(sampling)))


def _correlation(fitted: Fit) -> Array:
    """How the quantities go together over simulated runs; those that never vary go with none."""
    filled = np.where(np.isnan(fitted.of_runs), fitted.simulated, fitted.of_runs)
    with np.errstate(divide="ignore", invalid="ignore"):
        correlation: Array = np.nan_to_num(np.atleast_2d(np.corrcoef(filled, rowvar=False)))
    np.fill_diagonal(correlation, 1.0)
    return correlation


def _deviation(rows: Array) -> Array:
    """Standard deviation of each column over the rows that are known; zero where fewer than two are."""
    many = np.isfinite(rows).sum(axis=0) > 1
    return np.array([np.nanstd(column, ddof=1) if known else 0.0 for column, known in zip(rows.T, many, strict=True)])


def weak_parameters(fitted: Fit, errors: StandardErrors) -> dict[str, str]:
    """Settings that the records tell less well than the kit's range does, with the reason."""
    weak = {}
    for parameter, low, high in zip(fitted.parameters, errors.low, errors.high, strict=True):
        setting = SETTINGS[parameter.setting]
        ends = [np.exp(x) if parameter.log else x for x in (low, high)]
        if parameter.setting in MAY_BE_LEFT_OUT and ends[1] - ends[0] > setting.high - setting.low:
            weak[parameter.setting] = f"too uncertain: the records' interval {ends[0]:.2g} to {ends[1]:.2g} is wider"
    return weak
