"""Who the teams of the synthetic company are, and which way of managing they have from when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..management.library import find_style
from ..management.style import Style
from ..settings.register import CAUSE_SHARES, SETTINGS
from ..settings.team import Team
from ..simulation.block import Plan
from .draws import RECORDS_RUN, uniforms_at
from .draws import SETTINGS as SETTINGS_DRAW

Change = tuple[str | Style, float | None]

# Style and the part of the period after which it starts; the first few already hold both kinds of teams.
CHANGES: tuple[Change, ...] = (
    ("micromanage", 0.25), ("status_quo", None), ("micromanage", 0.5), ("coach", 0.375),
    ("micromanage", 0.75), ("accountability", 0.5), ("status_quo", None), ("micromanage", 0.375),
    ("process", 0.5), ("micromanage", 0.625), ("coach", 0.625), ("status_quo", None),
)  # fmt: skip
# Settings in which teams differ: by up to a quarter of the plausible range to either side of the world's own.
VARIED = (
    *CAUSE_SHARES.values(), "ability_spread", "coach_skill", "diagnosis_skill", "baseline_pressure",
)  # fmt: skip
# Word for a style in the announcement; a style without one is announced by its name.
PROGRAMMES = {
    "micromanage": "close oversight", "coach": "coaching", "accountability": "accountability",
    "process": "pipeline reviews", "macro": "minimum standards", "hands_off": "free hand",
    "take_over": "manager steps in", "status_quo": "usual practice",
}  # fmt: skip
MOST_TEAMS, MOST_SEED = 999, 2**52


@dataclass(frozen=True, slots=True)
class Post:
    """A team of the company with its settings, its luck and its way of managing.

    Attributes:
        number: from 0. settings: the team's world. seed: of the team's own simulation.
        before, style: way of managing before and from ``from_week``; ``from_week`` is None without a change.
    """

    number: int
    settings: Team
    seed: int
    before: Style
    style: Style
    from_week: int | None

    @property
    def team(self) -> str:
        """Its made-up name."""
        return f"team {self.number + 1:02d}"

    @property
    def manager(self) -> str:
        """Made-up name of its manager."""
        return f"manager {self.number + 1:02d}"

    @property
    def programme(self) -> str:
        """Word under which the change was announced."""
        return PROGRAMMES.get(self.style.name, self.style.name)

    def plan(self) -> Plan:
        """What was lived."""
        start = int(self.settings.weeks) if self.from_week is None else self.from_week
        return Plan(self.settings, self.style, self.before, start, self.seed)

    def plan_without(self) -> Plan:
        """The same world and luck without a change."""
        return Plan(self.settings, self.before, self.before, 0, self.seed)

    def plan_with(self, style: Style, from_week: int) -> Plan:
        """The same world and luck with another change."""
        return Plan(self.settings, style, self.before, from_week, self.seed)


def posts(
    seed: int, teams: int, people: int, weeks: int, base: Team, before: str | Style, changes: Sequence[Change]
) -> list[Post]:
    """The teams, in order; team number k takes the k-th change, over and over."""
    old, made = find_style(before), []
    for number in range(teams):
        style, part = changes[number % len(changes)]
        start = None if part is None else _start(part, weeks)
        settings = _varied(base.change(people=people, span=people, weeks=weeks), seed, number)
        new = old if start is None else find_style(style)
        made.append(Post(number, settings, seed * 1000 + number, old, new, start))
    return made


def _start(part: float, weeks: int) -> int:
    if not 0.0 < part < 1.0:
        raise ValueError(
            f'a change after {part!r} of the period must lie between 0 and 1. Type: changes=[("coach", 0.5)]'
        )
    return max(1, min(weeks - 1, round(part * weeks)))


def _varied(team: Team, seed: int, number: int) -> Team:
    drawn = uniforms_at(seed, RECORDS_RUN + number, range(len(VARIED)), 0, SETTINGS_DRAW)[0]
    values: dict[str, Any] = {}
    for name, u in zip(VARIED, drawn, strict=True):
        setting, own = SETTINGS[name], float(team.values[name])
        low, high = min(setting.low, own), max(setting.high, own)
        moved = own + 0.5 * (setting.high - setting.low) * (float(u) - 0.5)
        values[name] = round(min(max(moved, low), high), 4)
    if sum(values[name] for name in CAUSE_SHARES.values()) > 1.0:
        values = {name: value for name, value in values.items() if name not in CAUSE_SHARES.values()}
    return team.change(**values)
