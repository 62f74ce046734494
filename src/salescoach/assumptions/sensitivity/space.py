"""The plausible ranges of free settings as a box to sample from, and the worlds at its points."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...common.arrays import Numbers
from ...common.parallel import spread
from ...settings.register import CAUSE_SHARES, setting
from ...settings.setting import Setting
from ...settings.team import Team
from ..draw import MAX_SHARE_WITH_A_CAUSE, free_settings, from_unit
from ..effect import Question, describe

Function = Callable[[Numbers], float]


@dataclass(frozen=True, slots=True)
class EffectAt:
    """The mean effect at a point of the unit box, one coordinate a setting; a value that can be sent around."""

    question: Question
    settings: tuple[Setting, ...]
    team: Team

    def __call__(self, place: Numbers) -> float:
        """The effect, in per cent of the first style or in the unit of the measure."""
        return float(self.question.ask(world_from(self.settings, place, self.team)).mean)


def world_from(settings: Sequence[Setting], place: Numbers, team: Team) -> Team:
    """The team with these settings moved to a place of their plausible ranges.

    Args:
        settings: which. place: from 0 (lowest) to 1 (highest), shape (settings,). team: gives the rest.

    Where the shares of all causes together exceed 0.9, the shares among the settings are scaled down in
    proportion until they make 0.9; shares that are not among the settings stay as they are.
    """
    values: dict[str, Any] = {s.name: from_unit(s, float(u)) for s, u in zip(settings, place, strict=True)}
    moved = [name for name in CAUSE_SHARES.values() if name in values]
    if moved:
        free = MAX_SHARE_WITH_A_CAUSE - _kept_shares(values, team)
        total = sum(values[name] for name in moved)
        if total > free:
            values |= {name: values[name] * free / total for name in moved}
    return team.change(**values)


def _kept_shares(values: Mapping[str, Any], team: Team) -> float:
    return sum(float(team.values[name]) for name in CAUSE_SHARES.values() if name not in values)


def chosen_settings(names: Sequence[str] | None, team: Team) -> tuple[Setting, ...]:
    """The named settings, or all free ones; settings that are choices have no range and are left out.

    Raises:
        ValueError: an unknown name, a name twice, none at all, a setting without a range, no room for causes.
    """
    free = {s.name: s for s in free_settings() if s.kind != "choice"}
    if names is None:
        names = tuple(free)
    a_line = 'Type: settings=["pass_through", "share_low_will"]'
    if isinstance(names, str) or len(set(names)) != len(names) or not names:
        raise ValueError(f"settings={names!r} must be a list of different names. {a_line}")
    for name in names:
        if setting(name).name not in free:
            raise ValueError(f"{name} has no plausible range to vary: it is a choice or it is fixed. {a_line}")
    shares = [name for name in names if name in CAUSE_SHARES.values()]
    if shares and _kept_shares(dict.fromkeys(names), team) >= MAX_SHARE_WITH_A_CAUSE:
        raise ValueError(
            f"the other causes of this team leave no room for {', '.join(shares)}. "
            "Type: team=sc.Team(), or name the others too"
        )
    return tuple(free[name] for name in names)


def known_count(value: Any, name: str, least: int, line: str) -> int:
    """The number itself; ValueError where it is not a whole number of at least this."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise ValueError(f"{name}={value!r} must be a whole number, at least {least}. Type: {line}")
    return int(value)


def power_of_two(samples: Any, least: int) -> int:
    """The samples themselves; ValueError where they are not a power of two, at least this."""
    number = known_count(samples, "samples", least, "samples=256")
    if number & (number - 1):
        raise ValueError(
            f"samples={number} is not a power of two, which the sequence needs. "
            f"Type: samples={2 ** number.bit_length()}"
        )
    return number


def known_tolerance(value: Any, line: str) -> float:
    """The tolerance itself; ValueError where it does not lie between 0 and 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise ValueError(f"tolerance={value!r} must lie between 0 and 1. Type: {line}")
    return float(value)


def problem_of(names: Sequence[str], bounds: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Names and bounds as the sampling library takes them, checked."""
    if not names or len(names) != len(bounds) or len(set(names)) != len(names):
        raise ValueError(
            f"{len(names)} names and {len(bounds)} bounds: every name needs its own. "
            'Type: names=["a", "b"], bounds=[(0, 1), (0, 1)]'
        )
    for name, (low, high) in zip(names, bounds, strict=True):
        if not (np.isfinite(low) and np.isfinite(high) and low < high):
            raise ValueError(f"the bounds of {name} are {(low, high)}, not (low, high). Type: bounds=[(0, 1), (0, 1)]")
    return {"num_vars": len(names), "names": list(names), "bounds": [[float(a), float(b)] for a, b in bounds]}


def evaluate(function: Function, points: Numbers, jobs: int, progress: Callable[[int], None] | None) -> Numbers:
    """The function at every point, shape (points,); ``progress`` is called with 1 after each.

    Raises:
        ValueError: the function has no finite value somewhere.
    """
    values = []
    for value in spread(function, points, jobs):
        values.append(float(value))
        if progress is not None:
            progress(1)
    found = np.array(values, dtype=np.float64)
    missing = int(np.sum(~np.isfinite(found)))
    if missing:
        raise ValueError(
            f"there is no value at {missing} of {len(found)} points, so nothing can be said about what moves it. "
            "Type: runs=100, or take another measure"
        )
    return found


def about(question: Question, names: tuple[str, str]) -> str:
    """What is explained, in words."""
    return f"the effect of {names[1]} against {names[0]} on {describe(question.measure).label}"
