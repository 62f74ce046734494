"""Inverse-probability weights: for being treated, and for still being there."""

from __future__ import annotations

from typing import Any

import numpy as np

from .estimator import Estimate, Estimator, enough, with_interval
from .panel import Cross, Panel

LOOSE = 100.0  # C of the propensity: next to no penalty
MOST = 400  # groups that are left out in turn; with more people several go at once
ROUNDS = 60  # of Newton's method
FURTHEST = 0.95  # propensities above are set to it, so that nobody counts more than 19 times


def propensity(X: np.ndarray, treated: np.ndarray) -> Any:
    """Logistic regression with next to no penalty, fitted."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=LOOSE, solver="newton-cholesky", max_iter=200).fit(X, treated)


def weighted(cross: Cross, by_team: bool) -> Estimate:
    """Treated mean less the untreated mean with weights e/(1-e), scaled to one; jackknife with e fitted each time.

    Source: Hirano, Imbens and Ridder 2003. Their sandwich is too short where few untreated people look like the
    treated (docs/estimators.md): every person, or team, is left out in turn instead.
    """
    short = enough(cross.treated, 5 + cross.X.shape[1])
    if short:
        return with_interval(np.nan, np.nan, note=short)
    e = propensity(cross.X, cross.treated).predict_proba(cross.X)[:, 1]
    effect, w = gap(cross, np.minimum(e, FURTHEST), np.ones(len(e)))
    kept = left_out(cross, by_team)
    if not kept[:, cross.treated].any(axis=1).all() or not kept[:, ~cross.treated].any(axis=1).all():
        return with_interval(np.nan, np.nan, note="too few teams to leave each out in turn")
    again = gap(cross, np.minimum(chances_without(cross.X, cross.treated, kept), FURTHEST), kept)[0]
    many = len(kept)
    error = np.sqrt((many - 1) / many * ((again - again.mean()) ** 2).sum())
    few = w.sum() ** 2 / (w**2).sum()
    note = f"the weights rest on about {few:.0f} people" if few < 10 else ""
    return with_interval(effect, error, many - 1 if by_team else np.inf, note)


def gap(cross: Cross, e: np.ndarray, kept: np.ndarray) -> tuple[Any, np.ndarray]:
    """Difference of weighted means, and the weights; for each row of ``kept`` where there are several."""
    here = kept * cross.treated
    w = kept * ~cross.treated * e / (1 - e)
    return here @ cross.after / here.sum(axis=-1) - w @ cross.after / w.sum(axis=-1), w


def left_out(cross: Cross, by_team: bool) -> np.ndarray:
    """1 for who stays and 0 for who is left out, a row per person or team; of many people, several at once."""
    n = len(cross.treated)
    group = cross.team if by_team else np.arange(n) % min(n, MOST)
    return np.asarray(np.unique(group)[:, None] != group, float)


def chances_without(X: np.ndarray, treated: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """As ``propensity``, fitted again for each row of ``kept``, all at once; shape as ``kept``."""
    n, design = len(X), np.column_stack([np.ones(len(X)), X])
    size = design.shape[1]
    ridge = np.diag([0.0] + [1.0 / LOOSE] * (size - 1))
    outer = (design[:, :, None] * design[:, None, :]).reshape(n, -1)
    start = propensity(X, treated)
    beta = np.tile(np.concatenate([start.intercept_, start.coef_[0]]), (len(kept), 1))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(beta @ design.T, -30, 30)))
        slope = (kept * (treated - chance)) @ design - beta @ ridge
        bend = ((kept * chance * (1 - chance)) @ outer).reshape(-1, size, size) + ridge + 1e-9 * np.eye(size)
        step = np.linalg.solve(bend, slope[:, :, None])[:, :, 0]
        step *= np.minimum(1.0, 3.0 / np.maximum(np.abs(step).max(axis=1, keepdims=True), 1e-300))
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return np.asarray(1 / (1 + np.exp(-np.clip(beta @ design.T, -30, 30))))


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
