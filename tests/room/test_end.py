"""How a session ends: the first end counts, and what is to be deleted is deleted, whatever is killed meanwhile."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest

pytest.importorskip("tornado", reason="the extra room is not installed")
pytest.importorskip("segno", reason="the extra room is not installed")

from salescoach.room import sessions
from salescoach.room.agenda import read_agenda
from salescoach.room.event import Event
from salescoach.room.log import LogError, append_all, connect, insert, new_log, read_log
from salescoach.room.replay import replay
from salescoach.room.session import Session, begin_session, lock
from salescoach.room.sessions import finish_deleting
from tests.room.served import Served
from tests.room.worlds import opened

NAME = "Quebec Wombat"
JOINED = Event("join", {"name": NAME, "code": "ABCD", "lang": "en"}, "seat7")
DELETE = Event("end", {"how": "delete"})


def made(tmp_path):
    path = tmp_path / "a.room"
    new_log(path, {"code": "ABCDEF", "lucks": "2"})
    return path


def bytes_in(folder):
    return b"".join(file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize("first", ["keep", "delete"])
def test_of_two_ends_the_first_one_counts(tmp_path, first):
    """The last bell rings while the facilitator presses a button: both are heard, one after the other."""
    room = Served(tmp_path / "a.room")
    try:
        room.join()
        second = {"keep": "delete", "delete": "keep"}[first]

        async def both():
            ends = [Event("end", {"how": how}) for how in (first, second)]
            await asyncio.gather(*(room.host.put(event) for event in ends))

        room.run(both())
        if first == "delete":
            room.until(lambda now: not now.seats)
    finally:
        room.close()
    left = replay(read_log(room.path)[1])
    assert left.ended == first
    assert len(left.seats) == (1 if first == "keep" else 0)


def test_a_server_that_comes_back_finishes_the_deleting(tmp_path):
    path = tmp_path / "a.room"
    begin_session(Session(path, read_agenda("30"), lucks=2))
    append_all(path, [JOINED, DELETE])
    assert NAME.encode() in bytes_in(tmp_path)
    room = Served(path)
    try:
        room.until(lambda now: not now.seats)
    finally:
        room.close()
    assert NAME.encode() not in bytes_in(tmp_path)
    assert replay(read_log(path)[1]).ended == "delete"


def test_a_deleting_that_a_stop_cut_short_is_finished_at_the_next_start(tmp_path):
    path = made(tmp_path)
    base = connect(path)  # a server that is killed: its connection never closes, so its journal stays
    for event in (opened(), JOINED, DELETE):
        insert(base, event)
    base.commit()
    kept = tmp_path / "kept.room"
    begin_session(Session(kept, read_agenda("30")))
    assert NAME.encode() in bytes_in(tmp_path)
    assert finish_deleting(tmp_path) == [path]
    assert NAME.encode() not in bytes_in(tmp_path)
    assert replay(read_log(path)[1]).ended == "delete"
    assert finish_deleting(tmp_path) == []
    base.close()
    assert finish_deleting(tmp_path) == []


def test_what_is_open_elsewhere_is_not_deleted(tmp_path):
    path = made(tmp_path)
    append_all(path, [opened(), JOINED, DELETE])
    with closing(lock(path)):
        assert finish_deleting(tmp_path) == []
    assert finish_deleting(tmp_path) == [path]


def test_names_in_a_file_that_cannot_be_written_are_told_with_what_to_do(tmp_path, monkeypatch):
    path = made(tmp_path)
    append_all(path, [opened(), JOINED, DELETE])

    def full(base):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sessions, "delete_session", full)
    with pytest.raises(LogError, match=r"to be deleted.*disk is full\. Delete that file by hand"):
        finish_deleting(tmp_path)
