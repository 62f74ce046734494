"""Who comes under close oversight, and when: rules of selection, from what happens without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

START = 3  # the period (quarter) in which oversight starts where all start together


@dataclass(frozen=True, kw_only=True)
class Background:
    """What a rule may look at: the life of a company without close oversight.

    Attributes:
        result: per cent of quota, shape (periods, people); periods from ``START`` on are the future.
        will: effort given without oversight (truth), shape (people,).
        team: number of the team, shape (people,).
        luck: the lot's own draws.
    """

    result: np.ndarray
    will: np.ndarray
    team: np.ndarray
    luck: np.random.Generator


def by_lot(b: Background) -> np.ndarray:
    """Four in ten, drawn by lot."""
    return _with_chance(b, np.full(len(b.team), 0.4))


def strugglers(b: Background) -> np.ndarray:
    """Mostly those whose last quarter fell below 80 % of quota; now and then another."""
    return _with_chance(b, np.where(b.result[START - 1] < 80.0, 0.75, 0.15))


def bad_quarter(b: Background) -> np.ndarray:
    """Those whose last quarter fell below 80 % of their own two quarters before; now and then another."""
    return _with_chance(b, np.where(b.result[START - 1] < 0.8 * b.result[: START - 1].mean(axis=0), 0.8, 0.1))


def half_of_some_teams(b: Background) -> np.ndarray:
    """Half of the people, by lot, in every second team; the other teams have none of it."""
    rank = np.empty(len(b.team))
    for team in np.unique(b.team):
        members = np.flatnonzero(b.team == team)
        rank[members] = b.luck.permutation(len(members)) / len(members)
    return np.where((b.team % 2 == 0) & (rank < 0.5), float(START), np.nan)


def low_will(b: Background) -> np.ndarray:
    """Mostly the unwilling, whom the manager knows and the records do not."""
    return _with_chance(b, np.where(b.will < 0.7, 0.8, 0.15))


def foresight(b: Background) -> np.ndarray:
    """Mostly those of whom the manager has heard that the coming quarter will be poor for them."""
    usual = b.result[:START].mean(axis=0)
    return _with_chance(b, np.where(b.result[START] < 0.85 * usual, 0.75, 0.15))


def in_steps(b: Background) -> np.ndarray:
    """Whole teams, by lot: a third each in quarters 2 and 4, a sixth in quarter 6, a sixth never."""
    teams = np.unique(b.team)
    place = b.luck.permutation(len(teams)) / len(teams)
    starts = np.select([place < 1 / 3, place < 2 / 3, place < 5 / 6], [2.0, 4.0, 6.0], np.nan)
    found: np.ndarray = starts[np.searchsorted(teams, b.team)]
    return found


def _with_chance(b: Background, chance: np.ndarray) -> np.ndarray:
    return np.where(b.luck.random(len(chance)) < chance, float(START), np.nan)


Rule = Callable[[Background], np.ndarray]
