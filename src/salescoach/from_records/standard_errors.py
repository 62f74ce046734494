"""How sure the fitted settings are: the sampling error of the records, carried through the slopes of the fit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array
from ..settings.register import SETTINGS
from .fit import SEATS, Fit
from .measure import Owners
from .moments import moments

DRAWINGS = 300
WEAK = ("ability_spread", "territory_spread", "wealth_spread", "quit_rate")  # left alone where records hardly tell them


@dataclass(frozen=True)
class Error:
    """Sampling error.

    Attributes:
        quantities: standard error of each measured quantity, on its scale, shape (knobs,).
        together: their covariance. low, high: 95 % interval of each setting on the knob's scale.
    """

    quantities: Array
    together: Array
    low: Array
    high: Array


def error_of(found: Fit, owners: Owners, people: int) -> Error:
    """Standard errors: the larger of what luck does to a simulated team of this size and of persons drawn anew."""
    luck = _deviation(found.each) * np.sqrt(min(people, int(found.team.people)) / people)
    drawn = moments(owners.again(DRAWINGS, found.seed), each=True)
    again = _deviation(np.stack([drawn[knob.moment] for knob in found.knobs], axis=-1))
    size = np.fmax(np.nan_to_num(luck), np.nan_to_num(again))
    filled = np.where(np.isnan(found.each), found.shown, found.each)
    with np.errstate(divide="ignore", invalid="ignore"):
        alike = np.nan_to_num(np.atleast_2d(np.corrcoef(filled, rowvar=False)))
    np.fill_diagonal(alike, 1.0)
    together = alike * np.outer(size, size) * (1.0 + people / SEATS)  # the simulation has luck as well
    inverse = np.linalg.pinv(found.slopes, rcond=1e-3)
    spread = 1.96 * np.sqrt(np.maximum(np.diag(inverse @ together @ inverse.T), 0.0))
    limits = np.array([knob.limits() for knob in found.knobs])
    low, high = (np.clip(found.values + sign * spread, limits[:, 0], limits[:, 1]) for sign in (-1, 1))
    return Error(size, together, low, high)


def _deviation(rows: Array) -> Array:
    """Standard deviation of each column over the rows that are known; zero where fewer than two are."""
    known = np.isfinite(rows).sum(axis=0) > 1
    return np.array([np.nanstd(column, ddof=1) if told else 0.0 for column, told in zip(rows.T, known, strict=True)])


def weak_knobs(found: Fit, error: Error) -> dict[str, str]:
    """Settings that the records tell less well than the kit's range does, with the reason."""
    weak = {}
    for knob, low, high in zip(found.knobs, error.low, error.high, strict=True):
        setting = SETTINGS[knob.setting]
        ends = [np.exp(x) if knob.log else x for x in (low, high)]
        if knob.setting in WEAK and ends[1] - ends[0] > setting.high - setting.low:
            weak[knob.setting] = f"hardly told: the records' interval {ends[0]:.2g} to {ends[1]:.2g} is wider"
    return weak
