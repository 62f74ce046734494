"""Weinberg on asking: in order, about results, and letting go (W2-W4, W7, W8)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import INSPECT_ALL, LADDER_STOPS, ONE_TO_ONES, OVERSIGHT
from ...simulation.manager import WILL
from ..claim import Claim, Experiment
from ..history import Lives
from ..mixes import AS_THEY_ARE, WILL_NOT
from ..run_cache import Lab
from ..statistic import Tally, gain, tally

MOMENTS = (0, 13, 26, 38)  # weeks at which a look is taken; thirteen more are left after each


def _w2(lab: Lab) -> Tally:
    return gain(lab.lives(INSPECT_ALL), lab.lives("accountability"))


def _w3(lab: Lab) -> Tally:
    return gain(lab.lives(OVERSIGHT), lab.lives(ONE_TO_ONES))


def _w4(lab: Lab) -> Tally:
    stops = lab.lives(LADDER_STOPS)
    both_poor = (stops.start["attainment"] < 0.9) & (stops.start["health"] < 0.8)
    return gain(stops, lab.lives("accountability"), who=both_poor.astype(float), weeks=slice(0, 26))


def released(lives: Lives) -> tuple[Numbers, Numbers]:
    """How many of those inspected are free of it a quarter later, and how many were inspected and stayed."""
    first, later = np.array(MOMENTS), np.array(MOMENTS) + 13
    inspected = (lives["oversight"][first] > 0.01) & (lives["worked"][first] == 1)
    stayed = inspected & (lives["hire"][later] == lives["hire"][first]) & (lives["worked"][later] == 1)
    free = stayed & (lives["oversight"][later] <= 0.01)
    return np.asarray(free.sum(axis=(0, 2)).astype(float)), np.asarray(stayed.sum(axis=(0, 2)).astype(float))


def _w7(lab: Lab) -> Tally:
    return tally(lambda s: 100.0 * s[..., 0] / s[..., 1], *released(lab.lives("accountability", AS_THEY_ARE)))


def leaving_by_will(lives: Lives) -> list[Numbers]:
    """Leavers and worked weeks of the unwilling, then of the others; shape (runs,) each."""
    unwilling = lives["cause"] == WILL
    return [
        np.asarray((lives[name] * who).sum(axis=(0, 2)))
        for who in (unwilling, ~unwilling)
        for name in ("left", "worked")
    ]


def _w8(lab: Lab) -> Tally:
    def excess(s: Numbers) -> Numbers:
        return np.asarray(5200.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]))

    asked, left_alone = (leaving_by_will(lab.lives(style, WILL_NOT)) for style in ("accountability", "hands_off"))
    return tally(lambda s: excess(s[..., :4]) - excess(s[..., 4:]), *asked, *left_alone)


_AS_IS = "the mix of people of each plausible world"
CLAIMS = (
    Claim(
        "W2",
        "Weinberg",
        "Go in order: results first, then the pipeline, and activity only then.",
        "Looking only where the layer above fails spares the rest the intrusion and the time.",
        ("accountability", "intrusion", "time", "inspection"),
        Experiment(
            "revenue gained by going in order",
            "% of revenue",
            "accountability against everything inspected at once, in everybody",
            _AS_IS,
            "a year",
            -1.0,
            _w2,
        ),
        ("1.6", "1.18", "5.25"),
        by_construction="Going in order takes fewer hours by its rule, so results per hour would favour it by "
        "construction. So it has to sell as much: holds where it costs 1 % of revenue at most.",
    ),
    Claim(
        "W3",
        "Weinberg",
        "Regular one-to-ones on results raise accountability without micromanaging.",
        "Reviews ask for effort and make aims clear, and do not intrude.",
        ("accountability", "intrusion"),
        Experiment(
            "revenue gained by reviews instead of oversight",
            "% of revenue",
            "an hour of reviews a week against the same hour, nine tenths of it oversight",
            _AS_IS,
            "a year",
            1.0,
            _w3,
        ),
        ("1.6", "1.18", "1.19"),
        by_construction="Oversight intrudes and reviews do not, by assumption; an hour of oversight may move effort "
        "more than one of review (0.4 to 1.2 times), so the sign is not quite fixed.",
        also=("will not",),
    ),
    Claim(
        "W4",
        "Weinberg",
        "When results and pipeline are both poor, looking into activity is good management.",
        "Looking moves effort and finds low will.",
        ("accountability", "diagnosis", "intrusion"),
        Experiment(
            "revenue gained by looking into activity, among those with both poor at the start",
            "% of their revenue",
            "accountability against the same ladder that stops at the pipeline",
            "people with attainment below 90 % and pipeline health below 80 %",
            "half a year",
            1.0,
            _w4,
        ),
        ("1.7", "1.10", "2.15"),
        limits="The model's manager has nothing to do with the knowledge that somebody will not work: nobody is "
        "dismissed.",
        also=("will not",),
    ),
    Claim(
        "W7",
        "Weinberg",
        "Better results or a better pipeline end the questions.",
        "The style lets go when either signal recovers.",
        (),
        Experiment(
            "share of those inspected who are free of it a quarter later",
            "%",
            "under accountability",
            _AS_IS,
            "a quarter",
            50.0,
            _w7,
        ),
        ("7.11",),
        by_construction="That accountability lets go on recovery is its rule; whether recovery comes within a quarter "
        "is tested. Chance recovery counts as well.",
    ),
    Claim(
        "W8",
        "Weinberg",
        "Whoever wants no questions can leave, and will.",
        "Questions add to the unwilling person's wish to leave.",
        ("attrition",),
        Experiment(
            "leaving of the unwilling above that of the others, compared between the styles",
            "leavers a year in 100 people",
            "accountability against hands_off",
            f"teams where {WILL_NOT.words}",
            "a year",
            2.0,
            _w8,
        ),
        ("5.21", "8.5"),
        cut=("attrition",),
        by_construction="That questions drive the unwilling to leave is an assumption (quit_question, from none to "
        "much); the size alone is tested.",
        limits="What the team is worth afterwards hangs on who is hired, which the model draws from the same mix.",
        also=("as they are",),
    ),
)
