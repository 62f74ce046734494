"""Tidy frames out of a simulated block: totals, person-weeks, manager-weeks and deals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..settings.register import CAUSES
from ..settings.team import Team
from ..simulation.history import Ask, History
from ..simulation.state import NO_DECISION, NOTHING, WALKED, WON
from .measures import TOTALS_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

# Column of a person-week -> (column of state, unit, who can see it, meaning).
PEOPLE_COLUMNS: dict[str, tuple[str, str, str, str]] = {
    "quota": ("quota", "money/week", "seen", "weekly quota"),
    "attainment": ("attainment", "ratio", "seen", "results of the last 13 weeks over their quota"),
    "revenue": ("revenue", "money", "seen", "orders booked"),
    "opened": ("opened", "deals", "seen", "opportunities that arose"),
    "won": ("won", "deals", "seen", "orders"),
    "lost": ("walked", "deals", "seen", "opportunities refused"),
    "no_decision": ("no_decision", "deals", "seen", "dead opportunities closed in the records"),
    "open_deals": ("open_deals", "deals", "seen", "open in the records after the week, dead ones included"),
    "moved": ("moved", "steps", "seen", "steps forward"),
    "logged": ("logged", "contacts", "seen", "contacts in the records"),
    "tenure_weeks": ("tenure", "weeks", "seen", "weeks in the job"),
    "hire": ("holder", "number", "seen", "0 for the first person in the seat, then 1, 2, ..."),
    "left": ("left", "0/1", "seen", "left at the end of this week"),
    "dismissed": ("dismissed", "0/1", "seen", "dismissed at the end of this week, which counts as left"),
    "helped": ("repaired", "0/1", "truth", "help removed the cause this week"),
    "complaint": ("complaint", "0/1", "seen", "called it micromanagement"),
    "oversight_hours": ("oversight", "hours", "seen", "manager's hours, after scaling to the budget"),
    "review_hours": ("review", "hours", "seen", "the same"),
    "process_hours": ("process", "hours", "seen", "the same"),
    "coaching_hours": ("coaching", "hours", "seen", "the same"),
    "support_hours": ("support", "hours", "seen", "the same"),
    "takeover_hours": ("takeover", "hours", "seen", "the same"),
    "sharing_hours": ("sharing", "hours", "seen", "the same"),
    "report_hours": ("reports", "hours", "seen", "salesperson's hours on reports"),
    "said_cause": ("said", "cause", "seen", "cause that the person named last"),
    "believed_cause": ("belief", "cause", "seen", "cause that the manager believes"),
    "true_cause": ("cause", "cause", "truth", "cause of falling short"),
    "skill": ("skill", "skill sd", "truth", "selling skill after the week"),
    "will": ("will", "0-1", "truth", "effort given unwatched"),
    "effort": ("effort", "0-1", "truth", "effort of the week"),
    "strain": ("strain", "0-1", "truth", "strain of the week"),
    "manager_trust": ("trust", "0-1", "truth", "trust in the manager"),
    "initiative": ("initiative", "0-1", "truth", "initiative of the week"),
    "pressure": ("pressure", "0-1", "truth", "pressure that reached the person"),
    "intrusion": ("intrusion", "0-1", "truth", "control as felt"),
    "customer_pressure": ("push", "0-1", "truth", "pressure on customers"),
    "drift": ("alarm", "share", "truth", "how far the manager gave way to pressure from above, over this person"),
    "sight": ("sight", "share", "truth", "how fresh and sharp the manager's picture is"),
    "seen_deals": ("seen_pipeline", "deals", "seen", "open deals as the manager last saw them"),
    "selling_hours": ("selling_hours", "hours", "truth", "selling time left"),
    "contacts": ("contacts", "contacts", "truth", "true contacts"),
    "dead_deals": ("dead_deals", "deals", "truth", "open in the records but dead"),
    "customer_trust": ("customer_trust", "0-1", "truth", "mean trust of the seat's accounts"),
}
_ALSO_ON_EMPTY_SEATS = {
    "quota", "revenue", "opened", "won", "lost", "no_decision", "open_deals", "moved", "logged", "hire", "left",
    "contacts", "dead_deals", "customer_trust", "dismissed", "seen_deals",
}  # fmt: skip
MANAGER_COLUMNS: dict[str, tuple[str, str]] = {
    "hours_asked": ("hours", "hours that the practices asked for"),
    "hours_used": ("hours", "hours spent, never above the budget"),
    "overload": ("share", "hours asked beyond the budget, over the budget"),
    "effect": ("0-1", "how well an overloaded manager still works (truth)"),
    "above": ("0-1", "pressure from senior management"),
    "attainment": ("ratio", "team results of the 13 weeks before this one over their quota"),
    "coach_skill": ("0-1", "how well the manager coaches (truth)"),
    "people_skill": ("0-1", "how well the manager keeps people (truth)"),
    "diagnosis_skill": ("0-1", "how well the manager finds a cause (truth)"),
    "nerves": ("x average", "leaning to give way to pressure from above, 1 for the average (truth)"),
}
STATUS = {WON: "won", WALKED: "lost", NO_DECISION: "no decision", NOTHING: "open"}
WEEKLY = Ask(seats=("worked", *(column for column, *_ in PEOPLE_COLUMNS.values())), managers=tuple(MANAGER_COLUMNS))
DEALS = Ask(deals=("opened_week", "stage", "contacts", "price"))


def totals_frame(totals: np.ndarray, team: Team, managers: int) -> pd.DataFrame:
    """One row per run with the columns of ``TOTALS_COLUMNS``."""
    import pandas as pd

    weeks = int(team.weeks)
    worked = np.maximum(int(team.people) * weeks - totals["vacant_weeks"], 1.0)
    closed = totals["wins"] + totals["walked"] + totals["no_decision"]
    target = totals["quota"] * weeks
    nothing = np.full(len(totals), np.nan)
    columns = {name: totals[name] for name in totals.dtype.names or () if name in TOTALS_COLUMNS}
    columns |= {
        "run": np.arange(len(totals)),
        "lost": totals["walked"],
        "win_rate": np.divide(totals["wins"], closed, out=nothing.copy(), where=closed > 0),
        "trust": totals["trust"] / int(team.people),
        "manager_hours": totals["manager_hours"] / (weeks * managers),
        "overload": totals["overload"] / (weeks * managers),
        "attainment": np.divide(totals["revenue"], target, out=nothing.copy(), where=target > 0),
        "at_quota": totals["at_quota"] / int(team.people),
    }
    for name in ("strain", "manager_trust", "skill", "selling_hours", "customer_pressure", "drift"):
        columns[name] = totals[name] / worked
    return pd.DataFrame({name: columns[name] for name in TOTALS_COLUMNS})


def people_frame(history: History) -> pd.DataFrame:
    """Person-weeks, sorted by run, week and person; of a history recorded with ``WEEKLY``."""
    import pandas as pd

    worked = history.seats["worked"].ravel() == 1
    columns = _keys(history.seats["worked"].shape, "person")
    columns["in_seat"] = worked
    for name, (column, unit, _, _) in PEOPLE_COLUMNS.items():
        values = history.seats[column].ravel()
        if unit == "cause":
            columns[name] = _cause_names(np.where(worked, values, -1))
        else:
            columns[name] = values if name in _ALSO_ON_EMPTY_SEATS else np.where(worked, values, np.nan)
    return pd.DataFrame(columns)


def managers_frame(history: History) -> pd.DataFrame:
    """Manager-weeks, sorted by run, week and manager; of a history recorded with ``WEEKLY``."""
    import pandas as pd

    columns = _keys(history.managers["above"].shape, "manager")
    return pd.DataFrame(columns | {name: history.managers[name].ravel() for name in MANAGER_COLUMNS})


def deals_frame(history: History) -> pd.DataFrame:
    """Deals that were open at some time in the counted weeks, by run and in the order of closing."""
    import pandas as pd

    deals = history.deals
    event, still_open = deals["event"], deals["week"] < 0
    frame = pd.DataFrame(
        {
            "run": deals["run"],
            "person": deals["person"],
            "account": deals["account"],
            "hire": deals["holder"],
            "opened_week": deals["opened_week"].astype(int),
            "closed_week": np.where(still_open, np.nan, deals["week"]),
            "status": np.array([STATUS[code] for code in event], dtype=object),
            "stage": np.where(still_open, deals["stage"], np.nan).astype(float),
            "contacts": deals["contacts"].astype(int),
            "price": np.where(event == WON, deals["price"], np.nan),
        }
    )
    frame = frame.sort_values(["run", "closed_week", "person", "account"], kind="stable", ignore_index=True)
    return frame.astype({"closed_week": "Int64", "stage": "Int64"})


def _keys(shape: tuple[int, ...], name: str) -> dict[str, np.ndarray]:
    run, week, other = np.indices(shape)
    return {"run": run.ravel(), "week": week.ravel(), name: other.ravel()}


def _cause_names(codes: np.ndarray) -> pd.Categorical:
    import pandas as pd

    return pd.Categorical.from_codes(codes.astype(int), categories=list(CAUSES))
