"""Disney on results: what a miss tells, what managers do about it, and whether that lifts anything (D1-D3, D13)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ..claim import Claim, Experiment
from ..history import Lives
from ..mixes import PRESSED
from ..run_cache import Lab
from ..statistic import Tally, explained, fall, gain, least, moments, summed, tally, turned

QUARTER = 13
YEAR = "a year"


def own_doing(lives: Lives) -> Numbers:
    """Moments of quarterly attainment with skill, effort and selling hours, for people there all quarter."""
    quarters = len(lives["revenue"]) // QUARTER

    def by_quarter(name: str) -> Numbers:
        whole = lives[name][: quarters * QUARTER]
        return np.asarray(whole.reshape(quarters, QUARTER, *whole.shape[1:]).mean(axis=1))

    present = (by_quarter("worked") == 1).astype(float)
    sold = by_quarter("revenue") / lives.quota
    return moments(present, [np.ones(()), *(by_quarter(n) for n in ("skill", "effort", "selling_hours")), sold])


def _d1(lab: Lab) -> Tally:
    return Tally(own_doing(lab.lives("status_quo")), lambda s: 100.0 * explained(s, 5, (0, 1, 2, 3)))


def _d2(lab: Lab) -> Tally:
    lives = lab.lives("status_quo")
    known = lives["worked"][1:]
    below = (lives["attainment"][:-1] < 0.8) * known
    above = known - below
    hours = lives["oversight"] - lives["coaching"] - lives["support"]
    sums = [np.asarray((x * w).sum(axis=(0, 2))) for w in (below, above) for x in (hours[1:], 1.0)]
    return tally(lambda s: s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3], *sums)


def _d3(lab: Lab) -> Tally:
    return turned(gain(lab.lives("status_quo"), lab.lives("micromanage")))


def _d9(lab: Lab) -> Tally:
    return gain(lab.lives("status_quo"), lab.lives("status_quo", PRESSED), "oversight")


def _d13(lab: Lab) -> Tally:
    base, watched = lab.lives("status_quo"), lab.lives("micromanage")
    first, last = (gain(base, watched, weeks=part) for part in (slice(0, QUARTER), slice(-QUARTER, None)))
    fade = Tally(
        np.concatenate([first.sums, last.sums], axis=1),
        lambda s: first.combine(s[..., :2]) - last.combine(s[..., 2:]),
    )
    leaving = tally(lambda s: 100.0 * (s[..., 1] / s[..., 0] - 1.0), *(summed(x, "left") for x in (base, watched)))
    return least((fade, 1.0), (leaving, 5.0))


def _d4(lab: Lab) -> Tally:
    base = lab.lives("status_quo")
    behind = (base.start["attainment"] < 1.0).astype(float)
    return turned(fall(base, lab.lives("micromanage"), "strain", behind))


CLAIMS = (
    Claim(
        "D1",
        "Disney",
        "Selling is easy to measure: hit or missed, and the result shows what somebody did.",
        "Results follow skill, effort and hours; what they do not explain is territory, leads and luck.",
        (),
        Experiment(
            "variance of quarterly attainment that skill, effort and selling hours explain",
            "% of variance",
            "the person's own doing against everything else",
            "the mix of people of each plausible world",
            "quarters of a year",
            50.0,
            _d1,
        ),
        ("7.11",),
        limits="A linear reading of three states; that half of the variance is enough is our line, not the author's.",
    ),
    Claim(
        "D2",
        "Disney",
        "The usual answer to a miss is to watch closer, not to help.",
        "The usual practice reacts to attainment.",
        (),
        Experiment(
            "extra hours of oversight for those below 80 % of quota, less their extra hours of help",
            "hours a week",
            "people below against people above, under the usual practice",
            "the mix of people of each plausible world",
            YEAR,
            0.25,
            _d2,
        ),
        by_construction="The usual practice is an input: the style status_quo watches the weak because it was written "
        "so. The ledger repeats it and shows nothing about real managers.",
        carried="in part",
        limits="Nobody's habits are measured; the records of real teams could answer this.",
    ),
    Claim(
        "D3",
        "Disney",
        "Close control rarely lifts results.",
        "Being watched adds effort where will is missing; it costs time, strain and initiative.",
        ("accountability", "intrusion", "time", "strain"),
        Experiment(
            "revenue lost under close control (a lift counts as negative)",
            "% of revenue",
            "micromanage against the usual practice",
            "the mix of people of each plausible world",
            YEAR,
            -1.0,
            _d3,
        ),
        ("1.2", "1.7", "2.15"),
        limits="Holds where close control lifts revenue by 1 % at most. The style is the author's picture: it also "
        "coaches less than is usual and passes all pressure on. Watching by itself is weighed in D6 and W4.",
        also=("will not",),
    ),
    Claim(
        "D4",
        "Disney",
        "It makes a make-or-break pressure for the person.",
        "Pressure, intrusion and shortfall feed strain.",
        ("pass_on", "intrusion", "strain"),
        Experiment(
            "strain added in those below quota at the start",
            "points of 100",
            "micromanage against the usual practice",
            "those below quota in each plausible world",
            YEAR,
            2.0,
            _d4,
        ),
        ("1.2", "1.4", "1.6"),
        by_construction="More watching and more pressure can only add strain in the model; the size alone is tested.",
        cut=("strain",),
    ),
    Claim(
        "D9",
        "Disney",
        "Managers control because they are pressed from above, and because they do not know the cause.",
        "Pressure from above worsens results, and worse results bring more oversight.",
        ("target", "pass_on", "strain", "performance"),
        Experiment(
            "hours of oversight that harder pressure brings on",
            "% of hours",
            "senior management pressing twice as hard against as it is, under the usual practice",
            "the mix of people of each plausible world",
            YEAR,
            5.0,
            _d9,
        ),
        ("4.5",),
        carried="in part",
        cut=("target",),
        limits="A style is a fixed rule, so no manager in the model starts to control out of pressure or ignorance; "
        "what runs is the loop through results alone.",
    ),
    Claim(
        "D13",
        "Disney",
        "It may buy a little time, but it wears people out and loses them.",
        "Effort answers at once; strain, lost initiative and leaving come later.",
        ("accountability", "strain", "attrition"),
        Experiment(
            "the weaker of two: its effect on revenue in the first quarter less that in the last (in units of "
            "1 %), and the rise in leaving (in units of 5 %)",
            "x what matters",
            "micromanage against the usual practice",
            "the mix of people of each plausible world",
            "first and last quarter of a year",
            1.0,
            _d13,
        ),
        ("1.2", "2.12", "8.5"),
        limits="Holds only where both parts hold.",
        also=("will not",),
    ),
)
