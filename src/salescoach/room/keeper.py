"""The parent: starts the server, starts it again when it died, and takes it along at the end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

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
        self._first = json.dumps({"path": str(path), "port": port, "address": address}) + "\n"
        self._told, self._ending, self._starts = told, False, list[float]()
        self.child: subprocess.Popen[str] | None = None
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
            try:
                child.stdin.close()
                child.wait(timeout=10.0)
            except (OSError, subprocess.TimeoutExpired):
                child.kill()
        self._thread.join(timeout=10.0)

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
        paths = os.pathsep.join(path for path in sys.path if path)
        self.child = subprocess.Popen(
            [sys.executable, "-m", f"{__package__}.serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8", env=os.environ | {"PYTHONPATH": paths},
        )  # fmt: skip
        child = self.child
        assert child.stdin is not None and child.stdout is not None
        try:
            child.stdin.write(self._first)
            child.stdin.flush()
        except OSError:
            return child.wait()
        for line in child.stdout:
            self._told(int(json.loads(line)["pid"]))
            self.serving.set()
        return child.wait()
