"""When a style starts, what it is called, and what other random numbers are about change nothing."""

from __future__ import annotations

import random

import numpy as np
import pytest

import salescoach as sc
from tests.simulation.worlds import busy, frames, same_bytes, same_frames, small_team

WEEKS = {"weeks": 30}


def early(frame, weeks=20):
    return frame[frame.week < weeks].reset_index(drop=True)


@pytest.mark.parametrize("frame", ["people_weeks", "managers_weeks"])
def test_a_style_from_week_twenty_leaves_the_weeks_before_alone(frame):
    late = frames(small_team(**WEEKS), busy, from_week=20)[frame]
    never = frames(small_team(**WEEKS), "status_quo")[frame]
    assert same_bytes(early(late), early(never))
    assert not same_bytes(early(late, 21), early(never, 21))


def test_a_style_from_week_twenty_leaves_deals_that_closed_before_alone():
    late, never = (frames(small_team(**WEEKS), style, from_week=20)["deals"] for style in (busy, "status_quo"))
    late, never = (deals.query("closed_week < 20").reset_index(drop=True) for deals in (late, never))
    assert len(late) > 20
    assert same_bytes(late, never)


def test_the_style_before_rules_the_warm_up_whatever_comes_after():
    one, two = (frames(small_team(**WEEKS), style, from_week=20, before="macro") for style in ("coach", "micromanage"))
    assert same_bytes(early(one["people_weeks"]), early(two["people_weeks"]))
    assert not same_bytes(one["people_weeks"], two["people_weeks"])


def test_a_style_that_starts_after_the_last_week_is_the_style_before():
    never = frames(small_team(**WEEKS), busy, from_week=30, before="coach")
    assert same_frames(never, frames(small_team(**WEEKS), "coach", before="coach"))


def test_a_style_before_that_is_the_style_itself_makes_no_difference_when_it_starts():
    assert same_frames(
        frames(small_team(**WEEKS), busy, from_week=0, before=busy),
        frames(small_team(**WEEKS), busy, from_week=17, before=busy),
    )


def test_the_same_style_under_another_name_gives_the_same_bytes():
    other = sc.style(name="zz another name", author="nobody")(busy.rule)
    assert same_frames(frames(small_team(), busy), frames(small_team(), other))


def test_the_same_call_twice_gives_the_same_bytes():
    assert same_frames(frames(small_team(), busy), frames(small_team(), busy))


def test_no_global_random_state_is_touched():
    random.seed(11)
    np.random.seed(11)  # noqa: NPY002 - the global state is what is tested
    before = random.getstate(), np.random.get_state()  # noqa: NPY002
    frames(small_team(), busy)
    after = random.getstate(), np.random.get_state()  # noqa: NPY002
    assert before[0] == after[0]
    assert before[1][0] == after[1][0]
    assert np.array_equal(before[1][1], after[1][1])
    assert before[1][2:] == after[1][2:]


def test_global_seeds_have_no_say():
    got = []
    for seed in (1, 2):
        random.seed(seed)
        np.random.seed(seed)  # noqa: NPY002
        got.append(frames(small_team(), busy))
    assert same_frames(*got)


def test_two_seeds_draw_other_people_and_other_customers():
    one, two = (frames(small_team(), busy, seed=seed)["people_weeks"] for seed in (1, 2))
    assert (one.will == two.will).mean() < 0.1  # only where both are held at the bound
