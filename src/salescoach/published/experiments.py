"""What is simulated to measure the patterns: the status quo, and single changes to it with the same luck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from ..settings.team import Team
from ..styles.library import STYLES
from ..styles.practices import Amount, Practices
from ..styles.seen import Seen
from ..styles.style import Style
from .trace import Trace, trace

STATUS_QUO = STYLES["status_quo"]
TENTH = 1.2815515655446004  # standard deviations from the mean to the 90th percentile


def status_quo_with(name: str, **amounts: Amount) -> Style:
    """The status quo with some practices fixed for everybody."""

    def rule(seen: Seen) -> Practices:
        return replace(STATUS_QUO.rule(seen), **amounts)

    return Style(f"status quo, {name}", "usual practice, one thing changed", name, rule)


def managers_at(team: Team, deviations: float) -> Team:
    """All managers this many standard deviations from the mean in coaching, keeping people and diagnosing."""
    spread = float(team.manager_spread)
    skills: dict[str, float] = {
        name: float(team.values[name]) for name in ("coach_skill", "people_skill", "diagnosis_skill")
    }
    moved: dict[str, Any] = {name: min(1.0, max(0.0, mean + deviations * spread)) for name, mean in skills.items()}
    return team.change(manager_spread=0.0, **moved)


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
    "nobody leaves": lambda team: (team.without("attrition"), STATUS_QUO),
    "many leave": lambda team: (team.change(quit_rate=min(1.0, 4.0 * float(team.quit_rate))), STATUS_QUO),
    "all new": lambda team: (team.change(tenure_mean=0.0, warmup_weeks=0), STATUS_QUO),
    "all new, no ramp": lambda team: (team.change(tenure_mean=0.0, warmup_weeks=0, ramp_gap=0.0), STATUS_QUO),
}


@dataclass
class Lab:
    """One team and one seed; each experiment is simulated once, when first needed."""

    team: Team
    seed: int
    runs: int
    done: dict[str, Trace] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Trace:
        if name not in self.done:
            team, style = EXPERIMENTS[name](self.team)
            self.done[name] = trace(team, style, self.runs, self.seed)
        return self.done[name]
