"""A whole session by bots, in about a minute, to the reveal."""

from __future__ import annotations

import asyncio
import random
import socket
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .address import Door
from .agenda import Agenda, read_agenda
from .bots import Bot, Measured, client, press, until
from .engine_door import Engine
from .host import Host
from .session import Session, begin_session
from .state import Room
from .teams import SEED
from .wall import wall
from .web import serve
from .words import words

FAST = 2  # seconds of every phase


def fast(agenda: Agenda, seconds: int = FAST) -> Agenda:
    """The same plan with a bell every few seconds; the end waits for "keep", however slow the machine."""
    ends = {"end": 3600}
    phases = tuple(replace(phase, seconds=ends.get(phase.kind, seconds)) for phase in agenda.phases)
    return replace(agenda, phases=phases)


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def demo(
    people: int = 12, agenda: str = "45", seed: int = SEED, lang: str = "en", lucks: int = 200,
    path: Path | None = None, say: Callable[[str], None] = print, seconds: int = FAST,
) -> Path:  # fmt: skip
    """Play a session by bots and tell what the wall shows.

    Args:
        people: bots.
        agenda: which plan, in fast motion.
        seed: of the luck, and of what the bots tap.
        lang: of the wall.
        lucks: years that the reveal lives.
        path: of the log; in a temporary folder by default.
        say: called with each line.
        seconds: of every phase.

    Returns:
        The log, kept.
    """
    path = path or Path(tempfile.mkdtemp(prefix="salescoach-room-")) / "demo.room"
    begin_session(Session(path, fast(read_agenda(agenda), seconds), seed, lang, lucks=lucks))
    asyncio.run(_played(path, people, seed, say))
    return path


async def _played(path: Path, people: int, seed: int, say: Callable[[str], None]) -> None:
    engine = Engine()
    host, port, shared = Host.open(path, engine), free_port(), client(people)
    base = f"http://127.0.0.1:{port}"
    server = serve(host, [Door(f"{base}/", "")], port, "127.0.0.1")
    bots = [Bot(base, shared, random.Random(f"{seed} {nth}"), Measured()) for nth in range(people)]
    playing = [asyncio.ensure_future(bot.play()) for bot in bots]
    shown: set[int] = set()

    async def over() -> bool:
        room = host.room
        if room.place not in shown and not room.closed and not _waits(room):
            shown.add(room.place)
            for line in wall_lines(room):
                say(line)
        if room.phase.kind in ("trace", "year", "tables") and _waits(room) and room.until is not None:
            await press(base, host.meta["code"], "pause", shared)
        if room.paused and not _waits(room):
            await press(base, host.meta["code"], "resume", shared)
        if room.phase.kind == "end" and not room.ended:
            await press(base, host.meta["code"], "keep", shared)
        return bool(room.ended)

    async def all_here() -> bool:
        return len(host.room.seats) == people and bool(host.room.front)

    try:
        await until(all_here, 120.0)
        await press(base, host.meta["code"], "start", shared)
        await until(over, 1800.0)
        await asyncio.wait(playing, timeout=10.0)
    finally:
        for task in playing:
            task.cancel()
        await asyncio.gather(*playing, return_exceptions=True)
        server.stop()
        host.close()
        await server.close_all_connections()
        shared.close()


def _waits(room: Room) -> bool:
    """Whether the wall cannot show its phase yet because years are still being lived."""
    return room.phase.kind in ("trace", "year", "tables") and not room.revealed


def wall_lines(room: Room) -> list[str]:
    """The wall as lines of text."""
    page = wall(room, words(room.lang).gettext)
    rows = [" | ".join(cell or "-" for cell in row) for row in page["rows"]]
    return ["", f"== {page['title']}", *page["lines"], *rows]
