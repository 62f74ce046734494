"""Test one claim, or many together, over worlds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ..assumptions.over import drivers_of
from ..assumptions.plausible import plausible_worlds
from ..common.messages import whole
from ..common.parallel import spread
from ..settings.team import Team, known_team
from ..simulation.draws import key_of
from .audit import Checks, form_of
from .claim import Claim
from .gather import MOST, Found, Stop, Unit, decide, gather
from .mixes import known_mix
from .statistic import ClaimReading
from .thresholds import Thresholds
from .verdict import ClaimVerdict, in_favour

LEAST_RUNS = 8
WORLDS = 50
MISSING = Found(ClaimReading(float("nan"), float("nan"), float("nan")), float("nan"))


def default_worlds(most: int = WORLDS) -> list[Team]:
    """The first so many plausible worlds, or all where there are fewer."""
    return plausible_worlds()[:most]


def tested_parts(claim: Claim) -> tuple[Claim, ...]:
    """The claim or its halves, without what the model does not carry."""
    return tuple(part for part in claim.parts if part.carried != "no")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBatch:
    """Claims or halves to be tested together in one world, so that they share runs.

    Attributes:
        units: which, with the name of a mix or None for the author's own people.
        seed: of the luck.
        stop: when to stop.
    """

    units: tuple[Unit, ...]
    seed: int
    stop: Stop

    def ask(self, world: Team) -> list[Found]:
        """One for each unit."""
        return gather(world, self.units, self.seed, self.stop)


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
    runs: int | None = None,
    seed: int = 1,
    jobs: int = -1,
    thresholds: Thresholds | None = None,
    progress: Callable[[int], None] | None = None,
    people: str | None = None,
) -> ClaimVerdict:
    """Test a claim in every world; arguments as in :meth:`ClaimEntry.test`."""
    found = checked_worlds(worlds, LEAST_RUNS if runs is None else runs, seed)
    if people is not None:
        known_mix(people)
    parts = tested_parts(claim)
    stop = Stop() if runs is None else Stop.after(runs)
    batch = ClaimBatch(units=tuple((part, people) for part in parts), seed=seed, stop=stop)
    rows = []
    for row in spread(batch.ask, found, jobs):
        rows.append(row)
        if progress is not None:
            progress(1)
    basis = "plausible worlds" if worlds is None else "worlds given"
    basis += f" (people: {people})" if people else ""
    forms = tuple(form_of(world) for world in found)
    verdicts = {
        part.id: verdict_of(
            part, [row[k].reading for row in rows], found, runs=stop.most, seed=seed, thresholds=thresholds,
            basis=basis, checks=Checks(measure=tuple(row[k].other for row in rows), forms=forms),
        )
        for k, part in enumerate(parts)
    }  # fmt: skip
    return bound(claim, verdicts, found, seed=seed, runs=stop.most, thresholds=thresholds, basis=basis)


def bound(
    claim: Claim,
    verdicts: dict[str, ClaimVerdict],
    worlds: Sequence[Team] | None,
    *,
    runs: int = MOST,
    seed: int = 1,
    thresholds: Thresholds | None = None,
    basis: str = "worlds given",
) -> ClaimVerdict:
    """The verdict of a claim from those of its parts.

    Args:
        claim: which.
        verdicts: of its parts by id; what the model does not carry needs none.
        worlds: the teams, to find what drives the whole; None leaves that out.
        runs: paired runs per world, at most.
        seed: of the luck.
        thresholds: of the words.
        basis: which worlds, in words.
    """
    if not claim.halves:
        return verdicts[claim.id] if claim.id in verdicts else _silent(claim, runs, seed, thresholds, basis)
    halves = tuple(
        verdicts[half.id] if half.id in verdicts else _silent(half, runs, seed, thresholds, basis)
        for half in claim.halves
    )
    many = max(len(half.readings) for half in halves)
    rows = [[half.readings[k] if half.readings else MISSING.reading for half in halves] for k in range(many)]
    readings = [decide(claim, row) for row in rows]
    whole = verdict_of(
        claim, readings, worlds or (), runs=runs, seed=seed, thresholds=thresholds, basis=basis
    )  # fmt: skip
    return replace(whole, halves=halves)


def _silent(claim: Claim, runs: int, seed: int, thresholds: Thresholds | None, basis: str) -> ClaimVerdict:
    return verdict_of(claim, (), (), runs=runs, seed=seed, thresholds=thresholds, basis=basis)


def verdict_of(
    claim: Claim,
    readings: Iterable[ClaimReading],
    worlds: Sequence[Team],
    *,
    runs: int,
    seed: int,
    thresholds: Thresholds | None = None,
    basis: str = "worlds given",
    checks: Checks | None = None,
) -> ClaimVerdict:
    """Bind the readings of all worlds to a verdict.

    Args:
        claim: what was tested.
        readings: its number in every world.
        worlds: the teams, in the same order.
        runs: paired runs per world, at most.
        seed: of the luck.
        thresholds: of the verdict's words; the usual ones if none.
        basis: which worlds, in words.
        checks: what the audit measured.
    """
    known = tuple(readings)
    drivers = drivers_of(worlds, in_favour(known, claim.experiment.smallest_effect))
    return ClaimVerdict(
        claim=claim, readings=known, drivers=drivers, runs=runs, seed=seed,
        thresholds=thresholds or Thresholds(), basis=basis, checks=checks or Checks(),
    )  # fmt: skip
