"""Nothing that a style reads is hidden state, and all that managers observe is there to be read."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.management.seen import HIDDEN, Seen
from salescoach.simulation.observe import HIDDEN_COLUMNS, OBSERVED, observe
from salescoach.simulation.params import parameters
from salescoach.simulation.state import ACCOUNT, MANAGER, SEAT
from tests.each import each
from tests.simulation.worlds import busy, copy_of, life, small_team, styles, teams

SEEN_OF_MANAGERS = ("above",)
TEAM = {"people": 5, "span": 2, "weeks": 14, "quit_rate": 0.03, "vacancy_weeks": 4.0}


def seen_as_bytes(seen):
    return {field.name: np.asarray(getattr(seen, field.name)).tobytes() for field in fields(Seen)}


def scramble(records, names, rng):
    """Fill these columns with noise of their own type."""
    for name in names:
        base = records.dtype[name].base
        shape = records[name].shape
        records[name] = rng.normal(size=shape) * 50 if base.kind == "f" else rng.integers(-100, 100, shape)


@pytest.fixture(scope="module")
def team():
    return small_team(**TEAM)


@pytest.fixture(scope="module")
def live(team):
    return [(week, copy_of(state)) for week, state in life(team, busy, runs=4)]


@given(st.integers(0, 2**32 - 1), st.data())
def test_look_does_not_change_when_all_hidden_state_is_scrambled(team, live, seed, data):
    week, state = data.draw(st.sampled_from(live))
    p, other, rng = parameters(team), copy_of(state), np.random.default_rng(seed)
    scramble(other.seats, HIDDEN_COLUMNS, rng)
    scramble(other.accounts, ACCOUNT.names, rng)
    scramble(other.managers, [n for n in MANAGER.names if n not in SEEN_OF_MANAGERS], rng)
    scramble(other.totals, other.totals.dtype.names, rng)
    assert seen_as_bytes(observe(p, other, week + 1)) == seen_as_bytes(observe(p, state, week + 1))


@settings(max_examples=20)
@given(teams(), styles(), st.integers(0, 2**32 - 1))
def test_look_does_not_change_in_any_world_when_hidden_state_is_scrambled(team, style, seed):
    p, rng = parameters(team), np.random.default_rng(seed)
    for week, state in life(team, style, runs=2):
        other = copy_of(state)
        scramble(other.seats, HIDDEN_COLUMNS, rng)
        assert seen_as_bytes(observe(p, other, week + 1)) == seen_as_bytes(observe(p, state, week + 1))


@each("column", OBSERVED)
def test_every_observed_column_can_be_seen(team, live, column):
    week, state = live[-1]
    p, other = parameters(team), copy_of(state)
    run, person = map(
        int, np.argwhere((state.seats["vacant"] == 0) & (state.seats["recent_revenue"].sum(axis=2) > 0))[0]
    )
    q = other.seats[run, person]
    q[column] = 1 - q[column] if column in ("vacant", "complaint") else q[column] + 1
    before, after = (seen_as_bytes(observe(p, s, week + 1)) for s in (state, other))
    assert before != after
    told = {name for name in before if before[name] != after[name]}
    assert told <= {
        "quota": {"attainment", "team_attainment"}, "recent_revenue": {"attainment", "team_attainment"},
        "seen_pipeline": {"pipeline"}, "seen_movement": {"movement"}, "seen_activity": {"activity"},
        "usual_pipeline": {"usual_pipeline"}, "usual_movement": {"usual_movement"}, "tenure": {"tenure_weeks"},
        "vacant": {"in_seat", "said_cause", "believed_cause"}, "said": {"said_cause"}, "belief": {"believed_cause"},
        "asked_week": {"weeks_since_asked"}, "complaint": {"complaint"},
    }[column]  # fmt: skip


@each("column", SEEN_OF_MANAGERS)
def test_managers_see_the_pressure_from_above_on_themselves_alone(team, live, column):
    week, state = live[-1]
    p, other = parameters(team), copy_of(state)
    other.managers[column][2, 1] += 0.125
    one, two = (observe(p, s, week + 1).pressure_from_above for s in (state, other))
    changed = np.argwhere(one != two).tolist()
    assert changed == [[2, 2], [2, 3]]


def test_hidden_and_observed_columns_are_all_columns_and_none_twice():
    assert sorted((*HIDDEN_COLUMNS, *OBSERVED)) == sorted(SEAT.names)
    assert {"strain", "skill", "trust", "cause", "will", "effort", "dead_deals", "customer_trust"} <= set(
        HIDDEN_COLUMNS
    )
    assert {"open_deals", "recent_moves", "logged", "sight", "alarm", "warned"} <= set(HIDDEN_COLUMNS)


@each("name", HIDDEN)
def test_asking_for_hidden_state_is_refused(team, live, name):
    with pytest.raises(AttributeError, match="hidden state"):
        getattr(observe(parameters(team), live[0][1], 0), name)


def test_what_is_seen_is_a_read_only_copy(team, live):
    week, state = live[3]
    own = copy_of(state)
    seen = observe(parameters(team), own, week)
    arrays = [v for f in fields(Seen) if isinstance(v := getattr(seen, f.name), np.ndarray)]
    assert len(arrays) >= 10
    for values in arrays:
        assert not any(np.shares_memory(values, part) for part in (own.seats, own.accounts, own.managers))
        with pytest.raises(ValueError, match="read-only"):
            values[...] = 0


def test_what_is_seen_is_what_happened(team):
    """The numbers on Monday are those of the records, worked out here by other means; the picture is a clear one."""
    team = team.without("sight")
    p, moved, lived = parameters(team), [], []
    for week, state in life(team, busy, runs=4):
        moved.append(state.seats["moved"].copy())
        lived.append(state.seats["vacant"] == 0)
        seen, q = observe(p, state, week + 1), state.seats
        sold = q["recent_revenue"].sum(axis=2)
        np.testing.assert_allclose(seen.attainment, sold / (13 * q["quota"]), rtol=1e-12)
        for g, members in ((0, [0, 1]), (1, [2, 3]), (2, [4])):
            whole = sold[:, members].sum(axis=1) / (13 * q["quota"][:, members].sum(axis=1))
            np.testing.assert_allclose(seen.team_attainment[:, members], whole[:, None] * np.ones(len(members)))
            assert np.all(seen.group[members] == g)
        assert np.array_equal(seen.in_seat, lived[-1])
        assert np.array_equal(seen.pipeline, (state.accounts["stage"] > 0).sum(axis=2))
        assert np.array_equal(seen.activity, q["logged"])
        if len(moved) >= 4 and all(here.all() for here in lived):
            assert np.array_equal(seen.movement, sum(moved[-4:]))
