"""Disney on results: what a miss tells, what managers do about it, and whether that lifts anything (D1-D4)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ..claim import HALVES, Claim, Experiment, Other, halved
from ..history import ClaimHistory
from ..run_cache import RunCache
from ..statistic import Statistic, combined, fall, gain, negated

QUARTER, GREY = 13, 0.1  # weeks; a result within a tenth of the quota is neither plainly hit nor plainly missed
YEAR = "a year"


def results_of(history: ClaimHistory, weeks: int = QUARTER) -> tuple[Numbers, Numbers, Numbers]:
    """Results over quota, logged activity, and 1 for people there all along; shape (periods, runs, people)."""
    periods = len(history["revenue"]) // weeks

    def by_period(name: str) -> Numbers:
        whole = history[name][: periods * weeks]
        return np.asarray(whole.reshape(periods, weeks, *whole.shape[1:]).mean(axis=1))

    there = (by_period("worked") == 1).astype(float)
    return by_period("revenue") / np.maximum(history.quota, 1e-9), by_period("logged"), there


def _plain(cache: RunCache, weeks: int = QUARTER) -> Statistic:
    sold, _, there = results_of(cache.history("status_quo"), weeks)
    plain = (np.abs(sold - 1.0) >= GREY) * there
    return combined(lambda s: 100.0 * s[..., 0] / s[..., 1], plain.sum(axis=(0, 2)), there.sum(axis=(0, 2)))


def _leads_there(cache: RunCache, weeks: int = QUARTER) -> Statistic:
    sold, logged, there = results_of(cache.history("status_quo"), weeks)
    usual = (logged * there).sum(axis=2, keepdims=True) / np.maximum(there.sum(axis=2, keepdims=True), 1.0)
    busy, hit = (logged >= usual) * there, sold >= 1.0
    groups = (busy * hit, busy, (there - busy) * hit, there - busy)
    sums = [np.asarray(group.sum(axis=(0, 2))) for group in groups]
    return combined(lambda s: 100.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


def _d2(cache: RunCache, level: float = 0.8) -> Statistic:
    history = cache.history("status_quo")
    known = history["worked"][1:]
    below = (history["attainment"][:-1] < level) * known
    above = known - below
    hours = history["oversight"] - history["coaching"] - history["support"]
    sums = [np.asarray((x * w).sum(axis=(0, 2))) for w in (below, above) for x in (hours[1:], 1.0)]
    return combined(lambda s: s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3], *sums)


def _d3(cache: RunCache, style: str = "micromanage", column: str = "revenue") -> Statistic:
    return negated(gain(cache.history("status_quo"), cache.history(style), column))


def _d4(cache: RunCache, below: float = 1.0) -> Statistic:
    base = cache.history("status_quo")
    behind = (base.start["attainment"] < below).astype(float)
    return negated(fall(base, cache.history("micromanage"), "strain", behind))


_AS_IS = "the mix of people of each plausible world"
BUNDLE = (
    "micromanage changes seven dials at once whose sign the model fixes: more reports, pressure, push and "
    "watching, less coaching, support and asking. Their sum can hardly help; the size alone is tested."
)
CLAIMS = (
    halved(
        Claim(
            id="D1",
            author="Disney",
            words="Selling is easy to measure: on target or not, and activity counts say what leads there.",
            why="Results are booked; more contacts meet more needs.",
            links=("activity", "gaming"),
            experiment=HALVES,
            limits="How near to the quota is neither hit nor miss, how many results have to be plain, and how much "
            "activity has to tell, are lines of ours.",
        ),
        Claim(
            id="D1a",
            author="Disney",
            words="A result is plainly hit or plainly missed.",
            why="Results vary by territory, ability, effort and luck.",
            links=(),
            experiment=Experiment(
                metric="quarters that end a tenth of the quota or more above or below it",
                unit="% of quarters",
                contrast="results against quota, under the usual practice",
                people=_AS_IS,
                horizon="quarters of a year",
                smallest_effect=75.0,
                measure=_plain,
                precision=2.0,
                other=Other(
                    metric="the same for half-years",
                    smallest_effect=75.0,
                    measure=lambda cache: _plain(cache, 26),
                ),
            ),
            limits="The books are free of error in the model. Whether a hit is a person's merit he does not say.",
        ),
        Claim(
            id="D1b",
            author="Disney",
            words="Activity counts say what leads to the target.",
            why="More contacts meet more needs; counts can be bent, and busy territories bring both.",
            links=("activity", "gaming"),
            experiment=Experiment(
                metric="chance to reach the quota with activity above the team's mean, less that with activity below",
                unit="percentage points",
                contrast="people above against people below the mean activity of their team, same quarter",
                people=_AS_IS,
                horizon="quarters of a year",
                smallest_effect=10.0,
                measure=_leads_there,
                precision=3.0,
                other=Other(
                    metric="the same for half-years",
                    smallest_effect=10.0,
                    measure=lambda cache: _leads_there(cache, 26),
                ),
            ),
            rows=("3.19",),
        ),
    ),
    Claim(
        id="D2",
        author="Disney",
        words="The usual answer to a miss is to watch closer, not to help.",
        why="The usual practice reacts to attainment, and a pressed manager watches more and helps less.",
        links=("drift",),
        experiment=Experiment(
            metric="extra hours of oversight for those below 80 % of quota, less their extra hours of help",
            unit="hours a week",
            contrast="people below against people above, under the usual practice",
            people="the mix of people of each plausible world",
            horizon=YEAR,
            smallest_effect=0.25,
            measure=_d2,
            precision=0.1,
            other=Other(
                metric="the same for those below 60 %",
                smallest_effect=0.25,
                measure=lambda cache: _d2(cache, 0.6),
            ),
        ),
        by_construction="The usual practice is an input: the style status_quo watches the weak because it was written "
        "so, and pressed managers drift to watching by assumption. The ledger repeats both and shows nothing about "
        "real managers.",
        carried="in part",
        limits="Nobody's habits are measured; the records of real teams could answer this.",
    ),
    halved(
        Claim(
            id="D3",
            author="Disney",
            words="Close control rarely lifts results.",
            why="Being watched adds effort where will is missing; it costs time, strain and initiative.",
            links=("accountability", "intrusion", "time", "strain"),
            experiment=HALVES,
            rows=("1.2", "1.7", "2.15"),
            limits="Holds where close control lifts revenue by 1 % at most.",
            also=("will not",),
        ),
        Claim(
            id="D3a",
            author="Disney",
            words="Micromanagement as he paints it rarely lifts results.",
            why="All that he lists at once: watching, reports, pressure passed on, less help.",
            links=("accountability", "intrusion", "time", "strain", "pass_on"),
            experiment=Experiment(
                metric="revenue lost under close control (a lift counts as negative)",
                unit="% of revenue",
                contrast="micromanage against the usual practice",
                people=_AS_IS,
                horizon=YEAR,
                smallest_effect=-1.0,
                measure=_d3,
                other=Other(
                    metric="orders lost under close control",
                    smallest_effect=-1.0,
                    measure=lambda cache: _d3(cache, column="won"),
                ),
            ),
            by_construction=BUNDLE,
        ),
        Claim(
            id="D3b",
            author="Disney",
            words="Watching alone rarely lifts results.",
            why="Watching adds effort where will is missing, and takes time, trust and initiative.",
            links=("accountability", "intrusion", "time"),
            experiment=Experiment(
                metric="revenue lost under more watching (a lift counts as negative)",
                unit="% of revenue",
                contrast="the usual practice with half an hour more of watching a week (watch_more) against without",
                people=_AS_IS,
                horizon=YEAR,
                smallest_effect=-1.0,
                measure=lambda cache: _d3(cache, "watch_more"),
                other=Other(
                    metric="orders lost under more watching",
                    smallest_effect=-1.0,
                    measure=lambda cache: _d3(cache, "watch_more", "won"),
                ),
            ),
        ),
    ),
    Claim(
        id="D4",
        author="Disney",
        words="It makes a make-or-break pressure for the person.",
        why="Pressure, intrusion and shortfall feed strain.",
        links=("pass_on", "intrusion", "strain"),
        experiment=Experiment(
            metric="strain added in those below quota at the start",
            unit="points of 100",
            contrast="micromanage against the usual practice",
            people="those below quota in each plausible world",
            horizon=YEAR,
            smallest_effect=2.0,
            measure=_d4,
            precision=1.0,
            other=Other(
                metric="strain added in those below 80 % of quota",
                smallest_effect=2.0,
                measure=lambda cache: _d4(cache, 0.8),
            ),
        ),
        rows=("1.2", "1.4", "1.6"),
        by_construction="More watching and more pressure can only add strain in the model; the size alone is tested.",
        cut=("strain",),
    ),
)
