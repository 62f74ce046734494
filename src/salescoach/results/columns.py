"""The data dictionary of the frames of results; ``sc.columns`` shows it, beside that of records."""

from __future__ import annotations

from .frames import MANAGER_COLUMNS, PEOPLE_COLUMNS
from .measures import TOTALS_COLUMNS

Row = tuple[str, str, str, str]

_KEYS = {"run": ("number", "replication, from 0"), "week": ("number", "counted week, from 0")}
DEAL_COLUMNS: dict[str, tuple[str, str]] = {
    "run": _KEYS["run"],
    "person": ("number", "seat of the salesperson"),
    "account": ("number", "customer in that seat's book"),
    "hire": ("number", "who held the seat: 0 the first person, then 1, 2, ..."),
    "opened_week": ("week", "when the need arose; negative in the warm-up"),
    "closed_week": ("week", "when it was closed; missing while open"),
    "status": ("word", "won, lost, no decision or open"),
    "stage": ("number", "stage reached, for open deals"),
    "contacts": ("contacts", "contacts so far"),
    "price": ("money", "price of a won deal, after discount"),
}


def result_columns() -> dict[str, list[Row]]:
    """Frame of ``Results`` -> its columns: name, unit, who sees it, meaning."""
    return {
        "totals": [(n, u, "result", m) for n, (u, m) in TOTALS_COLUMNS.items()],
        "people_weeks": [(n, u, "seen", m) for n, (u, m) in _KEYS.items()]
        + [("person", "number", "seen", "seat"), ("in_seat", "true/false", "seen", "somebody worked in the seat")]
        + [(n, u, who, m) for n, (_, u, who, m) in PEOPLE_COLUMNS.items()],
        "managers_weeks": [(n, u, "seen", m) for n, (u, m) in _KEYS.items()]
        + [("manager", "number", "seen", "number of the manager")]
        + [(n, u, "truth" if "truth" in m else "seen", m) for n, (u, m) in MANAGER_COLUMNS.items()],
        "deals": [(n, u, "seen", m) for n, (u, m) in DEAL_COLUMNS.items()],
    }
