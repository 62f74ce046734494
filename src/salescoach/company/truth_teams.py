"""The answer key by team: how it was managed, and what the change truly did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.arrays import Array
from ..management.library import find_style
from .plan import VARIED, TeamPlan
from .weeks import TeamHistory, outcomes, team_means

if TYPE_CHECKING:
    import pandas as pd

WOULD_BE = ("micromanage", 0.5)  # what is tried in thought on teams that never change
MANAGERS = ("coach_skill", "people_skill", "diagnosis_skill", "leak", "nerves")
WEEKS_OF_MANAGERS = ("hours_asked", "hours_used", "overload", "effect", "above", "attainment")


def teams(plans: Sequence[TeamPlan], histories: Sequence[TeamHistory]) -> pd.DataFrame:
    """One row per team: its manager, its settings and its styles."""
    import pandas as pd

    return pd.DataFrame(
        [
            {"team": plan.team, "manager": plan.manager, "seed": plan.seed, "before": plan.before.name,
             "style": plan.style.name, "from_week": plan.from_week}
            | {f"manager_{name}": round(float(history.managers[name][-1]), 4) for name in MANAGERS}
            | {name: plan.settings.values[name] for name in VARIED}
            for plan, history in zip(plans, histories, strict=True)
        ]
    ).astype({"from_week": "Int64"})  # fmt: skip


def team_weeks(plans: Sequence[TeamPlan], histories: Sequence[TeamHistory]) -> pd.DataFrame:
    """One row per team and week: the style in force and the manager's week."""
    import pandas as pd

    parts = []
    for plan, history in zip(plans, histories, strict=True):
        counted = history.weeks >= 0
        week, managers = history.weeks[counted], history.managers[counted]
        start = len(week) if plan.from_week is None else plan.from_week
        style = np.where(week >= start, plan.style.name, plan.before.name)
        columns = {name: managers[name].round(4) for name in WEEKS_OF_MANAGERS}
        parts.append(pd.DataFrame({"team": plan.team, "week": week, "style": style, **columns}))
    return pd.concat(parts, ignore_index=True)


def effects(plans: Sequence[TeamPlan], histories: Sequence[TeamHistory]) -> pd.DataFrame:
    """Each team with and without the change, week by week, per seat: same people, customers and luck."""
    import pandas as pd

    pairs = zip(plans, histories, strict=True)
    return pd.concat([_effect(plan, history) for plan, history in pairs], ignore_index=True)


def _effect(plan: TeamPlan, history: TeamHistory) -> pd.DataFrame:
    import pandas as pd

    happened, weeks = team_means(history.seats[history.weeks >= 0]), int(plan.settings.weeks)
    if plan.from_week is None:
        style, start = find_style(WOULD_BE[0]), max(1, round(WOULD_BE[1] * weeks))
        with_it, without = outcomes(plan.plan_with(style, start)), happened
    else:
        style, start = plan.style, plan.from_week
        with_it, without = happened, outcomes(plan.plan_without())
    keys: dict[str, Any] = {
        "team": plan.team, "week": np.arange(weeks), "style": style.name, "from_week": start,
        "happened": plan.from_week is not None,
    }  # fmt: skip
    columns: dict[str, Array] = {}
    for name in with_it:
        columns[f"{name}_with"], columns[f"{name}_without"] = with_it[name].round(4), without[name].round(4)
    return pd.DataFrame(keys | columns | {"effect": (with_it["revenue"] - without["revenue"]).round(4)})
