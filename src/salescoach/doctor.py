"""Is this installation sound? Versions, and numbers that must come out."""

from __future__ import annotations

import importlib.metadata
import sys
from typing import Any

# One year, worked out when this release was made: the sum of revenue over four runs.
KNOWN_TEAM: dict[str, Any] = {"people": 8, "accounts_per_person": 50, "weeks": 52}
KNOWN_REVENUE = 14271053.0
NEEDED = ("numpy", "numba", "pandas", "scipy", "scikit-learn", "joblib", "matplotlib", "seaborn", "tqdm")


def report() -> tuple[list[str], bool]:
    """Lines to print, and whether all is well."""
    lines = [f"Python {sys.version.split()[0]}"]
    missing = []
    for name in NEEDED:
        try:
            lines.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
            lines.append(f"{name}: missing")
    if missing:
        return lines, False
    got = known_revenue()
    same = got == KNOWN_REVENUE
    lines.append(
        f"known numbers: {'come out exactly' if same else f'differ: {got:,.0f} instead of {KNOWN_REVENUE:,.0f}'}"
    )
    return lines, same


def known_revenue() -> float:
    """Revenue of the known year on this machine."""
    from .results.simulate import simulate
    from .settings.team import Team

    return float(simulate(Team(**KNOWN_TEAM), "accountability", runs=4, seed=7).totals.revenue.sum())
