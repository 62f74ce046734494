"""The design of a pilot: who starts when, which weeks count; and the designs from which no effect can be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from math import comb

import numpy as np

from ..common.given import is_number, is_word
from ..common.messages import did_you_mean, whole

LEVEL = 0.05
NEVER = -1  # in the place of a start: goes on as before
LOT, STEPS, PAIRS = "lot", "steps", "pairs"
_CANNOT_TELL = {
    "before_after": "all teams change at once, so whatever else changes with the weeks (market, season, teams that "
                    "recover by themselves) is taken for the effect",
    "all": "all teams change at once and nobody goes on as before, so there is nothing to compare with",
    "chosen": "teams that are picked for a reason differ from the others by that reason, after the start as before",
    "volunteers": "teams that want to differ from those that do not, and nothing in the records says by how much",
    "people": "people of one team share a manager, hours and colleagues: what is done to some reaches the others",
    "back": "what the new style did to skills, trust and open deals stays when it ends, so the weeks after it are no "
            "weeks without it (carry-over)",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A pilot.

    Attributes:
        by: ``"lot"``, ``"pairs"`` or ``"steps"``.
        teams: how many take part.
        weeks: from the first start to the end.
        before: weeks before the first start that are recorded.
        settle: weeks after each start that are left out, while old deals close and the new style begins.
        steps: groups that start one after another, with ``by="steps"``.
    """

    by: str
    teams: int
    weeks: int
    before: int
    settle: int
    steps: int

    @property
    def length(self) -> int:
        """Weeks between two starts; all weeks where there is one start."""
        return self.weeks // self.steps if self.by == STEPS else self.weeks

    @property
    def starts(self) -> tuple[int, ...]:
        """The week in which each group starts; NEVER for the group that goes on as before."""
        return tuple(k * self.length for k in range(self.steps)) if self.by == STEPS else (0, NEVER)

    @property
    def windows(self) -> tuple[tuple[int, int], ...]:
        """First week and end of every stretch in which some teams have started and others have not."""
        stretches = self.steps - 1 if self.by == STEPS else 1
        return tuple((k * self.length + self.settle, (k + 1) * self.length) for k in range(stretches))

    @property
    def groups(self) -> np.ndarray:
        """Number of the group at each place of the lot, groups as even as can be; shape (teams,)."""
        return np.sort(np.arange(self.teams) % len(self.starts))

    def treated(self) -> np.ndarray:
        """Whether a group has started in a stretch; shape (groups, stretches)."""
        return np.array([[NEVER < start <= first for first, _ in self.windows] for start in self.starts])

    def sized(self, teams: int, weeks: int) -> Design:
        """The same pilot with other numbers of teams and weeks; ValueError where nothing can be told from that."""
        return checked(replace(self, teams=teams, weeks=weeks))


def design_of(by: object, teams: object, weeks: object, before: object, settle: object, steps: object) -> Design:
    """The checked design; ValueError says why an effect cannot be told from it, and what to type."""
    if is_word(by, _CANNOT_TELL):
        raise ValueError(f'by="{by}": no effect can be told from this pilot: {_CANNOT_TELL[str(by)]}. Type: by="lot"')
    if not is_word(by, (LOT, STEPS, PAIRS)):
        raise ValueError(f'unknown design by={by!r}{did_you_mean(str(by), (LOT, STEPS, PAIRS))} Type: by="lot", '
                         'by="pairs" or by="steps"')  # fmt: skip
    return checked(
        Design(
            by=str(by), teams=whole("teams", teams, 2), weeks=whole("weeks", weeks, 4),
            before=whole("before", before, 4), settle=whole("settle", settle, 0), steps=whole("steps", steps, 2),
        )
    )  # fmt: skip


def checked(design: Design) -> Design:
    """The design itself; ValueError where no effect can be told from it."""
    if design.by == PAIRS and design.teams % 2:
        raise ValueError(f"teams={design.teams} cannot be put into pairs. Type: teams={design.teams + 1}")
    if design.by == STEPS and design.steps < 3:
        raise ValueError(f'steps={design.steps} are one comparison only. Type: by="lot", or steps=3')
    if design.by == STEPS and design.teams < design.steps:
        raise ValueError(f"steps={design.steps}: some step would have no team. Type: steps={max(3, design.teams // 2)}")
    if not _enough_ways(design):
        raise ValueError(
            f"teams={design.teams}: no effect can be told from so few teams: the lot can fall in {_ways(design)} ways "
            f"only, so luck alone gives the largest difference in more than 5 of 100. Type: teams={_enough(design)}"
        )
    if design.length <= design.settle:
        weeks = (design.settle + 4) * (design.steps if design.by == STEPS else 1)
        raise ValueError(
            f"weeks={design.weeks}: no week is left to compare, for the first {design.settle} after a start are left "
            f"out (settle={design.settle}) and {design.length} lie between two starts. Type: weeks={weeks}"
        )
    return design


def _ways(design: Design) -> int:
    """In how many ways the lot can fall."""
    if design.by == PAIRS:
        return int(2 ** (design.teams // 2))
    ways, left = 1, design.teams
    for many in np.bincount(design.groups):
        ways, left = ways * comb(left, int(many)), left - int(many)
    return ways


def _enough_ways(design: Design) -> bool:
    """Whether the largest difference of all comes about by luck in at most 5 of 100."""
    mirrored = len(set(np.bincount(design.groups))) == 1  # another lot gives the same difference the other way round
    return _ways(design) * LEVEL >= (2 if mirrored else 1)


def _enough(design: Design) -> int:
    """The fewest teams with enough ways."""
    step = 2 if design.by == PAIRS else 1
    return next(n for n in count(design.teams + step, step) if _enough_ways(replace(design, teams=n)))


def amount(name: str, value: object, most: float) -> float:
    """A number from 0 to ``most``; ValueError says what is allowed."""
    if not is_number(value) or not 0.0 <= value <= most:
        raise ValueError(f"{name}={value!r} must lie between 0 and {most:g}. Type: {name}=5")
    return float(value)
