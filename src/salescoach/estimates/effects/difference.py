"""The first things that everybody computes: treated against untreated, before against after, far teams only."""

from __future__ import annotations

import numpy as np

from .estimator import Estimate, Estimator, enough, summed, with_interval
from .panel import Cross, Panel


def gap(cross: Cross, by_team: bool, result: np.ndarray | None = None) -> Estimate:
    """Mean result of the treated less that of the untreated; unequal variances, or clustered by team."""
    y = cross.after if result is None else result
    here = cross.treated
    short = enough(here)
    if short:
        return with_interval(np.nan, np.nan, note=short)
    a, b = y[here], y[~here]
    effect = a.mean() - b.mean()
    if by_team:
        share = here.mean()
        scores = np.where(here, (y - a.mean()) / share, -(y - b.mean()) / (1 - share))
        variance, freedom = summed(scores, cross.team)
        return with_interval(effect, np.sqrt(variance), freedom)
    va, vb = a.var(ddof=1) / len(a), b.var(ddof=1) / len(b)
    freedom = (va + vb) ** 2 / max(va**2 / (len(a) - 1) + vb**2 / (len(b) - 1), 1e-300)
    return with_interval(effect, np.sqrt(va + vb), freedom)


def plain(panel: Panel) -> Estimate:
    """Treated against untreated after the start."""
    return gap(panel.cross.seen, panel.by_team)


def before_after(panel: Panel) -> Estimate:
    """The treated after the start against the same people before it."""
    cross = panel.cross.seen
    change = (cross.after - cross.last)[cross.treated]
    if len(change) < 5:
        return with_interval(np.nan, np.nan, note=f"only {len(change)} treated people")
    groups = np.unique(cross.team[cross.treated], return_inverse=True)[1] if panel.by_team else None
    variance, freedom = summed(change - change.mean(), groups)
    return with_interval(change.mean(), np.sqrt(variance), freedom if panel.by_team else len(change) - 1)


def far_controls(panel: Panel) -> Estimate:
    """Change of the treated against the change of people in teams where nobody is treated."""
    cross = panel.cross.seen
    if panel.singles:
        return with_interval(np.nan, np.nan, note="no team is known, so nobody is known to be in another")
    far = len(np.unique(cross.team[~cross.has_treated_peer]))
    if far < 3 or panel.by_team:
        why = "whole teams are treated" if panel.by_team else f"{far} teams have nobody who is treated"
        return with_interval(np.nan, np.nan, note=f"{why}; three beside teams with some treated are needed")
    picked = cross.kept(cross.treated | ~cross.has_treated_peer)
    return gap(picked, True, picked.after - picked.last)


ESTIMATORS = (
    Estimator(
        name="plain difference",
        does="Compares the results of the treated with those of the untreated.",
        assumes="that the treated and the untreated would have sold the same if nobody had been treated",
        fails="who is treated depends on anything that also moves results",
        rule=plain,
    ),
    Estimator(
        name="before and after",
        does="Compares the treated after the start with the same people in the period before.",
        assumes="that nothing else would have changed: no season, no trend, no return from a bad quarter",
        fails="people are picked in a bad quarter, or the market moves",
        rule=before_after,
    ),
    Estimator(
        name="far controls",
        does="Difference-in-differences against people in teams where nobody is treated at all.",
        assumes="that other teams would have moved alike and feel nothing of it",
        fails="every team has somebody who is treated, or programme teams were picked for a reason",
        rule=far_controls,
    ),
)
