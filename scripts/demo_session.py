"""The session of the room that is shipped, played by bots without a network and without a clock.

    python scripts/demo_session.py write    make data/demo_session.room again

Bots read their screens and tap by a seeded number; every sixth tap is not made, and there the model plays. Time is
counted from nought, so that the same events come out on every machine.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from salescoach.common.files import write_bytes
from salescoach.room.agenda import read_agenda
from salescoach.room.engine import answer
from salescoach.room.event import Event
from salescoach.room.log import append_all, new_log
from salescoach.room.names import FIRST, LETTERS, SECOND
from salescoach.room.replay import apply
from salescoach.room.rounds import after_weeks, next_events
from salescoach.room.screens import screen
from salescoach.room.state import Room
from salescoach.room.steps import steps_of
from salescoach.room.teams import SEED, hidden_of
from salescoach.room.words import words

DATA = Path(__file__).resolve().parents[1] / "data" / "demo_session.room"
PEOPLE, TAPS = 30, 5 / 6
LUCKS = 200


class Session:
    """A session that is being played.

    Args:
        people: bots.
        seed: of the luck, and of what the bots tap.
        lucks: years that the reveal lives.
    """

    def __init__(self, people: int = PEOPLE, seed: int = SEED, lucks: int = LUCKS) -> None:
        self.room, self.events = Room(), list[Event]()
        self._rng, self._lucks = random.Random(f"demo {seed}"), lucks
        agenda = read_agenda("45")
        self._put("open", {"agenda": agenda.plain(), "seed": seed, "lang": "en", "chairs": 6, "pair": False})
        self._tell("front", {"do": "front"})
        names = self._rng.sample([f"{first} {second}" for first in FIRST for second in SECOND], people)
        for nth, name in enumerate(names):
            data = {"name": name, "code": "".join(self._rng.sample(LETTERS, 4)), "lang": "en"}
            self._put("join", data, f"{nth:024x}")

    def play(self) -> list[Event]:
        """To the end; the events."""
        while not self.room.ended:
            if self.room.closed:
                self._tell("lived", self._of_tables("live"), place=self.room.place)
                self._all(after_weeks(self.room, self._now))
                continue
            if self.room.phase.kind == "trace" and not self.room.reveal:
                self._reveal()
            self._tap()
            self._all(next_events(self.room, self._now))
            if self.room.phase.kind == "end" and not self.room.ended:
                self._put("end", {"how": "keep"})
        return self.events

    def _tap(self) -> None:
        for seat in list(self.room.seats.values()):
            page = screen(self.room, seat, words("en").gettext)
            if page.buttons and self._rng.random() < TAPS:
                pick = self._rng.choice([value for value, _ in page.buttons])
                place = {"place": self.room.place} if page.kind == "choice" else {}
                self._put(page.kind, {"pick": pick, **place}, seat.id)

    def _reveal(self) -> None:
        teams = [hidden_of(self.room.seed, table) for table in range(self.room.tables)]
        self._tell("cards", {"do": "cards", "teams": sorted(set(teams)), "lucks": self._lucks})
        self._tell("reveal", self._of_tables("reveal"), lived=sorted(self.room.lived))

    def _of_tables(self, do: str) -> dict[str, object]:
        tables = [
            (hidden_of(self.room.seed, table), [step.plain() for step in steps_of(self.room, table)])
            for table in range(self.room.tables)
        ]  # fmt: skip
        return {"do": do, "tables": tables, "lucks": self._lucks}

    def _tell(self, kind: str, question: dict[str, object], **more: object) -> None:
        self._put(kind, answer(question | {"seed": self.room.seed}) | more)

    @property
    def _now(self) -> float:
        return float(len(self.events))

    def _all(self, events: list[Event]) -> None:
        for event in events:
            self._put(event.kind, event.data)

    def _put(self, kind: str, data: dict[str, object], seat: str = "") -> None:
        event = Event(kind, data, seat, f"demo {len(self.events)}", self._now)
        self.events.append(event)
        apply(self.room, event)


def write(path: Path, events: list[Event]) -> None:
    """The log of a session as one file that can be read where nothing may be written."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / path.name
        new_log(made, {"code": "DEMODE", "lucks": str(LUCKS)})
        append_all(made, events)
        with closing(sqlite3.connect(made)) as base:
            base.execute("PRAGMA journal_mode=DELETE")
            base.execute("VACUUM")
        write_bytes(path, made.read_bytes())


def main() -> None:
    """Make the file."""
    if sys.argv[1:] != ["write"]:
        raise SystemExit(__doc__)
    write(DATA, Session().play())
    print(f"{DATA.name}: {DATA.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
