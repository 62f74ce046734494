"""Inverse-probability weights: for being treated, and for still being there."""

from __future__ import annotations

from typing import Any

import numpy as np

from .estimator import Estimate, Estimator, enough, summed, with_interval
from .panel import Cross, Panel

FURTHEST = 0.95  # propensities above are set to it, so that nobody counts more than 19 times


def propensity(X: np.ndarray, treated: np.ndarray) -> Any:
    """Logistic regression with next to no penalty, fitted."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=100.0, solver="newton-cholesky", max_iter=200).fit(X, treated)


def weighted(cross: Cross, by_team: bool) -> Estimate:
    """Treated mean less the untreated mean with weights e/(1-e), scaled to one; sandwich with the estimated e.

    Source: Hirano, Imbens and Ridder 2003; influence function of the normalised estimator for the treated.
    """
    short = enough(cross.treated, 5 + cross.X.shape[1])
    if short:
        return with_interval(np.nan, np.nan, note=short)
    here, y, n = cross.treated.astype(float), cross.after, len(cross.after)
    e = np.minimum(propensity(cross.X, cross.treated).predict_proba(cross.X)[:, 1], FURTHEST)
    w = (1 - here) * e / (1 - e)
    mean, other = (here * y).sum() / here.sum(), (w * y).sum() / w.sum()
    design = np.column_stack([np.ones(n), cross.X])
    score = (here - e)[:, None] * design
    bread = (design * (e * (1 - e))[:, None]).T @ design / n + 1e-9 * np.eye(design.shape[1])
    slope = ((w * (y - other))[:, None] * design).mean(axis=0) / w.mean()
    scores = here * (y - mean) / here.mean() - w * (y - other) / w.mean() - score @ np.linalg.solve(bread, slope)
    variance, freedom = summed(scores - scores.mean(), cross.team if by_team else None)
    few = w.sum() ** 2 / (w**2).sum()
    note = f"the weights rest on about {few:.0f} people" if few < 10 else ""
    return with_interval(mean - other, np.sqrt(variance), freedom, note)


def weighting(panel: Panel) -> Estimate:
    """Weighting of the people whose results are in the records."""
    return weighted(panel.cross.seen, panel.by_team)


def staying(panel: Panel) -> Estimate:
    """Regression of those still there, each weighted by one over the chance to have stayed.

    The controls are centred at all who were treated, so where the effect differs between people, this is the effect on
    them and not on people like the stayers.
    """
    from .regression import adjusted

    cross = panel.cross
    there = np.isfinite(cross.after)
    if there.all():
        return adjusted(cross, panel.by_team)
    short = enough(~there) if (~there).sum() < 5 else enough(cross.treated[there], 5 + cross.X.shape[1])
    if short:
        return with_interval(np.nan, np.nan, note="too few left, or too few stayed, to model who stays")
    w = cross.treated.astype(float)[:, None]
    known = np.column_stack([cross.X, w, cross.X * w])
    chance = propensity(known, there).predict_proba(known)[:, 1]
    weights = there.mean() / np.maximum(chance[there], 0.05)
    return adjusted(cross.seen, panel.by_team, weights=weights, centre=cross.X[cross.treated].mean(axis=0))


ESTIMATORS = (
    Estimator(
        name="weighting",
        does="Weights the untreated until they look like the treated before the start (weights e/(1-e)).",
        assumes=(
            "that everything which moves both is in the records, that the model of who is treated is right, and overlap"
        ),
        fails="few untreated people look like the treated: a handful then carries the answer",
        rule=weighting,
    ),
    Estimator(
        name="staying weights",
        does="The regression of those still there, each counted for similar people who left.",
        assumes=(
            "that leavers would have sold what similar stayers sold, and that the question is about selling while there"
        ),
        fails="people leave for reasons outside the records, or leaving is itself part of the effect",
        rule=staying,
    ),
)
