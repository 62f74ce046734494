"""Test one claim, or all of them, over worlds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..assumptions.over import what_flips
from ..assumptions.plausible import plausible_worlds
from ..common.messages import whole
from ..common.parallel import spread
from ..settings.team import Team, known_team
from ..simulation.draws import key_of
from .claim import Claim
from .run_cache import Lab
from .statistic import Reading
from .verdict import Thresholds, Verdict, in_favour

LEAST_RUNS = 8
WORLDS = 200


def default_worlds(most: int = WORLDS) -> list[Team]:
    """The first so many plausible worlds, or all where there are fewer."""
    return plausible_worlds()[:most]


@dataclass(frozen=True, slots=True)
class Trial:
    """Claims to be tested together in one world, so that they share what is lived."""

    claims: tuple[Claim, ...]
    runs: int
    seed: int
    people: tuple[str | None, ...] = ()

    def ask(self, world: Team) -> list[Reading]:
        """One reading a claim; ``people``, where given, names a mix for each."""
        lab = Lab(world, self.runs, self.seed)
        mixes = self.people or (None,) * len(self.claims)
        return [claim.read(lab, mix) for claim, mix in zip(self.claims, mixes, strict=True)]


def checked_worlds(worlds: Sequence[Team] | None, runs: int, seed: int) -> list[Team]:
    """The worlds to test in; ValueError where there is nothing to test or too little to test it with."""
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
    worlds: Sequence[Team] | None,
    runs: int,
    seed: int,
    jobs: int,
    thresholds: Thresholds | None,
    progress: Callable[[int], None] | None,
    people: str | None = None,
) -> Verdict:
    """See :meth:`Claim.test`."""
    found = checked_worlds(worlds, runs, seed)
    rows = []
    for row in spread(Trial((claim,), runs, seed, (people,)).ask, found, jobs):
        rows.append(row[0])
        if progress is not None:
            progress(1)
    basis = "plausible worlds" if worlds is None else "worlds given"
    basis += f" (people: {people})" if people else ""
    return verdict_of(claim, rows, found, runs, seed, thresholds, basis)


def verdict_of(
    claim: Claim,
    readings: Iterable[Reading],
    worlds: Sequence[Team],
    runs: int,
    seed: int,
    thresholds: Thresholds | None,
    basis: str,
) -> Verdict:
    """Bind the readings of all worlds to a verdict."""
    known = tuple(readings)
    flips = what_flips(worlds, in_favour(known, claim.experiment.matters))
    return Verdict(claim, known, flips, runs, seed, thresholds or Thresholds(), basis)
