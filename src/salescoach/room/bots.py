"""Phones without people: they join, read their screen as a phone does, and tap. For rehearsals, tests and load."""

from __future__ import annotations

import asyncio
import random
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

from tornado.httpclient import HTTPClientError, HTTPRequest, HTTPResponse
from tornado.simple_httpclient import SimpleAsyncHTTPClient

_FORM = re.compile(r'action="([^"]+/(?:choice|guess|blame))">.*?name="place" value="(-?\d+)"(.*?)</form>', re.DOTALL)
_BUTTON = re.compile(r'name="pick" value="(\w+)"')
RETRY = 0.2
SILENT = 12.0  # seconds without a sign of life after which a phone opens its stream anew


@dataclass
class Measured:
    """Seconds that bots waited, and what was promised to them."""

    join: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    ack: list[float] = field(default_factory=list)
    acknowledged: list[tuple[str, str, str]] = field(default_factory=list)  # seat, place, pick
    ids: list[str] = field(default_factory=list)
    retries: int = 0


@dataclass
class Bot:
    """One phone.

    Attributes:
        base: address of the room.
        client: shared by all.
        rng: what it taps.
        measured: where it writes what it saw.
        lang: it asks for.
        away: chance that it drops out for a while at a change of screens.
        on_change: called at each change, with the bot.
    """

    base: str
    client: SimpleAsyncHTTPClient
    rng: random.Random
    measured: Measured
    lang: str = "en"
    away: float = 0.0
    double: float = 0.2
    on_change: Callable[[Bot], None] = lambda bot: None
    url: str = ""
    screen: str = ""
    over: bool = False
    _version: str = ""
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def join(self) -> None:
        """Take a seat; the same one however often it has to ask."""
        start, mark = time.perf_counter(), secrets.token_hex(8)
        reply = await self._persist(f"{self.base}/join", {"lang": self.lang, "id": mark}, follow=False)
        self.url = reply.headers["Location"]
        await self._persist(self.base + self.url)
        self.measured.join.append(time.perf_counter() - start)

    async def play(self) -> None:
        """Listen and tap until the session is over."""
        await self.join()
        listening, dropped = asyncio.ensure_future(self._listen()), False
        try:
            while not self.over:
                await self._changed.wait()
                self._changed.clear()
                if not dropped and self.rng.random() < self.away:
                    dropped = True
                    listening.cancel()
                    await asyncio.sleep(self.rng.uniform(0.5, 2.0))
                    listening = asyncio.ensure_future(self._listen())
                self.screen = (await self._persist(f"{self.base}{self.url}/screen")).body.decode()
                self.on_change(self)
                await self._tap()
        finally:
            listening.cancel()

    async def _tap(self) -> None:
        found = _FORM.search(self.screen)
        self.over = self.over or "<form" not in self.screen
        if found is None:
            return
        action, place, inside = found.groups()
        if 'aria-pressed="true"' in inside:
            return
        pick, mark = self.rng.choice(_BUTTON.findall(inside)), secrets.token_hex(8)
        await asyncio.sleep(self.rng.uniform(0.0, 0.3))
        data = {"pick": pick, "place": place, "id": mark}
        start = time.perf_counter()
        taps = 2 if self.rng.random() < self.double else 1
        await asyncio.gather(*(self._persist(self.base + unescape(action), data) for _ in range(taps)))
        self.measured.ack.append(time.perf_counter() - start)
        self.measured.acknowledged.append((self.url.rpartition("/")[2], place, pick))
        self.measured.ids.append(f"{self.url.rpartition('/')[2][:8]} {mark}")

    async def _listen(self) -> None:
        """Hear versions as long as the stream holds, and open it again when it breaks, until it is over."""
        host, port = self.base.removeprefix("http://").split(":")
        while not self.over:
            writer = None
            try:
                reader, writer = await asyncio.open_connection(host, int(port))
                writer.write(f"GET {self.url}/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
                while line := await asyncio.wait_for(reader.readline(), SILENT):
                    if line.startswith(b"data: "):
                        self._tell(line[6:].strip().decode())
            except (OSError, TimeoutError, asyncio.IncompleteReadError):
                self.measured.retries += 1
            finally:
                if writer is not None:
                    writer.close()
            await asyncio.sleep(RETRY)

    def _tell(self, version: str) -> None:
        if version != self._version:
            self._version = version
            self._changed.set()

    async def _persist(self, url: str, data: dict[str, str] | None = None, follow: bool = True) -> HTTPResponse:
        """Ask until there is an answer, as a phone does with what it keeps."""
        for _ in range(600):
            request = HTTPRequest(
                url, method="GET" if data is None else "POST", body=None if data is None else urlencode(data),
                headers={"X-Room": "1"} if follow else {}, follow_redirects=follow, request_timeout=20.0,
            )  # fmt: skip
            try:
                reply = await self.client.fetch(request, raise_error=False)
            except (TimeoutError, OSError, HTTPClientError):
                reply = None
            if reply is not None and (reply.code < 400 or reply.code in (400, 404)):
                return reply
            self.measured.retries += 1
            await asyncio.sleep(RETRY)
        raise TimeoutError(f"no answer from {url}")


def client(most: int) -> SimpleAsyncHTTPClient:
    """A client for many phones at once."""
    return SimpleAsyncHTTPClient(force_instance=True, max_clients=2 * most + 20)


async def press(base: str, code: str, button: str, shared: SimpleAsyncHTTPClient) -> None:
    """Press a button of the facilitator, again where the server is away."""
    data = urlencode({"pick": button, "id": secrets.token_hex(8)})
    for _ in range(200):
        request = HTTPRequest(f"{base}/lead/{code}/do", method="POST", body=data, headers={"X-Room": "1"})
        with suppress(OSError, HTTPClientError):
            if (await shared.fetch(request, raise_error=False)).code < 400:
                return
        await asyncio.sleep(RETRY)
    raise TimeoutError("the facilitator's button was not heard")


async def until(ready: Callable[[], Awaitable[bool]], seconds: float) -> None:
    """Wait for something; TimeoutError after so many seconds."""
    last = time.monotonic() + seconds
    while not await ready():
        if time.monotonic() > last:
            raise TimeoutError(f"not within {seconds:.0f} s")
        await asyncio.sleep(0.1)
