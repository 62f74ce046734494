"""Findings of screening and importance in sentences; no ranks where they have not converged."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ...common.messages import pluralise

if TYPE_CHECKING:
    import pandas as pd

TOP = 5  # settings that a screening must tell apart and then names
_NOTHING = "  Nothing moves it over these ranges: there is nothing to rank."


def screening_text(
    table: pd.DataFrame,
    *,
    about: str,
    unit: str,
    converged: bool,
    trajectories: int,
    width: float,
    tolerance: float,
) -> str:
    """The rule, then the settings that move it most, or how many trajectories to take.

    Args:
        table: of a screening.
        about: what is explained.
        unit: of the number.
        converged: whether ranks are given.
        trajectories: how many were taken.
        width: the largest half-width that counts.
        tolerance: how large it may be, as a share of the largest mu_star.
    """
    most, points = float(table["mu_star"].max()), trajectories * (len(table) + 1)
    lines = [
        f"What moves {about}: {pluralise(len(table), 'setting')}, {trajectories} trajectories, {points:,} points.",
        f"  Rule: ranks only if the 95 % half-widths of the five largest mu_star are below {tolerance:g} x the "
        "largest.",
    ]
    if most <= 0:
        return "\n".join([*lines, _NOTHING])
    if not converged:
        need = math.ceil(trajectories * (width / (tolerance * most)) ** 2 / 10 + 1) * 10
        take = max(need, trajectories + 10)
        now = f"widest half-width {width / most:.2f} x the largest mu_star"
        more = f"take trajectories={take} ({take * (len(table) + 1):,} points)"
        lines.append(f"  not converged: {more}; {now}, so no ranks are given.")
        return "\n".join(lines)
    rows = list(table.head(TOP).itertuples())
    lines += [
        f"  {r.rank}. {r.setting}: {r.mu_star:.3g} {unit}".rstrip() + f" over its range ({r.low:.3g} to {r.high:.3g})"
        for r in rows
    ]
    near = list(table.head(TOP + 1).itertuples())  # the next one might belong among them
    return "\n".join([*lines, *_ties(near, "low", "high")])


def importance_text(
    table: pd.DataFrame, *, about: str, converged: bool, samples: int, width: float, tolerance: float
) -> str:
    """The rule, then both indices of every setting, or how many samples to take.

    Args:
        table: of an importance.
        about: what is explained.
        converged: whether ranks are given.
        samples: how many were taken.
        width: the largest half-width.
        tolerance: how large it may be, as a share of the largest total index.
    """
    most, size = float(table["total"].max()), len(table) + 2
    lines = [
        f"What explains {about}: {pluralise(len(table), 'setting')}, {samples} samples, {samples * size:,} points.",
        f"  Rule: ranks only if the widest 95 % half-width of total indices is below {tolerance:g} x the "
        "largest index.",
    ]
    if most <= 0:
        return "\n".join([*lines, _NOTHING])
    if not converged:
        need = samples * (width / (tolerance * most)) ** 2
        take = max(2 ** math.ceil(math.log2(need)), 2 * samples)
        now = f"widest half-width {width / most:.2f} x the largest index"
        lines.append(f"  not converged: take samples={take} ({take * size:,} points); {now}, so no ranks are given.")
        return "\n".join(lines)
    rows = list(table.itertuples())
    lines += [
        f"  {r.rank}. {r.setting}: {r.total:.0%} of the variance in all ({r.total_low:.0%} to {r.total_high:.0%}), "
        f"{r.first_order:.0%} alone ({r.first_low:.0%} to {r.first_high:.0%})"
        for r in rows
    ]
    return "\n".join([*lines, *_ties(rows, "total_low", "total_high")])


def _ties(rows: list[Any], low: str, high: str) -> list[str]:
    """A line that names neighbours whose intervals overlap, if any do."""
    near = [f"{a.setting} and {b.setting}" for a, b in pairwise(rows) if getattr(b, high) >= getattr(a, low)]
    return [f"  Intervals overlap, so these could change places: {'; '.join(near)}."] if near else []
