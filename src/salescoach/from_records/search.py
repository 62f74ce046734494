"""The search for the settings under which a simulated team shows what the records show, with common luck throughout."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..common.arrays import Array
from ..common.parallel import spread
from ..management.library import find_style
from ..settings.register import SETTINGS
from ..settings.team import Team
from ..simulation.block import Plan
from ..simulation.mean_field import reference
from .in_simulation import owners_in_simulation
from .owners import Owners
from .parameters import LINKED, FittedParameter
from .quantities import quantities_of

SEATS = 400  # seats that are simulated for one measurement, over all runs
LEAST_SEATS, MOST_ACCOUNT_WEEKS = 120, 3_000_000  # of one measurement: a large book has more deals a seat
STEPS, TOLERANCE = 6, 0.01
AT_LIMIT = 1e-6
LEARNING = 0.7  # share of what a step showed that the slopes take up
PRACTICE = "status_quo"  # usual practice, for the way in which the team was managed


@dataclass(frozen=True, slots=True)
class Point:
    """A place of the search.

    Attributes:
        values: of the parameters, on their scales; shape (parameters,).
        simulated: quantities there, on their scales; shape (parameters,).
    """

    values: Array
    simulated: Array


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is looked for, and with how much effort.

    Attributes:
        team: gives everything that is not fitted.
        parameters: what is fitted.
        target: the quantities that the simulation is to show, one per parameter, on their scales; shape (parameters,).
        seed: of the luck, the same at every step.
        seats: simulated for one measurement.
        steps: at most.
        tolerance: largest miss of a quantity that ends the search; one for all, or shape (parameters,).
        progress: called with 1 after every simulation.
    """

    team: Team
    parameters: tuple[FittedParameter, ...]
    target: Array
    seed: int
    seats: int = SEATS
    steps: int = STEPS
    tolerance: Array | float = TOLERANCE
    progress: Callable[[int], None] | None = None

    def team_at(self, values: Array) -> Team:
        """The team with the parameters at these values.

        Args:
            values: on the parameters' scales, shape (parameters,); kept within the hard limits.

        Returns:
            The team; the rest is as in ``team``.
        """
        changes: dict[str, Any] = {}
        for parameter, value in zip(self.parameters, values, strict=True):
            low, high = parameter.limits()
            changes[parameter.setting] = parameter.in_unit(min(max(float(value), low), high))
            if parameter.setting in LINKED:
                other, before = LINKED[parameter.setting], max(float(self.team.values[parameter.setting]), 1e-9)
                linked = float(self.team.values[other]) * (changes[parameter.setting] / before)
                changes[other] = min(linked, SETTINGS[other].most)
        return self.team.change(**changes)

    def at(self, values: Array) -> Point:
        """Simulate the team with these values.

        Args:
            values: on the parameters' scales, shape (parameters,).

        Returns:
            The point.
        """
        shown = simulated_quantities(self.team_at(values), self.parameters, self.seats, self.seed)
        if self.progress is not None:
            self.progress(1)
        return Point(values, shown)

    def start(self) -> Point:
        """A first guess: the need and the chance to advance that the mean-field reference gives for the target.

        Returns:
            The point.
        """
        quantities = (parameter.quantity for parameter in self.parameters)
        guess = _first_guess(self.team, dict(zip(quantities, self.target, strict=True)))
        return self.at(np.array([parameter.value_in(guess) for parameter in self.parameters]))

    def slopes(self, point: Point) -> Array:
        """Measure how the quantities change with the parameters.

        Args:
            point: where.

        Returns:
            Change of each quantity (rows) per unit of each parameter (columns), shape (parameters, parameters).
        """

        def column(place: int) -> Array:
            moved, step = point.values.copy(), self.parameters[place].step
            moved[place] += step
            return np.asarray(np.nan_to_num(self.at(moved).simulated - point.simulated) / step)

        return np.stack(list(spread(column, range(len(self.parameters)))), axis=1)

    def nearest(self, point: Point, slopes: Array) -> Point:
        """Go from a point to the target by Broyden steps: the slopes learn from every step.

        Args:
            point: where to start.
            slopes: there, as ``slopes`` gives them.

        Returns:
            The point with the smallest misses, all together.
        """
        best = point
        for _ in range(self.steps):
            if self.miss(best) < 1.0:
                break
            after = self._next(point, slopes)
            step = after - point.values
            if not step.any():
                break
            now = self.at(after)
            learned = np.nan_to_num(now.simulated - point.simulated - slopes @ step)
            slopes = slopes + LEARNING * np.outer(learned, step) / max(float(step @ step), 1e-9)
            point = now
            best = min(best, now, key=self._all_misses)
        return best

    def miss(self, point: Point) -> float:
        """Say how far a point is from the target.

        Args:
            point: any.

        Returns:
            Largest miss of a quantity over its tolerance; below 1 it is near enough.
        """
        return float(np.max(self._misses(point), initial=0.0))

    def _all_misses(self, point: Point) -> float:
        """All misses together: one quantity out of reach does not hide how near the others are."""
        return float(np.sum(self._misses(point)))

    def _misses(self, point: Point) -> Array:
        off = np.where(np.isnan(point.simulated), 1.0, point.simulated - self.target)
        return np.asarray(np.abs(off) / self.tolerance)

    def _next(self, point: Point, slopes: Array) -> Array:
        gap = np.nan_to_num(self.target - point.simulated)
        longest = np.array([parameter.longest_step for parameter in self.parameters])
        limits = np.array([parameter.limits() for parameter in self.parameters])
        step = _solved(slopes, gap)
        out = _outward(point.values, step, limits)
        if out.any() and not out.all():
            # A quantity out of reach is given up, so that it does not pull the others away from what they can show.
            step = np.where(out, step, 0.0)
            step[~out] = _solved(slopes[np.ix_(~out, ~out)], gap[~out])
        step = np.clip(step, -longest, longest)
        return np.asarray(np.clip(point.values + step, limits[:, 0], limits[:, 1]))


