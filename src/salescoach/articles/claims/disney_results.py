"""Disney on results: what a miss tells, what managers do about it, and whether that lifts anything (D1-D3, D13)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ..claim import Claim, Experiment
from ..history import ClaimHistory
from ..mixes import PRESSED
from ..run_cache import RunCache
from ..statistic import Statistic, combined, explained, fall, gain, moments, negated, summed, weakest

QUARTER = 13
YEAR = "a year"


def own_doing(history: ClaimHistory) -> Numbers:
    """Moments of quarterly attainment with skill, effort and selling hours, for people there all quarter."""
    quarters = len(history["revenue"]) // QUARTER

    def by_quarter(name: str) -> Numbers:
        whole = history[name][: quarters * QUARTER]
        return np.asarray(whole.reshape(quarters, QUARTER, *whole.shape[1:]).mean(axis=1))

    present = (by_quarter("worked") == 1).astype(float)
    sold = by_quarter("revenue") / history.quota
    return moments(present, [np.ones(()), *(by_quarter(n) for n in ("skill", "effort", "selling_hours")), sold])


def _d1(cache: RunCache) -> Statistic:
    return Statistic(own_doing(cache.history("status_quo")), lambda s: 100.0 * explained(s, 5, (0, 1, 2, 3)))


def _d2(cache: RunCache) -> Statistic:
    history = cache.history("status_quo")
    known = history["worked"][1:]
    below = (history["attainment"][:-1] < 0.8) * known
    above = known - below
    hours = history["oversight"] - history["coaching"] - history["support"]
    sums = [np.asarray((x * w).sum(axis=(0, 2))) for w in (below, above) for x in (hours[1:], 1.0)]
    return combined(lambda s: s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3], *sums)


def _d3(cache: RunCache) -> Statistic:
    return negated(gain(cache.history("status_quo"), cache.history("micromanage")))


def _d9(cache: RunCache) -> Statistic:
    return gain(cache.history("status_quo"), cache.history("status_quo", PRESSED), "oversight")


def _d13(cache: RunCache) -> Statistic:
    base, watched = cache.history("status_quo"), cache.history("micromanage")
    first, last = (gain(base, watched, weeks=part) for part in (slice(0, QUARTER), slice(-QUARTER, None)))
    fade = Statistic(
        np.concatenate([first.sums, last.sums], axis=1),
        lambda s: first.combine(s[..., :2]) - last.combine(s[..., 2:]),
    )
    leaving = combined(lambda s: 100.0 * (s[..., 1] / s[..., 0] - 1.0), *(summed(x, "left") for x in (base, watched)))
    return weakest((fade, 1.0), (leaving, 5.0))


def _d4(cache: RunCache) -> Statistic:
    base = cache.history("status_quo")
    behind = (base.start["attainment"] < 1.0).astype(float)
    return negated(fall(base, cache.history("micromanage"), "strain", behind))


CLAIMS = (
    Claim(
        id="D1",
        author="Disney",
        words="Selling is easy to measure: hit or missed, and the result shows what somebody did.",
        why="Results follow skill, effort and hours; what they do not explain is territory, leads and luck.",
        links=(),
        experiment=Experiment(
            metric="variance of quarterly attainment that skill, effort and selling hours explain",
            unit="% of variance",
            contrast="the person's own doing against everything else",
            people="the mix of people of each plausible world",
            horizon="quarters of a year",
            smallest_effect=50.0,
            measure=_d1,
        ),
        rows=("7.11",),
        limits="A linear reading of three states; that half of the variance is enough is our line, not the author's.",
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
        ),
        by_construction="The usual practice is an input: the style status_quo watches the weak because it was written "
        "so, and pressed managers drift to watching by assumption. The ledger repeats both and shows nothing about "
        "real managers.",
        carried="in part",
        limits="Nobody's habits are measured; the records of real teams could answer this.",
    ),
    Claim(
        id="D3",
        author="Disney",
        words="Close control rarely lifts results.",
        why="Being watched adds effort where will is missing; it costs time, strain and initiative.",
        links=("accountability", "intrusion", "time", "strain"),
        experiment=Experiment(
            metric="revenue lost under close control (a lift counts as negative)",
            unit="% of revenue",
            contrast="micromanage against the usual practice",
            people="the mix of people of each plausible world",
            horizon=YEAR,
            smallest_effect=-1.0,
            measure=_d3,
        ),
        rows=("1.2", "1.7", "2.15"),
        limits="Holds where close control lifts revenue by 1 % at most. The style is the author's picture: it also "
        "coaches less than is usual and passes all pressure on. Watching by itself is weighed in D6 and W4.",
        also=("will not",),
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
        ),
        rows=("1.2", "1.4", "1.6"),
        by_construction="More watching and more pressure can only add strain in the model; the size alone is tested.",
        cut=("strain",),
    ),
    Claim(
        id="D9",
        author="Disney",
        words="Managers control because they are pressed from above, and because they do not know the cause.",
        why="Pressed managers give way and watch, those whom they do not understand most; worse results do the rest.",
        links=("target", "drift", "pass_on", "strain", "performance"),
        experiment=Experiment(
            metric="hours of oversight that harder pressure brings on",
            unit="% of hours",
            contrast="senior management pressing twice as hard against as it is, under the usual practice",
            people="the mix of people of each plausible world",
            horizon=YEAR,
            smallest_effect=5.0,
            measure=_d9,
        ),
        rows=("4.5",),
        carried="in part",
        cut=("target",),
        by_construction="That pressed managers watch more is an assumption (drift, from none to much); the size alone "
        "is tested.",
        limits="Only the part of pressure is tested. That not knowing the cause adds to it (drift_doubt) is assumed "
        "and not tested by itself.",
    ),
    Claim(
        id="D13",
        author="Disney",
        words="It may buy a little time, but it wears people out and loses them.",
        why="Effort answers at once, also to fresh pressure; strain, lost initiative and leaving come later.",
        links=("accountability", "challenge", "strain", "attrition"),
        experiment=Experiment(
            metric="the weaker of two: its effect on revenue in the first quarter less that in the last (in units of "
            "1 %), and the rise in leaving (in units of 5 %)",
            unit="x what matters",
            contrast="micromanage against the usual practice",
            people="the mix of people of each plausible world",
            horizon="first and last quarter of a year",
            smallest_effect=1.0,
            measure=_d13,
        ),
        rows=("1.2", "2.12", "8.5"),
        limits="Holds only where both parts hold.",
        also=("will not",),
    ),
)
