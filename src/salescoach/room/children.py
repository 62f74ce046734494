"""Child processes that speak in lines: how one is started, and how it is put away."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

Child = subprocess.Popen[str]


def start(command: list[str]) -> Child:
    """Start a process that reads and writes lines, with this one's idea of where packages lie."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONPATH": paths},
    )  # fmt: skip


def say(child: Child, line: str) -> None:
    """Write a line; OSError where the process is gone."""
    assert child.stdin is not None
    child.stdin.write(line + "\n")
    child.stdin.flush()


def hear(child: Child) -> str:
    """The next line; empty where the process is gone."""
    assert child.stdout is not None
    return child.stdout.readline()


def put_away(child: Child, seconds: float = 10.0) -> int:
    """Close its pipes, so that it leaves, and wait; kill it where it does not. Its exit status."""
    for pipe in (child.stdin, child.stdout):
        with suppress(OSError, AttributeError):
            pipe.close()  # type: ignore[union-attr]
    try:
        return child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()
