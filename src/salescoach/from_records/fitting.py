"""From the persons in the records to a fitted team: the size of the team, the book of customers, the settings."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from ..settings.team import Team
from .fit import Fit, fit, fit_without, rough, search_for
from .gaps import CORE, far_off
from .owners import Owners
from .quantities import quantities_of
from .search import Search, simulated_owners
from .standard_errors import StandardErrors, standard_errors, weak_parameters
from .workload import MOST_ACCOUNTS, room_for, stages_for

MOST_SEATS = 24  # of one simulated team while fitting: what is fitted is a person's
LEAST_REPEATS = 1.3  # deals per customer below which they say nothing of a book of customers
LEAST_NAMED = 0.9  # share of deals with a customer, the same
YEAR = 52
Progress = Callable[[int], None]


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """A fitted team with all that is known about the fit.

    Attributes:
        team: as fitted, one year.
        fit: of the parameters that the records tell well enough.
        errors: how sure they are.
        target: every quantity that the records show, on its scale.
        weak: settings that were left out, with the reason.
        at_work: people at work in the records, on average.
        people_given: whether the user said how many people there are.
        customers: different customers per person at work, in the records and simulated; NaN where the records do not
            tell.
    """

    team: Team
    fit: Fit
    errors: StandardErrors
    target: dict[str, float]
    weak: dict[str, str]
    at_work: float
    people_given: bool
    customers: tuple[float, float]


def fit_team(owners: Owners, preset: Team, people: int | None, seed: int, progress: Progress | None = None) -> Fitted:
    """Fit a team.

    Where lead flow, win rate or cycle are missed, the fit is made once more with room for the deals that are open.

    Args:
        owners: the persons in the records.
        preset: gives what is not fitted.
        people: seats; None for the average of those at work.
        seed: of the luck under which simulation and records are compared.
        progress: called with 1 after every simulation.
    """
    target = {name: float(value) for name, (value,) in quantities_of(owners).items() if np.isfinite(value)}
    seats = max(1, round(owners.at_work)) if people is None else people
    start = _start(owners, preset, seats, target)
    search, customers = _with_book(replace(search_for(start, target, seed), progress=progress), owners)
    attempt = _attempt(owners, search, start, seats)
    if _missed(attempt.fit, target):
        roomy = room_for(start, target, book_known=bool(np.isfinite(customers[0])))
        book = max(int(roomy.accounts_per_person), int(search.team.accounts_per_person))
        again = _attempt(owners, replace(search, team=roomy.change(accounts_per_person=book)), roomy, seats)
        attempt = min(attempt, again, key=lambda one: _worst(one.fit, target))
    return Fitted(
        team=attempt.fit.team.change(people=seats, weeks=YEAR), fit=attempt.fit, errors=attempt.errors, target=target,
        weak=attempt.weak, at_work=owners.at_work, people_given=people is not None, customers=customers,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Attempt:
    fit: Fit
    errors: StandardErrors
    weak: dict[str, str]


def _attempt(owners: Owners, search: Search, start: Team, seats: int) -> _Attempt:
    """A fit with its errors, without the settings that the records hardly tell."""
    fitted = fit(search)
    errors = standard_errors(fitted, owners, seats)
    weak = weak_parameters(fitted, errors)
    if weak:
        fitted = fit_without(weak, fitted, replace(search, team=start))
        errors = standard_errors(fitted, owners, seats)
    return _Attempt(fitted, errors, weak)


def _missed(fitted: Fit, target: dict[str, float]) -> bool:
    """Whether the records ask for other deals than a person of the team can have."""
    return "need_rate" in fitted.at_limit or any(
        far_off(name, target[name], fitted.shown(name)) for name in CORE if name in target
    )


def _worst(fitted: Fit, target: dict[str, float]) -> float:
    off = (abs(fitted.shown(name) - target[name]) for name in CORE if name in target)
    return max(math.inf if math.isnan(one) else one for one in off)


def _start(owners: Owners, preset: Team, seats: int, target: dict[str, float]) -> Team:
    """The team to start from: as many weeks as the records, not more seats and stages than are needed."""
    team = preset.change(people=seats, stages=stages_for(preset, target))
    team = team.change(span=min(int(team.people), int(team.span)))
    if np.isfinite(owners.quota[0]):
        team = team.change(quota_per_week=float(owners.quota[0]))
    return team.change(people=max(2, min(seats, MOST_SEATS)), weeks=round(owners.weeks))


def _with_book(search: Search, owners: Owners) -> tuple[Search, tuple[float, float]]:
    """The search with a book of customers under which as many different ones are seen as in the records.

    Returns:
        It, and the customers seen per person: in the records and simulated (NaN where the records do not tell).
    """
    distinct, named = float(owners.accounts[0]), float(owners.named[0])
    if distinct == 0 or named / distinct < LEAST_REPEATS or named < LEAST_NAMED * owners.sums["opened"].sum():
        return search, (np.nan, np.nan)
    seen = distinct / owners.at_work
    team = search.team.change(accounts_per_person=_book(seen))
    for _ in range(3):
        fitted = fit(rough(replace(search, team=team)))
        simulated = simulated_owners(fitted.team, fitted.search.seats, search.seed)
        shown = float(simulated.accounts.sum() / simulated.at_work)
        book = _book(int(team.accounts_per_person) * seen / shown)
        if book == int(team.accounts_per_person):
            break
        team = fitted.team.change(accounts_per_person=book)
    return replace(search, team=team), (seen, shown)


def _book(size: float) -> int:
    return max(3, min(MOST_ACCOUNTS, round(size)))
