"""Shares of won deals compared between groups, within strata; and chance by shuffling outcomes or people."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ...common.arrays import Array

RESAMPLES = 2000
_CLOSE = 1 - 1e-12  # a statistic as large as this share of the found one counts as large


class Compared(NamedTuple):
    """A test whether groups have the same share of won deals within strata.

    Attributes:
        stat: the statistic, chi-square under chance; with one stratum it is Pearson's.
        df: its degrees of freedom.
        p: by chi-square.
        shuffled: by outcomes shuffled within strata.
        beyond: standard deviation of the true shares between groups that remains, 0-1.
    """

    stat: float
    df: int
    p: float
    shuffled: float
    beyond: float


def compared(group: Array, won: Array, stratum: Array, seed: int) -> Compared:
    """The generalised Cochran-Mantel-Haenszel test of groups against won, and the spread of shares beyond chance.

    Args:
        group: number of the group of each deal, from 0.
        won: 1 or 0.
        stratum: number of the stratum of each deal, from 0.
        seed: of 2,000 shuffles.
    """
    from scipy.stats import chi2

    counts, yes = _tables(group, won, stratum)
    n, m = counts.sum(axis=1), yes.sum(axis=1)
    expected, spread = _moments(counts, n, m)
    df = len(expected) - 1 if len(n) == 1 else int(np.linalg.matrix_rank(spread, hermitian=True))
    if not df or not spread.any():
        return Compared(0.0, df, 1.0, 1.0, 0.0)  # all won, or none: nobody differs
    stat = _statistic(spread, counts, n, m)
    off = yes.sum(axis=0) - expected
    found, rng = float(stat(off)), np.random.default_rng(seed)
    drawn = sum(_shuffled(rng, row, int(many)) for row, many in zip(counts, m, strict=True)) - expected
    shuffled = (1 + int((stat(drawn) >= found * _CLOSE).sum())) / (RESAMPLES + 1)
    return Compared(found, df, float(chi2.sf(found, df)), shuffled, _beyond(off, spread, counts, n))


def _statistic(spread: Array, counts: Array, n: Array, m: Array) -> Callable[[Array], Array]:
    """From distances of the groups to chi-square, shape (..., groups) to (...); with one stratum in closed form."""
    if len(n) == 1:
        weight = 1 / np.maximum(counts[0], 1) * n[0] ** 2 / (m[0] * (n[0] - m[0]))
        return lambda off: np.asarray((off**2 * weight).sum(axis=-1))
    inverse = np.linalg.pinv(spread, hermitian=True)
    return lambda off: np.asarray(((off @ inverse) * off).sum(axis=-1))


def _tables(group: Array, won: Array, stratum: Array) -> tuple[Array, Array]:
    """Deals and won deals of each stratum and group."""
    shape = (int(stratum.max()) + 1, int(group.max()) + 1)
    counts, yes = np.zeros(shape, int), np.zeros(shape, int)
    np.add.at(counts, (stratum, group), 1)
    np.add.at(yes, (stratum, group), won.astype(int))
    return counts, yes


def _moments(counts: Array, n: Array, m: Array) -> tuple[Array, Array]:
    """Mean and covariance of the groups' won deals if outcomes go by lot within each stratum."""
    rate = m / np.maximum(n, 1)
    scale = rate * (n - m) / (n if len(n) == 1 else np.maximum(n - 1, 1))
    share = counts / np.maximum(n, 1)[:, None]
    spread = np.diag((scale[:, None] * counts).sum(axis=0)) - (counts * scale[:, None]).T @ share
    return np.asarray((rate[:, None] * counts).sum(axis=0)), np.asarray(spread)


def _shuffled(rng: np.random.Generator, counts: Array, won: int) -> Array:
    """Won deals of each group with outcomes shuffled in one stratum; groups that are not in it are not drawn."""
    there = counts > 0
    drawn = np.zeros((RESAMPLES, len(counts)))
    drawn[:, there] = rng.multivariate_hypergeometric(counts[there], won, size=RESAMPLES, method="marginals")
    return drawn


def _beyond(off: Array, spread: Array, counts: Array, n: Array) -> float:
    """Method of moments: what the squared distances of the groups hold beyond chance, as a spread of shares.

    A group whose share is higher by d has ``counts (1 - counts / n)`` d more won deals than expected in a stratum,
    and less by the others' d times ``counts`` of both over n.
    """
    reach = np.diag(counts.sum(axis=0)) - counts.T @ (counts / np.maximum(n, 1)[:, None])
    many = np.maximum(counts.sum(axis=0), 1)
    spare = float(((reach**2).sum(axis=1) / many).sum())
    surplus = float((off**2 / many).sum() - (np.diag(spread) / many).sum())
    return float(np.sqrt(max(0.0, surplus / spare))) if spare > 0 else 0.0


def people_between(group: Array, person: Array, won: Array, seed: int) -> float:
    """The p of differences between groups of people, by people shuffled among the groups with all their deals.

    Deals of one person are alike, so groups differ by the people that they happen to hold; this asks for more.

    Args:
        group: number of the group of each person, shape (people,).
        person: number of the person of each deal.
        won: 1 or 0, one per deal.
        seed: of 2,000 shuffles.
    """
    rng = np.random.default_rng(seed)
    deals, yes = np.bincount(person, minlength=len(group)), np.bincount(person, won, minlength=len(group))

    def stat(order: Array) -> float:
        n, w = np.bincount(order, deals), np.bincount(order, yes)
        return float((w**2 / np.maximum(n, 1)).sum())

    found = stat(group)
    above = sum(stat(rng.permutation(group)) >= found * _CLOSE for _ in range(RESAMPLES))
    return (1 + above) / (RESAMPLES + 1)
