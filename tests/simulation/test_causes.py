"""The mix of causes that a user sets stays the mix under usual practice; neglect lets it grow, good help shrink."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.settings.register import CAUSE_SHARES, CAUSES
from salescoach.simulation.block import Plan
from salescoach.simulation.history import Ask, record

RUNS = 1500
MIXES = {
    "the usual mix": sc.Team(accounts_per_person=12),
    "mostly untrained": sc.Team(accounts_per_person=12, causes={"training": 0.6}),
    "mostly hard circumstances": sc.Team(accounts_per_person=12, causes={"personal": 0.6}),
    "mostly unwilling": sc.Team(accounts_per_person=12, causes={"will": 0.6}),
}
MENDING = [CAUSES.index(cause) for cause in ("training", "support", "tools", "environment", "personal")]


@cache
def shares(team, style="status_quo", seed=1, runs=RUNS):
    """Share of people by cause at the start of the counted year and at its end."""
    ask = Ask(seats=("cause", "worked"), start=("cause", "vacant"))
    lived = record(Plan(team, STYLES[style], STYLES["status_quo"], 0, seed), runs, ask)
    first = lived.start["cause"][lived.start["vacant"] == 0]
    last = lived.seats["cause"][:, -1][lived.seats["worked"][:, -1] == 1]
    return tuple(np.bincount(causes, minlength=len(CAUSES)) / len(causes) for causes in (first, last))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("mix", MIXES)
def test_the_mix_that_is_set_is_the_mix_of_the_counted_year(mix, seed):
    team = MIXES[mix]
    want = [team.values[name] for name in CAUSE_SHARES.values()]
    for found in shares(team, seed=seed):
        assert found[1:] == pytest.approx(want, abs=0.02)


def mending(style, when):
    """Share of people whose cause could be mended, at the start (0) or the end (1)."""
    return shares(MIXES["the usual mix"], style)[when][MENDING].sum()


def test_neglect_lets_causes_grow():
    assert mending("hands_off", 1) > mending("hands_off", 0) + 0.008
    assert mending("hands_off", 1) > mending("status_quo", 1) + 0.008


def test_finding_the_cause_and_helping_lets_causes_shrink():
    assert mending("coach", 1) < mending("status_quo", 1) - 0.05


def test_nobody_helps_a_wrong_hire_and_nobody_changes_a_will():
    lasting = [CAUSES.index(cause) for cause in ("hiring", "will")]
    before, after = shares(MIXES["the usual mix"], "coach")
    assert after[lasting] == pytest.approx(before[lasting], abs=0.02)
