"""The test of a pilot: the same for thousands of simulated pilots at once and for the one that is run.

What is drawn by lot is a team, so teams are counted, not people or deals, and with few teams the test must not rest on
many. One start: the difference of team means, adjusted for the weeks before (analysis of covariance), against
Student's t with the degrees of freedom that teams leave. Pairs: the same within pairs. Steps: in each stretch those
that have started against those that have not yet, judged by the order of starts drawn anew (a permutation test).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr, stdtrit

from .design import LOT, STEPS, Design

LEVEL = 0.05
ORDERS = 199  # orders of starts that are drawn anew; with the one that was run, 5 % of 200 is a whole number
_TINY = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What pilots say. All of shape (pilots,).

    Attributes:
        effect: estimated effect; nan where the pilot gives no answer.
        p: two-sided p-value; nan there too.
        error: standard error; nan with steps, where there is none.
        freedom: degrees of freedom of Student's t; nan with steps.
    """

    effect: np.ndarray
    p: np.ndarray
    error: np.ndarray
    freedom: np.ndarray

    @property
    def found(self) -> np.ndarray:
        """Where the effect is told from none at 5 %."""
        return np.asarray(self.p <= LEVEL + _TINY)

    @property
    def answered(self) -> np.ndarray:
        """Where there is an answer."""
        return np.asarray(np.isfinite(self.p))


def answers(design: Design, base: np.ndarray, after: np.ndarray, orders: np.ndarray | None = None) -> Answers:
    """Analyse pilots.

    Args:
        design: of all of them. Teams stand in the order of ``design.groups``; in pairs team k of the first half and
            team k of the second half are a pair, of which the first has started.
        base: the measure before, shape (pilots, teams).
        after: the same in each stretch, shape (pilots, teams, stretches).
        orders: with steps: orders of the teams, drawn by lot, shape (orders, teams).
    """
    if design.by == STEPS:
        if orders is None:
            raise ValueError("the test of a stepped start needs orders of starts")
        return _steps(design, base, after, orders)
    # Groups of a lot: 0 has started, 1 goes on as before.
    return _lot(design, base, after[:, :, 0]) if design.by == LOT else _pairs(base, after[:, :, 0])


def _lot(design: Design, base: np.ndarray, after: np.ndarray) -> Answers:
    here = design.groups == 0
    (b1, y1, n1), (b0, y0, n0) = ((base[:, who], after[:, who], int(who.sum())) for who in (here, ~here))
    gap, lead = b1.mean(1) - b0.mean(1), y1.mean(1) - y0.mean(1)
    b, y = (np.concatenate([u - u.mean(1, keepdims=True), v - v.mean(1, keepdims=True)], 1)
            for u, v in ((b1, b0), (y1, y0)))  # fmt: skip
    return _adjusted(lead, gap, b, y, 1.0 / n1 + 1.0 / n0, design.teams - 2)


def _pairs(base: np.ndarray, after: np.ndarray) -> Answers:
    half = base.shape[1] // 2
    b, y = base[:, :half] - base[:, half:], after[:, :half] - after[:, half:]
    gap, lead = b.mean(1), y.mean(1)
    return _adjusted(lead, gap, b - gap[:, None], y - lead[:, None], 1.0 / half, half - 1)


def _adjusted(lead: np.ndarray, gap: np.ndarray, b: np.ndarray, y: np.ndarray, share: float, freedom: int) -> Answers:
    """The lead less what a gap before explains; where nothing differs before, there is nothing to adjust."""
    with np.errstate(invalid="ignore", divide="ignore"):
        sxx, sxy, syy = (b * b).sum(1), (b * y).sum(1), (y * y).sum(1)
        moved = sxx > _TINY * np.maximum(1.0, np.abs(syy))
        slope = np.where(moved, sxy / np.where(moved, sxx, 1.0), 0.0)
        left = freedom - moved.astype(float)
        rest = syy - slope * sxy
        width = share + np.where(moved, gap * gap / np.where(moved, sxx, 1.0), 0.0)
        error = np.sqrt(np.maximum(rest, 0.0) / left * width)
        effect = lead - slope * gap
        good = np.isfinite(effect) & (rest > _TINY * np.maximum(syy, _TINY)) & (left >= 1)
        p = 2.0 * stdtr(left, -np.abs(effect / error))
    none = np.where(good, 0.0, np.nan)
    return Answers(effect=effect + none, p=p + none, error=error + none, freedom=left + none)


def step_weights(design: Design) -> np.ndarray:
    """What a team of each group counts in each stretch, so that the sum is the effect; shape (groups, stretches)."""
    treated = design.treated()
    many = np.bincount(design.groups, minlength=len(treated))
    on, off = many @ treated, many @ ~treated
    stretch = on * off / (on + off)
    stretch = stretch / stretch.sum()
    return np.asarray(np.where(treated, stretch / on, -stretch / off))


def _steps(design: Design, base: np.ndarray, after: np.ndarray, orders: np.ndarray) -> Answers:
    pilots, teams = base.shape
    weights, places = step_weights(design), (np.arange(teams), design.groups)
    scores = _without_base(base, after) @ weights.T  # what a team would add as a member of each group
    sums = scores[:, *places].sum(axis=1)
    # The weeks before explain a part of who has started, too, by chance: what is left of an effect of one.
    started = np.broadcast_to(design.treated()[design.groups].astype(float), after.shape)
    one = (_without_base(base, started) @ weights.T)[:, *places].sum(axis=1)
    # One column an order: 1 where a team is in a group. So all pilots under all orders are one product of matrices.
    drawn = design.groups[np.argsort(orders, axis=1)]
    placed = (drawn[:, :, None] == np.arange(scores.shape[2])).reshape(len(orders), -1).T.astype(float)
    again = scores.reshape(pilots, -1) @ placed
    good = np.isfinite(sums) & (np.ptp(again, axis=1) > _TINY) & (one > _TINY)
    beyond = (np.abs(again) >= np.abs(sums)[:, None] * (1.0 - 1e-9)).sum(axis=1)
    effect = sums / np.where(good, one, 1.0)
    none = np.where(good, 0.0, np.nan)
    nothing = np.full(pilots, np.nan)
    return Answers(effect=effect + none, p=(1.0 + beyond) / (1.0 + len(orders)) + none, error=nothing, freedom=nothing)


def _without_base(base: np.ndarray, after: np.ndarray) -> np.ndarray:
    """What the weeks before do not explain, stretch by stretch and without looking at who has started."""
    b = base - base.mean(1, keepdims=True)
    y = after - after.mean(1, keepdims=True)
    sxx = (b * b).sum(1)
    slope = np.einsum("nt,ntw->nw", b, y) / np.where(sxx > _TINY, sxx, np.inf)[:, None]
    rest: np.ndarray = y - slope[:, None, :] * b[:, :, None]
    return rest


def interval(answer: Answers) -> tuple[float, float]:
    """95 % interval of the first pilot's effect from Student's t; nan where the test is one of permutation."""
    half = float(stdtrit(answer.freedom[0], 1.0 - LEVEL / 2.0) * answer.error[0])
    return float(answer.effect[0]) - half, float(answer.effect[0]) + half
