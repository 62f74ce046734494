"""What a table chose, as the engine is asked about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .roles import PLACES, chair_of
from .state import Room


@dataclass(frozen=True, slots=True)
class Step:
    """What a table chose for some weeks; None where the model chose.

    Attributes:
        weeks: how many.
        picks: place at the table -> what was chosen there.
    """

    weeks: int
    picks: dict[str, str | None]

    def plain(self) -> dict[str, Any]:
        """As plain values."""
        return {"weeks": self.weeks, "picks": self.picks}


def steps_of(room: Room, table: int) -> list[Step]:
    """What a table chose so far, for every phase whose bell has rung."""
    return [_step(room, table, place) for place in room.agenda.choices if _over(room, place)]


def _over(room: Room, place: int) -> bool:
    return place in room.lived or (place == room.place and room.closed)


def _step(room: Room, table: int, place: int) -> Step:
    phase, chosen = room.agenda.phases[place], room.picks.get(place, {})
    picks: dict[str, str | None] = {}
    for name in PLACES:
        seat = room.at(table, chair_of(name, phase.round))
        picks[name] = None if seat is None else chosen.get(seat.id)
    return Step(phase.weeks, picks)
