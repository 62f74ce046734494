"""A cheap guess at what a world will show, so that hopeless worlds need not be simulated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .match import CUT, Numbers, implausibility, matched

_LEAST = 100  # judged worlds that a pattern needs before its emulator is trusted


@dataclass(frozen=True)
class Emulator:
    """Ridge regressions on the places and their squares, one a pattern that enough worlds were measured on.

    Attributes:
        models: one a pattern, None where there were too few worlds. spread: cross-validated standard error
            of each guess.
    """

    models: tuple[Any, ...]
    spread: Numbers

    def rules_out(self, places: Numbers) -> np.ndarray:
        """True where a guess, allowing for its own error, lies beyond the cut-off; shape (worlds,)."""
        guesses = np.full((len(places), len(self.models)), np.nan)
        for k, model in enumerate(self.models):
            if model is not None:
                guesses[:, k] = model.predict(_features(places))
        bad = implausibility(guesses, np.broadcast_to(self.spread, guesses.shape)) > CUT
        return np.asarray(bad.any(axis=1))


def fit_emulator(places: Numbers, values: Numbers) -> Emulator:
    """Fit on judged worlds.

    Args:
        places: in the unit cube, shape (worlds, settings). values: measured patterns, NaN where not
            measured, shape (worlds, patterns).
    """
    models: list[Any] = []
    spread = np.full(len(matched()), np.nan)
    for k in range(values.shape[1]):
        known = ~np.isnan(values[:, k])
        model, error = _one(places[known], values[known, k]) if known.sum() >= _LEAST else (None, np.nan)
        models.append(model)
        spread[k] = error
    return Emulator(tuple(models), spread)


def _one(places: Numbers, values: Numbers) -> tuple[Any, float]:
    from sklearn.linear_model import RidgeCV
    from sklearn.model_selection import cross_val_predict

    middle, size = np.median(values), 5 * np.median(np.abs(values - np.median(values))) + 1e-12
    held = np.clip(values, middle - size, middle + size)  # wild values far outside the range pull on nothing
    model = RidgeCV(np.logspace(0, 4, 9))
    features = _features(places)
    guesses = cross_val_predict(model, features, held, cv=5)
    return model.fit(features, held), float(np.std(held - guesses))


def _features(places: Numbers) -> Numbers:
    centred = 2.0 * places - 1.0
    return np.hstack([centred, centred**2])
