"""The host of a session: hears phones, writes the log, watches the clock, asks the engine, tells who listens."""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .engine_door import Engine, EngineError
from .event import Event
from .forget import delete_session, forget_seat
from .log import Log, LogError, read_log
from .names import free_code, free_name
from .replay import apply, replay
from .rounds import after_weeks, clock_set_back, due_events, woken
from .session import lock
from .state import Room, Seat
from .steps import steps_of
from .teams import HIDDEN, hidden_of

AGAIN = 3.0  # seconds until the engine is asked once more


@dataclass
class Host:
    """A running session. Make it with :meth:`open`, inside a running event loop."""

    path: Path
    meta: dict[str, str]
    room: Room
    log: Log
    engine: Engine
    held: sqlite3.Connection
    now: Callable[[], float] = time.time
    trouble: str = ""
    heard_from: dict[str, float] = field(default_factory=dict)
    version: int = 0
    closing: bool = False
    listeners: set[Callable[[], None]] = field(default_factory=set)
    _names: set[str] = field(default_factory=set)
    _timer: asyncio.TimerHandle | None = None
    _asking: set[str] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @classmethod
    def open(cls, path: Path, engine: Engine | None = None, now: Callable[[], float] = time.time) -> Host:
        """Go on with a session where its log ends.

        Raises:
            LogError: it is open elsewhere, or damaged.
        """
        held = lock(path)
        meta, events = read_log(path)
        loop = asyncio.get_running_loop()
        room = replay(events)
        host: Host

        def written(new: list[Event]) -> None:
            with suppress(RuntimeError):  # the loop was closed meanwhile
                loop.call_soon_threadsafe(host._apply, new)

        host = cls(path, meta, room, Log(path, written), engine or Engine(), held, now)
        last = max((event.at for event in events), default=0.0)
        for event in [*clock_set_back(room, last, now()), *woken(room, now())]:
            host.put_soon(event)
        if room.ended == "delete":  # a stop may have come between the end and the deleting
            host._start(host._delete())
        host._go_on()
        return host

    async def put(self, event: Event) -> bool:
        """Write an event; when this returns it is on disk and the room has changed. False where it was known."""
        fresh = await asyncio.wrap_future(self.log.append(event))
        self.trouble = ""
        return fresh

    def put_soon(self, event: Event) -> None:
        """Write an event without waiting for it."""
        self._start(self._put_quietly(event))

    async def join(self, lang: str, id_: str, seat: str = "") -> Seat:
        """Give somebody a seat; the same one where the same request comes twice."""
        seat = seat or secrets.token_hex(12)
        taken = self._names | {known.name for known in self.room.seats.values()}
        name, codes = free_name(taken), {known.code for known in self.room.seats.values()}
        self._names.add(name)
        data = {"name": name, "code": free_code(codes), "lang": lang}
        await self.put(Event("join", data, seat, id_ or secrets.token_hex(8), self.now()))
        if seat not in self.room.seats:
            raise LogError("the session is over")
        return self.room.seats[seat]

    async def forget(self, seat: str) -> None:
        """Take a person's name out of every byte of the room's files, and only then say so on their screen."""
        await asyncio.wrap_future(self.log.rewrite(lambda base: forget_seat(base, seat)))
        await self.put(Event("forget", {}, seat, at=self.now()))
        self._names = set()

    def close(self) -> None:
        """Stop clock and engine, send every listener home, and close the log."""
        self.closing = True
        for tell in list(self.listeners):
            tell()
        if self._timer is not None:
            self._timer.cancel()
        for task in self._tasks:
            task.cancel()
        self.log.close()
        self.engine.close()
        self.held.close()

    def _apply(self, events: list[Event]) -> None:
        before = self.room.ended
        for event in events:
            apply(self.room, event)
            self.version += 1
        if self.room.ended == "delete" != before:  # the first end counts: a bell right behind "keep" deletes nothing
            self._start(self._delete())
        self._go_on()
        for tell in list(self.listeners):
            tell()

    async def _delete(self) -> None:
        await asyncio.wrap_future(self.log.rewrite(delete_session))
        self.room = replay(read_log(self.path)[1])
        self._names, self.version = set(), self.version + 1
        for tell in list(self.listeners):
            tell()

    def _go_on(self) -> None:
        """Set the clock, and ask the engine for what is missing; called after every event and at the start."""
        room, now = self.room, self.now()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if room.until is not None:
            self._timer = asyncio.get_running_loop().call_later(max(0.0, room.until - now) + 0.005, self._ring)
        if not room.front:
            self._ask("front", {"do": "front"}, lambda found: Event("front", found))
        if room.closed and room.place not in room.lived:
            place = room.place
            self._ask(f"live {place}", self._question("live"),
                      lambda found: Event("lived", {"place": place} | found))  # fmt: skip
        elif room.front:
            self._ask_for_cards()
        for event in after_weeks(room, now):
            self.put_soon(event)
        lived = sorted(room.lived)
        over = room.phase.kind not in ("join", "practice", "choose") and not room.ended
        if lived and over and not room.reveal:
            self._ask(
                f"reveal {lived}", self._question("reveal"), lambda found: Event("reveal", found | {"lived": lived})
            )

    def _ask_for_cards(self) -> None:
        """One team at a time, so that no bell waits for more than one."""
        missing = [hidden for hidden in HIDDEN if hidden not in self.room.cards]
        if missing:
            self._ask("cards", {"do": "cards", "teams": missing[:1], "lucks": int(self.meta["lucks"])},
                      lambda found: Event("cards", found))  # fmt: skip

    def _ring(self) -> None:
        events = due_events(self.room, self.now())
        for event in events:
            self.put_soon(event)
        if not events:
            self._go_on()

    def _question(self, do: str) -> dict[str, Any]:
        room = self.room
        tables = [
            (hidden_of(room.seed, table), [step.plain() for step in steps_of(room, table)])
            for table in range(room.tables)
        ]  # fmt: skip
        return {"do": do, "tables": tables, "lucks": int(self.meta["lucks"])}

    def _ask(self, name: str, question: dict[str, Any], made: Callable[[dict[str, Any]], Event]) -> None:
        if name not in self._asking:
            self._asking.add(name)
            self._start(self._asked(name, question | {"seed": self.room.seed}, made))

    async def _asked(self, name: str, question: dict[str, Any], made: Callable[[dict[str, Any]], Event]) -> None:
        try:
            found = await asyncio.wrap_future(self.engine.ask(question))
            event = made(found)
            await self._put_quietly(Event(event.kind, event.data, at=self.now()))
        except EngineError as error:
            self.trouble = str(error)
            await asyncio.sleep(AGAIN)
        self._asking.discard(name)
        self._go_on()

    async def _put_quietly(self, event: Event) -> None:
        try:
            await self.put(event)
        except LogError as error:
            self.trouble = str(error)
            await asyncio.sleep(AGAIN)
            self._go_on()

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
