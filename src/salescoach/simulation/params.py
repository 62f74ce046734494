"""A team as one flat record of numbers for the compiled steps."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..settings.links import LINKS
from ..settings.register import SETTINGS
from ..settings.team import Team
from .mean_field import quota_per_week, reference

DERIVED = ("quota_base", "usual_pipeline", "usual_movement")
PARAMS = np.dtype([(name, "f8") for name in (*SETTINGS, *DERIVED)])


def parameters(team: Team) -> Any:
    """The record that kernels read: choices as their position, cut links as zero strength."""
    record = np.zeros(1, PARAMS)
    for name, setting in SETTINGS.items():
        value = team.strength(name) if name in LINKS else team.values[name]
        record[name] = setting.choices.index(str(value)) if setting.kind == "choice" else float(value)
    usual = reference(team)
    record["quota_base"] = quota_per_week(team)
    record["usual_pipeline"] = usual.pipeline
    record["usual_movement"] = usual.movement
    return record[0]


def managers(team: Team) -> int:
    """Number of managers: people over span, rounded up."""
    return -(-int(team.people) // int(team.span))
