"""The canonical tables of the company, with their defects, beside what they leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .activities import activities_of, count_on_deals, written_activities
from .deals import deals_of, written_deals
from .defects import DAYS_IN_WEEK
from .draws import Luck
from .meetings import dated_meetings, dated_weeks, meetings_of, weeks_of
from .names import person_code, stage_words
from .plan import TeamPlan
from .spells import spells_of
from .stages import stages_of, written_stages
from .weeks import TeamHistory

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyTables:
    """A company's tables with names given and defects drawn, truth beside them.

    Columns of the canonical tables carry their canonical names; all others are the truth.

    Attributes:
        deals: one row per deal.
        stages: one row per stage entered.
        activities: one row per activity logged.
        meetings: one row per meeting, written down or not.
        weeks: one row per person and week.
    """

    deals: pd.DataFrame
    stages: pd.DataFrame
    activities: pd.DataFrame
    meetings: pd.DataFrame
    weeks: pd.DataFrame


def company_tables(
    seed: int, plans: Sequence[TeamPlan], histories: Sequence[TeamHistory], staff: pd.DataFrame
) -> CompanyTables:
    """Everything that was or should have been written down.

    Args:
        seed: of the company.
        plans: of its teams.
        histories: their weeks, in the same order.
        staff: everybody, see ``names.staff``.
    """
    whole = _happened(seed, plans, histories, staff)
    world = plans[0].settings
    words, until = stage_words(int(world.stages)), int(world.weeks) * DAYS_IN_WEEK - 1
    last = staff.set_index("code")["ended"].clip(upper=until)
    deals = written_deals(whole["deals"], last, int(world.accounts_per_person), words)
    ids = deals.set_index(["team_number", "spell"])["deal"]
    activities = written_activities(_with_deal(whole["activities"], ids), last)
    count_on_deals(deals, activities)
    return CompanyTables(
        deals=deals,
        stages=written_stages(_with_deal(whole["stages"], ids), words),
        activities=activities,
        meetings=dated_meetings(whole["meetings"]),
        weeks=dated_weeks(whole["weeks"]),
    )


def _happened(
    seed: int, plans: Sequence[TeamPlan], histories: Sequence[TeamHistory], staff: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """What truly happened in all teams, by table, with the owner of each row."""
    import pandas as pd

    parts: dict[str, list[pd.DataFrame]] = {}
    for plan, history in zip(plans, histories, strict=True):
        for name, frame in _in_team(history, Luck(seed, plan.number)).items():
            frame["team_number"] = plan.number
            frame["code"] = person_code(plan.number, frame["owner_seat"].to_numpy(), frame["hire"].to_numpy())
            parts.setdefault(name, []).append(frame)
    names = staff.set_index("code")["owner"]
    whole = {name: pd.concat(frames, ignore_index=True) for name, frames in parts.items()}
    return {name: frame.assign(owner=names.reindex(frame["code"]).to_numpy()) for name, frame in whole.items()}


def _in_team(history: TeamHistory, luck: Luck) -> dict[str, pd.DataFrame]:
    spells = spells_of(history)
    return {
        "deals": deals_of(history, luck, spells),
        "stages": stages_of(history, luck, spells),
        "activities": activities_of(history, luck, spells),
        "meetings": meetings_of(history, luck),
        "weeks": weeks_of(history),
    }


def _with_deal(frame: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    import pandas as pd

    key = pd.MultiIndex.from_arrays([frame["team_number"], frame["spell"]])
    return frame.assign(deal=ids.reindex(key).to_numpy())