def _solved(slopes: Array, gap: Array) -> Array:
    return np.asarray(np.linalg.lstsq(slopes, gap, rcond=1e-3)[0])


def _outward(values: Array, step: Array, limits: Array) -> Array:
    """Which parameters stand at a limit and would go beyond it."""
    return ((values <= limits[:, 0] + AT_LIMIT) & (step < 0)) | ((values >= limits[:, 1] - AT_LIMIT) & (step > 0))


def simulated_quantities(
    team: Team, parameters: tuple[FittedParameter, ...], seats: int, seed: int, each: bool = False
) -> Array:
    """Quantities of a simulated team under usual practice.

    Args:
        team: what is simulated.
        parameters: those whose quantities are asked for.
        seats: simulated over all runs.
        seed: of the luck.
        each: of each run, not of all together.

    Returns:
        Shape (parameters,), or (runs, parameters) if ``each``.
    """
    found = quantities_of(simulated_owners(team, seats, seed), each)
    rows = np.stack([found[parameter.quantity] for parameter in parameters], axis=-1)
    return rows if each else rows[0]


def simulated_owners(team: Team, seats: int, seed: int) -> Owners:
    """The persons of so many simulated seats under usual practice, from the first week to the last."""
    plan, runs = plan_of(team, seats, seed)
    return owners_in_simulation(plan, runs)


def plan_of(team: Team, seats: int, seed: int) -> tuple[Plan, int]:
    """What is simulated for so many seats under usual practice, and in how many runs; fewer where books are large."""
    practice = find_style(PRACTICE)
    seats = min(seats, max(LEAST_SEATS, MOST_ACCOUNT_WEEKS // (int(team.accounts_per_person) * int(team.weeks))))
    return Plan(team, practice, practice, 0, seed), max(2, seats // int(team.people))


def _first_guess(team: Team, target: dict[str, float]) -> Team:
    if "lead_flow" in target:
        wanted = math.exp(target["lead_flow"])
        for _ in range(4):
            now = max(reference(team).opened, 1e-6)
            team = team.change(need_rate=min(1.0, max(1e-5, float(team.need_rate) * wanted / now)))
    if "win_rate" in target:
        low, high = -6.0, 4.0
        for _ in range(20):
            middle = (low + high) / 2.0
            chance = reference(team.change(advance_base=middle)).win_chance
            low, high = (middle, high) if chance < 1.0 / (1.0 + math.exp(-target["win_rate"])) else (low, middle)
        team = team.change(advance_base=(low + high) / 2.0)
    return team
