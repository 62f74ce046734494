"""Disney on where pressure goes: to the person's trust, to customers, to the next salesperson (D10-D12, D15)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import ALL_PASSED_ON, SHIELDED
from ..claim import Claim, Experiment
from ..history import ClaimHistory
from ..mixes import MANY_LEAVE, NOT_HANDED_ON
from ..run_cache import RunCache
from ..statistic import Statistic, combined, fall, gain

HALF_YEAR, LAST_QUARTER = 26, slice(39, 52)


def _d10(cache: RunCache) -> Statistic:
    return fall(cache.history("status_quo"), cache.history("micromanage"), "trust")


def _d11(cache: RunCache) -> Statistic:
    return gain(cache.history("micromanage"), cache.history("micromanage", NOT_HANDED_ON))


def _d12(cache: RunCache) -> Statistic:
    return gain(cache.history(ALL_PASSED_ON), cache.history(SHIELDED))


def customers_of_successors(history: ClaimHistory) -> tuple[Numbers, Numbers]:
    """Sum and number of customer trust in the last quarter, in seats of people who came after the half-year."""
    came_later = history["hire"][LAST_QUARTER] > history["hire"][HALF_YEAR - 1]
    who = came_later * history["worked"][LAST_QUARTER]
    trust = history["customer_trust"][LAST_QUARTER]
    return np.asarray((trust * who).sum(axis=(0, 2))), np.asarray(who.sum(axis=(0, 2)))


def _d15(cache: RunCache) -> Statistic:
    spared = cache.history("coach", MANY_LEAVE)
    pressed = cache.history("coach", MANY_LEAVE, from_week=HALF_YEAR, before="micromanage")
    sums = [x for history in (spared, pressed) for x in customers_of_successors(history)]
    return combined(lambda s: 100.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


_AS_IS = "the mix of people of each plausible world"
CLAIMS = (
    Claim(
        id="D10",
        author="Disney",
        words="It makes people feel unappreciated and their job at stake.",
        why="Intrusion and pressure cost trust in the manager; care builds it.",
        links=("intrusion", "pass_on"),
        experiment=Experiment(
            metric="trust in the manager lost",
            unit="points of 100",
            contrast="micromanage against the usual practice",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=2.0,
            measure=_d10,
        ),
        rows=("1.4", "1.2"),
        by_construction="Watching and pressure can only cost trust in the model; the size alone is tested.",
    ),
    Claim(
        id="D11",
        author="Disney",
        words="The pressure is handed on to customers, who then do not buy.",
        why="Strain and shortfall turn to pressing customers; pressed beyond their tolerance they refuse and remember.",
        links=("pass_through", "reaction", "memory"),
        experiment=Experiment(
            metric="revenue that comes back when nothing is handed on",
            unit="% of revenue",
            contrast="micromanage with the link pass_through cut against uncut",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=1.0,
            measure=_d11,
        ),
        rows=("3.8", "3.15", "4.6", "4.9", "4.12"),
        cut=("pass_through",),
        limits="The sign is open in the model: tolerant customers buy sooner under the same pressure. Pressing for pay "
        "just short of quota (the link pay) stays. No study measured the whole path.",
    ),
    Claim(
        id="D12",
        author="Disney",
        words="Take the pressure away instead of passing it on.",
        why="Pressure held back never strains the person.",
        links=("pass_on", "strain", "performance", "pass_through", "challenge"),
        experiment=Experiment(
            metric="revenue gained by holding pressure back",
            unit="% of revenue",
            contrast="a tenth of the pressure from above passed on against all of it, all else the usual practice",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=1.0,
            measure=_d12,
        ),
        rows=("2.12", "2.13", "4.5"),
        cut=("pass_on",),
        limits="The sign is open in the model: fresh pressure lifts effort while the target is in reach, and strain "
        "and customers answer later. A manager who is pressed holds back less than meant (the link drift).",
    ),
    Claim(
        id="D15",
        author="Disney",
        words="A pressed customer blames the company, and the next salesperson is long busy with repair.",
        why="Trust lost under pressure stays with the account and mends slowly.",
        links=("pass_through", "memory", "attrition"),
        experiment=Experiment(
            metric="customer trust that successors lack in the fourth quarter",
            unit="points of 100",
            contrast="half a year of micromanage and then coach, against coach all along; only people who came after "
            "the half-year",
            people="each plausible world, with four times the leaving",
            horizon="a quarter to half a year after the pressing ended",
            smallest_effect=1.0,
            measure=_d15,
        ),
        rows=("6.14", "3.8"),
        cut=("memory",),
        by_construction="That trust stays with the account and mends slowly is an assumption; how much of it a "
        "successor still meets is tested.",
        limits="A reader's comment under the article; more leaving than usual, for successors to measure.",
    ),
)
