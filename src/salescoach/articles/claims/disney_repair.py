"""A reader of Disney on the next salesperson, who is busy with repair (D15)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ..claim import HALVES, Claim, Experiment, Other, halved
from ..history import ClaimHistory
from ..mixes import MANY_LEAVE
from ..run_cache import RunCache
from ..statistic import Statistic, combined
from .disney_managers import TWO_YEARS
from .disney_pressure import ENDS

HALF_YEAR, AFTER = 26, slice(26, 78)


def _spared_and_pressed(cache: RunCache) -> tuple[ClaimHistory, ClaimHistory]:
    spared = cache.history("coach", MANY_LEAVE, weeks=TWO_YEARS)
    return spared, cache.history("coach", MANY_LEAVE, from_week=HALF_YEAR, before="micromanage", weeks=TWO_YEARS)


def of_successors(history: ClaimHistory, name: str) -> Numbers:
    """A column summed over the year after the half-year, in seats of people who came after it; shape (runs,)."""
    came_later = history["hire"][AFTER] > history["hire"][HALF_YEAR - 1]
    return np.asarray((history[name][AFTER] * came_later * history["worked"][AFTER]).sum(axis=(0, 2)))


def _win_rate(cache: RunCache) -> Statistic:
    lives = _spared_and_pressed(cache)
    sums = []
    for history in lives:
        ends = [of_successors(history, name) for name in ENDS]
        sums += [ends[0], ends[0] + ends[1] + ends[2]]
    return combined(lambda s: 100.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


def _sold(cache: RunCache) -> Statistic:
    sums = [of_successors(history, name) for history in _spared_and_pressed(cache) for name in ("won", "worked")]
    return combined(lambda s: 100.0 * (1.0 - (s[..., 2] / s[..., 3]) / (s[..., 0] / s[..., 1])), *sums)


def _gap(cache: RunCache, weeks: slice) -> Numbers:
    """Mean trust of customers that pressed teams lack, summed over the weeks; shape (runs,)."""
    spared, pressed = (x["customer_trust"][weeks].mean(axis=2) for x in _spared_and_pressed(cache))
    return np.asarray((spared - pressed).sum(axis=0))


def _weeks_to_recover(cache: RunCache, last: int = TWO_YEARS) -> Statistic:
    at_the_end, later = _gap(cache, slice(HALF_YEAR - 1, HALF_YEAR)), _gap(cache, slice(HALF_YEAR, last))
    return combined(lambda s: s[..., 1] / s[..., 0], at_the_end, later)


_PEOPLE = "each plausible world, with four times the leaving"
_CONTRAST = "half a year of micromanage and then coach, against coach all along"
CLAIMS = (
    halved(
        Claim(
            id="D15",
            author="Disney",
            words="A pressed customer blames the company, and the next salesperson is long busy with repair.",
            why="Trust lost under pressure stays with the account and mends slowly.",
            links=("pass_through", "memory", "attrition"),
            experiment=HALVES,
            rows=("6.14", "3.8"),
            limits="A reader's comment under the article; more leaving than usual, for successors to measure.",
        ),
        Claim(
            id="D15a",
            author="Disney",
            words="The next salesperson wins less often.",
            why="Trust lost under pressure stays with the account.",
            links=("pass_through", "memory", "attrition"),
            experiment=Experiment(
                metric="win rate that successors lack in the year after the pressing ended",
                unit="percentage points",
                contrast=f"{_CONTRAST}; only people who came after the half-year",
                people=_PEOPLE,
                horizon="the year after half a year of pressing",
                smallest_effect=1.0,
                measure=_win_rate,
                other=Other(metric="orders a week that successors lack, in %", smallest_effect=3.0, measure=_sold),
            ),
            limits="What else pressed teams hand over, such as the open deals, counts as well.",
        ),
        Claim(
            id="D15b",
            author="Disney",
            words="Repair takes long.",
            why="Trust lost under pressure mends slowly.",
            links=("memory",),
            experiment=Experiment(
                metric="weeks to recover: customer trust that is lacking, summed over the weeks after the pressing, in "
                "units of what is lacking at its end",
                unit="weeks",
                contrast=f"{_CONTRAST}; all accounts",
                people=_PEOPLE,
                horizon="a year and a half after half a year of pressing",
                smallest_effect=13.0,
                measure=_weeks_to_recover,
                precision=8.0,
                other=Other(
                    metric="the same within a year",
                    smallest_effect=13.0,
                    measure=lambda cache: _weeks_to_recover(cache, 78),
                ),
            ),
            by_construction="That trust mends slowly is an assumption (trust_recovery, a quarter to two years); how "
            "much is lacking is tested in the other half.",
            limits="A quarter is our line.",
        ),
    ),
)
