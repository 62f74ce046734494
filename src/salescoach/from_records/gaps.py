"""When the fitted team is off what the records show: by more than sampling error, and by so much that it matters."""

from __future__ import annotations

import math

from .quantities import QUANTITIES, in_unit

CORE = ("lead_flow", "win_rate", "cycle")  # a team that misses one of these is another team
SURE = 2.0  # standard errors
MATTERS = 0.15  # of the value, for what is no share and no spread
MATTERS_SHARE, MATTERS_SHARE_SPREAD = 0.05, 0.03
FITS, NEAR, MISSES = "fits", "near", "misses"


def word_for(gap: float, error: float, matters: bool) -> str:
    """One word for a gap.

    Args:
        gap: of the fitted team over the records.
        error: its standard error, in the same unit.
        matters: whether a gap of this size matters.

    Returns:
        "fits" within two standard errors, "near" beyond them where the gap is small, else "misses".

    Example:
        >>> word_for(0.5, 1.0, True), word_for(0.5, 0.1, False), word_for(0.5, 0.1, True)
        ('fits', 'near', 'misses')
    """
    if abs(gap) <= SURE * error:
        return FITS
    return MISSES if matters else NEAR


def far_off(quantity: str, value: float, shown: float) -> bool:
    """Whether the fitted team is so far off that it matters, sampling error apart.

    Args:
        quantity: its name.
        value: of the records, on its scale.
        shown: by the fitted team; NaN where it shows nothing of the kind.

    Example:
        >>> far_off("lead_flow", 0.0, 0.1), far_off("lead_flow", 0.0, 0.2)
        (False, True)
    """
    if math.isnan(shown):
        return True
    of = QUANTITIES[quantity]
    gap = abs(in_unit(quantity, shown) - in_unit(quantity, value))
    if of.scale == "logit":
        return gap > MATTERS_SHARE
    if of.scale == "spread":
        return gap > (MATTERS_SHARE_SPREAD if of.unit == "share sd" else MATTERS)
    return gap > MATTERS * in_unit(quantity, value)
