"""The first things that everybody computes: watched against unwatched, before against after, far teams only."""

from __future__ import annotations

import numpy as np

from .estimator import Estimate, Way, enough, summed, with_interval
from .panel import Cross, Panel


def gap(cross: Cross, by_team: bool, result: np.ndarray | None = None) -> Estimate:
    """Mean result of the watched less that of the unwatched; unequal variances, or clustered by team."""
    y = cross.after if result is None else result
    here = cross.watched
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
    """Watched against unwatched after the start."""
    return gap(panel.cross.seen, panel.by_team)


def before_after(panel: Panel) -> Estimate:
    """The watched after the start against the same people before it."""
    cross = panel.cross.seen
    change = (cross.after - cross.last)[cross.watched]
    if len(change) < 5:
        return with_interval(np.nan, np.nan, note=f"only {len(change)} watched people")
    groups = np.unique(cross.team[cross.watched], return_inverse=True)[1] if panel.by_team else None
    variance, freedom = summed(change - change.mean(), groups)
    return with_interval(change.mean(), np.sqrt(variance), freedom if panel.by_team else len(change) - 1)


def far_controls(panel: Panel) -> Estimate:
    """Change of the watched against the change of people in teams where nobody is watched."""
    cross = panel.cross.seen
    far = len(np.unique(cross.team[~cross.near]))
    if far < 3 or panel.by_team:
        why = "whole teams are watched" if panel.by_team else f"{far} teams have nobody who is watched"
        return with_interval(np.nan, np.nan, note=f"{why}; three beside teams with some watched are needed")
    picked = cross.kept(cross.watched | ~cross.near)
    return gap(picked, True, picked.after - picked.last)


WAYS = (
    Way("plain difference", "Sets the results of the watched against those of the unwatched.",
        "that the watched and the unwatched would have sold the same if nobody had been watched",
        "who is watched hangs on anything that also moves results", plain),
    Way("before and after", "Sets the watched after the start against the same people in the period before.",
        "that nothing else would have changed: no season, no trend, no return from a bad quarter",
        "people are picked in a bad quarter, or the market moves", before_after),
    Way("far controls", "Difference-in-differences against people in teams where nobody is watched at all.",
        "that other teams would have moved alike and feel nothing of it",
        "every team has somebody who is watched, or programme teams were picked for a reason", far_controls),
)  # fmt: skip
