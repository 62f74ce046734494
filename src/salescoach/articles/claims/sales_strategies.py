"""Colleen: know the data, notice in time, coach the best, manage the process (C1-C7)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import (
    BOTTOM_COACHED,
    DEALS_KNOWN,
    DEALS_UNKNOWN,
    LOOSE,
    MIDDLE_COACHED,
    SHARED,
    STARS_LIFTED,
    THE_PERSON,
    THE_PROCESS,
    TIGHT,
    TOP_COACHED,
)
from ..claim import Claim, Experiment
from ..history import ClaimHistory
from ..run_cache import RunCache
from ..statistic import Statistic, combined, explained, gain, summed, weakest
from .burn import best_at_start
from .weinberg_signals import looking_ahead


def _c1(cache: RunCache) -> Statistic:
    knows = cache.history("process")
    return weakest((gain(cache.history("hands_off"), knows), 1.0), (gain(cache.history("micromanage"), knows), 1.0))


def _c2(cache: RunCache) -> Statistic:
    at_once, late = cache.history("process"), cache.history("process", from_week=13, before="hands_off")
    start = at_once.start["attainment"] * at_once.quota
    behind = (start.sum(axis=1) < at_once.quota.sum(axis=1)).astype(float)
    sums = [summed(x, "revenue") * behind for x in (at_once, late)]
    return combined(lambda s: 100.0 * (1.0 - s[..., 1] / s[..., 0]), *sums)


def forecast(history: ClaimHistory) -> Numbers:
    """Moments of the number and movement of opportunities with the orders of the next quarter."""
    won = np.cumsum(history["won"], axis=0)
    return looking_ahead(
        history, lambda t: [history["open_deals"][t], history["movement"][t]], lambda t: won[t + 13] - won[t]
    )


def _c3(cache: RunCache) -> Statistic:
    sums = np.concatenate([forecast(cache.history(style)) for style in (DEALS_UNKNOWN, DEALS_KNOWN)], axis=1)
    half = sums.shape[1] // 2
    used = (0, 1, 2)
    return Statistic(sums, lambda s: 100.0 * (explained(s[..., half:], 4, used) - explained(s[..., :half], 4, used)))


def _c4(cache: RunCache) -> Statistic:
    top = cache.history(TOP_COACHED)
    return weakest(*((gain(cache.history(other), top), 1.0) for other in (MIDDLE_COACHED, BOTTOM_COACHED)))


def _c5(cache: RunCache) -> Statistic:
    shared = cache.history(SHARED)
    return gain(shared, cache.history(STARS_LIFTED), who=1.0 - best_at_start(shared))


def _c6(cache: RunCache) -> Statistic:
    return gain(cache.history(THE_PERSON), cache.history(THE_PROCESS))


def _c7(cache: RunCache) -> Statistic:
    return gain(cache.history(TIGHT), cache.history(LOOSE), "oversight")


_AS_IS = "the mix of people of each plausible world"
CLAIMS = (
    Claim(
        id="C1",
        author="Colleen",
        words="Knowing the data in detail and holding people to it gets results.",
        why="Dead opportunities are found, effort answers, all are coached, the best most.",
        links=("inspection", "accountability", "sight", "coaching"),
        experiment=Experiment(
            metric="the smaller of two gains in revenue",
            unit="% of revenue",
            contrast="process against hands_off, and process against micromanage",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=1.0,
            measure=_c1,
        ),
        rows=("1.24", "3.5", "1.18", "2.15"),
        limits="The style process also coaches; C6 tests process review alone. Holds only where both gains do.",
        also=("will not",),
    ),
    Claim(
        id="C2",
        author="Colleen",
        words="Hands-off leaders notice too late that they are behind.",
        why="What is not looked after goes on falling.",
        links=("inspection", "accountability", "coaching"),
        experiment=Experiment(
            metric="the year's revenue that noticing a quarter later costs",
            unit="% of revenue",
            contrast="hands_off for a quarter and then process, against process from the start",
            people="teams below quota at the start, in each plausible world",
            horizon="a year",
            smallest_effect=1.0,
            measure=_c2,
        ),
        rows=("3.5",),
        carried="in part",
        limits="Styles have no memory, and all see results at once, so the delay is imposed; only its cost is tested.",
    ),
    Claim(
        id="C3",
        author="Colleen",
        words="Know who will bring in which deals.",
        why="Going through pipelines clears dead opportunities out of the records.",
        links=("inspection",),
        experiment=Experiment(
            metric="further variance of next quarter's orders that the pipeline explains",
            unit="% of variance",
            contrast="0.6 hours of process review a week against none, all else the usual practice",
            people=_AS_IS,
            horizon="the next quarter",
            smallest_effect=2.0,
            measure=_c3,
        ),
        rows=("5.25",),
        limits="Forecast by number and movement of opportunities in the records, not by the manager's picture of them; "
        "single deals are not forecast.",
    ),
    Claim(
        id="C4",
        author="Colleen",
        words="Coach regularly, and coach the best most.",
        why="A coaching hour is worth what skill it adds times what that skill sells.",
        links=("coaching",),
        experiment=Experiment(
            metric="the smaller of two gains in revenue",
            unit="% of revenue",
            contrast="0.8 hours more coaching for the best quarter, against the same for the middle, and for the last",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=0.5,
            measure=_c4,
        ),
        rows=("5.16", "5.10", "5.14"),
        limits="Holds only where the best repay it more than both others. Half a per cent, for only a quarter of the "
        "people is coached more.",
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
        ),
        rows=("8.1", "8.3", "8.4"),
        limits="Half a per cent, for they are not coached themselves. Whether a star spurs or discourages colleagues, "
        "which the pay plan decides, has no place in the model.",
    ),
    Claim(
        id="C6",
        author="Colleen",
        words="Micromanage the process, not the person.",
        why="Process review finds dead opportunities and asks for some effort; watching intrudes.",
        links=("inspection", "accountability", "intrusion"),
        experiment=Experiment(
            metric="revenue gained by managing the process",
            unit="% of revenue",
            contrast="0.8 hours of process review against 0.8 hours of oversight, everybody",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=1.0,
            measure=_c6,
        ),
        rows=("1.6", "1.19"),
        by_construction="Process review does not intrude by assumption; its pull on effort is weaker (0.1 to 0.8 of a "
        "review), so the sign is open.",
        also=("will not",),
    ),
    Claim(
        id="C7",
        author="Colleen",
        words="Whoever does not manage the process ends up micromanaging people.",
        why="A loose process lowers results, and low results bring oversight.",
        links=("inspection", "accountability"),
        experiment=Experiment(
            metric="hours of oversight that a loose process brings on",
            unit="% of hours",
            contrast="no process review against 0.6 hours of it, under a manager who watches whoever is below 80 % "
            "of quota",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=5.0,
            measure=_c7,
        ),
        by_construction="The manager here watches on poor results by rule; how much more a loose process brings is "
        "tested.",
    ),
)
