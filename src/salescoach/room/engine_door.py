"""The server's door to the engine: one thread that asks, waits, and starts the engine again when it died."""

from __future__ import annotations

import json
import queue
import sys
import threading
from concurrent.futures import Future
from typing import Any

from .children import Child, hear, put_away, say, start

TRIES = 4
PATIENCE, LONGEST = {"live": 60.0}, 600.0  # seconds until an engine that says nothing is started anew
Question = dict[str, Any]


class EngineError(RuntimeError):
    """The engine cannot answer; the message says why."""


class Engine:
    """A child process and a thread beside it.

    Args:
        command: how it is started; the engine of the kit by default.
        patience: seconds until one that says nothing is started anew; by the question where it is 0.
    """

    def __init__(self, command: list[str] | None = None, patience: float = 0.0) -> None:
        self._patience = patience
        self._command = command or [sys.executable, "-m", f"{__package__}.engine"]
        self._questions: queue.SimpleQueue[tuple[Question, Future[Any]] | None] = queue.SimpleQueue()
        self._child: Child | None = None
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
        child = self._child
        if child is not None:
            child.kill()
        self._questions.put(None)
        self._thread.join(timeout=10.0)

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
            put_away(self._child)

    def _answer(self, question: Question) -> Any:
        for _ in range(TRIES):
            child = self._running()
            watch = threading.Timer(self._patience or PATIENCE.get(question["do"], LONGEST), child.kill)
            watch.start()
            try:
                say(child, json.dumps(question))
                line = hear(child)
            except OSError:
                line = ""
            finally:
                watch.cancel()
            if line.endswith("\n"):
                reply = json.loads(line)
                if "error" in reply:
                    raise EngineError(str(reply["error"]))
                return reply["answer"]
            put_away(child)  # it may be dying still
            self._child = None
        raise EngineError(f"the engine ended {TRIES} times. Type: salescoach doctor")

    def _running(self) -> Child:
        if self._child is None:
            self.started += 1
            self._child = start(self._command)
        return self._child
