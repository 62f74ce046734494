"""A cheap guess at what a world will show, so that hopeless worlds need not be simulated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..common.arrays import Numbers
from .match import kept_between, matched

LEAST_CHANCE = 0.02  # a candidate that has less than this chance to be kept is not simulated
_LEAST = 100  # judged worlds that a pattern needs before its emulator is trusted
_MOST = 2500  # judged worlds that an emulator learns from: the last ones, nearest to where it is asked
_WIDTH, _DAMPING = 0.1, 0.01  # of the kernel; cross-validated on 5,553 judged worlds
_CONFIRMED = 0.1  # quantile of the errors: about those of a confirmation, which decides in the end
_BLOCK = 4000  # candidates guessed at a time, so that memory stays below 200 MB


@dataclass(frozen=True, kw_only=True)
class PatternEmulator:
    """Kernel ridge regression of one pattern on the settings, each scaled by how much it matters.

    Attributes:
        pattern: its number in ``matched()``.
        model: fitted on the scaled places.
        scales: one per setting.
        level: mean of the pattern.
        spread: cross-validated standard error of the guess, simulation noise included.
        kept: ends of the measured values that rule no world out; infinite where a source fixes a sign.
    """

    pattern: int
    model: Any
    scales: Numbers
    level: float
    spread: float
    kept: tuple[float, float]

    def chance(self, places: Numbers) -> Numbers:
        """Chance that the pattern does not rule a world out; shape (worlds,)."""
        from scipy.stats import norm

        parts = [self.model.predict(_centred(part) * self.scales) for part in _blocks(places)]
        guess = np.concatenate(parts) + self.level
        low, high = ((end - guess) / self.spread for end in self.kept)
        return np.asarray(norm.cdf(high) - norm.cdf(low))


@dataclass(frozen=True)
class Emulator:
    """Emulators of all patterns that enough worlds were measured on, the one that rules out most first."""

    patterns: tuple[PatternEmulator, ...]

    def chance(self, places: Numbers) -> Numbers:
        """Chance of every world to be kept, as if patterns erred independently; shape (worlds,).

        A world is dropped from the reckoning, at the chance that it then has, once that is below a tenth of
        ``LEAST_CHANCE``.
        """
        found = np.ones(len(places))
        for one in self.patterns:
            open_ = np.flatnonzero(found >= LEAST_CHANCE / 10)
            if open_.size:
                found[open_] *= one.chance(places[open_])
        return found


def fit_emulator(places: Numbers, values: Numbers, errors: Numbers) -> Emulator:
    """Fit on judged worlds.

    Args:
        places: in the unit cube, shape (worlds, settings).
        values: measured patterns, NaN where not measured, shape (worlds, patterns).
        errors: their standard errors, the same shape.
    """
    found = []
    for k in range(len(matched())):
        known = np.flatnonzero(~np.isnan(values[:, k]))[-_MOST:]
        if known.size >= _LEAST:
            ends = kept_between(np.full(len(matched()), float(np.quantile(errors[known, k], _CONFIRMED))))
            found.append(_one(k, places[known], values[known, k], (float(ends[0][k]), float(ends[1][k]))))
    ruled_out = [_share_outside(values[:, guess.pattern], guess.kept) for guess in found]
    return Emulator(tuple(found[k] for k in np.argsort(ruled_out)[::-1]))


def _share_outside(values: Numbers, kept: tuple[float, float]) -> float:
    return float(np.mean((values < kept[0]) | (values > kept[1])))


def _one(pattern: int, places: Numbers, values: Numbers, kept: tuple[float, float]) -> PatternEmulator:
    middle, size = np.median(values), 5 * np.median(np.abs(values - np.median(values))) + 1e-12
    held = np.clip(values, middle - size, middle + size)  # wild values far outside the range pull on nothing
    level = float(held.mean())
    centred = _centred(places)
    scales = _scaled(_weights(centred, held))
    scales = _scaled(_slopes(_kernel().fit(centred * scales, held - level), centred, scales))
    from sklearn.model_selection import cross_val_predict

    guesses = cross_val_predict(_kernel(), centred * scales, held - level, cv=3)
    model = _kernel().fit(centred * scales, held - level)
    spread = float(np.std(held - level - guesses))
    return PatternEmulator(pattern=pattern, model=model, scales=scales, level=level, spread=spread, kept=kept)


def _kernel() -> Any:
    from sklearn.kernel_ridge import KernelRidge

    return KernelRidge(kernel="rbf", gamma=_WIDTH, alpha=_DAMPING)


def _weights(centred: Numbers, values: Numbers) -> Numbers:
    """A first guess at how much each setting matters: its weight in a ridge regression with squares."""
    from sklearn.linear_model import RidgeCV

    found = RidgeCV(np.logspace(0, 4, 9)).fit(np.hstack([centred, centred**2]), values).coef_
    size = centred.shape[1]
    return np.asarray(np.hypot(found[:size], found[size:]))


def _slopes(model: Any, centred: Numbers, scales: Numbers) -> Numbers:
    """How steeply the fitted surface rises along each setting: root mean square over some of the worlds."""
    from sklearn.metrics.pairwise import rbf_kernel

    at = centred * scales
    some = at[:: max(1, len(at) // 500)]
    pull = rbf_kernel(some, at, gamma=_WIDTH) * model.dual_coef_
    steep = -2 * _WIDTH * (some * pull.sum(axis=1, keepdims=True) - pull @ at) * scales
    return np.asarray(np.sqrt((steep**2).mean(axis=0)))


def _scaled(weights: Numbers) -> Numbers:
    return np.asarray(np.sqrt(weights / max(float(weights.max()), 1e-12)))


def _centred(places: Numbers) -> Numbers:
    return 2.0 * places - 1.0


def _blocks(places: Numbers) -> list[Numbers]:
    return [places[start : start + _BLOCK] for start in range(0, len(places), _BLOCK)] or [places]
