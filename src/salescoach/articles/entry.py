"""A claim as it is handed out: its data, what tests it, and its stored verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..settings.team import Team
from .claim import Claim
from .ledger import stored_verdict
from .register import CLAIMS, HALVES, known_id
from .thresholds import Thresholds
from .trial import try_claim
from .verdict import ClaimVerdict
from .words import claim_text


@dataclass(frozen=True, kw_only=True, repr=False)
class ClaimEntry(Claim):
    """A claim that can be tested; ``print`` it for mechanism, links, experiment and evidence.

    Attributes are those of :class:`salescoach.articles.claim.Claim`.
    """

    def test(
        self,
        worlds: Sequence[Team] | None = None,
        runs: int | None = None,
        seed: int = 1,
        jobs: int = -1,
        thresholds: Thresholds | None = None,
        progress: Callable[[int], None] | None = None,
        *,
        people: str | None = None,
    ) -> ClaimVerdict:
        """Test the claim in every world.

        Args:
            worlds: teams; the first 50 plausible worlds if none.
            runs: exactly so many paired runs in each, at least 8; by default they go on until half of the interval is
                as small as the claim wants it, 2,000 at most.
            seed: of the luck.
            jobs: processors, -1 for all.
            thresholds: of the verdict's words.
            progress: called with 1 after every world.
            people: another mix than the author's: "as they are", "cannot yet" or "will not".

        Returns:
            Verdict: with ``.share``, ``.size``, ``.drivers``, ``.word``, ``.audit``, ``.halves``, ``.text``,
            ``.table``, ``.plot()``.

        Raises:
            ValueError: no worlds, or too few runs.
        """
        return try_claim(
            self, worlds, runs=runs, seed=seed, jobs=jobs, thresholds=thresholds, progress=progress, people=people
        )

    def verdict(self, thresholds: Thresholds | None = None, *, people: str | None = None) -> ClaimVerdict:
        """The stored verdict: over up to 50 plausible worlds, with its audit, from the shipped ledger;
        nothing is run.

        Args:
            thresholds: of the verdict's words.
            people: another mix that the ledger holds for this claim.

        Returns:
            Verdict: as :meth:`test` gives it.

        Raises:
            ValueError: no usable ledger, or none for these people.
        """
        if people is not None and people not in self.also:
            known = ", ".join(repr(mix) for mix in self.also) or "none"
            raise ValueError(f"the ledger holds no people={people!r} for {self.id}; it holds: {known}")
        return replace(stored_verdict(self.id, thresholds, people), claim=self)

    def __repr__(self) -> str:
        return claim_text(self)


ENTRIES: dict[str, ClaimEntry] = {id: ClaimEntry(**vars(claim)) for id, claim in (CLAIMS | HALVES).items()}


def claim(id: str) -> ClaimEntry:
    """The claim of that name; ``.test()`` runs it, ``.verdict()`` gives what the ledger holds.

    Args:
        id: name of the claim, or of a half of one, e.g. ``"D11"`` or ``"D11a"``, in either case.

    Returns:
        Words, mechanism, links, experiment and evidence of the claim.

    Raises:
        ValueError: no such claim; says which there are.

    Example:
        >>> import salescoach as sc
        >>> sc.claim("D11").author
        'Disney'
    """
    return ENTRIES[known_id(id)]
