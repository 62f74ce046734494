"""Whole sessions on loopback: kills, drop-outs and double taps lose nothing, and the reveal is the engine's."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("tornado", reason="the extra room is not installed")
pytest.importorskip("segno", reason="the extra room is not installed")

from benchmarks.room import lost, play, reveal_again
from salescoach.room.demo import demo
from salescoach.room.log import read_log
from salescoach.room.replay import replay

LUCKS = 3


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 on Windows")
def test_three_kills_lose_nothing_and_the_reveal_is_right_to_the_unit():
    played = play(people=13, agenda="45", seconds=1, kills=3, away=0.15, lucks=LUCKS, most=240.0)
    assert played.room.ended == "keep"
    assert len(played.room.seats) == 13
    assert len(played.measured.ids) > 40
    assert lost(played) == set()
    assert len(played.back) == 3
    assert played.sound == "ok"
    assert len(played.room.lived) == len(played.room.agenda.choices)
    assert all(len(tables) == 3 for tables in played.room.lived.values())
    assert played.room.reveal["tables"] == reveal_again(played.room, LUCKS)


@pytest.mark.slow
def test_the_demo_plays_to_the_reveal(tmp_path):
    said: list[str] = []
    path = demo(people=7, agenda="30", lucks=LUCKS, path=tmp_path / "demo.room", say=said.append, seconds=1)
    room = replay(read_log(path)[1])
    assert room.ended == "keep"
    assert "== The same year under a boss who trusts" in said
    assert any("★" in line for line in said)
    assert len(room.seats) == 7
    assert all(seat.guess and seat.blame for seat in room.seats.values())
    money = [year["own"]["money"] for year in room.reveal["tables"]]
    assert len(money) == 2
    assert money == [year["own"]["money"] for year in reveal_again(room, LUCKS)]
