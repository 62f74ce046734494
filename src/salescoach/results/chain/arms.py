"""Two styles lived in a world and in the same world with a route cut: conversion and revenue, run by run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ...common.arrays import Array
from ...common.threads import in_threads
from ...management.library import find_style
from ...management.style import Style
from ...settings.team import Team
from ...simulation.block import Plan
from ...simulation.history import Ask, record
from ..precision import pieces
from .routes import Route

CONVERSION, REVENUE = 0, 1
_ASKED = Ask(seats=("won", "walked", "no_decision", "revenue"))
WEEKS = 52  # of a year


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is compared, and over how long.

    Attributes:
        team: the world.
        style: the style that is asked about.
        against: what it is compared with.
        years: horizons, from the first counted week, in years.
        seed: of the luck.
    """

    team: Team
    style: Style
    against: Style
    years: tuple[int, ...]
    seed: int


@dataclass(frozen=True, slots=True)
class Arms:
    """Run by run, each of shape (runs, years, 2): conversion in per cent of closed deals, and revenue.

    Attributes:
        base: under the style that is compared with, nothing cut.
        effects: what is cut -> style minus the other, with it cut under both.
    """

    base: Array
    effects: dict[str, Array]

    def with_more(self, more: Arms) -> Arms:
        """Both, one after the other.

        Args:
            more: further runs.
        """
        both = {cut: np.concatenate([values, more.effects[cut]]) for cut, values in self.effects.items()}
        return Arms(np.concatenate([self.base, more.base]), both)

    def over(self, route: Route) -> Array:
        """What travels over a route: the effect less the effect without it.

        Args:
            route: that was cut.
        """
        return np.asarray(self.effects[""] - self.effects[route.cut])


def live_arms(
    asked: Question,
    routes: Sequence[Route],
    first: int,
    last: int,
    threads: int,
    progress: Callable[[int], None] | None = None,
) -> Arms:
    """Live runs ``first`` up to, but without, ``last`` under both styles, with each route cut.

    Args:
        asked: the question.
        routes: what is cut; the first of them is nothing.
        first: number of the first run.
        last: number behind the last.
        threads: to use; changes no number.
        progress: called with the number of runs of one route that were just finished.
    """

    def live(work: tuple[Route, tuple[int, int]]) -> tuple[Array, Array]:
        route, piece = work
        team = route.out_of(asked.team)
        usual, other = (_lived(asked, team, style, piece) for style in (asked.against, asked.style))
        if progress is not None:
            progress(piece[1])
        return usual, other - usual

    parts = pieces(first, last)
    lived = list(in_threads(live, [(route, piece) for route in routes for piece in parts], threads))
    rows = [lived[k * len(parts) : (k + 1) * len(parts)] for k in range(len(routes))]
    effects = {
        route.cut: np.concatenate([effect for _, effect in row]) for route, row in zip(routes, rows, strict=True)
    }
    return Arms(np.concatenate([usual for usual, _ in rows[0]]), effects)


def _lived(asked: Question, team: Team, style: Style, piece: tuple[int, int]) -> Array:
    """Conversion and revenue by run and horizon; shape (runs, years, 2)."""
    longest = team.change(weeks=WEEKS * max(asked.years))
    plan = Plan(longest, style, find_style("status_quo"), 0, asked.seed)
    seats = record(plan, piece[1], _ASKED, first_run=piece[0]).seats
    found = np.empty((piece[1], len(asked.years), 2))
    for place, years in enumerate(asked.years):
        won, walked, silent, revenue = (seats[name][:, : WEEKS * years].sum(axis=(1, 2)) for name in _ASKED.seats)
        closed = won + walked + silent
        share = np.divide(won, closed, out=np.full(len(won), np.nan), where=closed > 0)
        found[:, place, CONVERSION], found[:, place, REVENUE] = 100.0 * share, revenue
    return found
