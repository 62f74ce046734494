"""The answer key: hidden states, what was made up, who was managed how, and what would have happened otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .defects import DEFECTS
from .dictionary import answer
from .plan import TeamPlan
from .tables import CompanyTables
from .truth_people import customers, people, people_weeks
from .truth_teams import effects, team_weeks, teams
from .weeks import TeamHistory

if TYPE_CHECKING:
    import pandas as pd


def truth(
    plans: Sequence[TeamPlan], histories: Sequence[TeamHistory], staff: pd.DataFrame, tables: CompanyTables
) -> dict[str, pd.DataFrame]:
    """Every frame of the answer key by name; the dictionary is in ``dictionary.py``."""
    frames = {
        "teams": teams(plans, histories),
        "team_weeks": team_weeks(plans, histories),
        "effects": effects(plans, histories),
        "people": people(plans, histories, staff),
        "weeks": people_weeks(plans, histories, tables.weeks),
        "customers": customers(plans, histories),
        "deals": _deals(tables.deals),
        "activities": tables.activities[["activity", "for_show", "entered_late"]].copy(),
        "defects": _defects(tables),
    }
    return {name: answer(name, frame) for name, frame in frames.items()}


def _deals(deals: pd.DataFrame) -> pd.DataFrame:
    frame = deals[["deal", "customer", "outcome", "true_value", "truly_closed", "days_late", "dead", "contacts"]]
    frame = frame.rename(columns={"customer": "account", "contacts": "true_contacts"})
    return frame.assign(customer_pressure=deals["pressure"].round(4), seat=deals["seat"])


def _defects(tables: CompanyTables) -> pd.DataFrame:
    """How many rows have each defect, and how many might."""
    import pandas as pd

    counts = _counts(tables.deals) | {
        "logged at month end": (tables.activities["entered_late"], tables.activities["could_be_late"]),
        "logged for show": (tables.activities["for_show"], tables.activities["activity"].notna()),
        "meeting not written down": (~tables.meetings["written"], tables.meetings["hours"].notna()),
    }
    return pd.DataFrame(
        {"defect": defect.name, "table": defect.table, "rate": defect.rate,
         "rows": int(counts[defect.name][0].sum()), "at_risk": int(counts[defect.name][1].sum())}
        for defect in DEFECTS.values()
    )  # fmt: skip


def _counts(deals: pd.DataFrame) -> dict[str, tuple[pd.Series, pd.Series]]:
    """Defect -> where deals have it, where they might."""
    still_open, lost, every = deals["outcome"] == "open", deals["status"] == "lost", deals["deal"].notna()
    return {
        "account missing": (deals["account"].isna(), every),
        "value missing": (deals["value"].isna(), still_open),
        "order entered late": (deals["days_late"] > 0, deals["could_be_late"]),
        "reason missing": (lost & deals["lost_reason"].isna(), lost),
        "dead deal left open": (deals["dead"], still_open),
    }
