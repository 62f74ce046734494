"""Two curves that many equations share."""

from __future__ import annotations


def saturating(hours: float, half: float) -> float:
    """Diminishing returns: one half at ``half``."""
    return hours / (hours + half)


def unit(x: float) -> float:
    """x held between 0 and 1."""
    return min(1.0, max(0.0, x))
