"""The facilitator's page: the next sentence, the clock, the buttons, a dot a seat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .screens import colour_word
from .state import BEFORE, Room, Seat

Say = Callable[[str], str]
SILENT = 30.0  # seconds in which a phone asked for nothing; an open one asks every ten


def sentence(room: Room, _: Say) -> str:
    """What to say now."""
    if room.ended:
        return _("It is over. Thank everybody.")
    own = room.phase.say
    if own:
        return own
    if room.place == BEFORE:
        return _("“Two steps: the Wi-Fi, then the page. You get a seat and a colour. Sit with your colour.”")
    return {
        "join": _("“Guess first: the same people, the same luck, a softer boss. How much more would they sell?”"),
        "practice": _("“This week counts for nothing. Find your role, tap once. Then eyes up.”"),
        "choose": _("“Read what you see, talk to nobody, choose. Roles move every round.”"),
        "blame": _("“Before I show you anything: whose doing was it?”"),
        "trace": _("“Follow the dots from the top row down. Where does it begin, and who adds to it?”"),
        "year": _("“Your own habits, a year, the same luck, another boss. Look at your phone, then at the wall.”"),
        "tables": _("“The card that saved one table sank another. Who, how long, against what?”"),
        "end": _("“In pairs: which sentence of yours arrived two seats down? Then: forget me, or keep.”"),
    }[room.phase.kind]


def phase_words(_: Say) -> dict[str, str]:
    """Names of the phases."""
    return {
        "join": _("Arriving and guessing"), "practice": _("Practice"), "choose": _("Choosing"),
        "blame": _("Guess the cause"), "trace": _("Where the pressure went"), "year": _("Another boss"),
        "tables": _("The tables were not alike"), "end": _("The end"),
    }  # fmt: skip


def buttons(room: Room, _: Say) -> list[tuple[str, str]]:
    """What the facilitator can do now: value and label."""
    if room.ended:
        return []
    if room.place == BEFORE:
        return [("start", _("Start"))]
    last = room.phase.kind == "end"
    found = [] if room.closed or last else [("next", _("Next"))]
    if room.until is not None:
        found += [("more", _("+30 seconds")), ("pause", _("Pause"))]
    if room.paused:
        found.append(("resume", _("Go on")))
    found.append(("phones", _("Phones back")) if room.eyes else ("eyes", _("Eyes up")))
    if any(place <= room.place for place in room.agenda.choices):
        found.append(("back", _("Take back the last round")))
    if last:
        return [*found, ("keep", _("End and keep")), ("delete", _("End and delete"))]
    return [*found, ("end", _("End now"))]


def dots(room: Room, heard: Mapping[str, float], now: float, _: Say) -> list[tuple[str, list[tuple[str, str]]]]:
    """Table by table, a mark and a word a seat; never what was chosen."""
    tables: dict[int, list[tuple[str, str]]] = {}
    for seat in room.seats.values():
        tables.setdefault(seat.table, []).append(_dot(room, seat, heard, now, _))
    return [(colour_word(_, table), marks) for table, marks in sorted(tables.items())]


def _dot(room: Room, seat: Seat, heard: Mapping[str, float], now: float, _: Say) -> tuple[str, str]:
    if not seat.name:
        return "◌", _("played by the model")
    if seat.id in room.picks.get(room.place, {}):
        return "●", _("chosen")
    if now - heard.get(seat.id, 0.0) > SILENT:
        return "◌", _("silent, played by the model")
    return "○", _("open")


def lead(room: Room, heard: Mapping[str, float], now: float, _: Say) -> dict[str, Any]:
    """All of the page."""
    return {
        "title": _("Before it begins") if room.place == BEFORE else phase_words(_)[room.phase.kind],
        "say": sentence(room, _),
        "buttons": buttons(room, _),
        "dots": dots(room, heard, now, _),
        "step": f"{max(room.place, 0) + 1} / {len(room.agenda.phases)}",
        "seats": _("Seats taken: %d") % len(room.seats),
    }
