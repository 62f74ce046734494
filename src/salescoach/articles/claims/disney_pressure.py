"""Disney on where pressure goes: to the person's trust, and to customers (D10-D12)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import ALL_PASSED_ON, SHIELDED
from ..claim import HALVES, Claim, Experiment, Other, halved
from ..history import ClaimHistory
from ..mixes import AS_THEY_ARE, NOT_HANDED_ON
from ..run_cache import RunCache
from ..statistic import Statistic, combined, fall, gain, summed
from .disney_managers import TWO_YEARS
from .disney_results import BUNDLE

YEAR_ONE, BOTH_YEARS = slice(0, 52), slice(0, TWO_YEARS)
ENDS = ("won", "walked", "no_decision")


def _d10(cache: RunCache, below: float = np.inf) -> Statistic:
    base = cache.history("status_quo")
    who = (base.start["attainment"] < below).astype(float)
    return fall(base, cache.history("micromanage"), "trust", who)


def orders_and_closed(history: ClaimHistory, weeks: slice) -> list[Numbers]:
    """Orders, and all opportunities that were closed; shape (runs,) each."""
    ends = [summed(history, name, weeks=weeks) for name in ENDS]
    return [ends[0], np.asarray(ends[0] + ends[1] + ends[2])]


def _lives(cache: RunCache) -> list[ClaimHistory]:
    """Usual practice and micromanage, then both with nothing handed on to customers; two years."""
    worlds = (AS_THEY_ARE, NOT_HANDED_ON)
    return [cache.history(s, people, weeks=TWO_YEARS) for people in worlds for s in ("status_quo", "micromanage")]


def _conversion_lost(cache: RunCache) -> Statistic:
    sums = [x for history in _lives(cache)[:2] for x in orders_and_closed(history, YEAR_ONE)]
    return combined(lambda s: 100.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


def _revenue_lost(cache: RunCache) -> Statistic:
    sums = [summed(history, "revenue", weeks=YEAR_ONE) for history in _lives(cache)[:2]]
    return combined(lambda s: 100.0 * (1.0 - s[..., 1] / s[..., 0]), *sums)


def _share_of_conversion(cache: RunCache, weeks: slice) -> Statistic:
    sums = [x for history in _lives(cache) for x in orders_and_closed(history, weeks)]

    def share(s: Numbers) -> Numbers:
        rates = [s[..., 2 * k] / s[..., 2 * k + 1] for k in range(4)]
        return np.asarray(100.0 * (1.0 - (rates[2] - rates[3]) / (rates[0] - rates[1])))

    return combined(share, *sums)


def _share_of_revenue(cache: RunCache, weeks: slice) -> Statistic:
    sums = [summed(history, "revenue", weeks=weeks) for history in _lives(cache)]

    def share(s: Numbers) -> Numbers:
        left = (1.0 - s[..., 3] / s[..., 2]) / (1.0 - s[..., 1] / s[..., 0])
        return np.asarray(100.0 * (1.0 - left))

    return combined(share, *sums)


def _d12(cache: RunCache, column: str = "revenue") -> Statistic:
    return gain(cache.history(ALL_PASSED_ON), cache.history(SHIELDED), column)


_AS_IS = "the mix of people of each plausible world"


def _through_customers(id: str, words: str, horizon: str, weeks: slice) -> Claim:
    return Claim(
        id=id,
        author="Disney",
        words=words,
        why="Strain and shortfall turn to pressing customers; pressed beyond their tolerance they refuse and remember.",
        links=("pass_through", "reaction", "memory"),
        experiment=Experiment(
            metric="share of the lost conversion that comes back when nothing is handed on to customers",
            unit="% of the loss",
            contrast="what micromanage loses against the usual practice with the link pass_through cut in both, "
            "against uncut",
            people=_AS_IS,
            horizon=horizon,
            smallest_effect=25.0,
            measure=lambda cache: _share_of_conversion(cache, weeks),
            precision=20.0,
            other=Other(
                metric="share of the lost revenue that comes back",
                smallest_effect=25.0,
                measure=lambda cache: _share_of_revenue(cache, weeks),
            ),
        ),
        cut=("pass_through",),
        limits="A quarter of the loss is our line. The sign is open: tolerant customers buy sooner under the same "
        "pressure. Pressing for pay just short of quota (the link pay) stays. Where nothing is lost, no share can be "
        "told.",
    )


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
            precision=1.0,
            other=Other(
                metric="trust lost by those below quota at the start",
                smallest_effect=2.0,
                measure=lambda cache: _d10(cache, 1.0),
            ),
        ),
        rows=("1.4", "1.2"),
        by_construction="Watching and pressure can only cost trust in the model. " + BUNDLE,
    ),
    halved(
        Claim(
            id="D11",
            author="Disney",
            words="The pressure is handed on to customers, who then do not buy.",
            why="Strain and shortfall turn to pressing customers; pressed beyond their tolerance they refuse and "
            "remember.",
            links=("pass_through", "reaction", "memory"),
            experiment=HALVES,
            rows=("3.8", "3.15", "4.6", "4.9", "4.12"),
            limits="No study measured the whole path.",
        ),
        Claim(
            id="D11a",
            author="Disney",
            words="Customers of the pressed buy less often.",
            why="Pressed people work worse at the customer and press.",
            links=("pass_through", "reaction", "memory", "performance", "intrusion"),
            experiment=Experiment(
                metric="conversion lost: orders in 100 closed opportunities",
                unit="percentage points",
                contrast="micromanage against the usual practice",
                people=_AS_IS,
                horizon="a year",
                smallest_effect=0.5,
                measure=_conversion_lost,
                precision=0.4,
                other=Other(metric="revenue lost, in %", smallest_effect=1.0, measure=_revenue_lost),
            ),
            by_construction=BUNDLE,
        ),
        _through_customers(
            "D11b", "A good part of that loss travels through customers within a year.", "a year", YEAR_ONE
        ),
        _through_customers(
            "D11c", "A good part of it travels through customers within two years.", "two years", BOTH_YEARS
        ),
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
            other=Other(
                metric="orders gained by holding pressure back",
                smallest_effect=1.0,
                measure=lambda cache: _d12(cache, "won"),
            ),
        ),
        rows=("2.12", "2.13", "4.5"),
        cut=("pass_on",),
        limits="The sign is open in the model: fresh pressure lifts effort while the target is in reach, and strain "
        "and customers answer later. A manager who is pressed holds back less than meant (the link drift).",
    ),
)
