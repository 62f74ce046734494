"""A session: what it is begun with, and who holds it."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from .agenda import Agenda
from .event import Event
from .log import LogError, connect, new_log
from .names import free_code
from .teams import SEED


@dataclass(frozen=True, slots=True)
class Session:
    """What a session is begun with.

    Attributes:
        path: of its log.
        agenda: the plan.
        seed: of the luck.
        lang: of the wall.
        chairs: people at a table: 6, or 1 where a table has one phone.
        pair: two people to a phone.
        lucks: years that the reveal lives.
    """

    path: Path
    agenda: Agenda
    seed: int = SEED
    lang: str = "en"
    chairs: int = 6
    pair: bool = False
    lucks: int = 200


def begin_session(session: Session) -> None:
    """Make the log of a new session.

    Raises:
        LogError: there is one already, or it cannot be written.
    """
    new_log(session.path, {"code": free_code((), 6), "lucks": str(session.lucks)})
    data = {"agenda": session.agenda.plain(), "seed": session.seed, "lang": session.lang, "chairs": session.chairs,
            "pair": session.pair}  # fmt: skip
    with closing(connect(session.path)) as base:
        base.execute("INSERT INTO event(id, at, kind, seat, data) VALUES(?, ?, ?, ?, ?)",
                     Event("open", data, at=time.time()).row())  # fmt: skip
        base.commit()


def lock(path: Path) -> sqlite3.Connection:
    """Hold a session as long as the connection lives, a killed process included.

    Raises:
        LogError: another process holds it.
    """
    held = sqlite3.connect(path.with_suffix(".lock"), timeout=0.2, isolation_level=None)
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        held.close()
        raise LogError(f"{path.name} is open in another window. Go there, or stop it there with Ctrl-C") from None
    return held
