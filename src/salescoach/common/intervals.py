"""Intervals: Student's for means, delta-method for ratios, Wilson's for shares."""

from __future__ import annotations

import numpy as np

from .arrays import Array


def t_quantile(level: float, freedom: int) -> float:
    """Half-width of a two-sided Student interval in standard errors.

    Args:
        level: of the interval, between 0 and 1.
        freedom: degrees of freedom, at least 1.

    Example:
        >>> round(t_quantile(0.95, 9), 3)
        2.262
    """
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.5 + level / 2))


def mean_interval(values: Array, level: float) -> tuple[float, float, float]:
    """Mean of independent values with its Student interval.

    Args:
        values: shape (n,).
        level: of the interval, between 0 and 1.

    Returns:
        Mean, low, high; the bounds are NaN for fewer than two values, all three for none.
    """
    if len(values) == 0:
        return np.nan, np.nan, np.nan
    mean = float(np.mean(values))
    half = (
        t_quantile(level, len(values) - 1) * float(np.std(values, ddof=1)) / np.sqrt(len(values))
        if len(values) > 1
        else np.nan
    )
    return mean, mean - half, mean + half


def ratio_interval(a: Array, b: Array, level: float) -> tuple[float, float, float]:
    """Per cent by which mean(b) differs from mean(a), with a delta-method interval for the ratio of paired means.

    Args:
        a: the reference, shape (n,).
        b: its partners, shape (n,).
        level: of the interval, between 0 and 1.

    Returns:
        Difference, low and high in per cent; NaN where mean(a) is 0 or there are no values.
    """
    if len(a) == 0 or np.mean(a) == 0:
        return np.nan, np.nan, np.nan
    ratio = float(np.mean(b) / np.mean(a))
    _, low, high = mean_interval(b - ratio * a, level)
    scale = 100.0 / float(np.mean(a))
    centre = 100.0 * (ratio - 1.0)
    return centre, centre + low * scale, centre + high * scale


def share_interval(count: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """Wilson's interval of a share.

    Args:
        count: how many.
        of: out of how many.
        level: of the interval, between 0 and 1.

    Returns:
        Low and high, between 0 and 1; NaN where there is nothing to count.

    Example:
        >>> [round(end, 3) for end in share_interval(5, 10)]
        [0.237, 0.763]
    """
    from scipy.stats import binomtest

    if of == 0:
        return np.nan, np.nan
    ends = binomtest(int(count), int(of)).proportion_ci(level, method="wilson")
    return float(ends.low), float(ends.high)


def part_interval(part: Array, whole: Array, level: float = 0.95) -> tuple[float, float, float]:
    """Per cent that the mean of a part is of the mean of a whole, with Fieller's interval for paired values.

    Args:
        part: shape (n,).
        whole: its partners, shape (n,).
        level: of the interval, between 0 and 1.

    Returns:
        Share, low and high in per cent; all NaN where the interval of the whole holds zero, for the share then has
        no bounds (Fieller 1954).

    Example:
        >>> import numpy as np
        >>> part_interval(np.array([11.0, 12.0, 13.0]), np.array([22.0, 24.0, 26.0]))
        (50.0, 50.0, 50.0)
    """
    if len(part) < 2:
        return np.nan, np.nan, np.nan
    q = t_quantile(level, len(part) - 1) ** 2 / len(part)
    covariance = q * np.cov(part, whole)
    p, w = float(np.mean(part)), float(np.mean(whole))
    a = w * w - float(covariance[1, 1])
    if a <= 0.0:
        return np.nan, np.nan, np.nan
    b, c = p * w - float(covariance[0, 1]), p * p - float(covariance[0, 0])
    root = float(np.sqrt(max(0.0, b * b - a * c)))
    return 100.0 * p / w, 100.0 * (b - root) / a, 100.0 * (b + root) / a
