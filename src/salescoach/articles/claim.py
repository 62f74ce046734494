"""A claim of the articles: whose, in which words, carried by what, tested how. Data alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..settings.evidence.finding import Row
from ..settings.evidence.register import ROWS
from .run_cache import RunCache
from .statistic import Statistic

ARTICLES = {
    "Disney": "Daniel Disney, Stop Micro-Managing Salespeople",
    "Weinberg": "Mike Weinberg, Salespeople and Sales Leaders: Good Sales Management is Not Micromanagement",
    "Burn": "Blaine Burn, The Opposite of Micromanaging",
    "Colleen": "Sales Strategies (@EngageColleen), Micromanaging Isn't Bad – It's Required!",
}
Carried = Literal["yes", "in part", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """How a claim is tested.

    Attributes:
        metric: the number, turned so that more of it speaks for the claim.
        unit: of the number.
        contrast: what against what.
        people: whose team.
        horizon: over which time.
        smallest_effect: of interest: the smallest number with which the claim holds; see :attr:`rule`.
        measure: a world's runs -> the statistic.
    """

    metric: str
    unit: str
    contrast: str
    people: str
    horizon: str
    smallest_effect: float
    measure: Callable[[RunCache], Statistic]

    @property
    def rule(self) -> str:
        """When the claim holds in a world, in words."""
        return (
            f"It holds in a world where the whole 95 % interval lies at or above {self.smallest_effect:+g} "
            f"{self.unit}, fails where the whole interval lies below, and is unclear in between."
        )


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One claim as an experiment.

    Attributes:
        id: e.g. "D11".
        author: of the article.
        words: the claim in our own words.
        why: the mechanism that the author has in mind, as the model has it.
        links: links of the model that carry it (names as in ``sc.links()``).
        experiment: metric, contrast, people, horizon, smallest effect of interest.
        rows: numbers of evidence rows.
        by_construction: why the model makes it true or nearly so, where it does.
        carried: whether the model carries it.
        limits: what the model leaves out.
        cut: links that take the effect away when they are cut; empty where no single cut does.
        also: other mixes of people on which the ledger tests it (names as in ``mixes.MIXES``).
    """

    id: str
    author: str
    words: str
    why: str
    links: tuple[str, ...]
    experiment: Experiment
    rows: tuple[str, ...] = ()
    by_construction: str | None = None
    carried: Carried = "yes"
    limits: str = ""
    cut: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def article(self) -> str:
        """Author and title."""
        return ARTICLES[self.author]

    @property
    def evidence(self) -> tuple[Row, ...]:
        """Published findings that bear on it; empty where none was found."""
        return tuple(ROWS[row] for row in self.rows)
