"""The clock and the facilitator's buttons: what they do next, and what they never do."""

from __future__ import annotations

import pytest

from salescoach.room.event import Event
from salescoach.room.replay import apply, replay
from salescoach.room.rounds import clock_set_back, control, due_events, woken
from tests.room.worlds import opened


def begun():
    return replay([opened(), Event("phase", {"place": 0, "until": 100.0})])


def put(room, events):
    for event in events:
        apply(room, event)
    return room


def test_nothing_is_due_before_the_bell_nor_while_it_is_paused():
    room = begun()
    assert due_events(room, 99.9) == []
    assert [event.kind for event in due_events(room, 100.0)] == ["phase"]
    put(room, control(room, "pause", 70.0))
    assert room.paused
    assert room.left == 30.0
    assert due_events(room, 10_000.0) == []
    put(room, control(room, "resume", 500.0))
    assert room.until == 530.0


def test_half_a_minute_more():
    room = put(begun(), control(begun(), "more", 50.0))
    assert room.until == 130.0


def test_start_begins_once_and_next_never_begins():
    fresh = replay([opened()])
    assert control(fresh, "next", 1.0) == []
    put(fresh, control(fresh, "start", 1.0))
    assert fresh.place == 0
    assert control(fresh, "start", 2.0) == []


def test_eyes_up_blanks_phones_until_the_next_phase_or_the_button():
    room = put(begun(), control(begun(), "eyes", 1.0))
    assert room.eyes
    put(room, control(room, "phones", 1.0))
    assert not room.eyes
    put(room, [*control(room, "eyes", 2.0), *control(room, "next", 3.0)])
    assert not room.eyes


def test_a_laptop_that_slept_gives_half_a_minute_and_not_a_lost_round():
    room = begun()
    assert woken(room, 130.0) == []
    assert put(room, woken(room, 5000.0)).until == 5030.0


def test_a_clock_that_went_back_rings_within_a_phase():
    room = begun()
    assert clock_set_back(room, 50.0, 60.0) == []
    put(room, clock_set_back(room, 50.0, -90_000.0))
    assert room.until == -90_000.0 + room.phase.seconds


def test_the_last_bell_deletes_and_a_button_keeps():
    room = begun()
    put(room, control(room, "end", 1.0))
    assert room.phase.kind == "end"
    assert put(room, due_events(room, room.until)).ended == "delete"
    other = begun()
    put(other, control(other, "keep", 1.0))
    assert other.ended == "keep"
    assert control(other, "next", 2.0) == []


def test_no_such_button():
    with pytest.raises(ValueError, match="no control is called 'jump'"):
        control(begun(), "jump", 1.0)
