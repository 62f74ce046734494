"""What the clock and the facilitator do next: events out of a room and the time, nothing else.

No phase waits for a person: every one has a bell, and behind the bell the model plays for whoever has not chosen.
"""

from __future__ import annotations

from .event import Event
from .state import BEFORE, Room

MORE = 30.0  # seconds that "+30 s" adds
SLEPT = 60.0  # seconds past the bell after which the laptop must have slept


def next_events(room: Room, now: float) -> list[Event]:
    """The next screen: the bell where choices count, else the next phase; nothing while the engine lives weeks."""
    if room.ended or room.closed:
        return []
    if room.open and room.phase.kind == "choose":
        return [Event("bell", {"place": room.place}, at=now)]
    if room.place + 1 >= len(room.agenda.phases):
        return [Event("end", {"how": "delete"}, at=now)]
    return [phase_event(room, room.place + 1, now)]


def phase_event(room: Room, place: int, now: float) -> Event:
    """The beginning of a phase."""
    return Event("phase", {"place": place, "until": now + room.agenda.phases[place].seconds}, at=now)


def due_events(room: Room, now: float) -> list[Event]:
    """What the clock asks for: nothing before the bell."""
    return next_events(room, now) if room.until is not None and now >= room.until else []


def after_weeks(room: Room, now: float) -> list[Event]:
    """Once the engine told what the weeks brought: the next phase."""
    return [phase_event(room, room.place + 1, now)] if room.closed and room.place in room.lived else []


def woken(room: Room, now: float) -> list[Event]:
    """After a stop or a sleep of the laptop: half a minute more where the bell is long past."""
    if room.until is None or now - room.until < SLEPT:
        return []
    return [Event("more", {"until": now + MORE}, at=now)]


def clock_set_back(room: Room, last: float, now: float) -> list[Event]:
    """Where the clock went back: the bell a whole phase from now at most."""
    if now >= last or room.until is None:
        return []
    return [Event("more", {"until": min(room.until, now + room.phase.seconds)}, at=now)]


def control(room: Room, what: str, now: float) -> list[Event]:
    """A button of the facilitator.

    Raises:
        ValueError: no such button.
    """
    if what in ("start", "next"):
        return next_events(room, now) if (what == "next") == (room.place > BEFORE) else []
    if what == "more":
        return [] if room.until is None else [Event("more", {"until": room.until + MORE}, at=now)]
    if what == "pause":
        return [] if room.until is None else [Event("pause", {"left": max(0.0, room.until - now)}, at=now)]
    if what == "resume":
        return [Event("resume", {"until": now + room.left}, at=now)] if room.paused else []
    if what in ("eyes", "phones"):
        return [Event("eyes", {"up": what == "eyes"}, at=now)]
    if what == "back":
        return _back(room, now)
    if what == "end":
        last = len(room.agenda.phases) - 1
        return [] if room.place >= last or room.ended else [phase_event(room, last, now)]
    if what in ("keep", "delete"):
        return [Event("end", {"how": what}, at=now)]
    raise ValueError(f"no control is called {what!r}")


def _back(room: Room, now: float) -> list[Event]:
    """Take back the last round: the first phase of the round that was decided last."""
    begun = [place for place in room.agenda.choices if place <= room.place]
    if not begun or room.ended:
        return []
    round_ = room.agenda.phases[begun[-1]].round
    first = next(place for place in begun if room.agenda.phases[place].round == round_)
    return [Event("back", {"place": first, "until": now + room.agenda.phases[first].seconds}, at=now)]
