"""What is simulated to measure the patterns: the status quo, and single changes to it with the same luck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ..campaign.calls import Calls, count_calls
from ..management.library import STYLES
from ..management.practices import Amount, Practices
from ..management.seen import Seen
from ..management.style import Style
from ..settings.team import Team
from ..simulation.mean_field import reference
from .trace import Trace, trace

STATUS_QUO = STYLES["status_quo"]
TENTH = 1.2815515655446004  # standard deviations from the mean to the 90th percentile
MOST_SKILL = 5.0  # limit of the setting ``manager_selling``


def status_quo_with(name: str, **amounts: Amount) -> Style:
    """The status quo with some practices fixed for everybody."""

    def rule(seen: Seen) -> Practices:
        return replace(STATUS_QUO.rule(seen), **amounts)

    return Style(name=f"status quo, {name}", author="usual practice, one thing changed", summary=name, rule=rule)


def managers_at(team: Team, deviations: float) -> Team:
    """All managers this many standard deviations from the mean in coaching, keeping people and diagnosing."""
    spread = float(team.manager_spread)
    skills: dict[str, float] = {
        name: float(team.values[name]) for name in ("coach_skill", "people_skill", "diagnosis_skill")
    }
    moved: dict[str, Any] = {name: min(1.0, max(0.0, mean + deviations * spread)) for name, mean in skills.items()}
    return team.change(manager_spread=0.0, **moved)


def doubling(team: Team) -> float:
    """Skill, in sd, that doubles what an average person of this team would sell; at most the limit of skill."""
    usual = reference(team).revenue
    base, weight = float(team.advance_base), float(team.skill_weight)
    low, high = 0.0, MOST_SKILL - float(team.usual_selling)
    for _ in range(24):
        middle = (low + high) / 2
        enough = reference(team.change(advance_base=min(20.0, base + weight * middle))).revenue >= 2.0 * usual
        low, high = (low, middle) if enough else (middle, high)
    return high


def star_at_selling(team: Team) -> Team:
    """The manager sold twice what one who counts as usual (or what this team's own manager) sells."""
    own = max(float(team.usual_selling), float(team.manager_selling))
    return team.change(manager_selling=min(MOST_SKILL, own + doubling(team)))


_UNWATCHED = status_quo_with("nobody watched", oversight_hours=0.0)
_WATCHED = status_quo_with("an hour of oversight for everybody", oversight_hours=1.0)
_SHARING = status_quo_with("half an hour of shared know-how", sharing_hours=0.5)
_UNCOUNTED = status_quo_with("no push for activity", activity_push=0.0)
_COUNTED = status_quo_with("full push for activity", activity_push=1.0)

Experiment = Callable[[Team], tuple[Team, Style]]
EXPERIMENTS: dict[str, Experiment] = {
    "base": lambda team: (team, STATUS_QUO),
    "bad market": lambda team: (team.change(market=0.6 * float(team.market)), STATUS_QUO),
    "unwatched": lambda team: (team, _UNWATCHED),
    "watched": lambda team: (team, _WATCHED),
    "sharing": lambda team: (team, _SHARING),
    "uncounted": lambda team: (team, _UNCOUNTED),
    "counted": lambda team: (team, _COUNTED),
    "weak manager": lambda team: (managers_at(team, -TENTH), STATUS_QUO),
    "strong manager": lambda team: (managers_at(team, TENTH), STATUS_QUO),
    "star manager": lambda team: (star_at_selling(team), STATUS_QUO),
    "campaign": lambda _: (Team(preset="outbound_campaign"), STATUS_QUO),
    "nobody leaves": lambda team: (team.without("attrition"), STATUS_QUO),
    "many leave": lambda team: (team.change(quit_rate=min(1.0, 4.0 * float(team.quit_rate))), STATUS_QUO),
    "all new": lambda team: (team.change(tenure_mean=0.0, warmup_weeks=0), STATUS_QUO),
    "all new, no ramp": lambda team: (team.change(tenure_mean=0.0, warmup_weeks=0, ramp_gap=0.0), STATUS_QUO),
}

CALLED = ("campaign",)  # measured by call, not by week


@dataclass
class Lab:
    """One team and one seed; each experiment is simulated once, when first needed."""

    team: Team
    seed: int
    runs: int
    done: dict[str, Trace | Calls] = field(default_factory=dict)
    parts: dict[tuple[str, int], list[Trace | Calls]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Trace | Calls:
        if name not in self.done:
            team, style = EXPERIMENTS[name](self.team)
            live = count_calls if name in CALLED else trace
            self.done[name] = live(team, style, self.runs, self.seed)
        return self.done[name]

    def left_out(self, name: str, groups: int) -> list[Trace | Calls]:
        """The experiment with each of so many groups of runs left out in turn."""
        if (name, groups) not in self.parts:
            runs = np.arange(self.runs)
            self.parts[name, groups] = [self[name].only(runs[runs % groups != k]) for k in range(groups)]
        return self.parts[name, groups]
