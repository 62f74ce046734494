"""Regression with controls; also with leavers counted as zero."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...common.needs import need
from .estimator import Estimate, Estimator, enough, with_interval
from .panel import Cross, Panel


def adjusted(
    cross: Cross,
    by_team: bool,
    result: np.ndarray | None = None,
    weights: Any = None,
    centre: np.ndarray | None = None,
) -> Estimate:
    """Least squares of the result on treatment and the controls; errors HC3, or clustered by team.

    Controls enter centred at the treated and times ``treated`` (Lin 2013), so the coefficient is the effect on the
    treated; with another centre, on people whose controls have that mean.
    """
    sm = need("statsmodels.api", "analyst")
    short = enough(cross.treated, 5 + cross.X.shape[1])
    if short:
        return with_interval(np.nan, np.nan, note=short)
    y = cross.after if result is None else result
    w = cross.treated.astype(float)
    X = cross.X - (cross.X[cross.treated].mean(axis=0) if centre is None else centre)
    design = independent(np.column_stack([np.ones(len(w)), w, X, X * w[:, None]]))
    model = sm.WLS(y, design, weights=np.ones(len(w)) if weights is None else weights)
    if by_team:
        fit = model.fit(cov_type="cluster", cov_kwds={"groups": cross.team})
        return with_interval(fit.params[1], fit.bse[1], len(np.unique(cross.team)) - 1)
    fit = model.fit(cov_type="HC3")
    return with_interval(fit.params[1], fit.bse[1], len(w) - design.shape[1])


def independent(design: np.ndarray) -> np.ndarray:
    """The columns, from the left, that add something to those before them."""
    kept: list[int] = []
    for column in range(design.shape[1]):
        if np.linalg.matrix_rank(design[:, [*kept, column]], tol=1e-6 * np.sqrt(len(design))) > len(kept):
            kept.append(column)
    return design[:, kept]


def controls(panel: Panel) -> Estimate:
    """Regression on the people whose results are in the records."""
    return adjusted(panel.cross.seen, panel.by_team)


def leavers_counted_as_zero(panel: Panel) -> Estimate:
    """The same with a result of 0 wherever the records lost a person."""
    cross = panel.cross
    return adjusted(cross, panel.by_team, np.where(np.isfinite(cross.after), cross.after, 0.0))


ESTIMATORS = (
    Estimator(
        name="regression",
        does="Compares people with the same results, activity, pipeline and tenure before the start.",
        assumes="that everything which moves both oversight and results is among the controls, and acts about linearly",
        fails="the manager knew something that is not in the records",
        rule=controls,
    ),
    Estimator(
        name="leavers counted as zero",
        does="The regression, with results of 0 for those who left and are no longer in the records.",
        assumes="that whoever vanished has left, and that a person who left sold next to nothing in the period",
        fails="people vanish from the records for other reasons, or only late in the period",
        rule=leavers_counted_as_zero,
    ),
)
