"""Worlds of one's own team: what records do not tell is drawn, what they tell is fitted anew in each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from ..settings.team import Team
from ..simulation.draws import WORLD, key_of, uniforms
from .fit import measured, steps, turned

if TYPE_CHECKING:
    from .own_team import OwnTeam

SEATS, STEPS, MOST_WEEKS = 48, 5, 52  # seats simulated at each of so many steps in each world


def matched_worlds(
    own: OwnTeam, n: int, seed: int | None, progress: Callable[[int], None] | None = None
) -> tuple[list[Team], np.ndarray]:
    """The worlds, and by how many standard errors the worst quantity of each still misses; shape (n,)."""
    from ..assumptions.draw import worlds
    from ..assumptions.plausible import plausible_worlds
    from ..common.parallel import spread

    base = own.found.team.change(weeks=min(MOST_WEEKS, int(own.found.team.weeks)))
    drawn = plausible_worlds(n, base) if seed is None else worlds(n, seed, base)
    aim = _aims(own, n, 1 if seed is None else seed)
    here = measured(base, own.found.knobs, SEATS, own.seed)  # the same luck and length as in every world
    wanted = aim + np.nan_to_num(here - own.found.shown)

    def one(task: tuple[Team, Any]) -> tuple[Team, float]:
        return _matched(own, *task)

    ends = []
    for end in spread(one, list(zip(drawn, wanted, strict=True))):
        ends.append(end)
        if progress is not None:
            progress(1)
    kept: dict[str, Any] = {"people": int(own.team.people), "weeks": int(own.team.weeks)}
    return [team.change(**kept) for team, _ in ends], np.array([miss for _, miss in ends])


def _matched(own: OwnTeam, drawn: Team, wanted: np.ndarray) -> tuple[Team, float]:
    found = own.found
    held: dict[str, Any] = {knob.setting: found.team.values[knob.setting] for knob in found.knobs}
    world = drawn.change(**held)
    values = found.values
    shown = measured(turned(world, found.knobs, values), found.knobs, SEATS, own.seed)
    near = np.maximum(own.error.quantities, 0.005) / 2.0
    values, shown = steps(world, found.knobs, wanted, values, shown, found.slopes, SEATS, own.seed, STEPS, near)
    miss = np.abs(np.nan_to_num(wanted - shown)) / (2.0 * near)
    return turned(world, found.knobs, values), float(miss.max(initial=0.0))


def _aims(own: OwnTeam, n: int, seed: int) -> np.ndarray:
    """Measured quantities with a draw of their sampling error; shape (n, knobs)."""
    from scipy.special import ndtri

    size = len(own.found.knobs)
    draw: Any = uniforms
    u = np.array([[float(draw(key_of(seed), world, k, 1, WORLD)[0]) for k in range(size)] for world in range(n)])
    values, axes = np.linalg.eigh(own.error.together)
    root = axes * np.sqrt(np.maximum(values, 0.0))
    normal = ndtri(np.clip(u, 0.025, 0.975))  # no world beyond the 95 % interval
    return np.asarray(own.found.wanted + normal @ root.T)
