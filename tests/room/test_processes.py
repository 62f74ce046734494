"""Parents and children: who dies takes the right ones along, and a second start is refused."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time

import pytest

pytest.importorskip("tornado", reason="the extra room is not installed")
pytest.importorskip("segno", reason="the extra room is not installed")

from salescoach.cli.main import main
from salescoach.room.agenda import read_agenda
from salescoach.room.demo import free_port
from salescoach.room.doctor import isolation, rehearse
from salescoach.room.engine_door import Engine, EngineError
from salescoach.room.keeper import Keeper
from salescoach.room.log import LogError
from salescoach.room.session import Session, begin_session
from tests.room.served import PATIENCE

ONLY_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 on Windows")


def health(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health")
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as file:
        return file.read().split()[2] != "Z"


def until(ready):
    last = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < last
        time.sleep(0.05)


@ONLY_POSIX
@pytest.mark.slow
def test_a_killed_server_takes_its_engine_along_and_comes_back(tmp_path):
    path, port, pids = tmp_path / "a.room", free_port(), []
    begin_session(Session(path, read_agenda("30"), lucks=2))
    keeper = Keeper(path, port, "127.0.0.1", pids.append)
    try:
        keeper.ready(PATIENCE)
        until(lambda: health(port)["engine"] is not None)
        engine = health(port)["engine"]
        os.kill(pids[0], signal.SIGKILL)
        until(lambda: len(pids) == 2)
        until(lambda: not alive(engine))
        assert health(port)["seats"] == 0
        second = Keeper(path, free_port(), "127.0.0.1")
        with pytest.raises(LogError, match="could not be opened"):
            second.ready(PATIENCE)
    finally:
        keeper.close()
    assert not alive(pids[-1])


@ONLY_POSIX
@pytest.mark.slow
def test_a_killed_parent_leaves_nothing_behind(tmp_path):
    path, port = tmp_path / "a.room", free_port()
    begin_session(Session(path, read_agenda("30"), lucks=2))
    code = (
        "import sys, time; from pathlib import Path; from salescoach.room.keeper import Keeper; "
        f"k = Keeper(Path({str(path)!r}), {port}, '127.0.0.1', lambda pid: print(pid, flush=True)); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        server = int(parent.stdout.readline())
        until(lambda: health(port)["engine"] is not None)
        engine = health(port)["engine"]
        parent.kill()
        parent.wait()
        until(lambda: not alive(server) and not alive(engine))
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()


@ONLY_POSIX
@pytest.mark.slow
def test_an_engine_that_dies_is_started_again_and_answers_the_same():
    engine = Engine()
    try:
        first = engine.ask({"do": "front", "seed": 5}).result(PATIENCE)
        os.kill(engine.pid, signal.SIGKILL)
        assert engine.ask({"do": "front", "seed": 5}).result(PATIENCE) == first
        assert engine.started == 2
        with pytest.raises(EngineError, match="does not know"):
            engine.ask({"do": "nonsense", "seed": 5, "tables": []}).result(PATIENCE)
    finally:
        engine.close()


def test_an_engine_that_cannot_live_is_given_up_in_words():
    engine = Engine([sys.executable, "-c", "raise SystemExit(1)"])
    try:
        with pytest.raises(EngineError, match="ended 4 times"):
            engine.ask({"do": "front", "seed": 5}).result(PATIENCE)
    finally:
        engine.close()


def test_an_engine_that_says_nothing_is_given_up_in_words():
    engine = Engine([sys.executable, "-c", "import time; time.sleep(600)"], patience=0.3)
    try:
        with pytest.raises(EngineError, match="ended 4 times"):
            engine.ask({"do": "front", "seed": 5}).result(PATIENCE)
    finally:
        engine.close()


def test_the_doctor_waits_for_a_phone_and_names_isolation_first():
    said: list[str] = []
    port = free_port()
    assert not rehearse(port, "127.0.0.1", said.append, patience=0.2, system="Windows")
    text = "\n".join(said)
    assert "client isolation" in text
    assert f"-LocalPort {port} -Action Allow" in text
    assert "five to ten phones" in text
    assert text.index("Open on one phone") < text.index("client isolation")
    assert "http://192.168.1.5:8000/" in isolation(["192.168.1.5"], 8000)


def test_commands_say_what_to_type(capsys, tmp_path):
    wrong = {
        ("room", "--lang", "fr"): "there are en, de, es",
        ("room", "--port", "0"): "between 1 and 65535",
        ("room", "demo", "--people", "999"): "between 1 and 200",
        ("room", "--agenda", "60", "--folder", str(tmp_path)): "none of 90, 45, 30",
        ("room", "--new", "--resume", "--folder", str(tmp_path)): "exclude each other",
        ("room", "--resume", "--folder", str(tmp_path)): "no session to go on with",
        ("room", "--print-agenda", "60"): "--print-agenda 45",
    }
    for arguments, message in wrong.items():
        assert main(arguments) == 2
        assert message in capsys.readouterr().err, arguments
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_goes_on_keeps_its_plan(capsys, tmp_path):
    begin_session(Session(tmp_path / "a.room", read_agenda("30")))
    assert main(["room", "--agenda", "90", "--folder", str(tmp_path), "--no-browser"]) == 2
    assert "goes on with the plan and the phones that it began with" in capsys.readouterr().err


def test_cards_and_agendas_come_out_of_the_command(capsys, tmp_path):
    assert main(["room", "--print-agenda", "45"]) == 0
    assert "[[phase]]" in capsys.readouterr().out
    page = tmp_path / "cards.html"
    arguments = [
        "--people",
        "7",
        "--address",
        "192.168.1.5",
        "--wifi",
        "Own <net>",
        "--output",
        str(page),
        "--lang",
        "de",
    ]
    assert main(["room", "cards", *arguments]) == 0
    html = page.read_text(encoding="utf-8")
    assert html.count("<article>") == 7
    assert "Own &lt;net&gt;" in html
    assert "http://192.168.1.5:8000/" in html
    assert "Seite öffnen" in html


def test_a_damaged_session_stops_the_start_and_is_left_alone(capsys, tmp_path):
    (tmp_path / "2026-11-28-1000.room").write_bytes(b"broken")
    assert main(["room", "--folder", str(tmp_path), "--no-browser"]) == 2
    assert "no sound log of a room" in capsys.readouterr().err
    assert (tmp_path / "2026-11-28-1000.room").read_bytes() == b"broken"
