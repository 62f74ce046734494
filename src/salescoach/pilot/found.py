"""What pilots find over all worlds: the numbers, which words, costs, picture and paper are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..settings.team import Team
from .design import Design
from .work import Work

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, kw_only=True)
class Found:
    """What pilots find; ``PilotPlan`` says what each attribute is."""

    design: Design
    work: Work
    world: Team
    worlds: int
    table: pd.DataFrame
    grid: pd.DataFrame
    by_world: pd.DataFrame
    in_worlds: pd.DataFrame
