"""A whole run, lived by the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace as Record
from typing import Any

from .grammar import GIVEN
from .page import TEXT, codes, coefficients, settings, value
from .program import by_section, program, source_of_functions
from .records import Force, force
from .styles import rules


@dataclass(frozen=True)
class World:
    """What is to be lived; ``changes`` are settings other than the page's."""

    preset: str = "business_to_business"
    changes: dict[str, float | str] = field(default_factory=dict)
    style: str = "status_quo"
    before: str = "status_quo"
    from_week: int = 0
    seed: int = 1
    cut: tuple[str, ...] = ()


class Totals(Record):
    """Totals start at 0."""

    def __getattr__(self, name: str) -> float:
        return 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a world: its names as the page has them, and its sales force."""

    names: dict[str, Any]
    force: Force

    def weeks(self) -> Iterator[int | None]:
        """Live it: None before the first week, then the number of each week after it."""
        yield from self.names["live"]()

    @property
    def totals(self) -> dict[str, float]:
        """Totals after the last week."""
        return dict(vars(self.names["t"]))


def parameters(world: World, page: str = TEXT) -> Record:
    """The settings of a world; numbers that follow from them are missing until the run begins."""
    p = Record(**settings(page, world.preset))
    for name, change in world.changes.items():
        setattr(p, name, value(page, str(change)) if isinstance(change, str) else float(change))
    for name in world.cut:
        setattr(p, name, 0.0)
    return p


def begin(world: World, run: int, page: str = TEXT) -> Run:
    """A run that nobody has lived yet."""
    p = parameters(world, page)
    people = force(page, p)
    names: dict[str, Any] = {"__builtins__": {}, **GIVEN, **codes(page), **coefficients(page)}
    exec(rules(page), names)
    names |= {"style": names[world.style], "before": names[world.before], "from_week": world.from_week}
    names |= {"p": p, "t": Totals(), "seats": people.seats, "managers": people.managers}
    names |= {"seed": world.seed, "run": run}
    exec(program(page), names)
    names["draw"] = _draws(source_of_functions(by_section(page)["7.2"]), world.seed, run)
    return Run(names, people)


@cache
def _draws(source: str, seed: int, run: int) -> Callable[..., tuple[float, ...]]:
    """The page's ``draw``, each number worked out once: most corrupted pages live the same luck."""
    names: dict[str, Any] = {"__builtins__": {}, **GIVEN, "seed": seed, "run": run}
    exec(source, names)
    return cache(names["draw"])
