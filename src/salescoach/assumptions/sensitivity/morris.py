"""Morris screening: which of many settings move an effect at all, from few worlds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...common.messages import whole
from ...common.needs import need
from ...management.style import Style
from ...settings.team import Team
from ..effect import unit_of
from .space import Function, effect_at, evaluate, problem_of, ranked
from .words import TOP, screening_text

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

_LEVELS = 4
_LEAST = 5  # fewer trajectories have no bootstrap worth the name
_RESAMPLES = 1000


@dataclass(frozen=True, kw_only=True)
class Screening:
    """How strongly each setting moves a number, by elementary effects.

    Attributes:
        about: what is explained.
        unit: of the number.
        table: one row per setting: mu_star (mean absolute change of the number, in its unit, per whole
            plausible range of the setting), low and high (95 % bootstrap interval), sigma (spread of
            these changes: curves and interplay), rank (missing where the screening has not converged).
        converged: whether ranks are given.
        trajectories: how many were taken.
        evaluations: worlds that were simulated.
        text: the same in sentences.
    """

    about: str
    unit: str
    table: pd.DataFrame
    converged: bool
    trajectories: int
    evaluations: int
    text: str

    def plot(self) -> Picture:
        """The settings that move it most, with their intervals."""
        from ...figures.sensitivity import screening_picture

        return screening_picture(self)

    def __repr__(self) -> str:
        return self.text


def screen(
    first: str | Style,
    second: str | Style,
    measure: str = "revenue",
    *,
    settings: Sequence[str] | None = None,
    team: Team | None = None,
    trajectories: int = 20,
    runs: int = 20,
    seed: int = 1,
    tolerance: float = 0.25,
    jobs: int = -1,
    progress: Callable[[int], None] | None = None,
) -> Screening:
    """Screen which settings move the paired effect of the second style against the first.

    Every free setting (or every named one) is moved over its plausible range; takes
    trajectories x (settings + 1) worlds. Settings that are choices are left out. Where the shares of
    causes together exceed 0.9, those that are varied are scaled down in proportion to make 0.9.
    Luck that the runs leave in the effect counts as spread: mu_star never falls below it, so take more
    runs where many settings look alike.

    Args:
        first: the reference.
        second: the style that is compared with it.
        measure: a column of totals.
        settings: names, all free settings if none.
        team: gives what is not varied; the default team if none.
        trajectories: at least 5.
        runs: paired runs in each world.
        seed: of the design and of the luck, whole number from 0.
        tolerance: see :func:`screen_function`.
        jobs: processors, -1 for all; changes no number.
        progress: called with 1 after every world.

    Returns:
        The screening: ``.table`` one row per setting, in per cent of the first style where the measure is money,
        ``.converged``, ``.text``, ``.plot()``.

    Raises:
        ValueError: an unknown setting, style or measure, a setting without a range, too few trajectories.
        MissingPackageError: SALib is missing.

    Example:
        >>> import salescoach as sc
        >>> team = sc.Team(people=2, weeks=8)
        >>> found = sc.screen("micromanage", "coach", settings=["pass_through"], team=team, trajectories=5, runs=2)
        >>> found.evaluations
        10
    """
    effect = effect_at(first, second, measure, settings, team=team, runs=runs, seed=seed)
    return screen_function(
        effect, effect.names, effect.bounds, trajectories, seed=seed, tolerance=tolerance, jobs=jobs,
        progress=progress, about=effect.about, unit=unit_of(effect.question.measure),
    )  # fmt: skip


def screen_function(
    function: Function,
    names: Sequence[str],
    bounds: Sequence[tuple[float, float]],
    trajectories: int = 20,
    *,
    seed: int = 1,
    tolerance: float = 0.25,
    jobs: int = -1,
    progress: Callable[[int], None] | None = None,
    about: str = "the function",
    unit: str = "",
) -> Screening:
    """Screen any function of a point, shape (names,), within bounds.

    Ranks are given only if the half-width of the 95 % bootstrap interval of each of the five largest
    mu_star is below ``tolerance`` times the largest mu_star. Otherwise ranks are missing, rows stay in
    the order of the names, and the text says how many trajectories to take.

    Sources: Morris (1991), Technometrics 33:161-174; mu_star: Campolongo, Cariboni and Saltelli (2007),
    Environmental Modelling & Software 22:1509-1518. Four levels.

    Args:
        function: of a point, shape (names,), to a number.
        names: of the coordinates.
        bounds: low and high of each.
        trajectories: at least 5; takes trajectories x (names + 1) points.
        seed: of the design, whole number from 0.
        tolerance: how wide intervals may be where ranks are given, as a share of the largest mu_star.
        jobs: processors, -1 for all; changes no number.
        progress: called with 1 after every point.
        about: what the function is, for the text.
        unit: of its values, for the text.

    Raises:
        ValueError: names and bounds that do not fit, too few trajectories, a point without a value.
        MissingPackageError: SALib is missing.
    """
    import pandas as pd

    trajectories = whole("trajectories", trajectories, _LEAST)
    problem = problem_of(names, bounds, seed, tolerance)
    analysis, design = need("SALib.analyze.morris", "analyst"), need("SALib.sample.morris", "analyst")
    # A generator of its own: the library would take some seeds for none and use the global one.
    points = design.sample(problem, trajectories, num_levels=_LEVELS, seed=np.random.default_rng(seed))
    values = evaluate(function, points, jobs, progress)
    found = analysis.analyze(
        problem, points, values, num_resamples=_RESAMPLES, num_levels=_LEVELS, seed=np.random.default_rng(seed)
    )
    mu_star, half = np.asarray(found["mu_star"], float), np.asarray(found["mu_star_conf"], float)
    columns = {"setting": list(found["names"]), "mu_star": mu_star, "low": mu_star - half, "high": mu_star + half}
    width = float(half[np.argsort(-mu_star, kind="stable")[:TOP]].max())
    table = pd.DataFrame(columns | {"sigma": np.asarray(found["sigma"], float)})
    table, converged = ranked(table, "mu_star", width, tolerance)
    text = screening_text(
        table, about=about, unit=unit, converged=converged, trajectories=trajectories, width=width, tolerance=tolerance
    )
    return Screening(
        about=about, unit=unit, table=table, converged=converged, trajectories=trajectories, evaluations=len(points),
        text=text,
    )  # fmt: skip
