"""A room that is served in a thread, and led by a test."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import replace

from salescoach.room.address import doors
from salescoach.room.agenda import read_agenda
from salescoach.room.demo import free_port
from salescoach.room.host import Host
from salescoach.room.rounds import control
from salescoach.room.session import Session, begin_session
from salescoach.room.web import serve

PATIENCE = 120.0  # seconds: how long a loaded machine may take for what needs none on a free one


class Served:
    """A session behind a port of this computer. Close it at the end."""

    def __init__(self, path, agenda="30", lang="en", lucks=5, port=0):
        self.path, self.port, self.code = path, port or free_port(), ""
        if not path.exists():
            plan = read_agenda(agenda)
            slow = replace(plan, phases=tuple(replace(phase, seconds=3000) for phase in plan.phases))
            begin_session(Session(path, slow, lang=lang, lucks=lucks))
        self.loop, self.host = asyncio.new_event_loop(), None
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        self.run(self._open())

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}"

    async def _open(self):
        self.host = Host.open(self.path)
        self.code = self.host.meta["code"]
        self._server = serve(self.host, doors(self.port, "127.0.0.1"), self.port, "127.0.0.1")

    def run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE)

    async def _press(self, button):
        for event in control(self.host.room, button, self.host.now()):
            await self.host.put(event)

    def press(self, button):
        self.run(self._press(button))

    def join(self, lang="en"):
        return self.run(self.host.join(lang, "")).id

    def put(self, event):
        return self.run(self.host.put(event))

    def until(self, ready):
        last = time.monotonic() + PATIENCE
        while not ready(self.host.room):
            assert time.monotonic() < last, self.host.trouble or "waited too long"
            time.sleep(0.02)

    def go_to(self, kind):
        """Press on until a phase of that kind is there, and the engine has told what it shows."""
        if self.host.room.place < 0:
            self.press("start")
        while self.host.room.phase.kind != kind:
            before = self.host.room.place
            self.press("next")
            self.until(lambda room, before=before: room.place > before or room.ended)
        if kind in ("trace", "year", "tables"):
            self.until(lambda room: room.revealed)

    def close(self):
        async def end():
            self._server.stop()
            self.host.close()
            await self._server.close_all_connections()

        self.run(end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(PATIENCE)
        self.loop.close()
