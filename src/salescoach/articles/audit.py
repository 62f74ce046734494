"""The audit of a verdict: does it survive other values, forms, seeds, another fair measure and another team?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..settings.team import Team
from .claim import Claim
from .statistic import ClaimReading

ENOUGH = 0.95  # share of each line's checks that has to agree
FORM = "performance_shape"  # the setting that is the form of a link
SEEDS = 3  # further seeds
TEAM_WORDS = "twenty people with thirty accounts each"
VALUES, FORMS, OTHER_SEEDS, MEASURE, OTHER_TEAM = (
    "other values", "other forms of a link", "other seeds", "another measure", "another team",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What the audit measured, as numbers of the claim; NaN where one could not be measured.

    Attributes:
        measure: the other fair measure, world by world.
        forms: the form of the link in every world.
        seeds: the number under each further seed, in the first worlds.
        team: the number for another team, in the first worlds.
    """

    measure: tuple[float, ...] = ()
    forms: tuple[str, ...] = ()
    seeds: tuple[tuple[float, ...], ...] = ()
    team: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One question of the audit.

    Attributes:
        name: what was other.
        agree: checks that agree with the verdict.
        of: checks in all.
        detail: agreeing checks and all checks by form, where there are forms.
    """

    name: str
    agree: int
    of: int
    detail: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def survives(self) -> bool:
        """Whether at least 95 % of its checks agree."""
        return self.agree >= ENOUGH * self.of - 1e-9

    def __str__(self) -> str:
        by = "; ".join(f"{name}: {agree} of {of}" for name, (agree, of) in self.detail.items())
        return f"{self.name}: {self.agree} of {self.of} agree" + (f" ({by})" if by else "")


def side(value: float, line: float) -> str:
    """Holds at or above the line, fails below it."""
    return "holds" if value >= line else "fails"


def audited(claim: Claim, readings: Sequence[ClaimReading], taken: str | None, checks: Checks) -> tuple[AuditLine, ...]:
    """Compare every check with the verdict.

    A check agrees where its number lies on the same side of the line as the verdict; where the verdict takes no
    side, on the same side as the number that it checks. What cannot be measured is no check.

    Args:
        claim: a claim or a half.
        readings: its number in every world.
        taken: the side of the verdict, or None.
        checks: what was measured otherwise.
    """
    line = claim.experiment.smallest_effect
    own = [reading.effect for reading in readings]
    expected = [taken or side(value, line) for value in own]
    found = []
    if taken:
        found.append(_line(VALUES, own, expected, line))
        found += _forms(own, checks.forms, taken, line)
    many = [(value, expected[k]) for values in checks.seeds for k, value in enumerate(values) if not _none(own[k])]
    found.append(_line(OTHER_SEEDS, [value for value, _ in many], [word for _, word in many], line))
    if claim.experiment.other is not None:
        found.append(_line(MEASURE, checks.measure, expected, claim.experiment.other.smallest_effect))
    found.append(_line(OTHER_TEAM, checks.team, expected, line))
    return tuple(line for line in found if line.of)


def _none(value: float) -> bool:
    return math.isnan(value)


def _line(name: str, values: Sequence[float], expected: Sequence[str], line: float) -> AuditLine:
    known = [side(value, line) == word for value, word in zip(values, expected, strict=False) if not _none(value)]
    return AuditLine(name, sum(known), len(known))


def _forms(own: Sequence[float], forms: Sequence[str], taken: str, line: float) -> list[AuditLine]:
    """Worlds whose form of the link is not the commonest one, and every form by itself."""
    if not forms:
        return []
    by: dict[str, tuple[int, int]] = {}
    for form in sorted(set(forms)):
        here = [
            side(value, line) == taken for value, at in zip(own, forms, strict=True) if at == form and not _none(value)
        ]
        by[form] = sum(here), len(here)
    commonest = max(by, key=lambda form: by[form][1])
    others = [count for form, count in by.items() if form != commonest]
    return [AuditLine(FORMS, sum(agree for agree, _ in others), sum(of for _, of in others), by)]


def form_of(world: Team) -> str:
    """The form of the link in a world."""
    return str(world.values[FORM])


def other_team(world: Team) -> Team:
    """Another team in the same world: see ``TEAM_WORDS``."""
    return world.change(people=20, accounts_per_person=30)
