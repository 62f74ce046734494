"""The people whom an author has in mind: a world as it is, with another mix, or with one thing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..settings.register import CAUSE_SHARES
from ..settings.team import Team
from ..simulation.mean_field import quota_per_week


@dataclass(frozen=True, slots=True)
class People:
    """A change to a world.

    Attributes:
        name: what a user types, e.g. ``people="will not"``.
        words: the same for the reader.
        change: takes a team, returns the changed team.
    """

    name: str
    words: str
    change: Callable[[Team], Team]


def _fixed_quota(team: Team) -> Team:
    """The same quotas whatever else is changed, so that nobody is pressed more or less for it."""
    return team.change(quota_per_week=quota_per_week(team))


def _nobody_with(*causes: str) -> Callable[[Team], Team]:
    """A change to a world in which nobody ever falls short for these causes, and the others are as common as before."""
    gone: dict[str, Any] = {CAUSE_SHARES[cause]: 0.0 for cause in causes}
    return lambda team: _fixed_quota(team).change(**gone)


CANNOT_YET_MIX = {"training": 0.2, "support": 0.15, "tools": 0.15, "environment": 0.1, "personal": 0.15}
AS_THEY_ARE = People("as they are", "the mix of people of each plausible world", lambda team: team)
CANNOT_YET = People(
    "cannot yet", "three people in four want to and cannot yet (training, support, tools, environment, personal); "
    "nobody is unwilling", lambda team: team.change(causes=CANNOT_YET_MIX),
)  # fmt: skip
WILL_NOT = People(
    "will not", "six people in ten do not want to do the work", lambda team: team.change(causes={"will": 0.6})
)
TWENTY = People("a group of twenty", "a group of twenty, mixed as in each plausible world",
                lambda team: team.change(people=20))  # fmt: skip
MANY_LEAVE = People(
    "many leave", "each plausible world, with four times the leaving, so that many accounts change hands",
    lambda team: team.change(quit_rate=min(1.0, 4.0 * float(team.quit_rate))),
)  # fmt: skip
NOT_THE_MANAGERS_MAKING = People(
    "without the manager's causes", "nobody falls short for hiring, training, support, tools or environment",
    _nobody_with("hiring", "training", "support", "tools", "environment"),
)  # fmt: skip
NOT_THEIR_OWN = People(
    "without causes of their own", "nobody falls short for circumstances or will",
    _nobody_with("personal", "will"),
)  # fmt: skip
FIXED_QUOTA = People("with the quota held", "each plausible world, its quota written down", _fixed_quota)
PRESSED = People(
    "pressed twice as hard", "senior management presses twice as hard",
    lambda team: team.change(baseline_pressure=min(1.0, 2.0 * float(team.baseline_pressure)),
                             target_slope=min(20.0, 2.0 * float(team.target_slope))),
)  # fmt: skip
NOT_HANDED_ON = People(
    "nothing handed on", "strain and shortfall never reach customers (the link pass_through is cut)",
    lambda team: team.without("pass_through"),
)  # fmt: skip

WARNED = People(
    "warned", "whoever sells less than half of the quota for two quarters is warned and then dismissed",
    lambda team: team.change(dismissal=1.0),
)  # fmt: skip
HOURS_ENOUGH = People(
    "hours enough", "managers have hours enough for all that they mean to do",
    lambda team: team.change(manager_hours_per_week=168.0),
)  # fmt: skip

# Mixes that a claim can be tested on instead of the one that its author has in mind.
MIXES: dict[str, People] = {mix.name: mix for mix in (AS_THEY_ARE, CANNOT_YET, WILL_NOT)}


def known_mix(name: object) -> People:
    """The mix of that name.

    Args:
        name: as in ``sc.mixes.MIXES``.

    Returns:
        The mix.

    Raises:
        ValueError: no such mix; says which there are.
    """
    if isinstance(name, str) and name in MIXES:
        return MIXES[name]
    raise ValueError(f'unknown people {name!r}. Mixes: {", ".join(MIXES)}. Type: people="will not"')


def both(mix: People, change: People) -> People:
    """Two changes in one.

    Args:
        mix: the first.
        change: what is changed after it.

    Returns:
        Both, one after the other.
    """
    return People(
        f"{mix.name}, {change.name}", f"{mix.words}; {change.words}", lambda team: change.change(mix.change(team))
    )
