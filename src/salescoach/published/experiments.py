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
SHARED_WEEKS = 4  # of the sharing trial
SPARE_HOURS = 168.0
BAD_MARKET = 0.5  # chosen, for no source says how much less customers needed
KEPT_TRACES = 4


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


def by_lot(shape: tuple[int, ...]) -> np.ndarray:
    """Hours of oversight that the lot gives a seat: none, one or two, whoever sits there.

    Args:
        shape: (runs, people).
    """
    return np.broadcast_to(np.arange(shape[-1]) % 3.0, shape).copy()


def _watched_by_lot(seen: Seen) -> Practices:
    return replace(STATUS_QUO.rule(seen), oversight_hours=by_lot(seen.shape))


def _shared_for_a_month(seen: Seen) -> Practices:
    return replace(STATUS_QUO.rule(seen), sharing_hours=1.0 if seen.week < SHARED_WEEKS else 0.0)


def _cared_for(seen: Seen) -> Practices:
    usual = STATUS_QUO.rule(seen)
    return replace(usual, asking=1.0, support_hours=np.asarray(usual.support_hours) + 1.0)


def _style(name: str, rule: Callable[[Seen], Practices]) -> Style:
    return Style(name=name, author="usual practice, one thing changed", summary=name, rule=rule)


def with_hours_to_spare(team: Team) -> Team:
    """Managers whose hours never run out: in the studies of monitoring a machine watched, or a researcher."""
    return team.change(manager_hours_per_week=SPARE_HOURS)


_UNWATCHED = status_quo_with("nobody watched", oversight_hours=0.0)
_WATCHED = status_quo_with("an hour of oversight for everybody", oversight_hours=1.0)
_BY_LOT = _style("none, one or two hours of oversight by lot", _watched_by_lot)
_SHARED = _style("an hour of shared know-how a week for four weeks", _shared_for_a_month)
_CARED_FOR = _style("an hour of support more, everybody asked", _cared_for)
_UNREVIEWED = status_quo_with("no reviews", review_hours=0.0)
_REVIEWED = status_quo_with("an hour of review for everybody", review_hours=1.0)
_SELDOM = status_quo_with("coached for a quarter of an hour", coaching_hours=0.25, coaching_fit=0.0)
_OFTEN = status_quo_with("coached for an hour and a half", coaching_hours=1.5, coaching_fit=0.0)
_UNCOUNTED = status_quo_with("no push for activity", activity_push=0.0)
_COUNTED = status_quo_with("full push for activity", activity_push=1.0)

Experiment = Callable[[Team], tuple[Team, Style]]
EXPERIMENTS: dict[str, Experiment] = {
    "base": lambda team: (team, STATUS_QUO),
    "bad market": lambda team: (team.change(market=BAD_MARKET * float(team.market)), STATUS_QUO),
    "unwatched": lambda team: (with_hours_to_spare(team), _UNWATCHED),
    "watched": lambda team: (with_hours_to_spare(team), _WATCHED),
    "by lot": lambda team: (with_hours_to_spare(team), _BY_LOT),
    "shared": lambda team: (team, _SHARED),
    "cared for": lambda team: (team, _CARED_FOR),
    "unreviewed": lambda team: (team, _UNREVIEWED),
    "reviewed": lambda team: (team, _REVIEWED),
    "unskilled, seldom": lambda team: (managers_at(team, -TENTH), _SELDOM),
    "unskilled, often": lambda team: (managers_at(team, -TENTH), _OFTEN),
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
    """One team and one seed; each experiment is simulated when first needed.

    The last ``KEPT_TRACES`` are kept, and the base: 1,000 runs of the default team take 60 MB each.

    Attributes:
        team: in whose world.
        seed: of the luck.
        runs: years per experiment.
        done: experiments that are kept.
        parts: the same without one group of runs each.
    """

    team: Team
    seed: int
    runs: int
    done: dict[str, Trace | Calls] = field(default_factory=dict)
    parts: dict[tuple[str, int], list[Trace | Calls]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Trace | Calls:
        if name not in self.done:
            self._make_room()
            team, style = EXPERIMENTS[name](self.team)
            live = count_calls if name in CALLED else trace
            self.done[name] = live(team, style, self.runs, self.seed)
        return self.done[name]

    def _make_room(self) -> None:
        kept = [name for name in self.done if name != "base"]
        for name in kept[: max(0, len(kept) - KEPT_TRACES + 1)]:
            del self.done[name]
            self.parts = {key: part for key, part in self.parts.items() if key[0] != name}

    def left_out(self, name: str, groups: int) -> list[Trace | Calls]:
        """The experiment with each of so many groups of runs left out in turn."""
        if (name, groups) not in self.parts:
            runs = np.arange(self.runs)
            self.parts[name, groups] = [self[name].only(runs[runs % groups != k]) for k in range(groups)]
        return self.parts[name, groups]
