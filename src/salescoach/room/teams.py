"""The hidden teams: eight people who look alike from outside, and for whom different things are right."""

from __future__ import annotations

import random
from typing import Any

from ..settings.team import Team

SEED = 253  # of a luck in which all five teams begin alike: 89 to 101 of 100
KIND = 8  # customers for whom one phone speaks
# What is changed in a world. Quotas are set so that the teams look alike from outside.
HIDDEN: dict[str, dict[str, Any]] = {
    "unwilling": {
        "quota_stretch": 2.6, "causes": {"will": 0.85}, "will_low": 0.4, "accountability": 0.95,
        "adaptiveness": 0.65, "strain_pressure": 0.015, "drift": 0.15, "push_shortfall": 0.2, "pass_through": 0.5,
    },
    "untrained": {
        "quota_stretch": 1.0, "causes": {"training": 1.0}, "training_gap": 2.0, "coach_skill": 0.95, "room": 1.2,
        "coaching": 0.08,
        "adaptiveness": 0.65, "strain_pressure": 0.015, "drift": 0.15, "push_shortfall": 0.2, "pass_through": 0.5,
    },
    "unhelped": {
        "quota_stretch": 1.3, "causes": {"support": 0.5, "personal": 0.35}, "repair": 0.25,
        "diagnosis_skill": 0.75, "adaptiveness": 0.65, "strain_pressure": 0.03, "push_shortfall": 0.2,
        "pass_through": 0.5,
    },
    "keen": {
        "quota_stretch": 2.3, "causes": {"training": 0.02}, "challenge": 2.0, "challenge_wear": 0.0,
        "challenge_reach": 1.0, "challenge_spread": 0.3, "adaptiveness": 0.75, "adaptiveness_spread": 0.05,
        "will_high": 0.78, "strain_pressure": 0.02, "pass_through": 0.2,
    },
    "thin_skinned": {
        "quota_stretch": 1.1, "causes": {"hiring": 0.05}, "adaptiveness": 0.25, "strain_pressure": 0.12,
        "pass_through": 1.6,
    },
}  # fmt: skip
MADE_FOR = {"unwilling": "in_order", "untrained": "coach", "unhelped": "ask", "keen": "pass_on",
            "thin_skinned": "shield"}  # fmt: skip


def hidden_of(seed: int, table: int) -> str:
    """Which team a table has: every five tables have all five, in an order that the seed draws."""
    names = sorted(HIDDEN)
    random.Random(f"{seed} {table // len(names)}").shuffle(names)
    return names[table % len(names)]


def team_of(hidden: str, weeks: int, world: Team | None = None) -> Team:
    """The team of a table, in the default world or in another one."""
    return (Team() if world is None else world).change(weeks=weeks, people=8, span=8, **HIDDEN[hidden])
