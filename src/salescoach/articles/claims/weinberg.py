"""Weinberg on asking: in order, about results, into activity (W2-W4)."""

from __future__ import annotations

from ...management.contrasts import INSPECT_ALL, LADDER_STOPS, NO_REVIEWS, ONE_TO_ONES, OVERSIGHT
from ...management.style import Style
from ..claim import HALVES, Claim, Experiment, Other, halved
from ..mixes import WARNED, People
from ..run_cache import RunCache
from ..statistic import Statistic, gain

HALF_YEAR, YEAR = slice(0, 26), slice(0, 52)
_AS_IS = "the mix of people of each plausible world"
_BOTH_POOR = "people with attainment below 90 % and pipeline health below 80 %"


def _w2(cache: RunCache, column: str = "revenue") -> Statistic:
    return gain(cache.history(INSPECT_ALL), cache.history("accountability"), column)


def _w3(cache: RunCache, against: Style, column: str = "revenue") -> Statistic:
    return gain(cache.history(against), cache.history(ONE_TO_ONES), column)


def _w4(cache: RunCache, under: People | None, weeks: slice, column: str = "revenue") -> Statistic:
    stops = cache.history(LADDER_STOPS)
    both_poor = (stops.start["attainment"] < 0.9) & (stops.start["health"] < 0.8)
    digs = cache.history("accountability", under=under)
    return gain(stops, digs, column, who=both_poor.astype(float), weeks=weeks)


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
            other=Other(
                metric="orders gained by going in order",
                smallest_effect=-1.0,
                measure=lambda cache: _w2(cache, "won"),
            ),
        ),
        rows=("1.6", "1.18", "5.25"),
        by_construction="Going in order takes fewer hours by its rule, so results per hour would favour it by "
        "construction. So it has to sell as much: holds where it costs 1 % of revenue at most.",
    ),
    halved(
        Claim(
            id="W3",
            author="Weinberg",
            words="Regular one-to-ones on results raise accountability without micromanaging.",
            why="Reviews ask for effort and make aims clear, and hardly intrude.",
            links=("accountability", "feedback", "intrusion"),
            experiment=HALVES,
            rows=("1.6", "1.18", "1.19"),
            limits="Oversight intrudes more than reviews do, by assumption. An hour of it may move effort more "
            "(0.4 to 1.6 times), and feedback harms some people, so both signs are open.",
            also=("will not",),
        ),
        Claim(
            id="W3a",
            author="Weinberg",
            words="One-to-ones on results do more than watching does in the same hours.",
            why="Reviews hardly intrude; an hour of watching may move effort more.",
            links=("accountability", "feedback", "intrusion"),
            experiment=Experiment(
                metric="revenue gained by reviews instead of oversight",
                unit="% of revenue",
                contrast="an hour of reviews a week against the same hour, nine tenths of it oversight",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=1.0,
                measure=lambda cache: _w3(cache, OVERSIGHT),
                other=Other(
                    metric="orders gained by reviews instead of oversight",
                    smallest_effect=1.0,
                    measure=lambda cache: _w3(cache, OVERSIGHT, "won"),
                ),
            ),
        ),
        Claim(
            id="W3b",
            author="Weinberg",
            words="One-to-ones on results do more than none.",
            why="Reviews ask for effort; they take time, and feedback harms some.",
            links=("accountability", "feedback", "time"),
            experiment=Experiment(
                metric="revenue gained by reviews",
                unit="% of revenue",
                contrast="an hour of reviews a week against none, no watching in either",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=1.0,
                measure=lambda cache: _w3(cache, NO_REVIEWS),
                other=Other(
                    metric="orders gained by reviews",
                    smallest_effect=1.0,
                    measure=lambda cache: _w3(cache, NO_REVIEWS, "won"),
                ),
            ),
        ),
    ),
    halved(
        Claim(
            id="W4",
            author="Weinberg",
            words="When results and pipeline are both poor, looking into activity is good management.",
            why="Looking moves effort and finds low will.",
            links=("accountability", "diagnosis", "intrusion"),
            experiment=HALVES,
            rows=("1.7", "1.10", "2.15"),
            also=("will not",),
        ),
        Claim(
            id="W4a",
            author="Weinberg",
            words="It is good management by itself.",
            why="Looking moves effort and finds low will.",
            links=("accountability", "diagnosis", "intrusion"),
            experiment=Experiment(
                metric="revenue gained by looking into activity, among those with both poor at the start",
                unit="% of their revenue",
                contrast="accountability against the same ladder that stops at the pipeline",
                people=_BOTH_POOR,
                horizon="half a year",
                smallest_effect=1.0,
                measure=lambda cache: _w4(cache, None, HALF_YEAR),
                other=Other(
                    metric="their orders",
                    smallest_effect=1.0,
                    measure=lambda cache: _w4(cache, None, HALF_YEAR, "won"),
                ),
            ),
            limits="Nothing follows for somebody who will not work: the rule of warning and dismissal is off.",
        ),
        Claim(
            id="W4b",
            author="Weinberg",
            words="It is good management where those who go on failing have to go.",
            why="Warned people work more and strain more; whoever goes on failing is replaced after a gap.",
            links=("accountability", "diagnosis", "intrusion", "attrition"),
            experiment=Experiment(
                metric="revenue gained by looking into activity, in the seats of those with both poor at the start",
                unit="% of their revenue",
                contrast="accountability with the rule of warning and dismissal (results below half of the quota, "
                "two quarters) against the ladder that stops at the pipeline, without the rule",
                people=_BOTH_POOR,
                horizon="a year",
                smallest_effect=1.0,
                measure=lambda cache: _w4(cache, WARNED, YEAR),
                other=Other(
                    metric="their orders",
                    smallest_effect=1.0,
                    measure=lambda cache: _w4(cache, WARNED, YEAR, "won"),
                ),
            ),
            limits="How much fear for the job moves is assumed (warning_effort, warning_strain), and the same in "
            "every world.",
        ),
    ),
)
