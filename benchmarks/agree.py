"""Do two ways of computing the model agree? Means over replications, in combined standard errors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from salescoach.management.library import find_style
from salescoach.management.style import Style
from salescoach.settings.team import Team
from salescoach.simulation.block import Plan, blocks, weeks_of
from salescoach.simulation.state import WON

if TYPE_CHECKING:
    from .mesa_model.practices import Rule

Runs = dict[str, np.ndarray]
COUNTS = {
    "won": "won", "opened": "opened", "walked": "walked", "no_decision": "no_decision", "contacts": "contacts",
    "logged": "logged", "left": "left", "dismissed": "dismissed", "repaired": "repaired",
}  # fmt: skip
STATES = {
    "strain": "strain", "skill": "skill", "trust in manager": "trust", "initiative": "initiative", "effort": "effort",
    "selling hours": "selling_hours", "readiness": "pitch", "push": "push", "pressure": "pressure", "alarm": "alarm",
    "pipeline seen": "seen_pipeline", "movement seen": "seen_movement", "activity seen": "seen_activity",
}  # fmt: skip
# For spreads between people.
SQUARES = {
    f"{name} squared": name for name in ("strain", "trust", "gamed", "effort", "pitch", "alarm", "seen_movement")
}
SMALL_WON, FREE, KNOWN = "small won", "without a cause", "cause known"


def kit_runs(team: Team, style: str | Style, runs: int, seed: int) -> Runs:
    """Per replication: revenue and counts a person-week; means over present people; customer trust."""
    plan = Plan(team, find_style(style), find_style("status_quo"), 0, seed)
    parts = [_kit_block(plan, *block) for block in blocks(team, runs)]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _kit_block(plan: Plan, first_run: int, runs: int) -> Runs:
    sums = {name: np.zeros(runs) for name in ("revenue", *COUNTS, SMALL_WON, *STATES, FREE, KNOWN, *SQUARES)}
    present, trust = np.zeros(runs), np.zeros(runs)
    for week, state in weeks_of(plan, first_run, runs):
        if week < 0:
            continue
        seats, here = state.seats, state.seats["worked"] == 1
        for name in ("revenue", *COUNTS):
            sums[name] += seats[COUNTS.get(name, name)].sum(axis=1)
        for name, column in STATES.items():
            sums[name] += np.where(here, seats[column], 0.0).sum(axis=1)
        for name, column in SQUARES.items():
            sums[name] += np.where(here, seats[column] ** 2, 0.0).sum(axis=1)
        sums[SMALL_WON] += ((state.accounts["event"] == WON) & (state.accounts["small"] == 1)).sum(axis=(1, 2))
        sums[FREE] += (here & (seats["cause"] == 0)).sum(axis=1)
        sums[KNOWN] += (here & (seats["belief"] == seats["cause"])).sum(axis=1)
        present += here.sum(axis=1)
        trust = seats["customer_trust"].mean(axis=1)
    return _measures(sums, int(plan.team.people) * int(plan.team.weeks), present, trust)


def mesa_runs(team: Team, rule: Rule, seeds: Iterable[int]) -> Runs:
    """The same measures out of the Mesa model, one replication a seed."""
    from .mesa_model.model import run_once

    totals = [run_once(team, rule, seed) for seed in seeds]
    columns = {name: np.array([t[name] for t in totals]) for name in totals[0]}
    sources = {
        "revenue": "revenue",
        **COUNTS,
        SMALL_WON: "small_won",
        **STATES,
        FREE: "without_cause",
        KNOWN: "cause_is_known",
    }
    sources |= {name: name for name in SQUARES}
    sums = {name: columns[column] for name, column in sources.items()}
    person_weeks = int(team.people) * int(team.weeks)
    return _measures(sums, person_weeks, columns["worked"], columns["customer_trust"] / int(team.people))


def _measures(sums: Runs, person_weeks: int, present: np.ndarray, trust: np.ndarray) -> Runs:
    counted = {name: sums[name] / person_weeks for name in ("revenue", *COUNTS, SMALL_WON)}
    # A run in which nobody was present at all has no mean state; it counts as nothing in both models.
    states = {name: sums[name] / np.maximum(present, 1.0) for name in (*STATES, FREE, KNOWN, *SQUARES)}
    return {**counted, **states, "customer trust": trust}


def gaps(a: Runs, b: Runs) -> dict[str, float]:
    """Difference of the means over its standard error, for every measure."""
    return {name: _gap(a[name], b[name]) for name in a}


def _gap(x: np.ndarray, y: np.ndarray) -> float:
    gap, error = x.mean() - y.mean(), _error(x, y)
    return 0.0 if gap == 0.0 else float(np.divide(gap, error))


def _error(x: np.ndarray, y: np.ndarray) -> float:
    return float(np.sqrt(x.var(ddof=1) / len(x) + y.var(ddof=1) / len(y)))


def smallest_seen(a: Runs, b: Runs, errors: float = 4.0) -> dict[str, float]:
    """Difference, as a share of the mean of ``b``, that a comparison at ``errors`` finds half of the time."""
    return {name: errors * _error(a[name], b[name]) / abs(float(b[name].mean())) for name in a if b[name].any()}
