"""Draw worlds from the plausible ranges: a world is a team with its settings and links set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from ..common.messages import whole
from ..settings.register import CAUSE_SHARES, SETTINGS
from ..settings.setting import Setting, Value
from ..settings.team import Team
from ..simulation.draws import WORLD, key_of, uniforms

MAX_SHARE_WITH_A_CAUSE = 0.9  # share of people with any cause, at most


@cache
def free_settings() -> tuple[Setting, ...]:
    """Settings that plausible worlds vary: those whose spread is not fixed."""
    return tuple(setting for setting in SETTINGS.values() if setting.spread != "fixed")


def from_unit(setting: Setting, u: float) -> Value:
    """The setting's value at a place between 0 and 1 of its plausible range."""
    if setting.kind == "choice":
        upto = np.cumsum(setting.weights or np.ones(len(setting.choices)))
        return setting.choices[min(int(np.searchsorted(upto, u * upto[-1], side="right")), len(setting.choices) - 1)]
    if setting.spread == "log-uniform":
        return float(setting.low * (setting.high / setting.low) ** u)
    return float(setting.low + u * (setting.high - setting.low))


def world_at(place: npt.NDArray[np.float64], team: Team | None = None) -> Team | None:
    """The world at a place of the unit cube (one coordinate per free setting); None where causes exceed everybody."""
    values: dict[str, Any] = {s.name: from_unit(s, float(u)) for s, u in zip(free_settings(), place, strict=True)}
    if sum(values[name] for name in CAUSE_SHARES.values()) > MAX_SHARE_WITH_A_CAUSE:
        return None
    return (team or Team()).change(**values)


def places(seed: int, first: int = 0, chunk: int = 256) -> Iterator[npt.NDArray[np.float64]]:
    """Sobol points of the unit cube, shifted by the seed (modulo one), from point ``first`` on.

    The points are those of Joe and Kuo without scrambling, so the same seed gives the same worlds in
    every version of the libraries; point 0 is left out, for all its coordinates are equal.
    """
    from scipy.stats import qmc

    size = len(free_settings())
    shift = np.array([_shift(seed, k) for k in range(size)])
    sobol = qmc.Sobol(size, scramble=False).fast_forward(first + 1)
    while True:
        yield from (sobol.random(chunk) + shift) % 1.0


def places_at(seed: int, numbers: Sequence[int], chunk: int = 4096) -> npt.NDArray[np.float64]:
    """The numbered points of ``places(seed)``; shape (numbers, settings), in the order given."""
    wanted = np.asarray(numbers, int)
    found = np.empty((len(wanted), len(free_settings())))
    waiting: dict[int, list[int]] = {}
    for row, number in enumerate(wanted):
        waiting.setdefault(int(number), []).append(row)
    for number, place in enumerate(islice(places(seed, 0, chunk), int(wanted.max(initial=-1)) + 1)):
        for row in waiting.get(number, ()):
            found[row] = place
    return found


def _shift(seed: int, coordinate: int) -> float:
    draw: Any = uniforms
    return float(draw(key_of(seed), 0, coordinate, 0, WORLD)[0])


def numbered_places(seed: int, first: int = 0) -> Iterator[tuple[int, npt.NDArray[np.float64]]]:
    """(number, place) for every point that is a possible world, in order."""
    causes = [k for k, s in enumerate(free_settings()) if s.name in CAUSE_SHARES.values()]
    shares = [free_settings()[k] for k in causes]
    for number, place in enumerate(places(seed, first), start=first):
        if sum(float(from_unit(s, place[k])) for s, k in zip(shares, causes, strict=True)) <= MAX_SHARE_WITH_A_CAUSE:
            yield number, place


def worlds(n: int, seed: int = 1, team: Team | None = None) -> list[Team]:
    """Draw n worlds evenly from the plausible ranges of all free settings (a shifted Sobol sequence).

    Args:
        n: how many, at least 1.
        seed: shifts the sequence, whole number from 0.
        team: gives what is not varied (people, weeks and so on); the default team if none.

    Returns:
        Teams, one per world.

    Raises:
        ValueError: n is not a whole number of at least 1.

    Example:
        >>> import salescoach as sc
        >>> len(sc.worlds(3, seed=1))
        3
    """
    n = whole("n", n, 1)
    found = (world_at(place, team) for _, place in numbered_places(seed))
    return [world for world in islice(found, n) if world is not None]
