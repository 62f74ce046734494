"""Server-sent events: a version, and a sign of life."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from .page import Page

BEAT = 4.0  # seconds between two signs of life
BOOT = secrets.token_hex(3)  # so that every phone asks anew after a restart


class Stream(Page):
    """Server-sent events that carry a version and nothing else: nothing to replay, so nothing to miss."""

    async def get(self, who: str, code: str = "") -> None:
        """Tell the version until the phone goes."""
        version = self._version(who, code)
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Content-Encoding", "identity")
        changed = self._changed
        self.host.listeners.add(changed.set)
        last = ""
        try:
            while True:
                now = version()
                if now != last or not changed.is_set():
                    self.write(f"data: {now}\n\n")
                    last = now
                    await self.flush()
                changed.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), BEAT)
                if self.host.closing or self._gone:
                    return
        except StreamClosedError:
            return
        finally:
            self.host.listeners.discard(changed.set)

    def prepare(self) -> None:
        """The bell that wakes this stream."""
        self._changed, self._gone = asyncio.Event(), False

    def on_connection_close(self) -> None:
        """The phone went: leave at once, and not at the next sign of life."""
        self._gone = True
        self._changed.set()

    def _version(self, who: str, code: str) -> Callable[[], str]:
        host = self.host
        if who == "s":
            seat = self.seat(code)

            def phone() -> str:
                known = host.room.seats.get(code, seat)
                return f"{BOOT}.{host.room.heard}.{known.heard}.{len(host.room.seats) and 1}"

            return phone
        if who == "lead":
            if code != host.meta["code"]:
                raise HTTPError(404)
            return lambda: f"{BOOT}.{host.version}.{int(host.now() / 10)}"
        return lambda: f"{BOOT}.{host.room.heard}.{len(host.room.seats)}"
