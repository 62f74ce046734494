"""The room: everything that shapes a screen, in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .agenda import CHOOSING, Agenda, Phase
from .roles import CHAIRS, place_of

BEFORE = -1  # place in the agenda before the facilitator has begun
GUESSES = ("less", "same", "more", "much")  # what a softer boss would do to the year's money
BLAMED = ("boss", "manager", "sellers", "customers", "luck")


@dataclass(slots=True)
class Seat:
    """A person's seat. It stays theirs, whatever their phone does."""

    id: str
    code: str
    name: str
    lang: str
    table: int
    chair: int
    guess: str = ""
    blame: str = ""
    heard: int = field(default=0, compare=False)  # counts what changes this seat's own screen


@dataclass(slots=True)
class Room:
    """Everything that shapes a screen.

    Attributes:
        agenda: the plan.
        seed: of the luck and of which table has which team.
        lang: of the wall.
        chairs: people at a table.
        seats: by their number, in the order of arrival.
        place: in the agenda; BEFORE until it begins.
        until: when the bell rings, by the laptop's clock; None before it begins and while it is paused.
        left: seconds that were left when it was paused.
        eyes: phones are blank.
        closed: the bell has rung and the engine lives the weeks.
        picks: place in the agenda -> seat -> what was chosen.
        lived: place in the agenda -> what the engine told about each table.
        front: what the engine told about each team before the first week.
        cards: what each card does to the year of a team, as far as the engine has told.
        reveal: what the engine told at the end.
        ended: ``""``, ``"keep"`` or ``"delete"``.
        heard: counts what changes every screen.
    """

    agenda: Agenda = field(default_factory=lambda: Agenda("", (Phase("join", 60), Phase("end", 60))))
    seed: int = 1
    lang: str = "en"
    chairs: int = len(CHAIRS)
    pair: bool = False
    seats: dict[str, Seat] = field(default_factory=dict)
    place: int = BEFORE
    until: float | None = None
    left: float = 0.0
    eyes: bool = False
    closed: bool = False
    picks: dict[int, dict[str, str]] = field(default_factory=dict)
    lived: dict[int, dict[str, Any]] = field(default_factory=dict)
    front: dict[str, Any] = field(default_factory=dict)
    cards: dict[str, dict[str, float]] = field(default_factory=dict)
    reveal: dict[str, Any] = field(default_factory=dict)
    ended: str = ""
    heard: int = field(default=0, compare=False)

    @property
    def phase(self) -> Phase:
        """The phase that is on; the first one before it begins."""
        return self.agenda.phases[max(self.place, 0)]

    @property
    def paused(self) -> bool:
        """Whether the clock stands."""
        return self.place > BEFORE and self.until is None and not self.closed and not self.ended

    @property
    def open(self) -> bool:
        """Whether a choice counts now."""
        return self.place > BEFORE and self.phase.kind in CHOOSING and not self.closed and not self.ended

    @property
    def tables(self) -> int:
        """Tables at which somebody has a seat."""
        return 1 + max((seat.table for seat in self.seats.values()), default=-1)

    @property
    def revealed(self) -> bool:
        """Whether the engine has told all that the reveal shows."""
        return bool(self.reveal) and all(year["hidden"] in self.cards for year in self.reveal["tables"])

    def at(self, table: int, chair: int) -> Seat | None:
        """Who has a chair."""
        return next((s for s in self.seats.values() if (s.table, s.chair) == (table, chair)), None)

    def role(self, seat: Seat, place: int | None = None) -> str:
        """The place at the table that a seat has in a phase, such as ``"seller1"``."""
        phase = self.phase if place is None else self.agenda.phases[place]
        return place_of(seat.chair, max(phase.round, 1))

    def by_code(self, code: str) -> Seat | None:
        """The seat with a four-letter code."""
        return next((s for s in self.seats.values() if s.code and s.code == code.strip().upper()), None)
