"""Sobol indices: which share of an effect's variation a few settings explain, alone and with others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.needs import need
from ...management.style import Style
from ...settings.team import Team
from .space import Function, effect_at, evaluate, power_of_two, problem_of, ranked
from .words import importance_text

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

_MOST_SETTINGS = 12
_LEAST = 16  # fewer samples have no bootstrap worth the name
_RESAMPLES = 1000
_RESAMPLES_AT_ONCE = 2**24  # numbers that the bootstrap holds in memory, at most


@dataclass(frozen=True, kw_only=True)
class Importance:
    """Shares of the variance of a number that settings explain.

    Attributes:
        about: what is explained.
        table: one row per setting: first_order (share of the variance that the setting explains alone),
            first_low, first_high, total (share with all its interplay), total_low, total_high (95 %
            bootstrap intervals), rank by total (missing where the indices have not converged).
        converged: whether ranks are given.
        samples: how many were taken.
        evaluations: worlds that were simulated.
        text: the same in sentences.
    """

    about: str
    table: pd.DataFrame
    converged: bool
    samples: int
    evaluations: int
    text: str

    def plot(self) -> Picture:
        """Both indices of every setting, with their intervals."""
        from ...figures.sensitivity import importance_picture

        return importance_picture(self)

    def __repr__(self) -> str:
        return self.text


def importance(
    first: str | Style,
    second: str | Style,
    measure: str = "revenue",
    *,
    settings: Sequence[str],
    team: Team | None = None,
    samples: int = 256,
    runs: int = 20,
    seed: int = 1,
    tolerance: float = 0.1,
    jobs: int = -1,
    progress: Callable[[int], None] | None = None,
) -> Importance:
    """Share out the variance of the paired effect of the second style against the first over settings.

    The named settings are drawn evenly from their plausible ranges; takes samples x (settings + 2)
    worlds. Where the shares of causes together exceed 0.9, those that are varied are scaled down in
    proportion to make 0.9. Luck that the runs leave in the effect counts as interplay: it raises every
    total index, so take more runs where totals far exceed first-order indices.

    Args:
        first: the reference.
        second: the style that is compared with it.
        measure: a column of totals.
        settings: at most 12 names, e.g. the first of ``sc.screen``.
        team: gives what is not varied; the default team if none.
        samples: a power of two, at least 16.
        runs: paired runs in each world.
        seed: of the design and of the luck, whole number from 0.
        tolerance: see :func:`sobol_function`.
        jobs: processors, -1 for all; changes no number.
        progress: called with 1 after every world.

    Returns:
        The importance: ``.table`` one row per setting, indices are shares of the variance, without a unit;
        ``.converged``, ``.text``, ``.plot()``.

    Raises:
        ValueError: an unknown setting, style or measure, a setting without a range, more than 12 settings,
            samples that are not a power of two.
        MissingPackageError: SALib is missing.

    Example:
        >>> import salescoach as sc
        >>> team = sc.Team(people=2, weeks=8)
        >>> found = sc.importance("micromanage", "coach", settings=["pass_through"], team=team, samples=16, runs=2)
        >>> found.evaluations
        48
    """
    effect = effect_at(first, second, measure, settings, team=team, runs=runs, seed=seed)
    if len(effect.names) > _MOST_SETTINGS:
        best = ", ".join(f'"{name}"' for name in effect.names[:2])
        raise ValueError(
            f"{len(effect.names)} settings are too many: at most {_MOST_SETTINGS}, chosen with sc.screen. "
            f"Type: settings=[{best}]"
        )
    return sobol_function(
        effect, effect.names, effect.bounds, samples, seed=seed, tolerance=tolerance, jobs=jobs, progress=progress,
        about=effect.about,
    )  # fmt: skip


def sobol_function(
    function: Function,
    names: Sequence[str],
    bounds: Sequence[tuple[float, float]],
    samples: int = 256,
    *,
    seed: int = 1,
    tolerance: float = 0.1,
    jobs: int = -1,
    progress: Callable[[int], None] | None = None,
    about: str = "the function",
) -> Importance:
    """First-order and total indices of any function of a point, shape (names,), within bounds.

    Ranks (by total index) are given only if the largest half-width of the 95 % bootstrap intervals of the
    total indices is below ``tolerance`` times the largest total index. Otherwise ranks are missing, rows
    stay in the order of the names, and the text says how many samples to take.

    Sources: Sobol (2001), Mathematics and Computers in Simulation 55:271-280; estimators and design:
    Saltelli et al. (2010), Computer Physics Communications 181:259-270.

    Args:
        function: of a point, shape (names,), to a number.
        names: of the coordinates.
        bounds: low and high of each.
        samples: a power of two, at least 16; takes samples x (names + 2) points.
        seed: of the design, whole number from 0.
        tolerance: how wide intervals may be where ranks are given, as a share of the largest total index.
        jobs: processors, -1 for all; changes no number.
        progress: called with 1 after every point.
        about: what the function is, for the text.

    Raises:
        ValueError: names and bounds that do not fit, samples that are not a power of two, a point without a value.
        MissingPackageError: SALib is missing.
    """
    import pandas as pd

    samples = power_of_two(samples, _LEAST)
    problem = problem_of(names, bounds, seed, tolerance)
    design = need("SALib.sample.sobol", "analyst")
    points = design.sample(problem, samples, calc_second_order=False, seed=np.random.default_rng(seed))
    values = evaluate(function, points, jobs, progress)
    first, first_half, total, half = _indices(problem, values, samples, seed)
    columns = {
        "setting": list(names), "first_order": first, "first_low": first - first_half,
        "first_high": first + first_half, "total": total, "total_low": total - half, "total_high": total + half,
    }  # fmt: skip
    width = float(half.max())
    table, converged = ranked(pd.DataFrame(columns), "total", width, tolerance)
    text = importance_text(table, about=about, converged=converged, samples=samples, width=width, tolerance=tolerance)
    return Importance(
        about=about, table=table, converged=converged, samples=samples, evaluations=len(points), text=text
    )


def _indices(problem: dict[str, Any], values: np.ndarray, samples: int, seed: int) -> tuple[np.ndarray, ...]:
    """First-order indices, their half-widths, total indices, theirs; all zero where nothing varies."""
    if np.ptp(values) == 0:
        return tuple(np.zeros(problem["num_vars"]) for _ in range(4))
    analysis = need("SALib.analyze.sobol", "analyst")
    # A generator, not a number: the library takes the seed 0 for none and would use the global one.
    found = analysis.analyze(
        problem,
        values,
        calc_second_order=False,
        num_resamples=int(np.clip(_RESAMPLES_AT_ONCE // samples, 100, _RESAMPLES)),
        seed=np.random.default_rng(seed),
    )
    return tuple(np.asarray(found[name], float) for name in ("S1", "S1_conf", "ST", "ST_conf"))
