"""Colleen on coaching: regularly, the best most, and everybody rises (C4, C5)."""

from __future__ import annotations

from ...management.contrasts import (
    BOTTOM_COACHED,
    COACHED,
    MIDDLE_COACHED,
    SHARED,
    STARS_LIFTED,
    TOP_COACHED,
    UNCOACHED,
)
from ..claim import HALVES, Claim, Experiment, Other, halved
from ..run_cache import RunCache
from ..statistic import Statistic, gain, weakest
from .burn import best_at_start

_AS_IS = "the mix of people of each plausible world"


def _coached(cache: RunCache, column: str = "revenue") -> Statistic:
    return gain(cache.history(UNCOACHED), cache.history(COACHED), column)


def _best_most(cache: RunCache, column: str = "revenue") -> Statistic:
    top = cache.history(TOP_COACHED)
    return weakest(*((gain(cache.history(other), top, column), 1.0) for other in (MIDDLE_COACHED, BOTTOM_COACHED)))


def _c5(cache: RunCache, column: str = "revenue") -> Statistic:
    shared = cache.history(SHARED)
    return gain(shared, cache.history(STARS_LIFTED), column, who=1.0 - best_at_start(shared))


CLAIMS = (
    halved(
        Claim(
            id="C4",
            author="Colleen",
            words="Coach regularly, and coach the best most.",
            why="A coaching hour is worth what skill it adds times what that skill sells.",
            links=("coaching",),
            experiment=HALVES,
            rows=("5.16", "5.10", "5.14"),
        ),
        Claim(
            id="C4a",
            author="Colleen",
            words="Coach regularly.",
            why="Coaching adds skill and keeps causes from growing; it takes time, and unskilled coaching harms.",
            links=("coaching", "repair", "time"),
            experiment=Experiment(
                metric="revenue gained by regular coaching",
                unit="% of revenue",
                contrast="two fifths of an hour of coaching a week for everybody against none, all else the usual "
                "practice",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=1.0,
                measure=_coached,
                other=Other(
                    metric="orders gained by regular coaching",
                    smallest_effect=1.0,
                    measure=lambda cache: _coached(cache, "won"),
                ),
            ),
        ),
        Claim(
            id="C4b",
            author="Colleen",
            words="Coach the best most.",
            why="A coaching hour is worth what skill it adds times what that skill sells.",
            links=("coaching",),
            experiment=Experiment(
                metric="the smaller of two gains in revenue",
                unit="% of revenue",
                contrast="0.8 hours more coaching for the best quarter, against the same for the middle, and for "
                "the last",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=0.5,
                measure=_best_most,
                other=Other(
                    metric="the smaller of two gains in orders",
                    smallest_effect=0.5,
                    measure=lambda cache: _best_most(cache, "won"),
                ),
            ),
            limits="Holds only where the best repay it more than both others. Half a per cent, for only a quarter "
            "of the people is coached more.",
        ),
    ),
    Claim(
        id="C5",
        author="Colleen",
        words="Lift the A-players, and everybody rises.",
        why="Know-how spreads from the best colleague.",
        links=("peers", "coaching"),
        experiment=Experiment(
            metric="revenue that the other three quarters gain",
            unit="% of their revenue",
            contrast="0.8 hours more coaching for the best quarter against none, with know-how shared in both",
            people="all but the best quarter of each team at the start",
            horizon="a year",
            smallest_effect=0.5,
            measure=_c5,
            other=Other(
                metric="orders that the other three quarters gain",
                smallest_effect=0.5,
                measure=lambda cache: _c5(cache, "won"),
            ),
        ),
        rows=("8.1", "8.3", "8.4"),
        limits="Half a per cent, for they are not coached themselves. Whether a star spurs or discourages colleagues, "
        "which the pay plan decides, has no place in the model.",
    ),
)
