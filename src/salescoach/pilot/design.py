"""The design of a pilot: who starts when, which weeks count; and the designs from which no effect can be told."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..common.given import is_number
from ..common.messages import did_you_mean, whole

NEVER = -1  # in the place of a start: goes on as before
LOT, STEPS, PAIRS = "lot", "steps", "pairs"
LEAST_TEAMS = {LOT: 6, PAIRS: 8, STEPS: 6}
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
    if by in _CANNOT_TELL:
        raise ValueError(f'by="{by}": no effect can be told from this pilot: {_CANNOT_TELL[str(by)]}. Type: by="lot"')
    if by not in (LOT, STEPS, PAIRS):
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
    least = LEAST_TEAMS[design.by]
    if design.teams < least:
        raise ValueError(
            f"teams={design.teams}: no effect can be told from so few teams by {design.by}: the luck of a team is "
            f"judged from the others, and a test at 5 % would not keep what it promises. Type: teams={least}"
        )
    if design.by == PAIRS and design.teams % 2:
        raise ValueError(f"teams={design.teams} cannot be put into pairs. Type: teams={design.teams + 1}")
    if design.by == STEPS and design.steps < 3:
        raise ValueError(f'steps={design.steps} are one comparison only. Type: by="lot", or steps=3')
    if design.by == STEPS and design.teams < design.steps:
        raise ValueError(f"steps={design.steps}: some step would have no team. Type: steps={max(3, design.teams // 2)}")
    if design.length <= design.settle:
        weeks = (design.settle + 4) * (design.steps if design.by == STEPS else 1)
        raise ValueError(
            f"weeks={design.weeks}: no week is left to compare, for the first {design.settle} after a start are left "
            f"out (settle={design.settle}) and {design.length} lie between two starts. Type: weeks={weeks}"
        )
    return design


def amount(name: str, value: object, most: float) -> float:
    """A number from 0 to ``most``; ValueError says what is allowed."""
    if not is_number(value) or not 0.0 <= value <= most:
        raise ValueError(f"{name}={value!r} must lie between 0 and {most:g}. Type: {name}=5")
    return float(value)
