"""The server's process: a session behind a port, until its parent is gone."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from .address import doors
from .host import Host
from .log import LogError, read_log
from .web import serve

REFUSED = 3  # exit status: starting it again would not help


def main() -> int:
    """Serve the session that the first line of standard input names."""
    given = json.loads(sys.stdin.readline())
    with suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and then closes the pipe
    try:
        asyncio.run(_serve(Path(given["path"]), int(given["port"]), given["address"]))
    except LogError as error:
        print(f"salescoach: {error}", file=sys.stderr, flush=True)
        return REFUSED
    except OSError as error:
        print(
            f"salescoach: port {given['port']} cannot be used: {error.strerror}. "
            f"Type: salescoach room --port {int(given['port']) + 1}",
            file=sys.stderr, flush=True,
        )  # fmt: skip
        return REFUSED
    return 0


async def _serve(path: Path, port: int, address: str) -> None:
    gone, loop = asyncio.Event(), asyncio.get_running_loop()
    _, events = read_log(path)
    if events and max(event.at for event in events) > time.time() + 1.0:
        print("salescoach: the clock of this computer is earlier than the end of the log; the bells are set anew",
              file=sys.stderr, flush=True)  # fmt: skip
    host = Host.open(path)
    try:
        server = serve(host, doors(port, address), port)
    except OSError:
        host.close()
        raise
    threading.Thread(target=_watch, args=(loop, gone), daemon=True).start()
    print(json.dumps({"serving": port, "pid": os.getpid()}), flush=True)
    await gone.wait()
    server.stop()
    host.close()
    await server.close_all_connections()


def _watch(loop: asyncio.AbstractEventLoop, gone: asyncio.Event) -> None:
    """The pipe ends when the parent does, however it ends."""
    while sys.stdin.readline():
        pass
    loop.call_soon_threadsafe(gone.set)


if __name__ == "__main__":
    os._exit(main())
