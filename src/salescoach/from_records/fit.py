"""The end of a search, and the fits of a team: a rough one, one of all parameters, one without the uncertain ones."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from ..common.arrays import Array
from ..settings.team import Team
from .parameters import PARAMETERS, ROUGH, FittedParameter
from .search import AT_LIMIT, Point, Search, simulated_quantities

ROUGH_SEATS, ROUGH_STEPS = 96, 2


@dataclass(frozen=True, kw_only=True)
class Fit:
    """The end of a search.

    Attributes:
        search: what was looked for.
        values: where the parameters ended, on their scales; shape (parameters,).
        simulated: quantities there, shape (parameters,).
        slopes: of quantities by parameters as measured at the start, shape (parameters, parameters); those learned on
            the way are no ground for intervals.
        of_runs: quantities of every simulated run there, shape (runs, parameters).
    """

    search: Search
    values: Array
    simulated: Array
    slopes: Array
    of_runs: Array

    @property
    def parameters(self) -> tuple[FittedParameter, ...]:
        """What was fitted."""
        return self.search.parameters

    @property
    def team(self) -> Team:
        """The team as fitted."""
        return self.search.team_at(self.values)

    def shown(self, quantity: str) -> float:
        """What the fitted team shows of a fitted quantity.

        Args:
            quantity: its name.

        Returns:
            On the quantity's scale; NaN where it shows nothing of the kind.
        """
        names = [parameter.quantity for parameter in self.parameters]
        return float(self.simulated[names.index(quantity)])

    @property
    def at_limit(self) -> tuple[str, ...]:
        """Settings that ended at a hard limit."""
        ends = zip(self.parameters, self.values, strict=True)
        return tuple(one.setting for one, value in ends if min(abs(value - end) for end in one.limits()) < AT_LIMIT)


def search_for(team: Team, target: dict[str, float], seed: int, left_out: Collection[str] = ()) -> Search:
    """The search of all parameters whose quantity is known.

    Args:
        team: gives what is not fitted.
        target: quantity -> value on its scale; quantities that are not in it fit nothing.
        seed: of the luck.
        left_out: settings that are not fitted all the same.
    """
    parameters = tuple(one for one in PARAMETERS if one.quantity in target and one.setting not in left_out)
    return Search(team=team, parameters=parameters, target=_of(parameters, target), seed=seed)


def rough(search: Search) -> Search:
    """The same search of lead flow, win rate and cycle alone, with less effort."""
    return replace(
        search, parameters=search.parameters[:ROUGH], target=search.target[:ROUGH], seats=ROUGH_SEATS, steps=ROUGH_STEPS
    )


def fit(search: Search) -> Fit:
    """Search from a first guess, with slopes measured there."""
    start = search.start()
    return _from(search, start, search.slopes(start))


def fit_without(left_out: Collection[str], fitted: Fit, search: Search) -> Fit:
    """Fit again without some settings, which stay as in the team of the search.

    Args:
        left_out: the settings.
        fitted: with them; the search goes on from where this ended.
        search: with them; gives the team.
    """
    stay = np.array([one.setting not in left_out for one in fitted.parameters])
    parameters = tuple(one for one in fitted.parameters if one.setting not in left_out)
    team = search.team.change(accounts_per_person=int(fitted.team.accounts_per_person))
    smaller = replace(search, team=team, parameters=parameters, target=search.target[stay])
    return _from(smaller, smaller.at(fitted.values[stay]), fitted.slopes[np.ix_(stay, stay)])


def _from(search: Search, start: Point, slopes: Array) -> Fit:
    end = search.nearest(start, slopes)
    team = search.team_at(end.values)
    of_runs = simulated_quantities(team, search.parameters, search.seats, search.seed, each=True)
    return Fit(search=search, values=end.values, simulated=end.simulated, slopes=slopes, of_runs=of_runs)


def _of(parameters: tuple[FittedParameter, ...], target: dict[str, float]) -> Array:
    return np.array([target[one.quantity] for one in parameters])
