"""Morris screening: which of many settings move an effect at all, from few worlds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...common.needs import need
from ...management.library import find_style
from ...management.style import Style
from ...results.measures import known_column
from ...settings.team import Team, known_team
from ..effect import Question, style_name, unit_of
from .space import (
    EffectAt,
    Function,
    about,
    chosen_settings,
    evaluate,
    known_count,
    known_tolerance,
    problem_of,
)
from .words import TOP, screening_text

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

_LEVELS = 4
_LEAST = 5  # fewer trajectories have no bootstrap worth the name
_RESAMPLES = 1000


@dataclass(frozen=True)
class Screening:
    """How strongly each setting moves a number, by elementary effects.

    Attributes:
        about: what is explained. unit: of the number.
        table: one row a setting: mu_star (mean absolute change of the number, in its unit, per whole
            plausible range of the setting), low and high (95 % bootstrap interval), sigma (spread of
            these changes: curves and interplay), rank (missing where the screening has not converged).
        converged: whether ranks are given.
        trajectories: how many were taken. evaluations: worlds that were simulated.
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
        first: the reference. second: the style held against it. measure: a column of totals.
        settings: names, all free settings if none. team: gives what is not varied; the default team if none.
        trajectories: at least 5. runs: paired runs in each world. seed: of the design and of the luck.
        tolerance: see :func:`screen_function`. jobs: processors, -1 for all.
        progress: called with 1 after every world.

    Returns:
        A table with one row a setting; in per cent of the first style where the measure is money.

    Raises:
        ValueError: an unknown setting, style or measure, a setting without a range, too few trajectories.
        MissingPackageError: SALib is missing.
    """
    base = Team() if team is None else known_team(team)
    chosen = chosen_settings(settings, base)
    question = Question(find_style(first), find_style(second), known_column(measure), runs, seed)
    return screen_function(
        EffectAt(question, chosen, base),
        [s.name for s in chosen],
        [(0.0, 1.0)] * len(chosen),
        trajectories,
        seed=seed,
        tolerance=tolerance,
        jobs=jobs,
        progress=progress,
        about=about(question, (style_name(first), style_name(second))),
        unit=unit_of(question.measure),
    )


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

    Raises:
        ValueError: names and bounds that do not fit, too few trajectories, a point without a value.
        MissingPackageError: SALib is missing.
    """
    import pandas as pd

    trajectories = known_count(trajectories, "trajectories", _LEAST, "trajectories=20")
    seed = known_count(seed, "seed", 0, "seed=1")
    tolerance = known_tolerance(tolerance, "tolerance=0.25")
    problem = problem_of(names, bounds)
    analysis, design = need("SALib.analyze.morris", "analyst"), need("SALib.sample.morris", "analyst")
    # A generator of its own: the library would take some seeds for none and use the global one.
    points = design.sample(problem, trajectories, num_levels=_LEVELS, seed=np.random.default_rng(seed))
    values = evaluate(function, points, jobs, progress)
    found = analysis.analyze(
        problem, points, values, num_resamples=_RESAMPLES, num_levels=_LEVELS, seed=np.random.default_rng(seed)
    )
    mu_star, half = np.asarray(found["mu_star"], float), np.asarray(found["mu_star_conf"], float)
    columns = {"setting": list(found["names"]), "mu_star": mu_star, "low": mu_star - half, "high": mu_star + half}
    table = pd.DataFrame(columns | {"sigma": np.asarray(found["sigma"], float)})
    table["rank"] = pd.array([pd.NA] * len(table), dtype="Int64")
    width = float(half[np.argsort(-mu_star, kind="stable")[:TOP]].max())
    most = float(mu_star.max())
    converged = width < tolerance * most
    if converged:
        table = table.sort_values("mu_star", ascending=False, kind="stable", ignore_index=True)
        table["rank"] = pd.array(range(1, len(table) + 1), dtype="Int64")
    words = screening_text(about, unit, table, converged, trajectories, len(points), width, most, tolerance)
    return Screening(about, unit, table, converged, trajectories, len(points), words)
