"""Disney on managers: why they control (D9), and what it buys them (D13)."""

from __future__ import annotations

import numpy as np

from ...simulation.manager import WILL
from ...simulation.state import UNKNOWN
from ..claim import HALVES, Claim, Experiment, Other, halved
from ..mixes import PRESSED
from ..run_cache import RunCache
from ..statistic import Statistic, combined, fall, gain, negated, summed, weakest
from .disney_results import BUNDLE, QUARTER

TWO_YEARS, YEAR_TWO = 104, slice(52, 104)


def _pressed(cache: RunCache) -> Statistic:
    return gain(cache.history("status_quo"), cache.history("status_quo", under=PRESSED), "oversight")


def _closely_watched(cache: RunCache) -> Statistic:
    sums = []
    for history in (cache.history("status_quo"), cache.history("status_quo", under=PRESSED)):
        closely = (history["oversight"] > 1.0) * history["worked"]
        sums += [np.asarray(closely.sum(axis=(0, 2))), summed(history, "worked")]
    return combined(lambda s: 100.0 * (s[..., 2] / s[..., 3] - s[..., 0] / s[..., 1]), *sums)


def _doubted(cache: RunCache, belief: int, short: tuple[float, float] = (0.2, 2.0)) -> Statistic:
    """Hours of watching that giving way adds, for a belief against a known cause, among people as far behind."""
    history = cache.history("status_quo")
    believed, alarm, shortfall = history["belief"][:-1], history["alarm"][1:], history["shortfall"][1:]
    behind = (shortfall >= short[0]) & (shortfall <= short[1]) & (history["worked"][1:] == 1)
    doubted, known = behind & (believed == belief), behind & (believed >= 0) & (believed != WILL)
    hours = float(history.team.drift_hours)
    sums = [np.asarray((x * who).sum(axis=(0, 2))) for who in (doubted, known) for x in (alarm, 1.0)]
    return combined(lambda s: hours * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


def _buys_time(cache: RunCache, column: str = "revenue") -> Statistic:
    return gain(cache.history("status_quo"), cache.history("micromanage"), column, weeks=slice(0, QUARTER))


def _leaving(cache: RunCache, weeks: slice) -> Statistic:
    lives = (cache.history(style, weeks=TWO_YEARS) for style in ("status_quo", "micromanage"))
    return combined(lambda s: 100.0 * (s[..., 1] / s[..., 0] - 1.0), *(summed(x, "left", weeks=weeks) for x in lives))


def _wears_out(cache: RunCache) -> Statistic:
    base, watched = (cache.history(style, weeks=TWO_YEARS) for style in ("status_quo", "micromanage"))
    late = np.zeros((TWO_YEARS, 1, 1))
    late[YEAR_TWO] = 1.0
    return weakest((negated(fall(base, watched, "strain", late)), 2.0), (_leaving(cache, YEAR_TWO), 10.0))


_AS_IS = "the mix of people of each plausible world"
_ASSUMED = "That {} is an assumption ({}, from none to much); the size alone is tested."


def _doubt(id: str, words: str, belief: int, who: str) -> Claim:
    return Claim(
        id=id,
        author="Disney",
        words=words,
        why="A pressed manager gives way first over people whom nothing explains or whom nobody trusts.",
        links=("drift", "diagnosis"),
        experiment=Experiment(
            metric="hours of watching that a manager adds under pressure, beyond those where another cause is known",
            unit="hours a week",
            contrast=f"people a fifth of their quota short or more {who}, against people as short whose cause the "
            "manager believes to know",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=0.05,
            measure=lambda cache: _doubted(cache, belief),
            precision=0.05,
            other=Other(
                metric="the same for people more than two fifths short",
                smallest_effect=0.05,
                measure=lambda cache: _doubted(cache, belief, (0.4, 2.0)),
            ),
        ),
        by_construction=_ASSUMED.format("doubt adds to giving way", "drift_doubt"),
    )


CLAIMS = (
    halved(
        Claim(
            id="D9",
            author="Disney",
            words="Managers control because they are pressed from above, do not know the cause, or do not trust.",
            why="Pressed managers give way and watch, those whom they do not understand most; worse results do the "
            "rest.",
            links=("target", "drift", "pass_on", "strain", "performance"),
            experiment=HALVES,
            rows=("4.5",),
            limits="No data on what makes managers watch was found.",
        ),
        Claim(
            id="D9a",
            author="Disney",
            words="Managers control because they are pressed from above.",
            why="A pressed manager gives way and watches; worse results do the rest.",
            links=("target", "drift", "pass_on", "strain", "performance"),
            experiment=Experiment(
                metric="hours of oversight that harder pressure brings on",
                unit="% of hours",
                contrast="senior management pressing twice as hard against as it is, under the usual practice",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=5.0,
                measure=_pressed,
                precision=2.5,
                other=Other(
                    metric="weeks in which somebody is watched for more than an hour, in percentage points",
                    smallest_effect=2.0,
                    measure=_closely_watched,
                ),
            ),
            cut=("target",),
            by_construction=_ASSUMED.format("pressed managers watch more", "drift"),
        ),
        _doubt(
            "D9b",
            "Managers control because they do not know the cause.",
            UNKNOWN,
            "of whose cause the manager has no idea",
        ),
        _doubt("D9c", "Managers control because they do not trust.", WILL, "who are taken for unwilling"),
    ),
    halved(
        Claim(
            id="D13",
            author="Disney",
            words="It may buy a little time, but it wears people out and loses them.",
            why="Effort answers at once, also to fresh pressure; strain, lost initiative and leaving come later.",
            links=("accountability", "challenge", "strain", "attrition"),
            experiment=HALVES,
            rows=("1.2", "2.12", "8.5"),
            also=("will not",),
        ),
        Claim(
            id="D13a",
            author="Disney",
            words="It may buy a little time.",
            why="Effort answers at once, also to fresh pressure.",
            links=("accountability", "challenge"),
            experiment=Experiment(
                metric="revenue gained in the first quarter",
                unit="% of revenue",
                contrast="micromanage against the usual practice",
                people=_AS_IS,
                horizon="the first quarter",
                smallest_effect=0.0,
                measure=_buys_time,
                precision=1.0,
                other=Other(
                    metric="orders gained in the first quarter",
                    smallest_effect=0.0,
                    measure=lambda cache: _buys_time(cache, "won"),
                ),
            ),
            by_construction=BUNDLE,
        ),
        Claim(
            id="D13b",
            author="Disney",
            words="It wears people out and loses them.",
            why="Strain, lost initiative and leaving come later.",
            links=("strain", "attrition"),
            experiment=Experiment(
                metric="the weaker of two in the second year: strain added (in units of 2 points of 100), and the rise "
                "in leaving (in units of 10 %)",
                unit="x what matters",
                contrast="micromanage for two years against the usual practice",
                people=_AS_IS,
                horizon="the second of two years",
                smallest_effect=1.0,
                measure=_wears_out,
                precision=1.0,
                other=Other(
                    metric="the rise in leaving over both years, in %",
                    smallest_effect=10.0,
                    measure=lambda cache: _leaving(cache, slice(None)),
                ),
            ),
            by_construction=BUNDLE,
            limits="Holds only where both parts hold.",
        ),
    ),
)
