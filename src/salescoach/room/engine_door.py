"""The server's door to the engine: one thread that asks, waits, and starts the engine again when it died."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from concurrent.futures import Future
from typing import Any

from .engine import Question

TRIES = 4


class EngineError(RuntimeError):
    """The engine cannot answer; the message says why."""


class Engine:
    """A child process and a thread beside it.

    Args:
        command: how it is started; the engine of the kit by default.
    """

    def __init__(self, command: list[str] | None = None) -> None:
        self._command = command or [sys.executable, "-m", f"{__package__}.engine"]
        self._questions: queue.SimpleQueue[tuple[Question, Future[Any]] | None] = queue.SimpleQueue()
        self._child: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._serve, name="engine", daemon=True)
        self.started = 0
        self._thread.start()

    @property
    def pid(self) -> int | None:
        """Number of the process; None before the first question."""
        return None if self._child is None else self._child.pid

    def ask(self, question: Question) -> Future[Any]:
        """Ask; the answer comes later, in the order of the questions. EngineError where it cannot be had."""
        reply: Future[Any] = Future()
        self._questions.put((question, reply))
        return reply

    def close(self) -> None:
        """End the engine."""
        self._questions.put(None)
        if self._child is not None:
            self._child.kill()
        self._thread.join(timeout=5.0)

    def _serve(self) -> None:
        number = 0
        while (waiting := self._questions.get()) is not None:
            question, reply = waiting
            number += 1
            try:
                reply.set_result(self._answer(question | {"id": number}))
            except EngineError as error:
                reply.set_exception(error)
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    def _answer(self, question: Question) -> Any:
        for _ in range(TRIES):
            try:
                child = self._running()
                assert child.stdin is not None and child.stdout is not None
                child.stdin.write(json.dumps(question) + "\n")
                child.stdin.flush()
                line = child.stdout.readline()
            except OSError:
                line = ""
            if line.endswith("\n"):
                reply = json.loads(line)
                if "error" in reply:
                    raise EngineError(str(reply["error"]))
                return reply["answer"]
        raise EngineError(f"the engine ended {TRIES} times. Type: salescoach doctor")

    def _running(self) -> subprocess.Popen[str]:
        if self._child is None or self._child.poll() is not None:
            paths = [path for path in sys.path if path]
            env = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
            self._child = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=env
            )
            self.started += 1
        return self._child
