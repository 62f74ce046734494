"""Disney on where pressure goes: to the person's trust, to customers, to the next salesperson (D10-D12, D15)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import ALL_PASSED_ON, SHIELDED
from ..claim import Claim, Experiment
from ..history import Lives
from ..mixes import MANY_LEAVE, NOT_HANDED_ON
from ..run_cache import Lab
from ..statistic import Tally, fall, gain, tally

HALF_YEAR, LAST_QUARTER = 26, slice(39, 52)


def _d10(lab: Lab) -> Tally:
    return fall(lab.lives("status_quo"), lab.lives("micromanage"), "trust")


def _d11(lab: Lab) -> Tally:
    return gain(lab.lives("micromanage"), lab.lives("micromanage", NOT_HANDED_ON))


def _d12(lab: Lab) -> Tally:
    return gain(lab.lives(ALL_PASSED_ON), lab.lives(SHIELDED))


def customers_of_successors(lives: Lives) -> tuple[Numbers, Numbers]:
    """Sum and number of customer trust in the last quarter, in seats of people who came after the half-year."""
    came_later = lives["hire"][LAST_QUARTER] > lives["hire"][HALF_YEAR - 1]
    who = came_later * lives["worked"][LAST_QUARTER]
    trust = lives["customer_trust"][LAST_QUARTER]
    return np.asarray((trust * who).sum(axis=(0, 2))), np.asarray(who.sum(axis=(0, 2)))


def _d15(lab: Lab) -> Tally:
    spared = lab.lives("coach", MANY_LEAVE)
    pressed = lab.lives("coach", MANY_LEAVE, from_week=HALF_YEAR, before="micromanage")
    sums = [x for lives in (spared, pressed) for x in customers_of_successors(lives)]
    return tally(lambda s: 100.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


_AS_IS = "the mix of people of each plausible world"
CLAIMS = (
    Claim(
        "D10",
        "Disney",
        "It makes people feel unappreciated and their job at stake.",
        "Intrusion and pressure cost trust in the manager; care builds it.",
        ("intrusion", "pass_on"),
        Experiment(
            "trust in the manager lost",
            "points of 100",
            "micromanage against the usual practice",
            _AS_IS,
            "a year",
            2.0,
            _d10,
        ),
        ("1.4", "1.2"),
        by_construction="Watching and pressure can only cost trust in the model; the size alone is tested.",
    ),
    Claim(
        "D11",
        "Disney",
        "The pressure is handed on to customers, who then do not buy.",
        "Strain and shortfall turn to pressing customers; pressed beyond their tolerance they refuse and remember.",
        ("pass_through", "reaction", "memory"),
        Experiment(
            "revenue that comes back when nothing is handed on",
            "% of revenue",
            "micromanage with the link pass_through cut against uncut",
            _AS_IS,
            "a year",
            1.0,
            _d11,
        ),
        ("3.8", "3.15", "4.6", "4.9", "4.12"),
        cut=("pass_through",),
        limits="The sign is open in the model: guiding and tolerant customers gain from the same strain. No study "
        "measured the whole path.",
    ),
    Claim(
        "D12",
        "Disney",
        "Take the pressure away instead of passing it on.",
        "Pressure held back never strains the person.",
        ("pass_on", "strain", "performance", "pass_through"),
        Experiment(
            "revenue gained by holding pressure back",
            "% of revenue",
            "a tenth of the pressure from above passed on against all of it, all else the usual practice",
            _AS_IS,
            "a year",
            1.0,
            _d12,
        ),
        ("2.12", "2.13", "4.5"),
        cut=("pass_on",),
        by_construction="In the model pressure passed on raises no effort of its own; it works through strain and "
        "customers only. So shielding can hardly hurt, and mostly the size is tested.",
    ),
    Claim(
        "D15",
        "Disney",
        "A pressed customer blames the company, and the next salesperson is long busy with repair.",
        "Trust lost under pressure stays with the account and mends slowly.",
        ("pass_through", "memory", "attrition"),
        Experiment(
            "customer trust that successors lack in the fourth quarter",
            "points of 100",
            "half a year of micromanage and then coach, against coach all along; only people who came after the "
            "half-year",
            "each plausible world, with four times the leaving",
            "a quarter to half a year after the pressing ended",
            1.0,
            _d15,
        ),
        ("6.14", "3.8"),
        cut=("memory",),
        by_construction="That trust stays with the account and mends slowly is an assumption; how much of it a "
        "successor still meets is tested.",
        limits="A reader's comment under the article; more leaving than usual, for successors to measure.",
    ),
)
