"""Where the time of an account-week goes: the same block with a clock between the parts of every week."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from salescoach.management.library import find_style
from salescoach.settings.team import Team
from salescoach.simulation.births import first_accounts, first_managers, first_people
from salescoach.simulation.block import blocks
from salescoach.simulation.draws import key_of
from salescoach.simulation.observe import apply_practices, observe
from salescoach.simulation.params import managers, parameters
from salescoach.simulation.state import State, empty_state

from .glue import Key, accounts_all, after_all, before_all, draws_all
from .timing import account_weeks

SENTENCES = {
    "settings": "the team as numbers for the kernels, with the quota that follows, once a block",
    "births": "making people, customers and managers, once a run",
    "observing": "copying what managers may see",
    "style": "the style's own rule, in NumPy; checking what it returns and writing it into the state",
    "people before": "giving way, budget, pressure, strain, trust, effort and offer of every person",
    "draws": "four counter-based uniforms for every account",
    "choice": "the account step itself: need, contact, choice, order, trust",
    "people after": "what managers see, learning, help, leaving, lead fluctuation and the totals",
}


def nanoseconds_by_part(team: Team, style: str, rounds: int) -> dict[str, float]:
    """Median nanoseconds an account-week of every part, over ``rounds`` blocks."""
    runs = blocks(team, 10_000)[0][1]
    rows = [_one_block(team, style, runs) for _ in range(rounds + 1)][1:]
    work = account_weeks(team, runs)
    return {name: float(np.median([row[name] for row in rows])) / work * 1e9 for name in SENTENCES}


class Clock:
    """Adds up the core seconds of calls under names."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(SENTENCES, 0.0)

    def run(self, name: str, call: Callable[..., Any], *args: Any) -> Any:
        """Call, and book the seconds under ``name``."""
        start = time.thread_time()
        value = call(*args)
        self.seconds[name] += time.thread_time() - start
        return value


def _born(team: Team, p: Any, key: Key, runs: int) -> State:
    state = empty_state(runs, int(team.people), int(team.accounts_per_person), managers(team), 0)
    first_people(p, state.seats, key, 0)
    first_accounts(p, state.seats, state.accounts, key, 0)
    first_managers(p, state.managers, key, 0)
    return state


def _one_block(team: Team, style: str, runs: int) -> dict[str, float]:
    clock = Clock()
    rule, before = find_style(style), find_style("status_quo")
    key, p = key_of(1), clock.run("settings", parameters, team)
    state = clock.run("births", _born, team, p, key, runs)
    seats, accounts, bosses, totals = state.seats, state.accounts, state.managers, state.totals
    for week in range(-int(team.warmup_weeks), int(team.weeks)):
        seen = clock.run("observing", observe, p, state, week)
        clock.run("style", apply_practices, rule if week >= 0 else before, seen, state)
        clock.run("people before", before_all, p, seats, bosses, key, 0, week)
        clock.run("draws", draws_all, *accounts.shape, key, 0, week)
        clock.run("choice", accounts_all, p, seats, accounts, key, 0, week)
        clock.run("people after", after_all, p, seats, accounts, bosses, totals, key, 0, week)
    clock.seconds["choice"] -= clock.seconds["draws"]  # the compiled step draws as well
    return clock.seconds
