"""How many runs are asked for, in which blocks and on how many threads changes no number."""

from __future__ import annotations

import importlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import salescoach as sc
from salescoach.simulation.block import blocks
from salescoach.simulation.history import record
from salescoach.simulation.state import bytes_per_run
from tests.simulation.worlds import busy, frames, plan_of, same_bytes, same_frames, small_team

MODULE = importlib.import_module("salescoach.simulation.history")
FRAMES = ("totals", "people_weeks", "managers_weeks", "deals")


@pytest.fixture
def small_blocks(monkeypatch):
    """Cut the runs into blocks of one or two instead of one block for all."""
    cuts = []

    def use(most_bytes):
        def cut(team, runs):
            parts = blocks(team, runs, most_bytes)
            cuts.append(parts)
            return parts

        monkeypatch.setattr(MODULE, "blocks", cut)
        return cuts

    return use


@pytest.fixture(scope="module")
def many():
    return sc.simulate(small_team(), busy, runs=200, seed=3)


@pytest.mark.parametrize("frame", FRAMES)
def test_fifty_runs_are_the_first_fifty_of_two_hundred(many, frame):
    few = getattr(sc.simulate(small_team(), busy, runs=50, seed=3), frame)
    lot = getattr(many, frame)
    assert same_bytes(few, lot[lot.run < 50].reset_index(drop=True))


@pytest.mark.parametrize("frame", FRAMES)
def test_the_first_runs_of_results_are_those_runs(many, frame):
    lot = getattr(many, frame)
    assert same_bytes(getattr(many.first(7), frame), lot[lot.run < 7].reset_index(drop=True))


@pytest.mark.parametrize("threads", [2, 5])
def test_threads_change_no_number(small_blocks, threads):
    cuts = small_blocks(most_bytes=30_000)
    alone = frames(small_team(), runs=40, threads=1)
    together = frames(small_team(), runs=40, threads=threads)
    assert min(len(parts) for parts in cuts) >= 4
    assert same_frames(alone, together)


@pytest.mark.parametrize("most_bytes", [1, 20_000])
def test_the_cut_into_blocks_changes_no_number(small_blocks, most_bytes):
    whole = frames(small_team(), runs=11)
    cuts = small_blocks(most_bytes)
    cut = frames(small_team(), runs=11)
    assert len(cuts[0]) > 1
    assert same_frames(whole, cut)


def test_a_style_that_mixes_runs_would_be_found_by_the_cut(small_blocks):
    @sc.style
    def mixing(seen):
        return sc.Practices(oversight_hours=float(np.clip(seen.activity.mean(), 0.0, 9.0)))

    whole = frames(small_team(), mixing, runs=11)
    small_blocks(1)
    assert not same_frames(whole, frames(small_team(), mixing, runs=11))


def test_a_replication_alone_is_the_same_as_in_a_block():
    plan = plan_of(small_team())
    together = record(plan, 5, first_run=10).totals
    alone = np.concatenate([record(plan, 1, first_run=run).totals for run in range(10, 15)])
    assert together.tobytes() == alone.tobytes()


@given(st.integers(1, 500), st.integers(1, 200_000))
def test_blocks_hold_every_run_once_and_in_order(runs, most_bytes):
    parts = blocks(small_team(), runs, most_bytes)
    assert [run for first, count in parts for run in range(first, first + count)] == list(range(runs))
    assert all(count >= 1 for _, count in parts)


@given(st.integers(1, 500))
def test_blocks_keep_within_their_memory(runs):
    assert max(count for _, count in blocks(small_team(), runs, 10 * bytes_per_run(3, 8, 1))) <= 10


def test_two_seeds_differ_in_every_frame():
    one, two, far = (frames(small_team(), seed=seed) for seed in (1, 2, 2**32 + 1))
    assert not any(same_bytes(one[name], two[name]) for name in FRAMES)
    assert not any(same_bytes(one[name], far[name]) for name in FRAMES)


def test_two_runs_of_one_simulation_differ():
    totals = frames(small_team(), runs=30)["totals"]
    assert totals.drop(columns="run").drop_duplicates().shape[0] == 30
