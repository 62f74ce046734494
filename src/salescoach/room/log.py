"""The log of a session: one SQLite file, written by one thread, that forgets nothing by accident.

An event is known once it is on disk, and only then it is answered. Whatever waits is written in one commit.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import closing, suppress
from pathlib import Path

from .event import Event, from_row
from .forget import leave_no_byte

FORMAT = "salescoach room 1"
ENDING = ".room"
_TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE event(n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at REAL NOT NULL,
                   kind TEXT NOT NULL, seat TEXT NOT NULL, data TEXT NOT NULL);
"""
_SELECT = "SELECT id, at, kind, seat, data FROM event"
Change = Callable[[sqlite3.Connection], None]
Waiting = tuple[Event | Change, "Future[bool]"]


class LogError(ValueError):
    """A log that cannot be read or written; the message says what to type, and nothing was changed."""


def new_log(path: Path, meta: dict[str, str]) -> None:
    """Make the file of a session.

    Raises:
        LogError: there is one already, or it cannot be written.
    """
    if path.exists():
        raise LogError(f"{path} is there already, and nothing is written over it. Type: salescoach room --resume")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(connect(path)) as base:
            base.executescript(_TABLES)
            base.executemany("INSERT INTO meta VALUES(?, ?)", ({"format": FORMAT} | meta).items())
            base.commit()
    except sqlite3.Error as error:
        raise LogError(f"{path} cannot be written: {error}. Type: salescoach room --folder FOLDER") from None


def connect(path: Path) -> sqlite3.Connection:
    """A connection as every part of the room uses it: on disk at commit, deleted bytes overwritten."""
    base = sqlite3.connect(path, timeout=5.0)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("PRAGMA fullfsync=1")
    base.execute("PRAGMA secure_delete=ON")
    return base


def read_log(path: Path) -> tuple[dict[str, str], list[Event]]:
    """Everything that a session holds, checked: its facts and its events in order. The file is not changed.

    Raises:
        LogError: no file, no log of a room, or a damaged one; says which.
    """
    if not path.is_file():
        raise LogError(f"{path} is no file. Type: salescoach room --new")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            sound = base.execute("PRAGMA quick_check(1)").fetchone()[0]
            meta = dict(base.execute("SELECT name, value FROM meta").fetchall())
            events = [from_row(row) for row in base.execute(f"{_SELECT} ORDER BY n")]
    except (sqlite3.Error, ValueError) as error:
        raise LogError(damaged(path, str(error))) from None
    if sound != "ok" or meta.get("format") != FORMAT:
        raise LogError(damaged(path, f"format {meta.get('format')!r}" if sound == "ok" else str(sound)))
    return meta, events


def damaged(path: Path, why: str) -> str:
    """The sentence on a log that cannot be read."""
    return (
        f"{path} is no sound log of a room ({why}). It is left as it is; copy it somewhere safe. To begin another "
        "session type: salescoach room --new"
    )


class Log:
    """The open log of a session.

    Args:
        path: of a file that :func:`new_log` made.
        written: called in the writer's thread with all events of one commit that were new, in their order, before
            anybody is answered.
    """

    def __init__(self, path: Path, written: Callable[[list[Event]], None] = lambda events: None) -> None:
        self.path = path
        self._written = written
        self._waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="log", daemon=True)
        self._thread.start()

    def append(self, event: Event) -> Future[bool]:
        """Write an event.

        Returns:
            True once it is on disk, False where an event of that id was there before; LogError where it cannot be
            written (a full disk, for example).
        """
        done: Future[bool] = Future()
        self._waiting.put((event, done))
        return done

    def rewrite(self, change: Change) -> Future[bool]:
        """Change rows for good, and leave no byte of what they were; done when the result is there."""
        done: Future[bool] = Future()
        self._waiting.put((change, done))
        return done

    def close(self) -> None:
        """Write what waits, and close."""
        self._waiting.put(None)
        self._thread.join()

    def _write(self) -> None:
        base = connect(self.path)
        with suppress(sqlite3.Error):  # a kill may have come between a forgetting and this
            leave_no_byte(base)
        while (first := self._waiting.get()) is not None:
            batch, last = [first], False
            with suppress(queue.Empty):
                while not last:
                    more = self._waiting.get_nowait()
                    last = more is None
                    batch += [more] if more is not None else []
            self._commit(base, batch)
            if last:
                break
        base.close()

    def _commit(self, base: sqlite3.Connection, batch: list[Waiting]) -> None:
        try:
            new = [insert(base, what) if isinstance(what, Event) else what(base) is None for what, _ in batch]
            base.commit()
            if not all(isinstance(what, Event) for what, _ in batch):
                leave_no_byte(base)
            fresh = [what for (what, _), is_new in zip(batch, new, strict=True) if is_new and isinstance(what, Event)]
            self._written(fresh)
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                base.rollback()
            sentence = (
                f"{self.path} cannot be written: {error}. Make room on the disk; nothing that was answered is lost"
            )
            for _, done in batch:
                done.set_exception(LogError(sentence))
            return
        for (_, done), is_new in zip(batch, new, strict=True):
            done.set_result(is_new)


def insert(base: sqlite3.Connection, event: Event) -> bool:
    """Write an event without a commit; False where its id is known."""
    row = base.execute("INSERT OR IGNORE INTO event(id, at, kind, seat, data) VALUES(?, ?, ?, ?, ?)", event.row())
    return row.rowcount == 1


def append_all(path: Path, events: Iterable[Event]) -> None:
    """Write events at once, where no server runs."""
    with closing(connect(path)) as base:
        for event in events:
            insert(base, event)
        base.commit()
