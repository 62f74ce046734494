"""JupyterLab, opened by ``salescoach lab`` on this machine alone, for as long as a block runs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOKEN = "for-one-run"  # of a server that ends with the block
PATIENCE = 180  # seconds: how long a loaded machine may take to start it


@contextmanager
def serving(folder: Path, packages: Path) -> Iterator[str]:
    """Fill a folder and open it, with a home of its own.

    Args:
        folder: what `salescoach lab` is given.
        packages: where the package is imported from.

    Yields:
        The address.
    """
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "salescoach", "lab", str(folder), "--allow-root", "--"]
    command += ["--no-browser", f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    with tempfile.TemporaryDirectory() as home, open(Path(home) / "said.txt", "w+", encoding="utf-8") as said:
        env = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
        env |= {"HOME": home, "USERPROFILE": home, "PYTHONPATH": str(packages)}
        with subprocess.Popen(command, env=env, cwd=home, stdout=said, stderr=said) as server:
            try:
                _wait(server, f"http://127.0.0.1:{port}", said.name)
                yield f"http://127.0.0.1:{port}"
            finally:
                _end(server)


def _wait(server: subprocess.Popen[bytes], address: str, said: str) -> None:
    end = time.monotonic() + PATIENCE
    while not _answers(address):
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"JupyterLab did not start. It said:\n{Path(said).read_text(encoding='utf-8')}")
        time.sleep(0.2)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.kill()
