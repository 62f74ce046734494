"""Doubly robust with cross-fitting: a model of results and one of treatment; one of them may be wrong."""

from __future__ import annotations

import numpy as np

from .estimator import Estimate, Estimator, enough, summed, with_interval
from .panel import Cross, Panel
from .weighting import FURTHEST, propensity

FOLDS = 5


def folds(cross: Cross, by_team: bool) -> list[tuple[np.ndarray, np.ndarray]]:
    """Train and test rows; treated and untreated in each, and teams stay whole where whole teams are treated."""
    from sklearn.model_selection import StratifiedGroupKFold

    groups = cross.team if by_team else np.arange(len(cross.treated))
    split = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=1)
    return [(train, test) for train, test in split.split(cross.X, cross.treated, groups)]


def fitted_apart(cross: Cross, parts: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """For each person the expected result untreated and the chance to be treated, from models of other people."""
    n = len(cross.treated)
    expected, chance = np.empty(n), np.empty(n)
    design = np.column_stack([np.ones(n), cross.X])
    for train, test in parts:
        free = train[~cross.treated[train]]
        weights = np.linalg.lstsq(design[free], cross.after[free], rcond=None)[0]
        expected[test] = design[test] @ weights
        chance[test] = propensity(cross.X[train], cross.treated[train]).predict_proba(cross.X[test])[:, 1]
    return expected, np.minimum(chance, FURTHEST)


def robust(cross: Cross, by_team: bool) -> Estimate:
    """Augmented inverse-probability weighting for the treated, weights scaled to one, cross-fitted.

    Source: Robins, Rotnitzky and Zhao 1994; cross-fitting after Chernozhukov et al. 2018. The tests compare it with
    DoubleML's interactive regression model.
    """
    short = enough(cross.treated, 2 * FOLDS + cross.X.shape[1])
    if short:
        return with_interval(np.nan, np.nan, note=short)
    parts = folds(cross, by_team)
    if any(np.ptp(cross.treated[train].astype(int)) == 0 for train, _ in parts):
        return with_interval(np.nan, np.nan, note="too few teams to set some aside")
    expected, e = fitted_apart(cross, parts)
    here, left = cross.treated.astype(float), cross.after - expected
    w = (1 - here) * e / (1 - e)
    first, second = (here * left).sum() / here.sum(), (w * left).sum() / w.sum()
    scores = here * (left - first) / here.mean() - w * (left - second) / w.mean()
    variance, freedom = summed(scores, cross.team if by_team else None)
    return with_interval(first - second, np.sqrt(variance), freedom)


def doubly_robust(panel: Panel) -> Estimate:
    """Doubly robust on the people whose results are in the records."""
    return robust(panel.cross.seen, panel.by_team)


ESTIMATORS = (
    Estimator(
        name="doubly robust",
        does="A model of results and one of treatment, each used on people it has not seen.",
        assumes="that everything which moves both is in the records; one of the two models may be wrong",
        fails="the manager knew something that is not in the records, or few untreated people look like the treated",
        rule=doubly_robust,
    ),
)
