"""The plausible ranges of free settings as a box to sample from, and the worlds at its points."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Numbers
from ...common.given import is_number
from ...common.messages import whole
from ...common.parallel import spread
from ...management.library import find_style
from ...management.style import Style
from ...results.measures import known_column
from ...settings.register import CAUSE_SHARES, setting
from ...settings.setting import Setting
from ...settings.team import Team, known_team
from ..draw import MAX_SHARE_WITH_A_CAUSE, free_settings, from_unit
from ..effect import Question, describe, style_name

if TYPE_CHECKING:
    import pandas as pd

Function = Callable[[Numbers], float]


@dataclass(frozen=True, slots=True)
class EffectAt:
    """The mean effect at a point of the unit box, one coordinate per setting; a value that can be sent around.

    Attributes:
        question: two styles, a measure, runs and seed.
        settings: that are varied.
        team: gives what is not varied.
    """

    question: Question
    settings: tuple[Setting, ...]
    team: Team

    def __call__(self, place: Numbers) -> float:
        """The effect, in per cent of the first style or in the unit of the measure."""
        return float(self.question.ask(world_from(self.settings, place, self.team)).mean)

    @property
    def names(self) -> list[str]:
        """The settings, in the order of the coordinates."""
        return [s.name for s in self.settings]

    @property
    def bounds(self) -> list[tuple[float, float]]:
        """Of the box."""
        return [(0.0, 1.0)] * len(self.settings)

    @property
    def about(self) -> str:
        """What is explained, in words."""
        asked = self.question
        names = style_name(asked.first), style_name(asked.second)
        return f"the effect of {names[1]} against {names[0]} on {describe(asked.measure).label}"


def effect_at(
    first: str | Style,
    second: str | Style,
    measure: str,
    settings: Sequence[str] | None,
    *,
    team: Team | None,
    runs: int,
    seed: int,
) -> EffectAt:
    """What screening and importance ask of every point; checked.

    Args:
        first: the reference.
        second: what is compared with it.
        measure: a column of totals.
        settings: names, all free settings if none.
        team: gives what is not varied; the default team if none.
        runs: paired runs per point.
        seed: of the luck.

    Raises:
        ValueError: an unknown setting, style, measure or team, or a setting without a range.
    """
    base = Team() if team is None else known_team(team)
    chosen = chosen_settings(settings, base)
    question = Question(
        first=find_style(first), second=find_style(second), measure=known_column(measure), runs=runs, seed=seed
    )
    return EffectAt(question, chosen, base)


def world_from(settings: Sequence[Setting], place: Numbers, team: Team) -> Team:
    """The team with these settings moved to a place of their plausible ranges.

    Args:
        settings: which.
        place: from 0 (lowest) to 1 (highest), shape (settings,).
        team: gives the rest.

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


def power_of_two(samples: Any, least: int) -> int:
    """The samples themselves; ValueError where they are not a power of two, at least this."""
    number = whole("samples", samples, least)
    if number & (number - 1):
        raise ValueError(
            f"samples={number} is not a power of two, which the sequence needs. "
            f"Type: samples={2 ** number.bit_length()}"
        )
    return number


def problem_of(
    names: Sequence[str], bounds: Sequence[tuple[float, float]], seed: int, tolerance: float
) -> dict[str, Any]:
    """Names and bounds as the sampling library takes them, checked with what goes beside them.

    Args:
        names: of the coordinates.
        bounds: low and high of each.
        seed: of the design, whole number from 0.
        tolerance: between 0 and 1.

    Raises:
        ValueError: names and bounds that do not fit, or a wrong seed or tolerance.
    """
    whole("seed", seed, 0)
    if not is_number(tolerance) or not 0 < tolerance < 1:
        raise ValueError(f"tolerance={tolerance!r} must lie between 0 and 1. Type: tolerance=0.1")
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
    """The function at every point.

    Args:
        function: of a point.
        points: shape (points, names).
        jobs: processors, -1 for all.
        progress: called with 1 after each point.

    Returns:
        Values, shape (points,).

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


def ranked(table: pd.DataFrame, by: str, width: float, tolerance: float) -> tuple[pd.DataFrame, bool]:
    """The table in order with ranks where it has converged, else as it is with ranks missing.

    Args:
        table: one row per setting.
        by: the column to rank by, largest first.
        width: the largest half-width of its 95 % intervals that counts.
        tolerance: how large it may be, as a share of the largest value.

    Returns:
        The table with a column ``rank``, and whether it has converged.
    """
    import pandas as pd

    converged = width < tolerance * float(table[by].max())
    if converged:
        table = table.sort_values(by, ascending=False, kind="stable", ignore_index=True)
    ranks = range(1, len(table) + 1) if converged else [pd.NA] * len(table)
    return table.assign(rank=pd.array(ranks, dtype="Int64")), converged
