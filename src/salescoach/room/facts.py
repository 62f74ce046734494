"""What the engine tells about a table after some weeks: the numbers behind the next screens."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..simulation.history import Ask, History
from ..simulation.state import OPENED, WALKED, WON
from .choices import LINES
from .play import SELLER_SEAT, kinds_in, live
from .steps import Step
from .teams import HIDDEN, team_of

SEEN = Ask(
    seats=("attainment", "pressure", "push", "strain", "customer_trust", "revenue", "quota", "won", "walked",
           "contacts", "seen_pipeline", "usual_pipeline"),
    managers=("above", "attainment"),
    accounts=("event",),
    start=("attainment", "seen_pipeline", "usual_pipeline", "strain", "customer_trust"),
)  # fmt: skip
THIN = 0.8  # of the usual pipeline


def facts_of(hidden: str, seed: int, steps: list[Step]) -> dict[str, Any]:
    """A table after the last of its steps: the weeks of that step alone where nothing else is said.

    Returns:
        ``company`` and ``sellers`` (results of 13 weeks, per cent of quota), ``thin`` pipelines, the boss's nearest
        ``line``, ``pressure`` and ``push`` of each seller, what the two kinds of customers ``bought`` and ``left``,
        and the ``trace``: above, pressure, push (means over the team) and customers who left, of each week.
    """
    weeks = sum(step.weeks for step in steps)
    team = team_of(hidden, weeks)
    history = live(team, seed, steps, SEEN)
    new = slice(weeks - steps[-1].weeks, weeks)
    kinds = kinds_in(team, seed)
    sellers = list(SELLER_SEAT.values())
    s = {name: values[0] for name, values in history.seats.items()}
    event = history.accounts["event"][0, new]
    return {
        "company": _percent(history.managers["attainment"][0, -1, 0]),
        "sellers": [_percent(s["attainment"][-1, seat]) for seat in sellers],
        "thin": [bool(s["seen_pipeline"][-1, i] < THIN * s["usual_pipeline"][-1, i]) for i in sellers],
        "line": line_near(float(history.managers["above"][0, new, 0].mean())),
        "pressure": [round(float(s["pressure"][new, seat].mean()), 3) for seat in sellers],
        "push": [round(float(s["push"][new, seat].mean()), 3) for seat in sellers],
        "bought": [int((event[:, seat][:, kinds[seat]] == WON).sum()) for seat in sellers],
        "left": [int((event[:, seat][:, kinds[seat]] == WALKED).sum()) for seat in sellers],
        "asked": [int((event[:, seat][:, kinds[seat]] == OPENED).sum()) for seat in sellers],
        "money": int(s["revenue"].sum()),
        "trace": trace_of(history),
    }  # fmt: skip


def trace_of(history: History, run: int = 0) -> list[list[float]]:
    """Link by link, week by week: pressure from above, on people, on customers, and customers lost of a hundred met."""
    s = {name: history.seats[name][run] for name in ("pressure", "push", "walked", "contacts")}
    above = history.managers["above"][run].mean(axis=1)
    lost = 100.0 * s["walked"].sum(axis=1) / np.maximum(s["contacts"].sum(axis=1), 1)
    rows = np.column_stack([above, s["pressure"].mean(axis=1), s["push"].mean(axis=1), lost])
    return [[round(float(value), 3) for value in row] for row in rows]


def front_of(seed: int) -> dict[str, Any]:
    """Every hidden team on the morning of the first week, as far as a table sees it."""
    return {hidden: _front(hidden, seed) for hidden in HIDDEN}


def _front(hidden: str, seed: int) -> dict[str, Any]:
    history = live(team_of(hidden, 1), seed, [], SEEN)
    start = {name: values[0] for name, values in history.start.items()}
    sellers = list(SELLER_SEAT.values())
    return {
        "company": _percent(start["attainment"].mean()),
        "sellers": [_percent(start["attainment"][seat]) for seat in sellers],
        "thin": [bool(start["seen_pipeline"][i] < THIN * start["usual_pipeline"][i]) for i in sellers],
        "line": "forecast", "pressure": [0.0, 0.0], "push": [0.05, 0.05], "bought": [0, 0], "left": [0, 0],
        "asked": [0, 0], "money": 0, "trace": [],
    }  # fmt: skip


def line_near(above: float) -> str:
    """The line of a boss that comes nearest to a pressure from above."""
    return min(LINES, key=lambda line: abs(LINES[line] - above))


def _percent(share: float) -> int:
    return round(100.0 * float(share))
