"""Forgetting: rows that are changed for good, in such a way that no byte of them stays in any file."""

from __future__ import annotations

import json
import sqlite3

# Kinds of events that rest on no one person.
OF_TABLES = (
    "open",
    "front",
    "cards",
    "lived",
    "reveal",
    "phase",
    "bell",
    "more",
    "pause",
    "resume",
    "eyes",
    "back",
    "end",
)


def forget_seat(base: sqlite3.Connection, seat: str) -> None:
    """Take name, code and guesses of a seat out of a log. What was decided at the table stays, without a name.

    The language of the seat stays as well, so that its screen can say in it that the name is gone.
    """
    said = "SELECT data FROM event WHERE kind IN ('join', 'lang') AND seat = ? ORDER BY n DESC LIMIT 1"
    found = base.execute(said, (seat,)).fetchone()
    lang = json.loads(found[0])["lang"] if found else "en"
    data = json.dumps({"code": "", "lang": lang, "name": ""}, sort_keys=True)
    base.execute("UPDATE event SET data = ? WHERE kind = 'join' AND seat = ?", (data, seat))
    base.execute("DELETE FROM event WHERE kind IN ('guess', 'blame', 'lang') AND seat = ?", (seat,))


def delete_session(base: sqlite3.Connection) -> None:
    """Take every seat out of a log; the tables' totals stay."""
    marks = ", ".join("?" for _ in OF_TABLES)
    base.execute(f"DELETE FROM event WHERE kind NOT IN ({marks})", OF_TABLES)


def leave_no_byte(base: sqlite3.Connection) -> None:
    """Write the file anew and empty what lies beside it; after a commit."""
    base.execute("VACUUM")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
