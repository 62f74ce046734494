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
from .draws import SETTINGS as SETTINGS_DRAW
from .draws import Luck

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
    "take_over": "manager steps in", "status_quo": "usual practice", "watch_more": "closer watching",
}  # fmt: skip
MOST_TEAMS, MOST_SEED = 999, 2**52


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPlan:
    """A team of the company with its settings, its luck and its way of managing.

    Attributes:
        number: from 0.
        settings: the team's world.
        seed: of the team's own simulation.
        before: way of managing before ``from_week``.
        style: way of managing from ``from_week`` on.
        from_week: None without a change.
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


def team_plans(seed: int, base: Team, *, teams: int, before: str | Style, changes: Sequence[Change]) -> list[TeamPlan]:
    """Plan the teams of a company.

    Args:
        seed: of the company.
        base: the world; people and weeks are those of every team.
        teams: how many.
        before: style before any change.
        changes: team number k takes the k-th, over and over.

    Returns:
        The teams, in order.
    """
    old, made, weeks = find_style(before), [], int(base.weeks)
    for number in range(teams):
        style, part = changes[number % len(changes)]
        start = None if part is None else _start(part, weeks)
        new = old if start is None else find_style(style)
        made.append(
            TeamPlan(
                number=number, settings=_varied(base, Luck(seed, number)), seed=seed * 1000 + number,
                before=old, style=new, from_week=start,
            )
        )  # fmt: skip
    return made


def _start(part: float, weeks: int) -> int:
    if not 0.0 < part < 1.0:
        raise ValueError(
            f'a change after {part!r} of the period must lie between 0 and 1. Type: changes=[("coach", 0.5)]'
        )
    return max(1, min(weeks - 1, round(part * weeks)))


def _varied(team: Team, luck: Luck) -> Team:
    drawn = luck.at(SETTINGS_DRAW, range(len(VARIED)), 0)[0]
    values: dict[str, Any] = {}
    for name, u in zip(VARIED, drawn, strict=True):
        setting, own = SETTINGS[name], float(team.values[name])
        low, high = min(setting.low, own), max(setting.high, own)
        moved = own + 0.5 * (setting.high - setting.low) * (float(u) - 0.5)
        values[name] = round(min(max(moved, low), high), 4)
    if sum(values[name] for name in CAUSE_SHARES.values()) > 1.0:
        values = {name: value for name, value in values.items() if name not in CAUSE_SHARES.values()}
    return team.change(**values)
