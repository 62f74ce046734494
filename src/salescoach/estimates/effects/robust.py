"""Doubly robust with cross-fitting: a model of results and one of treatment; one of them may be wrong."""

from __future__ import annotations

import numpy as np

from .estimator import Estimate, Estimator, enough, summed, with_interval
from .panel import Cross, Panel
from .weighting import FURTHEST, chances_without

FOLDS = 5
SPLITS = 9  # ways to set people aside, of which the middle answer counts; odd


def folds(cross: Cross, by_team: bool, split: int = 1) -> list[tuple[np.ndarray, np.ndarray]]:
    """Train and test rows; treated and untreated in each, and teams stay whole where whole teams are treated."""
    from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

    kind = StratifiedGroupKFold if by_team else StratifiedKFold  # the first is slow with a group for everybody
    parts = kind(FOLDS, shuffle=True, random_state=split)
    return [(train, test) for train, test in parts.split(cross.X, cross.treated, cross.team if by_team else None)]


def fitted_apart(cross: Cross, parts: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """For each person the expected result untreated and the chance to be treated, from models of other people."""
    n = len(cross.treated)
    expected, chance = np.empty(n), np.empty(n)
    design = np.column_stack([np.ones(n), cross.X])
    kept = np.array([np.isin(np.arange(n), train) for train, _ in parts], float)
    chances = chances_without(cross.X, cross.treated, kept)
    for (train, test), without in zip(parts, chances, strict=True):
        free = train[~cross.treated[train]]
        weights = np.linalg.lstsq(design[free], cross.after[free], rcond=None)[0]
        expected[test], chance[test] = design[test] @ weights, without[test]
    return expected, np.minimum(chance, FURTHEST)


def robust(cross: Cross, by_team: bool, splits: int = SPLITS) -> Estimate:
    """Augmented inverse-probability weighting for the treated, weights scaled to one, cross-fitted over several splits.

    The median over the splits; its variance is the median of each split's own plus its squared distance from it, so
    that the luck of a split is in the interval. Source: Robins, Rotnitzky and Zhao 1994; cross-fitting and medians
    over splits after Chernozhukov et al. 2018. The tests compare it with DoubleML's interactive regression model.
    """
    short = enough(cross.treated, 2 * FOLDS + cross.X.shape[1])
    if short:
        return with_interval(np.nan, np.nan, note=short)
    found = []
    for split in range(1, splits + 1):
        parts = folds(cross, by_team, split)
        if all(np.ptp(cross.treated[train].astype(int)) > 0 for train, _ in parts):
            found.append(one_split(cross, by_team, parts))
    if not found:
        return with_interval(np.nan, np.nan, note="too few teams to set some aside")
    effects, variances, freedoms = np.array(found).T
    middle = np.median(effects)
    return with_interval(middle, np.sqrt(np.median(variances + (effects - middle) ** 2)), freedoms[0])


def one_split(
    cross: Cross, by_team: bool, parts: list[tuple[np.ndarray, np.ndarray]]
) -> tuple[float, float, float]:  # fmt: skip
    """Effect, variance and degrees of freedom with these people set aside in turn."""
    expected, e = fitted_apart(cross, parts)
    here, left = cross.treated.astype(float), cross.after - expected
    w = (1 - here) * e / (1 - e)
    first, second = (here * left).sum() / here.sum(), (w * left).sum() / w.sum()
    own = 1 - here / here.sum() - w / w.sum()  # without its own part in the mean, as HC3: few carry much weight
    scores = (here * (left - first) / here.mean() - w * (left - second) / w.mean()) / own
    variance, freedom = summed(scores, cross.team if by_team else None)
    return float(first - second), variance, freedom


def doubly_robust(panel: Panel) -> Estimate:
    """Doubly robust on the people whose results are in the records."""
    return robust(panel.cross.seen, panel.by_team)


ESTIMATORS = (
    Estimator(
        name="doubly robust",
        does="A model of results and one of treatment, each used on people it has not seen; the middle of nine splits.",
        assumes="that everything which moves both is in the records; one of the two models may be wrong",
        fails="the manager knew something that is not in the records, or few untreated people look like the treated",
        rule=doubly_robust,
    ),
)
