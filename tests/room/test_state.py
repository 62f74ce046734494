"""The room is what its log says, whatever happens in whatever order."""

from __future__ import annotations

import copy

from hypothesis import given
from hypothesis import strategies as st

from salescoach.room.event import Event
from salescoach.room.replay import replay
from salescoach.room.roles import PLACES, chair_of, place_of, role_of
from salescoach.room.screens import screen
from salescoach.room.steps import steps_of
from salescoach.room.words import words
from tests.room.worlds import SEATS, Lived, actions, join, opened


@given(actions())
def test_state_is_the_replay_of_the_log_after_every_action(doings):
    lived = Lived()
    for doing in doings:
        lived.act(doing)
        assert lived.room == replay(lived.log)


@given(actions(), st.randoms(use_true_random=False))
def test_double_and_unknown_events_change_nothing(doings, random):
    lived = Lived()
    for doing in doings:
        lived.act(doing)
        before = copy.deepcopy(lived.room)
        again = [e for e in lived.log if e.kind in ("join", "lived", "phase")]
        lived.put(Event("strange"), Event("choice", {"pick": "trust", "place": 3}, "nobody"))
        if again:
            lived.put(random.choice(again))
        assert lived.room == before


@given(actions())
def test_every_seat_is_somebodys_own_and_every_screen_can_be_drawn(doings):
    lived = Lived()
    for doing in doings:
        lived.act(doing)
        places = [(seat.table, seat.chair) for seat in lived.room.seats.values()]
        assert len(places) == len(set(places))
        for seat in lived.room.seats.values():
            page = screen(lived.room, seat, words("en").gettext)
            assert page.title
            assert page.lines


@given(st.permutations(SEATS))
def test_any_order_of_arrivals_fills_the_same_chairs(order):
    room = replay([opened(), *(join(seat, nth) for nth, seat in enumerate(order))])
    assert {(s.table, s.chair) for s in room.seats.values()} == {
        (nth // 6, (1, 2, 0, 3, 4, 5)[nth % 6]) for nth in range(len(order))
    }


@given(actions())
def test_no_phase_waits_for_a_person(doings):
    """Wherever a session stands, the clock and the engine alone bring it to its end."""
    lived = Lived()
    for doing in doings:
        lived.act(doing)
    lived.act(("press", "start"))
    lived.act(("press", "resume"))
    for _ in range(3 * len(lived.room.agenda.phases)):
        lived.act(("clock", 4000.0))
        lived.act(("engine",))
    assert lived.room.ended == "delete"


def test_a_choice_after_the_bell_does_not_count_and_the_model_plays():
    lived = Lived()
    lived.act(("join", SEATS[0]))
    for _ in range(3):
        lived.act(("press", "start" if lived.room.place < 0 else "next"))
    assert lived.room.phase.kind == "choose"
    lived.act(("press", "next"))
    lived.act(("choice", SEATS[0], "coach", 2))
    lived.act(("engine",))
    assert steps_of(lived.room, 0)[0].picks == dict.fromkeys(PLACES)
    page = screen(lived.room, lived.room.seats[SEATS[0]], words("en").gettext)
    assert page.note == "Last time the model chose."


def test_taking_back_a_round_gives_the_choice_again():
    lived = Lived()
    lived.act(("join", SEATS[0]))
    for press in ("start", "next", "next"):
        lived.act(("press", press))
    for _ in range(2):
        lived.act(("choice", SEATS[0], "coach", lived.room.place))
        lived.act(("press", "next"))
        lived.act(("engine",))
    assert lived.room.phase.round == 2
    lived.act(("press", "back"))
    assert lived.room.phase.round == 2
    lived.act(("press", "back"))
    lived.act(("press", "end"))
    assert [step.picks["manager"] for step in steps_of(lived.room, 0)] == ["coach", "coach"]


def test_roles_move_one_place_each_round():
    assert [place_of(0, round_) for round_ in (1, 2, 3, 4)] == ["boss", "manager", "seller1", "customer1"]
    for round_ in range(1, 7):
        assert {place_of(chair, round_) for chair in range(6)} == set(PLACES)
        assert all(chair_of(place_of(chair, round_), round_) == chair for chair in range(6))
    assert role_of("seller2") == "seller"
