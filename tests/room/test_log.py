"""The log: once, in order, on disk before it is answered; damaged ones are left alone."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from salescoach.room.event import Event
from salescoach.room.forget import forget_seat
from salescoach.room.log import Log, LogError, new_log, read_log
from salescoach.room.session import lock
from salescoach.room.sessions import new_path, to_resume
from tests.room.worlds import opened


def made(tmp_path):
    path = tmp_path / "a.room"
    new_log(path, {"code": "ABCDEF"})
    return path


def test_an_id_counts_once_however_often_it_comes(tmp_path):
    path, written = made(tmp_path), []
    log = Log(path, written.extend)
    replies = [log.append(Event("choice", {"pick": "ask"}, "s", id="same")) for _ in range(5)]
    assert [reply.result(5) for reply in replies] == [True, False, False, False, False]
    log.close()
    assert [event.id for event in written] == ["same"]
    assert [event.id for event in read_log(path)[1]] == ["same"]


def test_what_is_answered_is_on_disk_and_in_the_order_in_which_it_was_told(tmp_path):
    path, written = made(tmp_path), []
    log = Log(path, written.extend)

    def write(who):
        for nth in range(50):
            assert log.append(Event("choice", {"nth": nth}, who, id=f"{who} {nth}")).result(10)
            assert any(event.id == f"{who} {nth}" for event in written)

    threads = [threading.Thread(target=write, args=(f"seat{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.close()
    assert [event.id for event in read_log(path)[1]] == [event.id for event in written]
    assert len(written) == 300


def test_a_log_is_never_written_over(tmp_path):
    path = made(tmp_path)
    with pytest.raises(LogError, match="nothing is written over it"):
        new_log(path, {})


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\0" * 5000])
def test_a_damaged_log_is_named_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "a.room"
    path.write_bytes(content)
    with pytest.raises(LogError, match=r"salescoach room --new"):
        read_log(path)
    assert path.read_bytes() == content


def test_a_damaged_page_in_the_middle_is_found(tmp_path):
    path = made(tmp_path)
    log = Log(path)
    for nth in range(400):
        log.append(Event("choice", {"text": "x" * 200, "nth": nth}))
    log.close()
    base = sqlite3.connect(path)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    content = bytearray(path.read_bytes())
    content[20_000:24_000] = b"\xff" * 4000
    path.write_bytes(content)
    with pytest.raises(LogError, match="no sound log"):
        read_log(path)
    assert path.read_bytes() == bytes(content)


def test_a_full_disk_is_said_and_nothing_answered_is_lost(tmp_path, monkeypatch):
    path = made(tmp_path)
    log = Log(path)
    assert log.append(Event("choice", {}, id="before")).result(5)
    import salescoach.room.log as module

    def full(base, event):
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as change:
        change.setattr(module, "insert", full)
        with pytest.raises(LogError, match=r"disk is full\. Make room"):
            log.append(Event("choice", {}, id="during")).result(5)
    assert log.append(Event("choice", {}, id="after")).result(5)
    log.close()
    assert [event.id for event in read_log(path)[1]] == ["before", "after"]


def test_a_second_start_on_the_same_session_is_refused(tmp_path):
    path = made(tmp_path)
    held = lock(path)
    with pytest.raises(LogError, match="open in another window"):
        lock(path)
    held.close()
    lock(path).close()


def test_resume_is_the_default_within_twelve_hours(tmp_path):
    assert to_resume(tmp_path, 0.0) is None
    path = made(tmp_path)
    log = Log(path)
    log.append(opened()).result(5)
    log.append(Event("phase", {"place": 0, "until": 1000.0}, at=900.0)).result(5)
    log.close()
    assert to_resume(tmp_path, 900.0 + 11 * 3600) == path
    assert to_resume(tmp_path, 900.0 + 13 * 3600) is None
    assert to_resume(tmp_path, 900.0 + 13 * 3600, any_age=True) == path
    assert new_path(tmp_path) != path


def test_no_byte_of_a_forgotten_name_is_left_in_any_file(tmp_path):
    path, name = made(tmp_path), "Quebec Wombat"
    log = Log(path)
    log.append(opened()).result(5)
    for nth in range(200):
        who = "seat7" if nth % 50 == 7 else f"other{nth}"
        log.append(
            Event("join", {"name": name if who == "seat7" else f"Alfa {nth}", "code": f"C{nth}", "lang": "en"}, who)
        )
        log.append(Event("guess", {"pick": "much"}, who))
    log.append(Event("choice", {"pick": "ask", "place": 2}, "seat7")).result(5)
    assert any(name.encode() in file.read_bytes() for file in tmp_path.iterdir())
    log.rewrite(lambda base: forget_seat(base, "seat7")).result(5)
    assert not any(name.encode() in file.read_bytes() for file in tmp_path.iterdir())  # while it is open
    log.close()
    assert not any(name.encode() in file.read_bytes() for file in tmp_path.iterdir())
    events = read_log(path)[1]
    assert not [event for event in events if event.seat == "seat7" and event.kind == "guess"]
    assert [event for event in events if event.seat == "seat7" and event.kind == "choice"]
