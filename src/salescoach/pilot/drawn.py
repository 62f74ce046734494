"""Pilots drawn by lot from a pool: which teams, in which group, and how the market moved for all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .design import NEVER, PAIRS, Design
from .inference import step_weights
from .measures import PilotMeasure
from .pool import Pool

WEEKS_IN_QUARTER = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Futures:
    """What a design would measure in every team of a pool.

    Attributes:
        base: before, shape (teams of the pool,).
        usual: in each stretch without a start, shape (teams of the pool, stretches).
        groups: in each stretch as a member of each group, shape (groups, teams of the pool, stretches).
    """

    base: np.ndarray
    usual: np.ndarray
    groups: np.ndarray

    @property
    def level(self) -> float:
        """Mean of the measure without a start."""
        return _mean(self.usual)

    def truth(self, design: Design) -> float:
        """The mean effect that the design is after, over the whole pool; nan where there is none."""
        many = np.bincount(design.groups, minlength=len(self.groups))
        weight = np.where(design.treated(), many[:, None] * step_weights(design), 0.0)
        effects = np.array([[_mean(group[:, k] - self.usual[:, k]) for k in range(group.shape[1])]
                            for group in self.groups])  # fmt: skip
        return float((weight * effects).sum())


def _mean(values: np.ndarray) -> float:
    good = values[np.isfinite(values)]
    return float(good.mean()) if good.size else float("nan")


def futures(pool: Pool, measure: PilotMeasure, design: Design) -> Futures:
    """What the design would measure in every team of the pool."""
    by_start = {
        start: np.stack([pool.outcome(measure, start, window) for window in design.windows], axis=1)
        for start in {*design.starts, NEVER}
    }
    return Futures(
        base=pool.base(measure), usual=by_start[NEVER], groups=np.stack([by_start[s] for s in design.starts])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lots:
    """Pilots as they are drawn.

    Attributes:
        teams: numbers in the pool, in the order of ``design.groups``, shape (pilots, teams).
        before: what the market makes of the measure before the start, 1 for nothing, shape (pilots, 1).
        after: the same in each stretch, shape (pilots, 1, stretches).
    """

    teams: np.ndarray
    before: np.ndarray
    after: np.ndarray


def draw(design: Design, base: np.ndarray, pilots: int, market: float, rng: np.random.Generator) -> Lots:
    """Draw pilots.

    Args:
        design: of each.
        base: the measure before, of every team of the pool.
        pilots: how many.
        market: per cent by which the market moves from one quarter to the next (standard deviation), for all teams.
        rng: of the lot.
    """
    teams = np.argsort(rng.random((pilots, len(base))), axis=1)[:, : design.teams]
    if design.by == PAIRS:
        teams = _in_pairs(teams, base, rng)
    before, after = market_moves(design, pilots, market, rng)
    return Lots(teams=teams, before=before[:, None], after=after[:, None, :])


def _in_pairs(teams: np.ndarray, base: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Neighbours in the measure before are a pair; a coin says who starts. The first half starts."""
    ranked = np.take_along_axis(teams, np.argsort(base[teams], axis=1, kind="stable"), axis=1)
    pairs = ranked.reshape(len(teams), -1, 2)
    starts = rng.integers(0, 2, pairs.shape[:2])[:, :, None]
    here, there = (np.take_along_axis(pairs, who, axis=2)[:, :, 0] for who in (starts, 1 - starts))
    return np.concatenate([here, there], axis=1)


def market_moves(
    design: Design, pilots: int, market: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Factors of the market before, shape (pilots,), and in each stretch, shape (pilots, stretches): a random walk."""
    weekly = market / 100.0 / np.sqrt(WEEKS_IN_QUARTER)
    level = np.exp(np.cumsum(weekly * rng.standard_normal((pilots, design.before + design.weeks)), axis=1))
    after = [level[:, design.before + first : design.before + end].mean(axis=1) for first, end in design.windows]
    return level[:, : design.before].mean(axis=1), np.stack(after, axis=1)


def measured(
    design: Design, seen: Futures, lots: Lots, most: float, changed: bool
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """What the pilots record: before, shape (pilots, teams), and in each stretch, (pilots, teams, stretches).

    Args:
        design: of each.
        seen: of the pool.
        lots: the pilots.
        most: the largest value that the measure can have.
        changed: False lets every team go on as before, whatever its group: nothing is to be found.
    """
    after = seen.groups[design.groups[None, :], lots.teams] if changed else seen.usual[lots.teams]
    return np.minimum(seen.base[lots.teams] * lots.before, most), np.minimum(after * lots.after, most)
