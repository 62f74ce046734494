"""The data dictionary of the frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..common.messages import did_you_mean
from .frames import MANAGER_COLUMNS, PEOPLE_COLUMNS
from .measures import TOTALS_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

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


def columns(frame: str) -> pd.DataFrame:
    """Names, units, meaning and visibility of the columns of a frame.

    Args:
        frame: ``"totals"``, ``"people_weeks"``, ``"managers_weeks"`` or ``"deals"``.

    Raises:
        ValueError: no such frame.
    """
    import pandas as pd

    tables = {
        "totals": [(n, u, "result", m) for n, (u, m) in TOTALS_COLUMNS.items()],
        "people_weeks": [(n, u, "seen", m) for n, (u, m) in _KEYS.items()]
        + [("person", "number", "seen", "seat"), ("in_seat", "true/false", "seen", "somebody worked in the seat")]
        + [(n, u, who, m) for n, (_, u, who, m) in PEOPLE_COLUMNS.items()],
        "managers_weeks": [(n, u, "seen", m) for n, (u, m) in _KEYS.items()]
        + [("manager", "number", "seen", "number of the manager")]
        + [(n, u, "truth" if "truth" in m else "seen", m) for n, (u, m) in MANAGER_COLUMNS.items()],
        "deals": [(n, u, "seen", m) for n, (u, m) in DEAL_COLUMNS.items()],
    }
    if not isinstance(frame, str) or frame not in tables:
        raise ValueError(
            f"unknown frame {frame!r}{did_you_mean(str(frame), tables)} Frames: {', '.join(tables)}. "
            'Type: sc.columns("totals")'
        )
    return pd.DataFrame(tables[frame], columns=["column", "unit", "who sees it", "meaning"])
