"""The parent: starts the server, starts it again when it died, and takes it along at the end."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from .children import Child, hear, put_away, say, start
from .log import LogError
from .serve import REFUSED

MOST, WITHIN = 20, 60.0  # starts within seconds, before it is given up


class Keeper:
    """A server that is kept alive.

    Args:
        path: log of the session.
        port: where it listens.
        address: the one that the wall shows; all of them where empty.
        told: called with the number of the process each time that it serves.
    """

    def __init__(
        self, path: Path, port: int, address: str = "", told: Callable[[int], None] = lambda pid: None
    ) -> None:
        self._first = json.dumps({"path": str(path), "port": port, "address": address})
        self._told, self._ending, self._starts = told, False, list[float]()
        self.child: Child | None = None
        self.fault = ""
        self.serving = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="keeper", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until it ends; LogError where it cannot be served."""
        while self._thread.is_alive():
            self._thread.join(timeout=0.5)
        if self.fault:
            raise LogError(self.fault)

    def ready(self, seconds: float = 60.0) -> None:
        """Until it serves; LogError where it does not."""
        last = time.monotonic() + seconds
        while not self.serving.wait(0.05):
            if not self._thread.is_alive() or time.monotonic() > last:
                raise LogError(self.fault or "the server did not start. Type: salescoach doctor")

    def close(self) -> None:
        """End the server and wait for it."""
        self._ending = True
        child = self.child
        if child is not None and child.stdin is not None:
            with suppress(OSError):
                child.stdin.close()
        self._thread.join(timeout=15.0)

    def _keep(self) -> None:
        while not self._ending:
            now = time.monotonic()
            self._starts = [at for at in self._starts if now - at < WITHIN] + [now]
            if len(self._starts) > MOST:
                self.fault = f"the server ended {MOST} times in a minute. Type: salescoach doctor"
                return
            status = self._once()
            self.serving.clear()
            if status in (0, REFUSED):
                self.fault = "" if status == 0 else "the room could not be opened; the line above says why"
                return

    def _once(self) -> int:
        self.child = child = start([sys.executable, "-m", f"{__package__}.serve"])
        with suppress(OSError):
            say(child, self._first)
        while line := hear(child):
            self._told(int(json.loads(line)["pid"]))
            self.serving.set()
        return put_away(child)
