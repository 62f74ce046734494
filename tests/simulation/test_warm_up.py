"""One warm-up for all styles of a team and seed: the same bytes, keyed by all that decides it, within bounds."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.simulation import block
from salescoach.simulation.block import Plan, begin, live_weeks, warmed
from salescoach.simulation.history import record
from salescoach.simulation.warm_up import WarmStates
from tests.simulation.worlds import busy, small_team

PARTS = ("seats", "accounts", "managers", "totals")


@pytest.fixture
def warm(monkeypatch) -> WarmStates:
    """An empty memory in place of the one that all share."""
    fresh = WarmStates()
    monkeypatch.setattr(block, "WARM", fresh)
    return fresh


def plan_of(team=None, style="coach", before="status_quo", seed=1) -> Plan:
    return Plan(team or small_team(), STYLES[style], STYLES[before], 0, seed)


def lived(plan: Plan, first_run: int, runs: int):
    """The state after the warm-up, lived anew without any memory."""
    state = begin(plan, first_run, runs)
    for _ in live_weeks(plan, state, -int(plan.team.warmup_weeks), 0):
        pass
    return state


def same_bytes(one, two) -> bool:
    return all(getattr(one, part).tobytes() == getattr(two, part).tobytes() for part in PARTS)


def test_a_remembered_state_is_the_one_that_would_be_lived(warm):
    plan = plan_of()
    expected = lived(plan, 3, 4)
    for _ in range(2):
        assert same_bytes(warmed(plan, 3, 4), expected)
    assert warm.lived == 1


def test_all_styles_share_one_warm_up(warm):
    for style in STYLES:
        record(plan_of(style=style), 4)
    assert warm.lived == 1


@pytest.mark.parametrize(
    "other",
    [
        {"seed": 2},
        {"before": "coach"},
        {"team": small_team().change(warmup_weeks=3)},
        {"team": small_team().change(attrition=0.5)},
        {"team": small_team().without("memory")},
        {"team": small_team().change(accounts_per_person=3)},
        {"team": small_team().change(people=2)},
    ],
)
def test_whatever_decides_the_warm_up_decides_what_is_remembered(warm, other):
    warmed(plan_of(), 0, 4)
    changed = plan_of(**other)
    assert same_bytes(warmed(changed, 0, 4), lived(changed, 0, 4))
    assert warm.lived == 2


@pytest.mark.parametrize("block_of", [(0, 3), (1, 4)])
def test_other_runs_are_other_states(warm, block_of):
    warmed(plan_of(), 0, 4)
    assert same_bytes(warmed(plan_of(), *block_of), lived(plan_of(), *block_of))


def test_what_somebody_does_with_a_state_stays_theirs(warm):
    first = warmed(plan_of(), 0, 4)
    first.seats["skill"] = 99.0
    again = warmed(plan_of(), 0, 4)
    again.accounts["trust"] = 99.0
    assert same_bytes(warmed(plan_of(), 0, 4), lived(plan_of(), 0, 4))


def test_a_rule_of_ones_own_is_asked_every_time(warm):
    plan = Plan(small_team(), STYLES["coach"], busy, 0, 1)
    for _ in range(2):
        warmed(plan, 0, 4)
    assert (warm.lived, warm.used_bytes) == (0, 0)
    same_name = sc.style(lambda seen: STYLES["status_quo"].rule(seen), name="status_quo")
    warmed(Plan(small_team(), STYLES["coach"], same_name, 0, 1), 0, 4)
    assert (warm.lived, warm.used_bytes) == (0, 0)


def test_memory_is_bounded_and_the_first_blocks_of_a_team_stay():
    plan = plan_of()
    size = lived(plan, 0, 2).nbytes
    memory = WarmStates(most_bytes=3 * size)

    def ask(group, number):
        return memory.state((group,), (number, 2), lambda: lived(plan, number, 2))

    for _ in range(2):
        for number in range(5):
            ask("a", number)
            assert memory.used_bytes <= memory.most_bytes
    assert memory.lived == 5 + 2  # three of the five were remembered
    ask("b", 0)
    assert memory.used_bytes == size  # another team takes the place of the one used longest ago
    assert same_bytes(ask("b", 0), lived(plan, 0, 2))


def test_numbers_are_the_same_whatever_was_lived_before(warm):
    alone = record(plan_of(), 4).totals.copy()
    record(plan_of(style="micromanage"), 4)
    np.testing.assert_array_equal(record(plan_of(), 4).totals, alone)
