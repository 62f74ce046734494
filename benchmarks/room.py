"""The room under load: phones that play a whole session, with kills and drop-outs. ``python -m benchmarks.room``.

It ends by itself, uses loopback alone, and compares what the room revealed with the engine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from salescoach.room.agenda import read_agenda
from salescoach.room.bots import Bot, Measured, client, press, until
from salescoach.room.demo import fast, free_port
from salescoach.room.engine import answer
from salescoach.room.keeper import Keeper
from salescoach.room.log import read_log
from salescoach.room.replay import replay
from salescoach.room.session import Session, begin_session
from salescoach.room.state import Room
from salescoach.room.steps import steps_of
from salescoach.room.teams import hidden_of


@dataclass
class Played:
    """What a session left.

    Attributes:
        room: replayed from its log.
        ids: of all events in the log.
        measured: seconds, and what bots were promised.
        back: seconds from each kill until the last phone was heard again.
        memory: MB of the server at the end, without the engine.
        sound: what SQLite says of the file.
    """

    room: Room
    ids: set[str]
    measured: Measured
    back: list[float] = field(default_factory=list)
    memory: float = 0.0
    sound: str = ""


def play(
    people: int = 60, agenda: str = "90", seconds: int = 3, kills: int = 3, away: float = 0.1, lucks: int = 200,
    seed: int = 1, arrive: float = 1.0, most: float = 600.0,
) -> Played:  # fmt: skip
    """Play a session to its end; TimeoutError after ``most`` seconds."""
    path = Path(tempfile.mkdtemp(prefix="room-load-")) / "load.room"
    plan = fast(read_agenda(agenda), seconds)
    begin_session(Session(path, plan, seed, lucks=lucks))
    return asyncio.run(_play(path, people, kills, away, seed, arrive, most))


async def _play(path: Path, people: int, kills: int, away: float, seed: int, arrive: float, most: float) -> Played:
    port, pids = free_port(), list[int]()
    keeper = Keeper(path, port, "127.0.0.1", pids.append)
    measured, shared, base = Measured(), client(people), f"http://127.0.0.1:{port}"
    lead, heard = read_log(path)[0]["code"], dict[int, float]()
    back: list[float] = []
    bots = [Bot(base, shared, random.Random(f"{seed} {nth}"), measured, away=away) for nth in range(people)]
    for nth, bot in enumerate(bots):
        bot.on_change = lambda bot, nth=nth: heard.__setitem__(nth, time.perf_counter())

    async def one(bot: Bot, wait: float) -> None:
        await asyncio.sleep(wait)
        await bot.play()

    async def kill() -> None:
        here = {nth for nth in heard if not bots[nth].over}
        at = time.perf_counter()
        os.kill(pids[-1], signal.SIGKILL)

        async def all_back() -> bool:
            return all(heard[nth] > at or bots[nth].over for nth in here)

        with suppress(TimeoutError):
            await until(all_back, 30.0)
            back.append(time.perf_counter() - at)

    last = time.monotonic() + most
    try:
        await asyncio.to_thread(keeper.ready)
        rng = random.Random(seed)
        playing = [asyncio.ensure_future(one(bot, rng.uniform(0.0, arrive))) for bot in bots]

        async def all_here() -> bool:
            return len(measured.join) == people and bool(replay(read_log(path)[1]).front)

        await until(all_here, 120.0)
        await press(base, lead, "start", shared)
        done, room = 0, Room()
        while not room.ended and time.monotonic() < last:
            await asyncio.sleep(0.2)
            room = replay(read_log(path)[1])
            if done < kills and room.phase.kind == "choose" and room.phase.round > done:
                done += 1
                await kill()
            if room.phase.kind in ("trace", "year", "tables") and not room.revealed and room.until is not None:
                await press(base, lead, "pause", shared)
            if room.paused and room.revealed:
                await press(base, lead, "resume", shared)
            if room.phase.kind == "end":
                await press(base, lead, "keep", shared)
        size = memory(pids[-1])
        for task in playing:
            task.cancel()
        await asyncio.gather(*playing, return_exceptions=True)
    finally:
        await asyncio.to_thread(keeper.close)
        shared.close()
    _, events = read_log(path)
    with closing(sqlite3.connect(path)) as base_:
        sound = base_.execute("PRAGMA integrity_check").fetchone()[0]
    return Played(replay(events), {event.id for event in events}, measured, back, size, sound)


def memory(pid: int) -> float:
    """MB of a process; 0 where that cannot be read."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024.0
    return 0.0


def lost(played: Played) -> set[str]:
    """Choices that were acknowledged and are not in the log."""
    return {id_ for id_ in played.measured.ids if id_ not in played.ids}


def reveal_again(room: Room, lucks: int) -> list[dict[str, object]]:
    """The reveal worked out anew by the engine from what the log says was chosen."""
    tables = [(hidden_of(room.seed, t), [s.plain() for s in steps_of(room, t)]) for t in range(room.tables)]
    return list(answer({"do": "reveal", "seed": room.seed, "tables": tables, "lucks": lucks})["tables"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--agenda", default="90")
    parser.add_argument("--seconds", type=int, default=3, help="of every phase")
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--lucks", type=int, default=200)
    given = parser.parse_args()
    played = play(given.people, given.agenda, given.seconds, given.kills, lucks=given.lucks)
    right = played.room.reveal.get("tables") == reveal_again(played.room, given.lucks)
    for name in ("join", "ack"):
        values = 1000.0 * np.array(getattr(played.measured, name))
        print(f"{name:5s} {len(values):6d} times, ms: p50 {np.median(values):.0f}, p95 {np.quantile(values, 0.95):.0f}")
    print(f"seats {len(played.room.seats)} of {given.people}; acknowledged {len(played.measured.ids)}, "
          f"lost {len(lost(played))}; retries {played.measured.retries}")  # fmt: skip
    print(f"kills {given.kills}; last phone back after s: {' '.join(f'{s:.2f}' for s in played.back)}")
    print(f"server {played.memory:.0f} MB; log {played.sound}; reveal the same as the engine's: {right}")


if __name__ == "__main__":
    main()
