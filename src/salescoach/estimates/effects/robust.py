"""Doubly robust with cross-fitting: a model of results and one of being watched; one of them may be wrong."""

from __future__ import annotations

import numpy as np

from .estimator import Estimate, Way, enough, summed, with_interval
from .panel import Cross, Panel
from .weighting import FURTHEST, propensity

FOLDS = 5


def folds(cross: Cross, by_team: bool) -> list[tuple[np.ndarray, np.ndarray]]:
    """Train and test rows; watched and unwatched in each, and teams stay whole where whole teams are watched."""
    from sklearn.model_selection import StratifiedGroupKFold

    groups = cross.team if by_team else np.arange(len(cross.watched))
    split = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=1)
    return [(train, test) for train, test in split.split(cross.X, cross.watched, groups)]


def fitted_apart(cross: Cross, parts: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """For each person the expected result unwatched and the chance to be watched, from models of other people."""
    n = len(cross.watched)
    expected, chance = np.empty(n), np.empty(n)
    design = np.column_stack([np.ones(n), cross.X])
    for train, test in parts:
        free = train[~cross.watched[train]]
        weights = np.linalg.lstsq(design[free], cross.after[free], rcond=None)[0]
        expected[test] = design[test] @ weights
        chance[test] = propensity(cross.X[train], cross.watched[train]).predict_proba(cross.X[test])[:, 1]
    return expected, np.minimum(chance, FURTHEST)


def robust(cross: Cross, by_team: bool) -> Estimate:
    """Augmented inverse-probability weighting for the treated, weights scaled to one, cross-fitted.

    Source: Robins, Rotnitzky and Zhao 1994; cross-fitting after Chernozhukov et al. 2018. Held against DoubleML's
    interactive regression model in the tests.
    """
    short = enough(cross.watched, 2 * FOLDS + cross.X.shape[1])
    if short:
        return with_interval(np.nan, np.nan, note=short)
    parts = folds(cross, by_team)
    if any(np.ptp(cross.watched[train].astype(int)) == 0 for train, _ in parts):
        return with_interval(np.nan, np.nan, note="too few teams to set some aside")
    expected, e = fitted_apart(cross, parts)
    here, left = cross.watched.astype(float), cross.after - expected
    w = (1 - here) * e / (1 - e)
    first, second = (here * left).sum() / here.sum(), (w * left).sum() / w.sum()
    scores = here * (left - first) / here.mean() - w * (left - second) / w.mean()
    variance, freedom = summed(scores, cross.team if by_team else None)
    return with_interval(first - second, np.sqrt(variance), freedom)


def doubly_robust(panel: Panel) -> Estimate:
    """Doubly robust on the people whose results are in the records."""
    return robust(panel.cross.seen, panel.by_team)


WAYS = (
    Way("doubly robust", "A model of results and one of being watched, each used on people it has not seen.",
        "that everything which moves both is in the records; one of the two models may be wrong",
        "the manager knew something that is not in the records, or few unwatched people look like the watched",
        doubly_robust),
)  # fmt: skip
