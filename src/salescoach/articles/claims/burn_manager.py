"""Burn on the manager: stepping in, and a clear minimum (B2, B3)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import (
    BLANKET,
    STEPS_IN,
    THRESHOLD,
)
from ...management.style import Style
from ..claim import HALVES, Claim, Experiment, Other, halved
from ..run_cache import RunCache
from ..statistic import Statistic, combined, gain

_AS_IS = "the mix of people of each plausible world"


def _able_leave(cache: RunCache, above: float = 0.0) -> Statistic:
    sums: list[Numbers] = []
    for history in (cache.history("status_quo"), cache.history(STEPS_IN)):
        same = (history["hire"] == history.start["hire"]) & (history["worked"] == 1)
        able = (history.start["potential"] > above) & same
        sums += [np.asarray((history[name] * able).sum(axis=(0, 2))) for name in ("left", "worked")]
    return combined(lambda s: 5200.0 * (s[..., 2] / s[..., 3] - s[..., 0] / s[..., 1]), *sums)


def _initiative(cache: RunCache, above: float = 0.0) -> Statistic:
    sums: list[Numbers] = []
    for x in (cache.history("status_quo"), cache.history(STEPS_IN)):
        able = (x.start["potential"] > above) & (x["hire"] == x.start["hire"]) & (x["worked"] == 1)
        sums += [np.asarray((x["initiative"] * able).sum(axis=(0, 2))), np.asarray(able.sum(axis=(0, 2)) + 0.0)]
    return combined(lambda s: 100.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


def _drowns(cache: RunCache, weeks: bool = False) -> Statistic:
    lives = (cache.history("status_quo"), cache.history(STEPS_IN))
    sums = [np.asarray(((x.overload > 0.0) if weeks else x.overload).mean(axis=(0, 2))) for x in lives]
    return combined(lambda s: 100.0 * (s[..., 1] - s[..., 0]), *sums)


def _b3(cache: RunCache, against: str | Style, column: str = "revenue") -> Statistic:
    return gain(cache.history(against), cache.history(THRESHOLD), column)


CLAIMS = (
    halved(
        Claim(
            id="B2",
            author="Burn",
            words="A manager who keeps stepping in stifles: good people leave or stop taking initiative, and the "
            "manager drowns.",
            why="Taken-over people lose initiative, which makes some leave; the manager's hours are a hard limit.",
            links=("intrusion", "attrition", "time"),
            experiment=HALVES,
            rows=("5.20", "6.14"),
        ),
        Claim(
            id="B2a",
            author="Burn",
            words="Good people leave.",
            why="Lost initiative makes people leave.",
            links=("intrusion", "attrition"),
            experiment=Experiment(
                metric="leaving of the able that stepping in adds",
                unit="leavers a year in 100 people",
                contrast="the usual practice with take-over added (3 hours for whoever is below 90 % of quota, "
                "half an hour for the rest) against without",
                people="people of more than average potential",
                horizon="a year",
                smallest_effect=2.0,
                measure=_able_leave,
                other=Other(
                    metric="the same of everybody who was there at the start",
                    smallest_effect=2.0,
                    measure=lambda cache: _able_leave(cache, -np.inf),
                ),
            ),
            by_construction="That lost initiative makes people leave is an assumption (quit_initiative, from none "
            "to much). What the manager sells in their place may keep them, so the sign is open; the size is "
            "tested.",
        ),
        Claim(
            id="B2b",
            author="Burn",
            words="Or they stop taking initiative.",
            why="Taken-over people lose initiative.",
            links=("intrusion",),
            experiment=Experiment(
                metric="initiative that the able lose",
                unit="points of 100",
                contrast="the usual practice with take-over added (3 hours for whoever is below 90 % of quota, "
                "half an hour for the rest) against without",
                people="people of more than average potential",
                horizon="a year",
                smallest_effect=2.0,
                measure=_initiative,
                precision=1.0,
                other=Other(
                    metric="the same of everybody who was there at the start",
                    smallest_effect=2.0,
                    measure=lambda cache: _initiative(cache, -np.inf),
                ),
            ),
            by_construction="Take-over can only cost initiative in the model; the size alone is tested.",
        ),
        Claim(
            id="B2c",
            author="Burn",
            words="The manager drowns in it.",
            why="The manager's hours are a hard limit.",
            links=("time",),
            experiment=Experiment(
                metric="overload added: hours asked beyond those there are",
                unit="% of hours",
                contrast="the usual practice with take-over added (3 hours for whoever is below 90 % of quota, "
                "half an hour for the rest) against without",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=10.0,
                measure=_drowns,
                precision=5.0,
                other=Other(
                    metric="share of weeks in overload that it adds, in percentage points",
                    smallest_effect=10.0,
                    measure=lambda cache: _drowns(cache, weeks=True),
                ),
            ),
            by_construction="The hours of taking over are in its rule; how much they are beyond what managers have "
            "is tested.",
        ),
        needs=((0, 1), (2,)),
    ),
    halved(
        Claim(
            id="B3",
            author="Burn",
            words="Set a clear minimum, and have help ready for whoever is below it.",
            why="The same hours do more where something is missing.",
            links=("repair", "coaching", "diagnosis"),
            experiment=HALVES,
            rows=("5.10", "5.16", "1.7"),
            also=("cannot yet",),
        ),
        Claim(
            id="B3a",
            author="Burn",
            words="Help for whoever is below it does more than the same hours for all.",
            why="The same hours do more where something is missing; a dose has diminishing returns.",
            links=("repair", "coaching", "diagnosis"),
            experiment=Experiment(
                metric="revenue gained by the minimum",
                unit="% of revenue",
                contrast="coaching, support and asking for whoever is below 60 % of quota, against the same hours "
                "for all alike",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=1.0,
                measure=lambda cache: _b3(cache, BLANKET),
                other=Other(
                    metric="orders gained by the minimum",
                    smallest_effect=1.0,
                    measure=lambda cache: _b3(cache, BLANKET, "won"),
                ),
            ),
        ),
        Claim(
            id="B3b",
            author="Burn",
            words="It does more than the usual practice.",
            why="More help below the minimum, less watching; the rest are coached less.",
            links=("repair", "coaching", "diagnosis", "intrusion"),
            experiment=Experiment(
                metric="revenue gained by the minimum",
                unit="% of revenue",
                contrast="coaching, support and asking for whoever is below 60 % of quota, nobody watched, against "
                "the usual practice",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=1.0,
                measure=lambda cache: _b3(cache, "status_quo"),
                other=Other(
                    metric="orders gained by the minimum",
                    smallest_effect=1.0,
                    measure=lambda cache: _b3(cache, "status_quo", "won"),
                ),
            ),
        ),
    ),
)
