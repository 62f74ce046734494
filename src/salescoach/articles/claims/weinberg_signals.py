"""Weinberg on what signals tell: complaints, pipeline health, a turn-around (W1, W5, W6); moments used elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...common.arrays import Numbers
from ...simulation.manager import WILL
from ..claim import Claim, Experiment
from ..history import Lives
from ..run_cache import Lab
from ..statistic import Tally, explained, moments, tally, weight_of

LOOKS = (12, 25, 38)  # ends of quarters; the next quarter is there to be predicted


def _w1(lab: Lab) -> Tally:
    lives = lab.lives("status_quo")
    below = (lives["attainment"][:-1] < 1.0) & (lives["worked"][1:] == 1)
    unwilling, complains = lives["cause"][1:] == WILL, lives["complaint"][1:] == 1
    groups = [below & complains & unwilling, below & complains, below & ~complains & unwilling, below & ~complains]
    sums = [np.asarray(group.sum(axis=(0, 2)).astype(float)) for group in groups]
    return tally(lambda s: 100.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)


def looking_ahead(lives: Lives, signals: Callable[[int], list[Numbers]], outcome: Callable[[int], Numbers]) -> Numbers:
    """Moments of signals at quarter ends with what the next quarter brings, for people who stayed.

    Args:
        lives: of one team. signals: week -> arrays (runs, people). outcome: week -> what follows, the same shape.
    """
    stayed = [
        ((lives["hire"][t + 13] == lives["hire"][t]) & (lives["worked"][t : t + 14].min(axis=0) == 1)).astype(float)
        for t in LOOKS
    ]
    rows = [[np.ones_like(stayed[0]), *signals(t), outcome(t)] for t in LOOKS]
    return moments(np.stack(stayed), [np.stack(column) for column in zip(*rows, strict=True)])


def next_quarter(lives: Lives) -> Callable[[int], Numbers]:
    """Attainment of the quarter that follows a week."""
    return lambda t: lives["attainment"][t + 13]


def _w5(lab: Lab) -> Tally:
    lives = lab.lives("status_quo")
    sums = looking_ahead(
        lives, lambda t: [lives["attainment"][t], lives["open_deals"][t], lives["moved"][t]], next_quarter(lives)
    )
    return Tally(sums, lambda s: 100.0 * (explained(s, 5, (0, 1, 2, 3)) - explained(s, 5, (0, 1))))


def _w6(lab: Lab) -> Tally:
    lives = lab.lives("status_quo")
    poor = np.stack([lives["attainment"][t] < 0.9 for t in LOOKS])
    stayed = np.stack([(lives["hire"][t + 13] == lives["hire"][t]) & (lives["worked"][t] == 1) for t in LOOKS])
    attained = np.stack([lives["attainment"][t] for t in LOOKS])
    thin = np.stack([(lives.health(t) < 0.8).astype(float) for t in LOOKS])
    back = np.stack([(lives["attainment"][t + 13] >= 0.9).astype(float) for t in LOOKS])
    sums = moments((poor & stayed).astype(float), [np.ones(()), attained, thin, back])
    return Tally(sums, lambda s: -100.0 * weight_of(s, 4, (0, 1, 2), 2))


_AS_IS = "the mix of people of each plausible world, under the usual practice"
CLAIMS = (
    Claim(
        "W1",
        "Weinberg",
        "It is underperformers who cry micromanagement, as a defence.",
        "People complain where control is felt, and where questions meet low will.",
        ("intrusion",),
        Experiment(
            "chance of low will given a complaint, less that given none, among those below quota",
            "percentage points",
            "weeks with a complaint against weeks without",
            _AS_IS,
            "a year",
            10.0,
            _w1,
        ),
        (),
        by_construction="That questioned unwilling people complain more is an assumption (complaint_excuse, from none "
        "to much). How far a complaint then tells low will from felt control is tested.",
        limits="No data on complaints was found.",
    ),
    Claim(
        "W5",
        "Weinberg",
        "Pipeline health is the number and the movement of opportunities.",
        "Opportunities of today are the orders of the next quarter.",
        (),
        Experiment(
            "further variance of next quarter's attainment that number and movement explain beyond this "
            "quarter's attainment",
            "% of variance",
            "results, number and movement against results alone",
            _AS_IS,
            "the next quarter",
            2.0,
            _w5,
        ),
        ("5.25",),
        limits="A linear reading; dead opportunities are counted as they stand in the records.",
    ),
    Claim(
        "W6",
        "Weinberg",
        "With poor numbers and a thin pipeline no turn-around is on its way.",
        "Orders come out of pipelines; luck alone brings some back.",
        (),
        Experiment(
            "chance of being back at 90 % of quota that a thin pipeline costs, at equal attainment",
            "percentage points",
            "poor results and thin pipeline against poor results and a healthy one",
            _AS_IS,
            "the next quarter",
            10.0,
            _w6,
        ),
        ("7.11",),
        limits="Regression to the mean, the rival explanation, is held equal by comparing at equal attainment.",
    ),
)
