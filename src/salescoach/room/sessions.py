"""Which session a start goes on with: the newest one of the last twelve hours, or a new one."""

from __future__ import annotations

import time
from pathlib import Path

from .log import ENDING, LogError, read_log
from .replay import replay

HOURS = 12.0


def folder_of(given: str) -> Path:
    """Where sessions are kept: the given folder, or ``salescoach-room`` in the user's home."""
    return Path(given).expanduser() if given else Path.home() / "salescoach-room"


def newest(folder: Path) -> Path | None:
    """The session that was begun last."""
    return max(folder.glob(f"*{ENDING}"), key=lambda path: (path.stat().st_mtime, path.name), default=None)


def to_resume(folder: Path, now: float, any_age: bool = False) -> Path | None:
    """The session that a start goes on with; None where a new one is to be begun.

    Raises:
        LogError: the newest one is damaged.
    """
    path = newest(folder)
    if path is None:
        return None
    _, events = read_log(path)
    last = max((event.at for event in events), default=0.0)
    fresh = any_age or now - last <= 3600.0 * HOURS
    return path if fresh and not replay(events).ended else None


def new_path(folder: Path) -> Path:
    """A name for a new session, by date and minute."""
    base = time.strftime("%Y-%m-%d-%H%M")
    for number in range(1, 1000):
        path = folder / (f"{base}{ENDING}" if number == 1 else f"{base}-{number}{ENDING}")
        if not path.exists():
            return path
    raise LogError(f"{folder} holds a thousand sessions of this minute. Type: salescoach room --folder OTHER")
