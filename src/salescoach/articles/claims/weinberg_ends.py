"""Weinberg on how questions end: by recovery, or by improving or leaving (W7, W8)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...simulation.manager import WILL
from ..claim import HALVES, Claim, Experiment, Other, halved
from ..history import ClaimHistory
from ..mixes import AS_THEY_ARE, WARNED, WILL_NOT
from ..run_cache import RunCache
from ..statistic import Statistic, combined

MOMENTS = (0, 13, 26, 38)  # weeks at which a look is taken; thirteen more are left after each
_AS_IS = "the mix of people of each plausible world"


def spells(history: ClaimHistory) -> tuple[Numbers, Numbers]:
    """Weeks in which activity is looked into, and spells that begin; shape (runs,) each.

    What a pressed manager watches beyond the style does not count; a new person is a new spell.
    """
    looked = (history["activity_push"] > 0.0) & (history["worked"] == 1)
    goes_on = looked[:-1] & (history["hire"][1:] == history["hire"][:-1])
    begins = looked.copy()
    begins[1:] &= ~goes_on
    return np.asarray(looked.sum(axis=(0, 2)).astype(float)), np.asarray(begins.sum(axis=(0, 2)).astype(float))


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
    return combined(
        lambda s: -s[..., 0] / s[..., 1], *spells(cache.history("accountability", AS_THEY_ARE, under=WARNED))
    )


def _free_in_time(cache: RunCache) -> Statistic:
    found = released(cache.history("accountability", AS_THEY_ARE, under=WARNED))
    return combined(lambda s: 100.0 * s[..., 0] / s[..., 1], *found)


def leaving_by_will(history: ClaimHistory) -> list[Numbers]:
    """Leavers and worked weeks of the unwilling, then of the others; shape (runs,) each."""
    unwilling = history["cause"] == WILL
    return [
        np.asarray((history[name] * who).sum(axis=(0, 2)))
        for who in (unwilling, ~unwilling)
        for name in ("left", "worked")
    ]


def _asked_and_left_alone(cache: RunCache) -> tuple[ClaimHistory, ClaimHistory]:
    return cache.history("accountability", WILL_NOT, under=WARNED), cache.history("hands_off", WILL_NOT)


def _improve(cache: RunCache, column: str = "revenue") -> Statistic:
    sums = []
    for history in _asked_and_left_alone(cache):
        unwilling = history["cause"] == WILL
        sums += [np.asarray((history[name] * unwilling).sum(axis=(0, 2))) for name in (column, "worked")]
    return combined(lambda s: 100.0 * (s[..., 0] / s[..., 1] / (s[..., 2] / s[..., 3]) - 1.0), *sums)


def _go(cache: RunCache, others: float = 1.0) -> Statistic:
    def excess(s: Numbers) -> Numbers:
        return np.asarray(5200.0 * (s[..., 0] / s[..., 1] - others * s[..., 2] / s[..., 3]))

    asked, left_alone = (leaving_by_will(history) for history in _asked_and_left_alone(cache))
    return combined(lambda s: excess(s[..., :4]) - excess(s[..., 4:]), *asked, *left_alone)


CLAIMS = (
    Claim(
        id="W7",
        author="Weinberg",
        words="Better results or a better pipeline end the questions.",
        why="The style lets go when either signal recovers.",
        links=(),
        experiment=Experiment(
            metric="weeks of questions until release, counted as negative",
            unit="weeks",
            contrast="under accountability, with the rule of warning and dismissal",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=-13.0,
            measure=_w7,
            precision=0.5,
            other=Other(
                metric="share of those inspected who are free of it a quarter later, in %",
                smallest_effect=50.0,
                measure=_free_in_time,
            ),
        ),
        rows=("7.11",),
        by_construction="That accountability lets go on recovery is its rule; how soon recovery comes is tested. "
        "Chance recovery counts as well.",
        limits="He names no time: that questions should end within a quarter is our line. Whoever leaves is free "
        "too. What a pressed manager watches of own accord (the link drift) is not counted.",
    ),
    halved(
        Claim(
            id="W8",
            author="Weinberg",
            words="Whoever wants no questions can improve or leave, and will.",
            why="Questions and warnings move the unwilling to work, or to go.",
            links=("accountability", "attrition"),
            experiment=HALVES,
            rows=("5.21", "8.5"),
            limits="What the team is worth afterwards depends on who is hired, which the model draws from the same "
            "mix.",
        ),
        Claim(
            id="W8a",
            author="Weinberg",
            words="They improve.",
            why="Questions and fear for the job move effort; strain and intrusion cost some.",
            links=("accountability", "intrusion", "strain"),
            experiment=Experiment(
                metric="revenue that the unwilling gain for each week of work",
                unit="% of their revenue",
                contrast="accountability with the rule of warning and dismissal, against hands_off without it",
                people=f"the unwilling, in teams where {WILL_NOT.words}",
                horizon="a year",
                smallest_effect=1.0,
                measure=_improve,
                other=Other(
                    metric="their orders",
                    smallest_effect=1.0,
                    measure=lambda cache: _improve(cache, "won"),
                ),
            ),
        ),
        Claim(
            id="W8b",
            author="Weinberg",
            words="They leave.",
            why="Questions add to the unwilling person's wish to leave, and dismissals end it.",
            links=("attrition",),
            experiment=Experiment(
                metric="leaving of the unwilling above that of the others, compared between the styles",
                unit="leavers a year in 100 people",
                contrast="accountability with the rule of warning and dismissal, against hands_off without it",
                people=f"teams where {WILL_NOT.words}",
                horizon="a year",
                smallest_effect=2.0,
                measure=_go,
                other=Other(
                    metric="leaving of the unwilling alone",
                    smallest_effect=2.0,
                    measure=lambda cache: _go(cache, 0.0),
                ),
            ),
            by_construction="That questions drive the unwilling to leave is an assumption (quit_question, from "
            "none to much), and the rule dismisses by its own terms; the size alone is tested.",
        ),
        needs=((0, 1),),
    ),
)
