"""Weinberg on what signals tell: complaints, pipeline health, a turn-around (W1, W5, W6); moments used elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...common.arrays import Numbers
from ..claim import Claim, Experiment, Other
from ..history import ClaimHistory
from ..run_cache import RunCache
from ..statistic import Statistic, coefficient, combined, explained, moments

LOOKS = (12, 25, 38)  # ends of quarters; the next quarter is there to be predicted


def _w1(cache: RunCache, level: float = 1.0) -> Statistic:
    history = cache.history("status_quo")
    there, complains = history["worked"][1:] == 1, history["complaint"][1:] == 1
    below = history["attainment"][:-1] < level
    groups = [there & complains & below, there & complains, there & ~complains & below, there & ~complains]
    sums = [np.asarray(group.sum(axis=(0, 2)).astype(float)) for group in groups]
    return combined(lambda s: 100.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


def looking_ahead(
    history: ClaimHistory, signals: Callable[[int], list[Numbers]], outcome: Callable[[int], Numbers]
) -> Numbers:
    """Moments of signals at quarter ends with what the next quarter brings, for people who stayed.

    Args:
        history: of one team.
        signals: week -> arrays (runs, people).
        outcome: week -> what follows, the same shape.
    """
    hire, worked = history["hire"], history["worked"]
    stayed = [((hire[t + 13] == hire[t]) & (worked[t : t + 14].min(axis=0) == 1)).astype(float) for t in LOOKS]
    rows = [[np.ones_like(stayed[0]), *signals(t), outcome(t)] for t in LOOKS]
    return moments(np.stack(stayed), [np.stack(column) for column in zip(*rows, strict=True)])


def next_quarter(history: ClaimHistory) -> Callable[[int], Numbers]:
    """Attainment of the quarter that follows a week."""
    return lambda t: history["attainment"][t + 13]


def next_orders(history: ClaimHistory) -> Callable[[int], Numbers]:
    """Orders of the quarter that follows a week."""
    won = np.cumsum(history["won"], axis=0)
    return lambda t: won[t + 13] - won[t]


def _w5(cache: RunCache, orders: bool = False) -> Statistic:
    history = cache.history("status_quo")

    def signals(t: int) -> list[Numbers]:
        results = history["won"][t - 12 : t + 1].sum(axis=0) if orders else history["attainment"][t]
        return [results, history["open_deals"][t], history["movement"][t]]

    sums = looking_ahead(history, signals, next_orders(history) if orders else next_quarter(history))
    return Statistic(sums, lambda s: 100.0 * (explained(s, 5, (0, 1, 2, 3)) - explained(s, 5, (0, 1))))


def _w6(cache: RunCache, level: float = 0.9) -> Statistic:
    history = cache.history("status_quo")
    poor = np.stack([history["attainment"][t] < 0.9 for t in LOOKS])
    stayed = np.stack([(history["hire"][t + 13] == history["hire"][t]) & (history["worked"][t] == 1) for t in LOOKS])
    attained = np.stack([history["attainment"][t] for t in LOOKS])
    thin = np.stack([(history.health(t) < 0.8).astype(float) for t in LOOKS])
    back = np.stack([(history["attainment"][t + 13] >= level).astype(float) for t in LOOKS])
    sums = moments((poor & stayed).astype(float), [np.ones(()), attained, thin, back])
    return Statistic(sums, lambda s: -100.0 * coefficient(s, 4, (0, 1, 2), 2))


_AS_IS = "the mix of people of each plausible world, under the usual practice"
CLAIMS = (
    Claim(
        id="W1",
        author="Weinberg",
        words="It is underperformers who cry micromanagement, as a defence.",
        why="People complain where control is felt, and where questions meet low will.",
        links=("intrusion",),
        experiment=Experiment(
            metric="chance of being below quota given a complaint, less that given none",
            unit="percentage points",
            contrast="weeks with a complaint against weeks without",
            people=_AS_IS,
            horizon="a year",
            smallest_effect=10.0,
            measure=_w1,
            precision=3.0,
            other=Other(
                metric="the same for results below 80 % of quota",
                smallest_effect=10.0,
                measure=lambda cache: _w1(cache, 0.8),
            ),
        ),
        by_construction="That the usual practice watches the weak more is its rule, and that questioned unwilling "
        "people complain more an assumption (complaint_excuse, from none to much). How far a complaint then tells "
        "who falls short is tested.",
        limits="No data on complaints was found.",
    ),
    Claim(
        id="W5",
        author="Weinberg",
        words="Pipeline health is the number and the movement of opportunities.",
        why="Opportunities of today are the orders of the next quarter.",
        links=(),
        experiment=Experiment(
            metric="further variance of next quarter's attainment that number and movement explain beyond this "
            "quarter's attainment",
            unit="% of variance",
            contrast="results, number and movement against results alone",
            people=_AS_IS,
            horizon="the next quarter",
            smallest_effect=2.0,
            measure=_w5,
            precision=1.0,
            other=Other(
                metric="the same of the next quarter's orders",
                smallest_effect=2.0,
                measure=lambda cache: _w5(cache, orders=True),
            ),
        ),
        rows=("5.25",),
        limits="A linear reading; dead opportunities are counted as they stand in the records.",
    ),
    Claim(
        id="W6",
        author="Weinberg",
        words="With poor numbers and a thin pipeline no turn-around is on its way.",
        why="Orders come out of pipelines; luck alone brings some back.",
        links=(),
        experiment=Experiment(
            metric="chance of being back at 90 % of quota that a thin pipeline costs, at equal attainment",
            unit="percentage points",
            contrast="poor results and thin pipeline against poor results and a healthy one",
            people=_AS_IS,
            horizon="the next quarter",
            smallest_effect=10.0,
            measure=_w6,
            precision=4.0,
            other=Other(
                metric="chance of being back at the whole quota",
                smallest_effect=10.0,
                measure=lambda cache: _w6(cache, 1.0),
            ),
        ),
        rows=("7.11",),
        limits="A pipeline is thin where the manager sees it so. Regression to the mean, the rival explanation, is "
        "held equal by comparing at equal attainment.",
    ),
)
