"""Whether a damaged page is noticed: by a world that is lived, by a function, by a measure or an experiment."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import isclose

import numpy as np

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.published.experiments import EXPERIMENTS, Lab
from salescoach.published.table import PATTERNS
from salescoach.settings.links import LINKS
from salescoach.settings.register import SETTINGS
from salescoach.simulation import draws

from .compare import differing
from .measures import changed, experiments, measured, set_practices
from .page import TEXT
from .program import program
from .run import World, begin
from .styles import rules
from .worlds import TELLING, WORLDS

# How a page that says something impossible ends.
BROKEN = (ArithmeticError, AttributeError, LookupError, NameError, TypeError, ValueError)
UNIFORM = (1e-13, 1e-12, 1e-6, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-13)
WEEKS = (0, 3, 4, 40)  # around the end of a trial
SMALL_TEAM: dict[str, float | str] = {"people": 5, "accounts_per_person": 25, "span": 3}


def noticed(page: str, where: str = "", worlds: tuple[str, ...] = TELLING) -> bool:
    """Whether the comparison finds a difference; ``where`` is the number of the damaged line and says where to look."""
    program(page), rules(page)  # what is damaged is still a page
    if where.startswith("10."):
        return _shows(measures_that_differ(page)) or _shows(experiments_that_differ(page))
    if where.startswith("7.2.") and _shows(functions_that_differ(page)):
        return True
    style = where.split(" ")[0]
    return any(_shows(differing(WORLDS[name], 0, page)) for name in ((style,) if style in STYLES else worlds))


def _shows(found: Iterator[str]) -> bool:
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a damaged measure may divide by nothing
        try:
            return next(found, None) is not None
        except BROKEN:
            return True


def functions_that_differ(page: str = TEXT) -> Iterator[str]:
    """Draws and the normal quantile, also where runs never get."""
    names = begin(WORLDS["small"], 0, page).names
    for u in UNIFORM:
        if not isclose(names["normal"](u), draws.normal(u), rel_tol=1e-12):
            yield f"normal of {u}"
    true = draws.uniforms(draws.key_of(WORLDS["small"].seed), 0, 131075, -4, draws.ACCOUNT_WEEK)
    if names["draw"](10, 131075, -4) != true:
        yield "draw"


@cache
def lab() -> Lab:
    """A small team in all experiments."""
    return Lab(sc.Team(**SMALL_TEAM), 3, 16)


def measures_that_differ(page: str = TEXT) -> Iterator[str]:
    """Patterns that the page measures otherwise than the kit."""
    hours = float(lab().team.week_hours)
    for name, pattern in PATTERNS.items():
        traces = [lab()[experiment] for experiment in pattern.needs]
        tolerance = 1e-5 if name == "campaign_odds" else 1e-9  # two ways to fit one regression
        if not isclose(measured(page, name, traces, hours), _true(name), rel_tol=tolerance):
            yield name


@cache
def _true(name: str) -> float:
    return float(PATTERNS[name].statistic(*(lab()[experiment] for experiment in PATTERNS[name].needs)))


def experiments_that_differ(page: str = TEXT) -> Iterator[str]:
    """Experiments whose team or whose practices the page has otherwise than the kit."""
    found = experiments(page)
    yield from set(found) ^ set(EXPERIMENTS)
    for name in set(found) - {"campaign"}:
        lines, practices = found[name]
        team, style = EXPERIMENTS[name](lab().team)
        mine = changed(page, World(changes=SMALL_TEAM), lines)
        numbers = [setting for setting in SETTINGS.values() if setting.kind != "choice"]
        if not all(isclose(mine[s.name], _value(team, s.name), rel_tol=1e-9, abs_tol=1e-12) for s in numbers):
            yield name
        if not all(_practised(style, practices, week) for week in WEEKS):
            yield name


def _practised(style: sc.Style, lines: list[str], week: int) -> bool:
    """Whether a style does in a made-up week what the lines make of the status quo."""
    seen = replace(sc.example_week(), week=week)
    usual = {name: np.broadcast_to(amount, seen.shape) for name, amount in STYLES["status_quo"](seen).items()}
    told = set_practices(lines, usual, week)
    return all(np.allclose(amount, told[what], rtol=1e-12) for what, amount in style(seen).items())


def _value(team: sc.Team, name: str) -> float:
    return float(team.strength(name) if name in LINKS else team.values[name])
