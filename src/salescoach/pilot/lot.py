"""The lot of a pilot that is run: which team starts when, drawn once by a seed that was agreed on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..common.given import is_number
from ..common.messages import whole
from .design import PAIRS, Design


def drawn_lot(design: Design, before: Mapping[str, float], seed: int) -> pd.DataFrame:
    """One row per team: team, group from 1, with pairs also pair, and before.

    Raises:
        ValueError: another number of teams than was planned, or a measure that is no number.
    """
    if len(before) != design.teams:
        raise ValueError(
            f"{len(before)} teams have a measure, {design.teams} take part in the pilot. Give one for each of them, or "
            f"plan again with teams={len(before)}"
        )
    for team, value in before.items():
        if not is_number(value) or not np.isfinite(value):
            raise ValueError(f"team {team!r} has before={value!r}; a number is needed. Type: plan.draw_lot(before, 1)")
    rng = np.random.default_rng([whole("seed", seed, 0), 20261])
    names = sorted(before, key=str)  # the order in which somebody listed them decides nothing
    values = np.array([float(before[name]) for name in names])
    if design.by == PAIRS:
        return _pairs(names, values, rng)
    groups = design.groups[np.argsort(rng.random(design.teams))] + 1
    return pd.DataFrame({"team": names, "group": groups, "before": values})


def _pairs(names: list[str], values: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    order = np.argsort(values, kind="stable")
    starts = rng.integers(0, 2, len(names) // 2)
    group = np.stack([starts + 1, 2 - starts], axis=1).ravel()
    pair = np.repeat(np.arange(1, len(names) // 2 + 1), 2)
    return pd.DataFrame({
        "team": [names[place] for place in order], "group": group, "pair": pair, "before": values[order],
    })  # fmt: skip
