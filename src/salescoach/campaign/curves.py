"""Curves of the chance of a yes by call: clients who differ and never tire, or equal clients who tire."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..common.arrays import Array

DIFFER, TIRE = "clients differ", "calls tire"
BETA, WEAR = "clients differ, beta", "calls tire, by wear"
ONE = 5e-4  # a factor as near to 1 (a wear to 0) is printed as that


def two_kinds_chance(theta: Array, calls: Array) -> Array:
    """Chance at call n where some clients are open and the others never say yes; no call changes anybody.

    Args:
        theta: chance of an open client at every call for ever, and share of open clients at the first call; whoever
            says yes is not called again, and clients are dropped without regard to their kind.
        calls: 1, 2, 3, ..., shape (calls,).
    """
    chance, share = theta
    odds = share / (1 - share) * (1 - chance) ** (calls - 1)
    return np.asarray(chance * odds / (1 + odds))


def beta_chance(theta: Array, calls: Array) -> Array:
    """Chance at call n where each client has a beta-distributed chance for ever, dropped without regard to it.

    Args:
        theta: mean chance of all clients, and 1 / (a + b) of the beta distribution.
        calls: 1, 2, 3, ..., shape (calls,).
    """
    first, spread = theta
    return np.asarray((first / spread) / (1 / spread + calls - 1))


def wear_chance(theta: Array, calls: Array) -> Array:
    """Chance at call n where clients are equal and each call wears it down: first / (1 + wear (n - 1))."""
    first, wear = theta
    return np.asarray(first / (1 + wear * (calls - 1)))


def tire_chance(theta: Array, calls: Array) -> Array:
    """Chance at call n where clients are equal and each call multiplies their odds by a factor."""
    first, factor = theta
    odds = first / (1 - first) * factor ** (calls - 1)
    return np.asarray(odds / (1 + odds))


@dataclass(frozen=True, kw_only=True)
class Curve:
    """A story as a curve of the chance of a yes by call.

    Attributes:
        name: of the story.
        chance: from the parameters and the calls to the chance at each call.
        names: of the parameters.
        starts: where the search for the parameters begins.
        another_call: what another call does to one and the same client, from the parameters.
        free: whether the second parameter may be any number above 0; all others lie between 0 and 1.
    """

    name: str
    chance: Callable[[Array, Array], Array]
    names: tuple[str, ...]
    starts: tuple[tuple[float, ...], ...]
    another_call: Callable[[Array], str]
    free: bool = False


def nothing(theta: Array) -> str:
    """Clients who differ are never changed by a call."""
    return "changes nothing"


def tires(theta: Array) -> str:
    """What the factor of the odds says."""
    if abs(theta[1] - 1) < ONE:
        return "changes nothing"
    return "lowers that client's odds" if theta[1] < 1 else "raises that client's odds"


def wears(theta: Array) -> str:
    """What the wear says."""
    return "lowers that client's chance" if theta[1] >= ONE else "changes nothing"


CURVES = (
    Curve(
        name=DIFFER,
        chance=two_kinds_chance,
        names=("chance of an open client", "share open at first"),
        starts=((0.1, 0.6), (0.3, 0.2), (0.07, 0.8)),
        another_call=nothing,
    ),
    Curve(
        name=TIRE,
        chance=tire_chance,
        names=("first chance", "odds x per call"),
        starts=((0.06, 0.8), (0.06, 1.2)),
        another_call=tires,
        free=True,
    ),
    Curve(
        name=BETA,
        chance=beta_chance,
        names=("mean chance", "1 / (a + b)"),
        starts=((0.06, 0.3),),
        another_call=nothing,
    ),
    Curve(
        name=WEAR,
        chance=wear_chance,
        names=("first chance", "wear per call"),
        starts=((0.06, 0.3),),
        another_call=wears,
    ),
)
