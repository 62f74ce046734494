"""A claim of the articles: whose, in which words, carried by what, tested how. Data alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
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


Measure = Callable[[RunCache], Statistic]


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another fair measure of the same sentence, for the audit.

    Attributes:
        metric: the number, turned so that more of it speaks for the claim.
        smallest_effect: its line.
        measure: a world's runs -> the statistic.
    """

    metric: str
    smallest_effect: float
    measure: Measure


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
        measure: a world's runs -> the statistic; None where the model has nothing to measure, or where halves decide.
        precision: half of the 95 % interval that is wanted; the smallest effect of interest where it is 0.
        other: another fair measure, which the audit asks.
    """

    metric: str
    unit: str
    contrast: str
    people: str
    horizon: str
    smallest_effect: float
    measure: Measure | None
    precision: float = 0.0
    other: Other | None = None

    @property
    def wanted(self) -> float:
        """The half-width at which runs stop."""
        return self.precision or abs(self.smallest_effect)

    @property
    def rule(self) -> str:
        """When the claim holds in a world, in words."""
        return (
            f"It holds in a world where the whole 95 % interval lies at or above {self.smallest_effect:+g} "
            f"{self.unit}, fails where the whole interval lies below, and is unclear in between. Runs go on until half "
            f"of the interval is {self.wanted:g} at most."
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
        halves: the parts of the sentence, each a claim of its own with its own verdict; none where it is one.
        needs: which halves the whole takes: all groups, of each group any one; every half where it is empty.
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
    halves: tuple[Claim, ...] = ()
    needs: tuple[tuple[int, ...], ...] = ()

    @property
    def parts(self) -> tuple[Claim, ...]:
        """What is tested, which are its halves or itself."""
        return self.halves or (self,)

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """``needs``, every half by itself where nothing else is said; without what the model does not carry."""
        asked = self.needs or tuple((k,) for k in range(len(self.halves)))
        carried = (tuple(k for k in group if self.halves[k].carried != "no") for group in asked)
        return tuple(group for group in carried if group)

    @property
    def mark(self) -> str:
        """Whether it is by construction, which is yes, no, or in part where some halves are."""
        marked = [part.by_construction is not None for part in self.parts]
        return "yes" if all(marked) else "in part" if any(marked) else "no"

    @property
    def article(self) -> str:
        """Author and title."""
        return ARTICLES[self.author]

    @property
    def evidence(self) -> tuple[Row, ...]:
        """Published findings that bear on it; empty where none was found."""
        return tuple(ROWS[row] for row in self.rows)


HALVES = Experiment(  # stands in for the experiment of a claim that its halves decide
    metric="", unit="", contrast="", people="", horizon="", smallest_effect=0.0, measure=None
)


def halved(whole: Claim, *halves: Claim, needs: tuple[tuple[int, ...], ...] = ()) -> Claim:
    """A claim of several parts: what a half does not say for itself is that of the whole.

    Args:
        whole: with ``HALVES`` for an experiment.
        *halves: with own words and experiment.
        needs: which halves the whole takes; all if none.
    """
    named = tuple(
        replace(half, also=half.also or whole.also, rows=half.rows or whole.rows, links=half.links or whole.links)
        for half in halves
    )
    return replace(whole, halves=named, needs=needs, experiment=by_halves(named))


def by_halves(halves: tuple[Claim, ...]) -> Experiment:
    """The experiment of a claim that its halves decide: how far the deciding half is from its line."""
    first = halves[0].experiment
    return Experiment(
        metric="distance of the deciding half from its line, in units of the precision that is wanted of it",
        unit="x wanted precision",
        contrast="; ".join(f"{half.id}: {half.experiment.contrast}" for half in halves),
        people=first.people,
        horizon="; ".join(dict.fromkeys(half.experiment.horizon for half in halves)),
        smallest_effect=0.0,
        precision=1.0,
        measure=None,
    )
