"""Tidy frames out of a simulated block: totals, person-weeks, manager-weeks and deals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..settings.register import CAUSES
from ..settings.team import Team
from ..simulation.block import Plan, weeks_of
from ..simulation.state import NO_DECISION, NOTHING, OPENED, WALKED, WON, State
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
    "hire": ("hire", "number", "seen", "0 for the first person in the seat, then 1, 2, ..."),
    "left": ("left", "0/1", "seen", "left at the end of this week"),
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
    "selling_hours": ("selling_hours", "hours", "truth", "selling time left"),
    "contacts": ("contacts", "contacts", "truth", "true contacts"),
    "dead_deals": ("dead_deals", "deals", "truth", "open in the records but dead"),
    "customer_trust": ("customer_trust", "0-1", "truth", "mean trust of the seat's accounts"),
}
_ALSO_ON_EMPTY_SEATS = {
    "quota", "revenue", "opened", "won", "lost", "no_decision", "open_deals", "moved", "logged", "hire", "left",
    "contacts", "dead_deals", "customer_trust",
}  # fmt: skip
MANAGER_COLUMNS: dict[str, tuple[str, str]] = {
    "hours_asked": ("hours", "hours that the practices asked for"),
    "hours_used": ("hours", "hours spent, never above the budget"),
    "overload": ("share", "hours asked beyond the budget, over the budget"),
    "effect": ("0-1", "how well an overloaded manager still works (truth)"),
    "above": ("0-1", "pressure from senior management"),
    "attainment": ("ratio", "team results of the 13 weeks before this one over their quota"),
    "coach_skill": ("0-1", "truth"),
    "people_skill": ("0-1", "truth"),
    "diagnosis_skill": ("0-1", "truth"),
}
STATUS = {WON: "won", WALKED: "lost", NO_DECISION: "no decision"}


def totals_frame(totals: np.ndarray, team: Team, managers: int) -> pd.DataFrame:
    """One row a run with the columns of ``TOTALS_COLUMNS``."""
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
    for name in ("strain", "manager_trust", "skill", "selling_hours", "customer_pressure"):
        columns[name] = totals[name] / worked
    return pd.DataFrame({name: columns[name] for name in TOTALS_COLUMNS})


def week_frames(plan: Plan, first_run: int, runs: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Person-weeks and manager-weeks of a block, sorted by run, week and person (or manager)."""
    kept, attained, managers = [], [], []
    for week, state in weeks_of(plan, first_run, runs):
        if week >= 0:
            kept.append(state.seats.copy())
            attained.append(_attainment(state))
            managers.append(state.managers.copy())
    return _people_frame(kept, attained, first_run), _managers_frame(managers, first_run)


def _attainment(state: State) -> np.ndarray:
    quota = state.seats["quota"] * state.seats["recent_revenue"].shape[2]
    sold = state.seats["recent_revenue"].sum(axis=2)
    return np.asarray(np.divide(sold, quota, out=np.ones_like(sold), where=quota > 0))


def _keys(weeks: int, runs: int, others: int, first_run: int, name: str) -> dict[str, np.ndarray]:
    run, week, other = np.meshgrid(np.arange(runs) + first_run, np.arange(weeks), np.arange(others), indexing="ij")
    return {"run": run.ravel(), "week": week.ravel(), name: other.ravel()}


def _by_run(kept: list[np.ndarray], column: str) -> np.ndarray:
    return np.stack([records[column] for records in kept], axis=1).ravel()


def _people_frame(kept: list[np.ndarray], attained: list[np.ndarray], first_run: int) -> pd.DataFrame:
    import pandas as pd

    runs, people = kept[0].shape
    worked = _by_run(kept, "worked") == 1
    columns = _keys(len(kept), runs, people, first_run, "person")
    columns["in_seat"] = worked
    for name, (column, unit, _, _) in PEOPLE_COLUMNS.items():
        values = np.stack(attained, axis=1).ravel() if name == "attainment" else _by_run(kept, column)
        if name == "hire":  # a newcomer takes the seat at the end of the week and works from the next
            values = values - (_by_run(kept, "newcomer") == 1)
        if unit == "cause":
            columns[name] = _cause_names(np.where(worked, values, -1))
        else:
            columns[name] = values if name in _ALSO_ON_EMPTY_SEATS else np.where(worked, values, np.nan)
    return pd.DataFrame(columns)


def _cause_names(codes: np.ndarray) -> pd.Categorical:
    import pandas as pd

    return pd.Categorical.from_codes(codes.astype(int), categories=list(CAUSES))


def _managers_frame(kept: list[np.ndarray], first_run: int) -> pd.DataFrame:
    import pandas as pd

    runs, managers = kept[0].shape
    columns = _keys(len(kept), runs, managers, first_run, "manager")
    return pd.DataFrame(columns | {name: _by_run(kept, name) for name in MANAGER_COLUMNS})


def deals_frame(plan: Plan, first_run: int, runs: int) -> pd.DataFrame:
    """Deals that were open at some time in the counted weeks, by run and in the order of closing."""
    import pandas as pd

    rows: list[dict[str, np.ndarray]] = []
    state = None
    for week, state in weeks_of(plan, first_run, runs):
        event = state.accounts["event"]
        if week >= 0:
            rows.append(_deals(state, (event != NOTHING) & (event != OPENED), week))
    assert state is not None
    rows.append(_deals(state, state.accounts["stage"] > 0, None))
    frame = pd.DataFrame({name: np.concatenate([row[name] for row in rows]) for name in rows[0]})
    frame = frame.sort_values(["run", "closed_week", "person", "account"], kind="stable", ignore_index=True)
    return frame.astype({"closed_week": "Int64", "stage": "Int64"})


def _deals(state: State, which: np.ndarray, week: int | None) -> dict[str, np.ndarray]:
    run, seat, account = np.nonzero(which)
    picked = state.accounts[run, seat, account]
    event = picked["event"]
    still_open = week is None
    won = (event == WON) & (not still_open)
    status = np.array(["open" if still_open else STATUS[code] for code in event], dtype=object)
    return {
        "run": run + state.first_run,
        "person": seat,
        "account": account,
        "hire": state.seats["hire"][run, seat] - (state.seats["newcomer"][run, seat] == 1),
        "opened_week": picked["opened_week"].astype(int),
        "closed_week": np.full(len(run), np.nan if still_open else float(week or 0)),
        "status": status,
        "stage": np.where(still_open, picked["stage"], np.nan).astype(float),
        "contacts": picked["contacts"].astype(int),
        "price": np.where(won, picked["price"], np.nan),
    }
