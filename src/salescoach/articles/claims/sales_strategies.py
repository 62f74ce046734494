"""Colleen: know the data, notice in time, forecast, manage the process (C1-C3, C6, C7)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import (
    DEALS_KNOWN,
    DEALS_UNKNOWN,
    LOOSE,
    THE_PERSON,
    THE_PROCESS,
    TIGHT,
)
from ..claim import HALVES, Claim, Experiment, Other, halved
from ..history import ClaimHistory
from ..mixes import AS_THEY_ARE, HOURS_ENOUGH
from ..run_cache import RunCache
from ..statistic import Statistic, combined, explained, gain, summed
from .weinberg_signals import looking_ahead, next_orders, next_quarter

YEAR_AND_A_HALF, NOTICED, LATER = 78, 26, 39
_AS_IS = "the mix of people of each plausible world"


def _c1(cache: RunCache, against: str, column: str = "revenue") -> Statistic:
    return gain(cache.history(against), cache.history("process"), column)


def _c2(cache: RunCache, column: str = "revenue") -> Statistic:
    """Half a year of hands_off for both; then process at once, or a quarter later."""
    at_once, late = (
        cache.history("process", from_week=week, before="hands_off", weeks=YEAR_AND_A_HALF) for week in (NOTICED, LATER)
    )
    start = at_once["attainment"][NOTICED - 1] * at_once.quota
    behind = (start.sum(axis=1) < at_once.quota.sum(axis=1)).astype(float)
    sums = [summed(x, column, weeks=slice(NOTICED, None)) * behind for x in (at_once, late)]
    return combined(lambda s: 100.0 * (1.0 - s[..., 1] / s[..., 0]), *sums)


def _explained_further(cache: RunCache, follows: Callable[[ClaimHistory], Callable[[int], Numbers]]) -> Statistic:
    sums = np.concatenate([forecast(cache.history(style), follows) for style in (DEALS_UNKNOWN, DEALS_KNOWN)], axis=1)
    half = sums.shape[1] // 2
    used = (0, 1, 2)
    return Statistic(sums, lambda s: 100.0 * (explained(s[..., half:], 4, used) - explained(s[..., :half], 4, used)))


def forecast(
    history: ClaimHistory, follows: Callable[[ClaimHistory], Callable[[int], Numbers]] = next_orders
) -> Numbers:
    """Moments of the number and movement of opportunities with what the next quarter brings."""
    return looking_ahead(history, lambda t: [history["open_deals"][t], history["movement"][t]], follows(history))


def _c3(cache: RunCache) -> Statistic:
    return _explained_further(cache, next_orders)


def _c6(cache: RunCache, column: str = "revenue") -> Statistic:
    return gain(cache.history(THE_PERSON), cache.history(THE_PROCESS), column)


def _c7(cache: RunCache) -> Statistic:
    tight, loose = (cache.history(style, AS_THEY_ARE, under=HOURS_ENOUGH) for style in (TIGHT, LOOSE))
    return gain(tight, loose, "oversight")


def _fall_short(cache: RunCache) -> Statistic:
    sums = []
    for style in (TIGHT, LOOSE):
        history = cache.history(style, AS_THEY_ARE, under=HOURS_ENOUGH)
        sums.append(np.asarray(((history["attainment"] < 0.8) * history["worked"]).sum(axis=(0, 2))))
    return combined(lambda s: 100.0 * (s[..., 1] / s[..., 0] - 1.0), *sums)


CLAIMS = (
    halved(
        Claim(
            id="C1",
            author="Colleen",
            words="Knowing the data in detail and holding people to it gets results.",
            why="Dead opportunities are found, effort answers, all are coached, the best most.",
            links=("inspection", "accountability", "sight", "coaching"),
            experiment=HALVES,
            rows=("1.24", "3.5", "1.18", "2.15"),
            limits="The style process also coaches, for its author asks for it; C6 tests process review alone.",
            also=("will not",),
        ),
        Claim(
            id="C1a",
            author="Colleen",
            words="It does more than the usual practice.",
            why="More is seen and asked, more are coached; it takes hours.",
            links=("inspection", "accountability", "sight", "coaching"),
            experiment=Experiment(
                metric="revenue gained by knowing the data and holding people to it",
                unit="% of revenue",
                contrast="process, which shares no know-how, against status_quo",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=1.0,
                measure=lambda cache: _c1(cache, "status_quo"),
                other=Other(
                    metric="orders gained",
                    smallest_effect=1.0,
                    measure=lambda cache: _c1(cache, "status_quo", "won"),
                ),
            ),
        ),
        Claim(
            id="C1b",
            author="Colleen",
            words="It does more than leaving people alone.",
            why="More is seen and asked, and coached.",
            links=("inspection", "accountability", "sight", "coaching"),
            experiment=Experiment(
                metric="revenue gained by knowing the data and holding people to it",
                unit="% of revenue",
                contrast="process, which shares no know-how, against hands_off",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=1.0,
                measure=lambda cache: _c1(cache, "hands_off"),
                other=Other(
                    metric="orders gained",
                    smallest_effect=1.0,
                    measure=lambda cache: _c1(cache, "hands_off", "won"),
                ),
            ),
        ),
        Claim(
            id="C1c",
            author="Colleen",
            words="It does more than coaching and holding pressure back.",
            why="One asks and sees, the other helps and spares.",
            links=("inspection", "accountability", "sight", "coaching"),
            experiment=Experiment(
                metric="revenue gained by knowing the data and holding people to it",
                unit="% of revenue",
                contrast="process, which shares no know-how, against coach",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=1.0,
                measure=lambda cache: _c1(cache, "coach"),
                other=Other(
                    metric="orders gained",
                    smallest_effect=1.0,
                    measure=lambda cache: _c1(cache, "coach", "won"),
                ),
            ),
        ),
    ),
    Claim(
        id="C2",
        author="Colleen",
        words="Hands-off leaders notice too late that they are behind.",
        why="What is not looked after goes on falling.",
        links=("inspection", "accountability", "coaching"),
        experiment=Experiment(
            metric="revenue that noticing a quarter later costs in the year from then on",
            unit="% of revenue",
            contrast="hands_off for half a year and then process, against hands_off for three quarters and then "
            "process",
            people="teams below quota after half a year of hands_off, in each plausible world",
            horizon="a year",
            smallest_effect=1.0,
            measure=_c2,
            other=Other(
                metric="the same in orders",
                smallest_effect=1.0,
                measure=lambda cache: _c2(cache, "won"),
            ),
        ),
        rows=("3.5",),
        carried="in part",
        limits="Both have lived the same half-year. Styles have no memory, and all see results at once, so the "
        "delay is imposed; only its cost is tested.",
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
            precision=1.0,
            other=Other(
                metric="the same of the next quarter's attainment",
                smallest_effect=2.0,
                measure=lambda cache: _explained_further(cache, next_quarter),
            ),
        ),
        rows=("5.25",),
        limits="Forecast by number and movement of opportunities in the records, not by the manager's picture of them; "
        "single deals are not forecast.",
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
            other=Other(
                metric="orders gained by managing the process",
                smallest_effect=1.0,
                measure=lambda cache: _c6(cache, "won"),
            ),
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
            "of quota and has hours enough for both",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=5.0,
            measure=_c7,
            precision=2.5,
            other=Other(
                metric="weeks in which somebody falls short by a fifth, in % more",
                smallest_effect=5.0,
                measure=_fall_short,
            ),
        ),
        by_construction="The manager here watches on poor results by rule; whether a loose process lowers results "
        "enough to bring more of it is tested.",
        limits="Managers have hours enough here, so that process review does not crowd watching out: else that "
        "would be the reason, and not his.",
    ),
)
