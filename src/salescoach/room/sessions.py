"""Which session a start goes on with: the newest one of the last twelve hours, or a new one."""

from __future__ import annotations

import sqlite3
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

    Raises:
        LogError: names are left in a file that cannot be written.
    """
    return [path for path in sorted(folder.glob(f"*{ENDING}")) if _left_behind(path) and _deleted(path)]


def _left_behind(path: Path) -> bool:
    """Whether a session ended with deleting and holds a seat yet, in its log or in the journal beside it."""
    with suppress(LogError):
        room, beside = replay(read_log(path)[1]), path.with_name(f"{path.name}-wal")
        return room.ended == "delete" and bool(room.seats or (beside.is_file() and beside.stat().st_size))
    return False


def _deleted(path: Path) -> bool:
    """Delete it; False where it is open elsewhere."""
    try:
        held = lock(path)
    except LogError:
        return False
    try:
        with closing(held), closing(connect(path)) as base:
            delete_session(base)
            base.commit()
            leave_no_byte(base)
    except sqlite3.Error as error:
        raise LogError(f"{path} holds names that were to be deleted, and cannot be written: {error}. "
                       "Delete that file by hand") from None  # fmt: skip
    return True


def new_path(folder: Path) -> Path:
    """A name for a new session, by date and minute."""
    base = time.strftime("%Y-%m-%d-%H%M")
    for number in range(1, 1000):
        path = folder / (f"{base}{ENDING}" if number == 1 else f"{base}-{number}{ENDING}")
        if not path.exists():
            return path
    raise LogError(f"{folder} holds a thousand sessions of this minute. Type: salescoach room --folder OTHER")
