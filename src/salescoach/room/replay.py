"""The room as the log makes it: ``replay(events)`` and nothing else. Every event can come at any time.

An event that does not fit (a choice after the bell, a seat that nobody has) changes nothing, so that it does not
matter in which order phones are heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .agenda import from_plain
from .event import Event
from .roles import CHAIRS, KINDS_OF_CHOICE, role_of
from .state import BLAMED, GUESSES, Room, Seat


def replay(events: Iterable[Event]) -> Room:
    """The room that a log describes."""
    room = Room()
    for event in events:
        apply(room, event)
    return room


def apply(room: Room, event: Event) -> None:
    """Change the room as an event says; nothing where the event does not fit."""
    act = _ACTS.get(event.kind)
    if act is not None:
        act(room, event)


def free_chair(room: Room) -> tuple[int, int]:
    """Table and chair for whoever comes next: tables fill one after the other, and another one is added."""
    taken = {(seat.table, seat.chair) for seat in room.seats.values()}
    table = 0
    while True:
        for chair in CHAIRS[: room.chairs]:
            if (table, chair) not in taken:
                return table, chair
        table += 1


def _open(room: Room, event: Event) -> None:
    data = event.data
    room.agenda, room.seed, room.lang = from_plain(data["agenda"]), data["seed"], data["lang"]
    room.chairs, room.pair = data["chairs"], data["pair"]


def _join(room: Room, event: Event) -> None:
    if event.seat and event.seat not in room.seats and not room.ended:
        data = event.data
        table, chair = free_chair(room)
        room.seats[event.seat] = Seat(event.seat, data["code"], data["name"], data["lang"], table, chair)


def _lang(room: Room, event: Event) -> None:
    seat = room.seats.get(event.seat)
    if seat is not None:
        seat.lang = event.data["lang"]
        seat.heard += 1


def _choice(room: Room, event: Event) -> None:
    seat, place, pick = room.seats.get(event.seat), event.data["place"], event.data["pick"]
    if seat is None or place != room.place or not room.open:
        return
    if pick in KINDS_OF_CHOICE[role_of(room.role(seat))]:
        room.picks.setdefault(place, {})[event.seat] = pick
        seat.heard += 1


def _guess(room: Room, event: Event) -> None:
    seat = room.seats.get(event.seat)
    if seat is not None and room.phase.kind == "join" and event.data["pick"] in GUESSES:
        seat.guess = event.data["pick"]
        seat.heard += 1


def _blame(room: Room, event: Event) -> None:
    seat = room.seats.get(event.seat)
    if seat is not None and room.phase.kind == "blame" and event.data["pick"] in BLAMED and not room.ended:
        seat.blame = event.data["pick"]
        seat.heard += 1


def _phase(room: Room, event: Event) -> None:
    place = event.data["place"]
    if not room.ended and room.place < place < len(room.agenda.phases):
        room.place, room.until, room.closed, room.eyes = place, event.data["until"], False, False
        room.left = 0.0
        room.heard += 1


def _bell(room: Room, event: Event) -> None:
    if room.open and event.data["place"] == room.place:
        room.closed, room.until = True, None
        room.heard += 1


def _lived(room: Room, event: Event) -> None:
    if event.data["place"] == room.place and room.closed and room.place not in room.lived:
        room.lived[room.place] = event.data["tables"]
        room.heard += 1


def _front(room: Room, event: Event) -> None:
    if not room.front:
        room.front = event.data["teams"]
        room.heard += 1


def _cards(room: Room, event: Event) -> None:
    room.cards.update(event.data["cards"])


def _reveal(room: Room, event: Event) -> None:
    if event.data["lived"] == sorted(room.lived):
        room.reveal = event.data
        room.heard += 1


def _more(room: Room, event: Event) -> None:
    if room.until is not None and not room.ended:
        room.until = event.data["until"]
        room.heard += 1


def _pause(room: Room, event: Event) -> None:
    if room.until is not None and not room.ended:
        room.until, room.left = None, event.data["left"]
        room.heard += 1


def _resume(room: Room, event: Event) -> None:
    if room.paused:
        room.until, room.left = event.data["until"], 0.0
        room.heard += 1


def _eyes(room: Room, event: Event) -> None:
    if not room.ended:
        room.eyes = bool(event.data["up"])
        room.heard += 1


def _back(room: Room, event: Event) -> None:
    place = event.data["place"]
    if not room.ended and place in room.agenda.choices and place <= room.place:
        for held in (room.picks, room.lived):
            for gone in [number for number in held if number >= place]:
                del held[gone]
        room.place, room.until, room.closed, room.reveal = place, event.data["until"], False, {}
        for seat in room.seats.values():
            seat.blame = ""
        room.heard += 1


def _forget(room: Room, event: Event) -> None:
    seat = room.seats.get(event.seat)
    if seat is not None:
        seat.name = seat.code = seat.guess = seat.blame = ""
        seat.heard += 1


def _end(room: Room, event: Event) -> None:
    if not room.ended:
        room.ended, room.until, room.closed, room.eyes = event.data["how"], None, False, False
        room.place = len(room.agenda.phases) - 1
        room.heard += 1


_ACTS: dict[str, Callable[[Room, Event], None]] = {
    "open": _open, "join": _join, "lang": _lang, "choice": _choice, "guess": _guess, "blame": _blame,
    "phase": _phase, "bell": _bell, "lived": _lived, "front": _front, "cards": _cards, "reveal": _reveal, "more": _more,
    "pause": _pause, "resume": _resume, "eyes": _eyes, "back": _back, "forget": _forget, "end": _end,
}  # fmt: skip
