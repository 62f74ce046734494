"""The room's bars that need no session played: ``python -m benchmarks.room_crowd``. Loopback alone, ends by itself.

Joins (60 within 10 s, 200 within 1 s), how long a press takes to every phone, what 3,000 streams that are opened and
dropped leave behind, and the whole reveal of ten tables.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from tornado.simple_httpclient import SimpleAsyncHTTPClient

from salescoach.room.agenda import read_agenda
from salescoach.room.bots import Bot, Measured, client, press
from salescoach.room.demo import free_port
from salescoach.room.engine import answer
from salescoach.room.keeper import Keeper
from salescoach.room.log import read_log
from salescoach.room.session import Session, begin_session
from salescoach.room.steps import Step
from salescoach.room.teams import hidden_of

from .room import memory

PATIENCE = 120.0


class Crowd:
    """A served room and its phones."""

    def __init__(self, people: int) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="room-crowd-")) / "crowd.room"
        begin_session(Session(self.path, read_agenda("90"), 1, lucks=1))
        self.port, self.pids = free_port(), list[int]()
        self.keeper = Keeper(self.path, self.port, "127.0.0.1", self.pids.append)
        self.base, self.measured = f"http://127.0.0.1:{self.port}", Measured()
        self.shared: SimpleAsyncHTTPClient = client(people)
        self.bots = [Bot(self.base, self.shared, random.Random(nth), self.measured) for nth in range(people)]

    async def join(self, within: float) -> list[float]:
        """All take a seat at some moment of so many seconds; how long each took."""
        rng = random.Random(1)

        async def one(bot: Bot) -> None:
            await asyncio.sleep(rng.uniform(0.0, within))
            await bot.join()

        await asyncio.gather(*(one(bot) for bot in self.bots))
        return self.measured.join

    async def health(self) -> dict[str, int]:
        """What the server says of itself."""
        return dict(json.loads((await self.shared.fetch(f"{self.base}/health")).body))

    async def stream(self, bot: Bot) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A phone's stream, once it has said the first version."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET {bot.url}/events HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        await _version(reader)
        return reader, writer

    async def broadcast(self, times: int) -> list[float]:
        """Seconds from the facilitator's press until each phone hears of it."""
        lead = read_log(self.path)[0]["code"]
        streams = await asyncio.gather(*(self.stream(bot) for bot in self.bots))
        found: list[float] = []
        for button in ["start", *["eyes", "phones"] * times][: times + 1]:
            start = time.perf_counter()

            async def heard(reader: asyncio.StreamReader, start: float = start) -> float:
                await _version(reader)
                return time.perf_counter() - start

            waiting = [asyncio.ensure_future(heard(reader)) for reader, _ in streams]
            await press(self.base, lead, button, self.shared)
            found += await asyncio.wait_for(asyncio.gather(*waiting), PATIENCE)
            await asyncio.sleep(0.2)
        for _, writer in streams:
            writer.close()
        return found

    async def reconnect(self, times: int, at_once: int = 60) -> tuple[int, float]:
        """Open and drop streams; listeners that are left, and seconds until none was, at most ten."""
        for _ in range(times // at_once):
            some = await asyncio.gather(*(self.stream(self.bots[nth % len(self.bots)]) for nth in range(at_once)))
            for _, writer in some:
                writer.close()
        start = time.perf_counter()
        while (left := (await self.health())["listeners"]) and time.perf_counter() - start < 10.0:
            await asyncio.sleep(0.2)
        return left, time.perf_counter() - start

    def close(self) -> None:
        """End the server."""
        self.keeper.close()
        self.shared.close()


async def _version(reader: asyncio.StreamReader) -> bytes:
    """The next version that is said."""
    while line := await asyncio.wait_for(reader.readline(), PATIENCE):
        if line.startswith(b"data: "):
            return line
    raise ConnectionError("the stream broke off")


async def with_crowd(people: int, work: Callable[[Crowd], object]) -> None:
    """Serve a room for as long as the work takes."""
    crowd = Crowd(people)
    try:
        await asyncio.to_thread(crowd.keeper.ready)
        await work(crowd)  # type: ignore[misc]
    finally:
        await asyncio.to_thread(crowd.close)


def line(name: str, seconds: list[float], bar: float) -> str:
    """Median and p95 of what was measured, beside its bar."""
    ms = 1000.0 * np.array(seconds)
    p95 = float(np.quantile(ms, 0.95))
    return (
        f"{name:38s} p50 {np.median(ms):6.0f} ms, p95 {p95:6.0f} ms; bar {1000 * bar:.0f} ms: {_met(p95 <= 1000 * bar)}"
    )


def _met(good: bool) -> str:
    return "met" if good else "MISSED"


async def sixty(crowd: Crowd) -> None:
    """Sixty join in ten seconds, hear presses, and come and go three thousand times."""
    print(line("60 join within 10 s", await crowd.join(10.0), 0.3), flush=True)
    print(line("a press until each of 60 hears it", await crowd.broadcast(10), 0.2), flush=True)
    for nth in (
        "first",
        "second",
    ):  # what the first leaves in memory is room for sixty at once; the second adds nothing
        before = memory(crowd.pids[-1])
        left, seconds = await crowd.reconnect(3000)
        after = memory(crowd.pids[-1])
        print(f"{nth} 3,000 streams dropped: {left} left after {seconds:.1f} s; bar 0 after 10 s: {_met(not left)}")
        print(f"  server {before:.0f} MB before, {after:.0f} MB after", flush=True)


async def two_hundred(crowd: Crowd) -> None:
    """Two hundred join in a second."""
    print(line("200 join within 1 s", await crowd.join(1.0), 1.0), flush=True)


def reveal(tables: int = 10, lucks: int = 200) -> float:
    """Seconds that the whole reveal takes once the engine is warm."""
    picks = {"boss": "number", "manager": "ask", "seller1": "date", "customer1": "wait", "seller2": None}
    steps = [Step(4, {**picks, "customer2": None}).plain() for _ in range(3)]
    asked = [(hidden_of(1, table), steps) for table in range(tables)]
    answer({"do": "reveal", "seed": 1, "lucks": 1, "tables": asked[:1]})
    start = time.perf_counter()
    answer({"do": "reveal", "seed": 1, "lucks": lucks, "tables": asked})
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    asyncio.run(with_crowd(60, sixty))
    asyncio.run(with_crowd(200, two_hundred))
    took = reveal()
    print(f"reveal of ten tables, two hundred lucks: {took:.1f} s; bar 5 s: {_met(took < 5.0)}")


if __name__ == "__main__":
    main()
