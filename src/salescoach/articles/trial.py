"""Test one claim, or many together, over worlds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..assumptions.over import drivers_of
from ..assumptions.plausible import plausible_worlds
from ..common.messages import whole
from ..common.parallel import spread
from ..settings.team import Team, known_team
from ..simulation.draws import key_of
from .claim import Claim
from .mixes import known_mix
from .run_cache import RunCache
from .statistic import ClaimReading, read
from .thresholds import Thresholds
from .verdict import ClaimVerdict, in_favour

LEAST_RUNS = 8
RUNS = 48
WORLDS = 200


def default_worlds(most: int = WORLDS) -> list[Team]:
    """The first so many plausible worlds, or all where there are fewer."""
    return plausible_worlds()[:most]


def read_claim(claim: Claim, cache: RunCache, people: str | None = None) -> ClaimReading:
    """A claim's number in one world, with its interval.

    Args:
        claim: which.
        cache: the world, and what was run in it before.
        people: name of another mix than the author's.
    """
    return read(claim.experiment.measure(cache.on(known_mix(people)) if people else cache))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBatch:
    """Claims to be tested together in one world, so that they share runs.

    Attributes:
        claims: which.
        runs: paired runs per world.
        seed: of the luck.
        people: name of a mix for each claim, None for the author's own; empty for the authors' own throughout.
    """

    claims: tuple[Claim, ...]
    runs: int
    seed: int
    people: tuple[str | None, ...] = ()

    def ask(self, world: Team) -> list[ClaimReading]:
        """One reading per claim."""
        cache = RunCache(world=world, runs=self.runs, seed=self.seed)
        mixes = self.people or (None,) * len(self.claims)
        return [read_claim(claim, cache, mix) for claim, mix in zip(self.claims, mixes, strict=True)]


def checked_worlds(worlds: Sequence[Team] | None, runs: int, seed: int) -> list[Team]:
    """The worlds to test in.

    Args:
        worlds: teams; the first plausible ones if none.
        runs: paired runs in each.
        seed: of the luck.

    Raises:
        ValueError: nothing to test in, or too little to test with.
    """
    whole("runs", runs, LEAST_RUNS)
    key_of(seed)
    found = default_worlds() if worlds is None else [known_team(world) for world in worlds]
    if not found:
        raise ValueError("there are no worlds to test in. Type: claim.test(sc.plausible_worlds(100))")
    short = min(int(world.weeks) for world in found)
    if short < 52 or min(int(world.people) for world in found) < 4:
        raise ValueError(
            "claims are about a year of a team of at least four; "
            "Type: claim.test([world.change(weeks=52, people=8) for world in worlds])"
        )
    return found


def try_claim(
    claim: Claim,
    worlds: Sequence[Team] | None = None,
    *,
    runs: int = RUNS,
    seed: int = 1,
    jobs: int = -1,
    thresholds: Thresholds | None = None,
    progress: Callable[[int], None] | None = None,
    people: str | None = None,
) -> ClaimVerdict:
    """Test a claim in every world; arguments as in :meth:`ClaimEntry.test`."""
    found = checked_worlds(worlds, runs, seed)
    batch = ClaimBatch(claims=(claim,), runs=runs, seed=seed, people=(people,))
    rows = []
    for row in spread(batch.ask, found, jobs):
        rows.append(row[0])
        if progress is not None:
            progress(1)
    basis = "plausible worlds" if worlds is None else "worlds given"
    basis += f" (people: {people})" if people else ""
    return verdict_of(claim, rows, found, runs=runs, seed=seed, thresholds=thresholds, basis=basis)


def verdict_of(
    claim: Claim,
    readings: Iterable[ClaimReading],
    worlds: Sequence[Team],
    *,
    runs: int,
    seed: int,
    thresholds: Thresholds | None = None,
    basis: str = "worlds given",
) -> ClaimVerdict:
    """Bind the readings of all worlds to a verdict.

    Args:
        claim: what was tested.
        readings: its number in every world.
        worlds: the teams, in the same order.
        runs: paired runs per world.
        seed: of the luck.
        thresholds: of the verdict's words; the usual ones if none.
        basis: which worlds, in words.
    """
    known = tuple(readings)
    drivers = drivers_of(worlds, in_favour(known, claim.experiment.smallest_effect))
    return ClaimVerdict(
        claim=claim, readings=known, drivers=drivers, runs=runs, seed=seed,
        thresholds=thresholds or Thresholds(), basis=basis,
    )  # fmt: skip
