"""Which session a start goes on with: the newest one of the last twelve hours, or a new one."""

from __future__ import annotations

import time
from contextlib import closing, suppress
from pathlib import Path

from .forget import delete_session, leave_no_byte
from .log import ENDING, LogError, connect, read_log
from .replay import replay
from .session import lock

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


def finish_deleting(folder: Path) -> list[Path]:
    """Delete what was to be deleted when the laptop stopped; the sessions where something was left, oldest first.

    A session that is open elsewhere, or whose log is damaged, is left as it is.
    """
    found = []
    for path in sorted(folder.glob(f"*{ENDING}")):
        with suppress(LogError):
            room = replay(read_log(path)[1])
            beside = path.with_name(f"{path.name}-wal")
            if room.ended == "delete" and (room.seats or (beside.is_file() and beside.stat().st_size)):
                with closing(lock(path)), closing(connect(path)) as base:
                    delete_session(base)
                    base.commit()
                    leave_no_byte(base)
                found.append(path)
    return found


def new_path(folder: Path) -> Path:
    """A name for a new session, by date and minute."""
    base = time.strftime("%Y-%m-%d-%H%M")
    for number in range(1, 1000):
        path = folder / (f"{base}{ENDING}" if number == 1 else f"{base}-{number}{ENDING}")
        if not path.exists():
            return path
    raise LogError(f"{folder} holds a thousand sessions of this minute. Type: salescoach room --folder OTHER")
