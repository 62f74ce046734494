"""Worlds of one's own team: what records do not tell is drawn, what they tell is fitted again in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..assumptions.draw import worlds
from ..assumptions.plausible import plausible_worlds
from ..common.arrays import Array
from ..common.parallel import spread
from ..settings.team import Team
from ..simulation.draws import WORLD, key_of, uniforms_over
from .fit import Fit
from .gaps import CORE, far_off
from .search import Search, simulated_quantities
from .standard_errors import StandardErrors

SEATS, STEPS, MOST_WEEKS = 48, 5, 52  # seats simulated at each of so many steps in each world
LEAST_ERROR = 0.005  # of a quantity, where its standard error is smaller
PURPOSE = 1  # in the place of the week: sampling error of the quantities


@dataclass(frozen=True, kw_only=True)
class MatchedWorlds:
    """Worlds that show what the records show.

    Attributes:
        teams: the worlds.
        misses: standard errors by which the worst quantity of each still misses; shape (worlds,).
        alike: whether lead flow, win rate and cycle of each are near what they aimed at; shape (worlds,).
    """

    teams: list[Team]
    misses: Array
    alike: Array


def matched_worlds(
    fitted: Fit, errors: StandardErrors, n: int, seed: int | None, progress: Callable[[int], None] | None = None
) -> MatchedWorlds:
    """Draw worlds and fit each to the measured quantities with a draw of their sampling error.

    Args:
        fitted: the fit of the team.
        errors: of the quantities.
        n: how many worlds.
        seed: None starts from the shipped plausible worlds, a number from draws of all ranges.
        progress: called with 1 after every world.

    Raises:
        ValueError: there are not so many plausible worlds, or the shipped set is out of date.
    """
    team = fitted.team.change(weeks=min(MOST_WEEKS, int(fitted.team.weeks)))
    drawn = [
        _with_hours(world, team) for world in (plausible_worlds(n, team) if seed is None else worlds(n, seed, team))
    ]
    aims = _aims(fitted, errors, n, 1 if seed is None else seed)
    here = simulated_quantities(team, fitted.parameters, SEATS, fitted.search.seed)  # luck and length of every world
    targets = aims + np.nan_to_num(here - fitted.simulated)
    searches = [_search(fitted, errors, world, target) for world, target in zip(drawn, targets, strict=True)]

    def match(search: Search) -> tuple[Team, float, bool]:
        end = search.nearest(search.at(fitted.values), fitted.slopes)
        miss = np.abs(np.nan_to_num(search.target - end.simulated)) / (2.0 * search.tolerance)
        return search.team_at(end.values), float(miss.max(initial=0.0)), _alike(search, end.simulated)

    ends = []
    for end in spread(match, searches):
        ends.append(end)
        if progress is not None:
            progress(1)
    teams, misses, alike = zip(*ends, strict=True)
    return MatchedWorlds(teams=list(teams), misses=np.array(misses), alike=np.array(alike))


def _with_hours(world: Team, team: Team) -> Team:
    """The world with as many more contacts an hour as the fitted team needed for its open deals."""
    usual = float(Team(team.preset).contacts_per_hour)
    return world.change(contacts_per_hour=float(world.contacts_per_hour) * float(team.contacts_per_hour) / usual)


def _alike(search: Search, simulated: Array) -> bool:
    """Whether a world shows what it was to show of lead flow, win rate and cycle, give or take what matters."""
    return not any(
        far_off(one.quantity, float(aim), float(shown))
        for one, aim, shown in zip(search.parameters, search.target, simulated, strict=True)
        if one.quantity in CORE
    )


def _search(fitted: Fit, errors: StandardErrors, world: Team, target: Array) -> Search:
    """The search in a world, which starts with the fitted settings."""
    held: dict[str, Any] = {one.setting: fitted.team.values[one.setting] for one in fitted.parameters}
    tolerance = np.maximum(errors.quantities, LEAST_ERROR) / 2.0
    return replace(
        fitted.search, team=world.change(**held), target=target, seats=SEATS, steps=STEPS, tolerance=tolerance,
        progress=None,
    )  # fmt: skip


def _aims(fitted: Fit, errors: StandardErrors, n: int, seed: int) -> Array:
    """Measured quantities with a draw of their sampling error; shape (n, parameters)."""
    from scipy.special import ndtri

    size, key = len(fitted.parameters), key_of(seed)
    draw: Any = uniforms_over  # compiled code has no types
    entities, weeks = np.arange(size), np.full(size, PURPOSE)
    u = np.array([draw(key, world, entities, weeks, WORLD)[0] for world in range(n)])
    values, axes = np.linalg.eigh(errors.covariance)
    root = axes * np.sqrt(np.maximum(values, 0.0))
    normal = ndtri(np.clip(u, 0.025, 0.975))  # no world beyond the 95 % interval
    return np.asarray(fitted.search.target + normal @ root.T)
