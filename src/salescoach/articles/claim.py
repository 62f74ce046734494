"""A claim of the articles: whose, in which words, carried by what, tested how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..settings.evidence.finding import Row
from ..settings.evidence.register import ROWS
from ..settings.team import Team
from .mixes import known_mix
from .run_cache import Lab
from .statistic import Reading, Tally, read

if TYPE_CHECKING:
    from .verdict import Thresholds, Verdict

RUNS = 48
ARTICLES = {
    "Disney": "Daniel Disney, Stop Micro-Managing Salespeople",
    "Weinberg": "Mike Weinberg, Salespeople and Sales Leaders: Good Sales Management is Not Micromanagement",
    "Burn": "Blaine Burn, The Opposite of Micromanaging",
    "Colleen": "Sales Strategies (@EngageColleen), Micromanaging Isn't Bad – It's Required!",
}
Carried = Literal["yes", "in part", "no"]


@dataclass(frozen=True, slots=True)
class Experiment:
    """How a claim is tested.

    Attributes:
        metric: the number, told so that more of it speaks for the claim. unit: its unit.
        contrast: what against what. people: whose team. horizon: over which time.
        matters: the smallest number with which the claim holds; see :meth:`rule`.
        measure: lab -> tally.
    """

    metric: str
    unit: str
    contrast: str
    people: str
    horizon: str
    matters: float
    measure: Callable[[Lab], Tally]

    @property
    def rule(self) -> str:
        """When the claim holds in a world, in words."""
        return (
            f"It holds in a world where the whole 95 % interval lies at or above {self.matters:+g} {self.unit}, "
            f"fails where the whole interval lies below, and is unclear in between."
        )


@dataclass(frozen=True)
class Claim:
    """One claim as an experiment. ``test()`` runs it over plausible worlds.

    Attributes:
        id: e.g. "D11". author: of the article. words: the claim in our own words.
        why: the mechanism that the author has in mind, as the model has it.
        links: links of the model that carry it (names as in ``sc.links()``).
        experiment: metric, contrast, people, horizon, smallest effect that matters.
        rows: numbers of evidence rows. by_construction: why the model makes it true or nearly so,
            where it does. carried: whether the model carries it; limits: what it leaves out.
        also: other mixes of people on which the ledger tests it (names as in ``people.MIXES``).
        cut: links that take the effect away when they are cut; empty where no single cut does.
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

    def read(self, lab: Lab, people: str | None = None) -> Reading:
        """The claim's number in one world, with its interval; ``people`` names another mix."""
        return read(self.experiment.measure(lab.on(known_mix(people)) if people else lab))

    def test(
        self,
        worlds: Sequence[Team] | None = None,
        runs: int = RUNS,
        seed: int = 1,
        jobs: int = -1,
        thresholds: Thresholds | None = None,
        progress: Callable[[int], None] | None = None,
        *,
        people: str | None = None,
    ) -> Verdict:
        """Test the claim in every world.

        Args:
            worlds: teams; up to 200 plausible worlds if none. runs: paired runs in each, at least 8.
            seed: of the luck. jobs: processors, -1 for all. thresholds: of the verdict's words.
            progress: called with 1 after every world. people: another mix than the author's: "as they are",
                "cannot yet" or "will not".

        Returns:
            Verdict: with ``.share``, ``.size``, ``.flips``, ``.word``, ``.text``, ``.table``, ``.plot()``.

        Raises:
            ValueError: no worlds, or too few runs.
        """
        from .trial import try_claim

        return try_claim(self, worlds, runs, seed, jobs, thresholds, progress, people)

    def verdict(self, thresholds: Thresholds | None = None, *, people: str | None = None) -> Verdict:
        """The stored verdict: over up to 200 plausible worlds, from the shipped ledger, without running anything.

        Args:
            thresholds: of the verdict's words. people: another mix that the ledger holds for this claim.

        Raises:
            ValueError: no usable ledger, or none for these people.
        """
        from .ledger import stored_verdict

        if people is not None and people not in self.also:
            known = ", ".join(repr(mix) for mix in self.also) or "none"
            raise ValueError(f"the ledger holds no people={people!r} for {self.id}; it holds: {known}")
        return stored_verdict(self.id, thresholds, people)

    def __repr__(self) -> str:
        from .words import claim_text

        return claim_text(self)
