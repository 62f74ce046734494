"""Weinberg on asking: in order, about results, and letting go (W2-W4, W7, W8)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import INSPECT_ALL, LADDER_STOPS, ONE_TO_ONES, OVERSIGHT
from ...simulation.manager import WILL
from ..claim import Claim, Experiment
from ..history import ClaimHistory
from ..mixes import AS_THEY_ARE, WILL_NOT
from ..run_cache import RunCache
from ..statistic import Statistic, combined, gain

MOMENTS = (0, 13, 26, 38)  # weeks at which a look is taken; thirteen more are left after each


def _w2(cache: RunCache) -> Statistic:
    return gain(cache.history(INSPECT_ALL), cache.history("accountability"))


def _w3(cache: RunCache) -> Statistic:
    return gain(cache.history(OVERSIGHT), cache.history(ONE_TO_ONES))


def _w4(cache: RunCache) -> Statistic:
    stops = cache.history(LADDER_STOPS)
    both_poor = (stops.start["attainment"] < 0.9) & (stops.start["health"] < 0.8)
    return gain(stops, cache.history("accountability"), who=both_poor.astype(float), weeks=slice(0, 26))


def released(history: ClaimHistory) -> tuple[Numbers, Numbers]:
    """How many of those inspected are free of it a quarter later, and how many were inspected and stayed.

    Inspected is whose activity the style looks into; what a pressed manager watches beyond that does not count.
    """
    first, later = np.array(MOMENTS), np.array(MOMENTS) + 13
    inspected = (history["activity_push"][first] > 0.0) & (history["worked"][first] == 1)
    stayed = inspected & (history["hire"][later] == history["hire"][first]) & (history["worked"][later] == 1)
    free = stayed & (history["activity_push"][later] == 0.0)
    return np.asarray(free.sum(axis=(0, 2)).astype(float)), np.asarray(stayed.sum(axis=(0, 2)).astype(float))


def _w7(cache: RunCache) -> Statistic:
    return combined(lambda s: 100.0 * s[..., 0] / s[..., 1], *released(cache.history("accountability", AS_THEY_ARE)))


def leaving_by_will(history: ClaimHistory) -> list[Numbers]:
    """Leavers and worked weeks of the unwilling, then of the others; shape (runs,) each."""
    unwilling = history["cause"] == WILL
    return [
        np.asarray((history[name] * who).sum(axis=(0, 2)))
        for who in (unwilling, ~unwilling)
        for name in ("left", "worked")
    ]


def _w8(cache: RunCache) -> Statistic:
    def excess(s: Numbers) -> Numbers:
        return np.asarray(5200.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]))

    asked, left_alone = (leaving_by_will(cache.history(style, WILL_NOT)) for style in ("accountability", "hands_off"))
    return combined(lambda s: excess(s[..., :4]) - excess(s[..., 4:]), *asked, *left_alone)


_AS_IS = "the mix of people of each plausible world"
CLAIMS = (
    Claim(
        id="W2",
        author="Weinberg",
        words="Go in order: results first, then the pipeline, and activity only then.",
        why="Looking only where the layer above fails spares the rest the intrusion and the time.",
        links=("accountability", "intrusion", "time", "inspection"),
        experiment=Experiment(
            metric="revenue gained by going in order",
            unit="% of revenue",
            contrast="accountability against everything inspected at once, in everybody",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=-1.0,
            measure=_w2,
        ),
        rows=("1.6", "1.18", "5.25"),
        by_construction="Going in order takes fewer hours by its rule, so results per hour would favour it by "
        "construction. So it has to sell as much: holds where it costs 1 % of revenue at most.",
    ),
    Claim(
        id="W3",
        author="Weinberg",
        words="Regular one-to-ones on results raise accountability without micromanaging.",
        why="Reviews ask for effort and make aims clear, and hardly intrude.",
        links=("accountability", "feedback", "intrusion"),
        experiment=Experiment(
            metric="revenue gained by reviews instead of oversight",
            unit="% of revenue",
            contrast="an hour of reviews a week against the same hour, nine tenths of it oversight",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=1.0,
            measure=_w3,
        ),
        rows=("1.6", "1.18", "1.19"),
        limits="Oversight intrudes more than reviews do, by assumption. An hour of it may move effort more (0.4 to 1.6 "
        "times), and feedback harms some people, so the sign is open.",
        also=("will not",),
    ),
    Claim(
        id="W4",
        author="Weinberg",
        words="When results and pipeline are both poor, looking into activity is good management.",
        why="Looking moves effort and finds low will.",
        links=("accountability", "diagnosis", "intrusion"),
        experiment=Experiment(
            metric="revenue gained by looking into activity, among those with both poor at the start",
            unit="% of their revenue",
            contrast="accountability against the same ladder that stops at the pipeline",
            people="people with attainment below 90 % and pipeline health below 80 %",
            horizon="half a year",
            smallest_effect=1.0,
            measure=_w4,
        ),
        rows=("1.7", "1.10", "2.15"),
        limits="The manager has nothing to do with the knowledge that somebody will not work: the rule of warning and "
        "dismissal is off.",
        also=("will not",),
    ),
    Claim(
        id="W7",
        author="Weinberg",
        words="Better results or a better pipeline end the questions.",
        why="The style lets go when either signal recovers.",
        links=(),
        experiment=Experiment(
            metric="share of those inspected who are free of it a quarter later",
            unit="%",
            contrast="under accountability",
            people=_AS_IS,
            horizon="a quarter",
            smallest_effect=50.0,
            measure=_w7,
        ),
        rows=("7.11",),
        by_construction="That accountability lets go on recovery is its rule; whether recovery comes within a quarter "
        "is tested. Chance recovery counts as well.",
        limits="What a pressed manager watches of own accord (the link drift) does not end with the questions and is "
        "not counted.",
    ),
    Claim(
        id="W8",
        author="Weinberg",
        words="Whoever wants no questions can leave, and will.",
        why="Questions add to the unwilling person's wish to leave.",
        links=("attrition",),
        experiment=Experiment(
            metric="leaving of the unwilling above that of the others, compared between the styles",
            unit="leavers a year in 100 people",
            contrast="accountability against hands_off",
            people=f"teams where {WILL_NOT.words}",
            horizon="a year",
            smallest_effect=2.0,
            measure=_w8,
        ),
        rows=("5.21", "8.5"),
        cut=("attrition",),
        by_construction="That questions drive the unwilling to leave is an assumption (quit_question, from none to "
        "much); the size alone is tested.",
        limits="What the team is worth afterwards depends on who is hired, which the model draws from the same mix.",
        also=("as they are",),
    ),
)
