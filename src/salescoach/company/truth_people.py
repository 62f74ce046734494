"""The answer key by person and customer: traits, hidden states week by week, and what customers were like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from ..settings.register import CAUSES
from .defects import MEETINGS
from .names import customer
from .plan import TeamPlan
from .weeks import TeamHistory

if TYPE_CHECKING:
    import pandas as pd

TRAITS = (
    "potential", "ceiling", "will", "adaptiveness", "territory", "territory_deal_size", "baseline_strain",
    "baseline_trust", "gaming_propensity", "drive", "feedback_taste",
)  # fmt: skip
# Column of the answer key -> column of state.
STATES = {
    "skill": "skill", "will": "will", "effort": "effort", "strain": "strain", "manager_trust": "trust",
    "initiative": "initiative", "pressure": "pressure", "habit": "habit", "intrusion": "intrusion",
    "customer_pressure": "push", "drift": "alarm", "sight": "sight", "seen_deals": "seen_pipeline",
    "seen_moved": "seen_movement", "seen_logged": "seen_activity",
    "selling_hours": "selling_hours", "report_hours": "reports", "seat_revenue": "revenue",
    "true_contacts": "contacts", "dead_deals": "dead_deals", "customer_trust": "customer_trust",
}  # fmt: skip
_CAUSES = np.array([*CAUSES, None], dtype=object)


def people(plans: Sequence[TeamPlan], histories: Sequence[TeamHistory], staff: pd.DataFrame) -> pd.DataFrame:
    """One row per person: traits and cause after the first week at work."""
    import pandas as pd

    rows = []
    for person in staff.itertuples(index=False):
        history, plan = histories[person.team_number], plans[person.team_number]
        mine = (history.hire[:, person.seat] == person.hire) & (history.seats["worked"][:, person.seat] == 1)
        record = history.seats[np.argmax(mine), person.seat]
        rows.append(
            {"owner": person.owner, "team": plan.team, "seat": person.seat, "hire": person.hire,
             "cause": CAUSES[int(record["cause"])]}
            | {name: round(float(record[name]), 4) for name in TRAITS}
        )  # fmt: skip
    return pd.DataFrame(rows)


def people_weeks(
    plans: Sequence[TeamPlan], histories: Sequence[TeamHistory], weeks: pd.DataFrame
) -> pd.DataFrame:  # fmt: skip
    """One row per row of the weekly figures: hidden states after the week.

    Args:
        plans: of the teams.
        histories: their weeks, in the same order.
        weeks: see ``CompanyTables``.
    """
    import pandas as pd

    parts = []
    for plan, history in zip(plans, histories, strict=True):
        mine = weeks[weeks["team_number"] == plan.number]
        place, seat = np.searchsorted(history.weeks, mine["week_number"].to_numpy()), mine["owner_seat"].to_numpy()
        keys = {name: mine[name].to_numpy() for name in ("owner", "week", "week_number")}
        parts.append(pd.DataFrame(keys | _states(history, place, seat), index=mine.index))
    return pd.concat(parts).sort_index()


def _states(history: TeamHistory, place: Array, seat: Array) -> dict[str, Array]:
    record = history.seats[place, seat]
    return (
        {"cause": _CAUSES[record["cause"]], "said_cause": _CAUSES[record["said"]],
         "believed_cause": _CAUSES[record["belief"]]}
        | {name: record[column].astype(float).round(4) for name, column in STATES.items()}
        | {"weeks_warned": record["warned"], "dismissed": record["dismissed"] == 1}
        | {"for_show": history.for_show[place, seat].astype(float)}
        | {f"{name}_hours": record[name].round(4) for name in MEETINGS}
    )  # fmt: skip


def customers(plans: Sequence[TeamPlan], histories: Sequence[TeamHistory]) -> pd.DataFrame:
    """One row per customer."""
    import pandas as pd

    pairs = zip(plans, histories, strict=True)
    return pd.concat([_customers_of(plan, history) for plan, history in pairs], ignore_index=True)


def _customers_of(plan: TeamPlan, history: TeamHistory) -> pd.DataFrame:
    import pandas as pd

    seats, accounts = history.start.shape
    seat, account = (values.ravel() for values in np.indices((seats, accounts)))
    start, end = history.start.ravel(), history.accounts[-1].ravel()
    first = history.accounts[np.searchsorted(history.weeks, 0)].ravel()
    return pd.DataFrame(
        {
            "account": customer(np.full(len(seat), plan.number), seat, account, accounts),
            "team": plan.team, "seat": seat, "fit": start["fit"].round(4),
            "typical_value": np.rint(start["value"]), "small": start["small"] == 1,
            "tolerance": start["tolerance"].round(4),
            "trust_first_week": first["trust"].round(4), "trust_last_week": end["trust"].round(4),
            "relation_last_week": end["relation"].round(4),
        }
    )  # fmt: skip
