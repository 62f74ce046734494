"""The test of a pilot: the same for thousands of simulated pilots at once and for the one that is run.

What is drawn by lot is a team, so teams are counted, not people or deals. The lot that fell is compared with lots that
could have fallen as well (a randomisation test): that is right with few teams and for rare events, whatever the
measure's distribution. Lots that tie with the one that fell are told apart by a number drawn beforehand; else a test of
few teams raises fewer false alarms than it promises, and finds less.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .design import LEVEL, PAIRS, Design

ORDERS = 499  # lots that are drawn anew; with the one that fell, 5 % of 500 is a whole number
_TINY, _SAME = 1e-12, 1e-9
_DOUBLINGS, _HALVINGS = 20, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Lottery:
    """Lots that could have fallen as well.

    Attributes:
        orders: of the teams, drawn by lot, shape (lots, teams).
        ties: numbers between 0 and 1 that tell ties apart, shape (pilots,).
    """

    orders: np.ndarray
    ties: np.ndarray


def lottery(rng: np.random.Generator, teams: int, pilots: int, lots: int = ORDERS) -> Lottery:
    """Draw lots that could have fallen as well."""
    return Lottery(orders=rng.random((lots, teams)), ties=rng.random(pilots))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What pilots say. Both of shape (pilots,).

    Attributes:
        effect: estimated effect; nan where the pilot gives no answer.
        p: two-sided p-value; nan there too.
    """

    effect: np.ndarray
    p: np.ndarray

    @property
    def found(self) -> np.ndarray:
        """Where the effect is told from none at 5 %."""
        return np.asarray(self.p <= LEVEL + _TINY)

    @property
    def answered(self) -> np.ndarray:
        """Where there is an answer."""
        return np.asarray(np.isfinite(self.p))


def answers(design: Design, base: np.ndarray, after: np.ndarray, others: Lottery) -> Answers:
    """Analyse pilots.

    Args:
        design: of all of them. Teams stand in the order of ``design.groups``; in pairs team k of the first half and
            team k of the second half are a pair, of which the first has started.
        base: the measure before, shape (pilots, teams).
        after: the same in each stretch, shape (pilots, teams, stretches).
        others: lots that could have fallen.
    """
    started = np.broadcast_to(design.treated()[design.groups].astype(float), after.shape)
    sums, again = _sums(design, base, after, others)
    # The weeks before explain a part of who has started, too, by chance: what is left of an effect of one.
    one, _ = _sums(design, base, started, others)
    good = np.isfinite(sums) & (np.ptp(again, axis=1) > _TINY) & (one > _TINY)
    far = np.abs(sums)[:, None]
    beyond = (np.abs(again) > far * (1.0 + _SAME)).sum(axis=1)
    same = (np.abs(again) >= far * (1.0 - _SAME)).sum(axis=1) - beyond
    none = np.where(good, 0.0, np.nan)
    p = (beyond + others.ties * (same + 1)) / (1 + len(others.orders))
    return Answers(effect=sums / np.where(good, one, 1.0) + none, p=p + none)


def _sums(design: Design, base: np.ndarray, after: np.ndarray, others: Lottery) -> tuple[np.ndarray, np.ndarray]:
    """What is compared, under the lot that fell, shape (pilots,), and under others, shape (pilots, lots)."""
    pilots, teams = base.shape
    rest = _without_base(base, after)
    if design.by == PAIRS:  # another lot turns some of the differences over
        gaps = (rest[:, : teams // 2, 0] - rest[:, teams // 2 :, 0]) / (teams // 2)
        return gaps.sum(axis=1), gaps @ np.where(others.orders[:, : teams // 2] < 0.5, 1.0, -1.0).T
    scores = rest @ step_weights(design).T  # what a team would add as a member of each group
    # One column a lot: 1 where a team is in a group. So all pilots under all lots are one product of matrices.
    drawn = design.groups[np.argsort(others.orders, axis=1)]
    placed = (drawn[:, :, None] == np.arange(scores.shape[2])).reshape(len(drawn), -1).T.astype(float)
    return scores[:, np.arange(teams), design.groups].sum(axis=1), scores.reshape(pilots, -1) @ placed


def step_weights(design: Design) -> np.ndarray:
    """What a team of each group counts in each stretch, so that the sum is the effect; shape (groups, stretches)."""
    treated = design.treated()
    many = np.bincount(design.groups, minlength=len(treated))
    on, off = many @ treated, many @ ~treated
    stretch = on * off / (on + off)
    stretch = stretch / stretch.sum()
    return np.asarray(np.where(treated, stretch / on, -stretch / off))


def _without_base(base: np.ndarray, after: np.ndarray) -> np.ndarray:
    """What the weeks before do not explain, stretch by stretch and without looking at who has started."""
    b = base - base.mean(1, keepdims=True)
    y = after - after.mean(1, keepdims=True)
    square = (b * b).sum(1)
    slope = np.einsum("nt,ntw->nw", b, y) / np.where(square > _TINY, square, np.inf)[:, None]
    rest: np.ndarray = y - slope[:, None, :] * b[:, :, None]
    return rest


def interval(design: Design, base: np.ndarray, after: np.ndarray, others: Lottery) -> tuple[float, float]:
    """Effects that a pilot does not rule out at 5 %: those after whose subtraction nothing is found.

    Args:
        design: of the pilot.
        base: the measure before, shape (1, teams).
        after: the same in each stretch, shape (1, teams, stretches).
        others: lots that could have fallen.
    """
    started = design.treated()[design.groups].astype(float)[None]
    middle = float(answers(design, base, after, others).effect[0])
    first = float(np.ptp(after)) + _TINY

    def ruled_out(effect: float) -> bool:
        return bool(answers(design, base, after - effect * started, others).found[0])

    return _edge(ruled_out, middle, -first), _edge(ruled_out, middle, first)


def _edge(ruled_out: Callable[[float], bool], inside: float, step: float) -> float:
    """Where effects begin to be ruled out, on the side to which ``step`` points."""
    outside = inside + step
    for _ in range(_DOUBLINGS):
        if ruled_out(outside):
            break
        step *= 2.0
        outside = inside + step
    else:
        return float(np.copysign(np.inf, step))
    for _ in range(_HALVINGS):
        middle = 0.5 * (inside + outside)
        inside, outside = (inside, middle) if ruled_out(middle) else (middle, outside)
    return outside
