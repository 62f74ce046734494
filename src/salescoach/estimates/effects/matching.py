"""Nearest neighbours: every treated person beside the most similar untreated ones."""

from __future__ import annotations

import numpy as np

from .estimator import Estimate, Estimator, enough, with_interval
from .panel import Cross, Panel

NEIGHBOURS = 3


def matched(cross: Cross, by_team: bool, neighbours: int = NEIGHBOURS) -> Estimate:
    """Mean gap between the treated and their nearest untreated neighbours on the controls, with replacement.

    Interval after Abadie and Imbens (2006) for the effect on the treated; in team programmes their variance is
    too small, which the note says.
    """
    from sklearn.neighbors import NearestNeighbors

    short = enough(cross.treated, neighbours + 2)
    if short:
        return with_interval(np.nan, np.nan, note=short)
    here, y = cross.treated, cross.after
    X, others = cross.X[here], cross.X[~here]
    near = NearestNeighbors(n_neighbors=neighbours).fit(others)
    picked = near.kneighbors(X, return_distance=False)
    gaps = y[here] - y[~here][picked].mean(axis=1)
    used = np.bincount(picked.ravel(), minlength=len(others)) / neighbours
    doubly = np.bincount(picked.ravel(), minlength=len(others)) / neighbours**2
    noise = _local_variance(near, others, y[~here], neighbours)
    n = len(X)
    effect = gaps.mean()
    variance = ((gaps - effect) ** 2).sum() / n**2 + ((used**2 - doubly) * noise).sum() / n**2
    note = "the interval takes people as independent, teams are not" if by_team else ""
    return with_interval(effect, np.sqrt(max(variance, 0.0)), note=note)


def _local_variance(near: object, X: np.ndarray, y: np.ndarray, many: int) -> np.ndarray:
    """Variance of the result around each untreated person, from its own nearest neighbours."""
    own = near.kneighbors(X, n_neighbors=many + 1, return_distance=False)[:, 1:]  # type: ignore[attr-defined]
    found: np.ndarray = (y - y[own].mean(axis=1)) ** 2 * many / (many + 1)
    return found


def matching(panel: Panel) -> Estimate:
    """Matching on the people whose results are in the records."""
    return matched(panel.cross.seen, panel.by_team)


ESTIMATORS = (
    Estimator(
        name="matching",
        does="Compares every treated person with the three most similar untreated ones.",
        assumes="that similar in the records is similar, and that everybody has a similar colleague who is not treated",
        fails="the worst are all treated: their neighbours are better, and regress less",
        rule=matching,
    ),
)
