"""Small rooms for tests, and any order of things that can happen in one."""

from __future__ import annotations

from hypothesis import strategies as st

from salescoach.room.agenda import read_agenda
from salescoach.room.cards import ANSWERS, CARDS
from salescoach.room.choices import LINES, PUSHES
from salescoach.room.event import Event
from salescoach.room.replay import apply, replay
from salescoach.room.rounds import after_weeks, control, due_events
from salescoach.room.state import BLAMED, GUESSES

AGENDA = read_agenda("30")
SEATS = [f"{number:024x}" for number in range(9)]
PICKS = [*LINES, *CARDS, *PUSHES, *ANSWERS, "nonsense"]
LIVED = {"company": 80, "sellers": [60, 110], "thin": [True, False], "line": "number", "pressure": [0.2, 0.1],
         "push": [0.1, 0.3], "bought": [0, 1], "left": [1, 0], "asked": [0, 0], "money": 10, "trace": []}  # fmt: skip


def opened(chairs: int = 6, agenda=AGENDA, lang="en") -> Event:
    data = {"agenda": agenda.plain(), "seed": 1, "lang": lang, "chairs": chairs, "pair": False}
    return Event("open", data, at=0.0)


def join(seat: str, nth: int = 0, lang="en", at: float = 1.0) -> Event:
    return Event("join", {"name": f"Alfa Koala{nth}", "code": f"AAA{chr(65 + nth)}", "lang": lang}, seat, at=at)


def actions():
    """What phones, clock, facilitator and engine can do, in any order and any number."""
    seat = st.sampled_from(SEATS)
    return st.lists(
        st.one_of(
            st.tuples(st.just("join"), seat),
            st.tuples(st.just("choice"), seat, st.sampled_from(PICKS), st.integers(-1, 8)),
            st.tuples(st.just("guess"), seat, st.sampled_from([*GUESSES, "x"])),
            st.tuples(st.just("blame"), seat, st.sampled_from([*BLAMED, "x"])),
            st.tuples(st.just("lang"), seat, st.sampled_from(["en", "de", "es"])),
            st.tuples(st.just("forget"), seat),
            st.tuples(st.just("press"), st.sampled_from(
                ["start", "next", "next", "more", "pause", "resume", "eyes", "phones", "back", "end"])),
            st.tuples(st.just("clock"), st.floats(0.0, 400.0)),
            st.tuples(st.just("engine")),
        ),
        max_size=60,
    )  # fmt: skip


class Lived:
    """A room that lives through actions, and its log."""

    def __init__(self, events=()):
        self.log = list(events) or [opened()]
        self.room = replay(self.log)
        self.now = 10.0

    def put(self, *events: Event) -> None:
        for event in events:
            self.log.append(event)
            apply(self.room, event)

    def act(self, action) -> None:
        kind, *rest = action
        if kind == "join":
            self.put(join(rest[0], SEATS.index(rest[0])))
        elif kind == "choice":
            self.put(Event("choice", {"pick": rest[1], "place": rest[2]}, rest[0]))
        elif kind in ("guess", "blame"):
            self.put(Event(kind, {"pick": rest[1]}, rest[0]))
        elif kind == "lang":
            self.put(Event("lang", {"lang": rest[1]}, rest[0]))
        elif kind == "forget":
            self.put(Event("forget", {}, rest[0]))
        elif kind == "press":
            self.put(*control(self.room, rest[0], self.now))
        elif kind == "clock":
            self.now += rest[0]
            self.put(*due_events(self.room, self.now))
        elif kind == "engine" and self.room.closed:
            tables = {str(table): LIVED for table in range(self.room.tables)}
            self.put(Event("lived", {"place": self.room.place, "tables": tables}))
            self.put(*after_weeks(self.room, self.now))
