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
from ..history import Lives
from ..run_cache import Lab
from ..statistic import Tally, explained, gain, least, summed, tally
from .burn import best_at_start
from .weinberg_signals import looking_ahead


def _c1(lab: Lab) -> Tally:
    knows = lab.lives("process")
    return least((gain(lab.lives("hands_off"), knows), 1.0), (gain(lab.lives("micromanage"), knows), 1.0))


def _c2(lab: Lab) -> Tally:
    at_once, late = lab.lives("process"), lab.lives("process", from_week=13, before="hands_off")
    start = at_once.start["attainment"] * at_once.quota
    behind = (start.sum(axis=1) < at_once.quota.sum(axis=1)).astype(float)
    sums = [summed(x, "revenue") * behind for x in (at_once, late)]
    return tally(lambda s: 100.0 * (1.0 - s[..., 1] / s[..., 0]), *sums)


def forecast(lives: Lives) -> Numbers:
    """Moments of the number and movement of opportunities with the orders of the next quarter."""
    won = np.cumsum(lives["won"], axis=0)
    return looking_ahead(lives, lambda t: [lives["open_deals"][t], lives["moved"][t]], lambda t: won[t + 13] - won[t])


def _c3(lab: Lab) -> Tally:
    sums = np.concatenate([forecast(lab.lives(style)) for style in (DEALS_UNKNOWN, DEALS_KNOWN)], axis=1)
    half = sums.shape[1] // 2
    used = (0, 1, 2)
    return Tally(sums, lambda s: 100.0 * (explained(s[..., half:], 4, used) - explained(s[..., :half], 4, used)))


def _c4(lab: Lab) -> Tally:
    top = lab.lives(TOP_COACHED)
    return least(*((gain(lab.lives(other), top), 1.0) for other in (MIDDLE_COACHED, BOTTOM_COACHED)))


def _c5(lab: Lab) -> Tally:
    shared = lab.lives(SHARED)
    return gain(shared, lab.lives(STARS_LIFTED), who=1.0 - best_at_start(shared))


def _c6(lab: Lab) -> Tally:
    return gain(lab.lives(THE_PERSON), lab.lives(THE_PROCESS))


def _c7(lab: Lab) -> Tally:
    return gain(lab.lives(TIGHT), lab.lives(LOOSE), "oversight")


_AS_IS = "the mix of people of each plausible world"
CLAIMS = (
    Claim(
        "C1",
        "Colleen",
        "Knowing the data in detail and holding people to it gets results.",
        "Dead opportunities are found, effort answers, know-how is shared, the best are coached.",
        ("inspection", "accountability", "coaching", "peers"),
        Experiment(
            "the smaller of two gains in revenue",
            "% of revenue",
            "process against hands_off, and process against micromanage",
            _AS_IS,
            "a year",
            1.0,
            _c1,
        ),
        ("1.24", "3.5", "1.18", "2.15"),
        limits="The style process also shares know-how, which the article does not ask for by name; C6 tests process "
        "review alone. Holds only where both gains do.",
        also=("will not",),
    ),
    Claim(
        "C2",
        "Colleen",
        "Hands-off leaders notice too late that they are behind.",
        "What is not looked after goes on falling.",
        ("inspection", "accountability", "peers"),
        Experiment(
            "the year's revenue that noticing a quarter later costs",
            "% of revenue",
            "hands_off for a quarter and then process, against process from the start",
            "teams below quota at the start, in each plausible world",
            "a year",
            1.0,
            _c2,
        ),
        ("3.5",),
        carried="in part",
        limits="Styles have no memory and see all records, so the delay is imposed; only its cost is tested.",
    ),
    Claim(
        "C3",
        "Colleen",
        "Know who will bring in which deals.",
        "Going through pipelines clears dead opportunities out of the records.",
        ("inspection",),
        Experiment(
            "further variance of next quarter's orders that the pipeline explains",
            "% of variance",
            "0.6 hours of process review a week against none, all else the usual practice",
            _AS_IS,
            "the next quarter",
            2.0,
            _c3,
        ),
        ("5.25",),
        limits="Forecast by number and movement of opportunities; single deals are not forecast.",
    ),
    Claim(
        "C4",
        "Colleen",
        "Coach regularly, and coach the best most.",
        "A coaching hour is worth what skill it adds times what that skill sells.",
        ("coaching",),
        Experiment(
            "the smaller of two gains in revenue",
            "% of revenue",
            "0.8 hours more coaching for the best quarter, against the same for the middle, and for the last",
            _AS_IS,
            "a year",
            0.5,
            _c4,
        ),
        ("5.16", "5.10", "5.14"),
        limits="Holds only where the best repay it more than both others. Half a per cent, for only a quarter of the "
        "people is coached more.",
    ),
    Claim(
        "C5",
        "Colleen",
        "Lift the A-players, and everybody rises.",
        "Know-how spreads from the best colleague; under individual pay a star also discourages.",
        ("peers", "coaching"),
        Experiment(
            "revenue that the other three quarters gain",
            "% of their revenue",
            "0.8 hours more coaching for the best quarter against none, with know-how shared in both",
            "all but the best quarter of each team at the start",
            "a year",
            0.5,
            _c5,
        ),
        ("8.1", "8.3", "8.4"),
        limits="Half a per cent, for they are not coached themselves.",
    ),
    Claim(
        "C6",
        "Colleen",
        "Micromanage the process, not the person.",
        "Process review finds dead opportunities and asks for some effort; watching intrudes.",
        ("inspection", "accountability", "intrusion"),
        Experiment(
            "revenue gained by managing the process",
            "% of revenue",
            "0.8 hours of process review against 0.8 hours of oversight, everybody",
            _AS_IS,
            "a year",
            1.0,
            _c6,
        ),
        ("1.6", "1.19"),
        by_construction="Process review does not intrude by assumption; its pull on effort is weaker (0.1 to 0.8 of a "
        "review), so the sign is open.",
        also=("will not",),
    ),
    Claim(
        "C7",
        "Colleen",
        "Whoever does not manage the process ends up micromanaging people.",
        "A loose process lowers results, and low results bring oversight.",
        ("inspection", "accountability"),
        Experiment(
            "hours of oversight that a loose process brings on",
            "% of hours",
            "no process review against 0.6 hours of it, under a manager who watches whoever is below 80 % of quota",
            _AS_IS,
            "a year",
            5.0,
            _c7,
        ),
        (),
        by_construction="The manager here watches on poor results by rule; how much more a loose process brings is "
        "tested.",
    ),
)
