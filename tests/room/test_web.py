"""What is asked wrongly is refused in a word, and nothing a stranger sends changes the room."""

from __future__ import annotations

import gzip
import http.client
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlencode

import pytest

pytest.importorskip("tornado", reason="the extra room is not installed")
pytest.importorskip("segno", reason="the extra room is not installed")

from salescoach.room.address import doors, in_order
from salescoach.room.page import Bucket, assets
from salescoach.room.replay import replay
from salescoach.room.screens import colour_word
from tests.room.served import PATIENCE, Served


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    room = Served(tmp_path_factory.mktemp("room") / "a.room")
    yield room
    room.close()


def ask(room, path, data=None, headers=(), method=None, raw=None):
    connection = http.client.HTTPConnection("127.0.0.1", room.port, timeout=PATIENCE)
    body = raw if raw is not None else urlencode(data) if data is not None else None
    head = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
    try:
        connection.request(method or ("GET" if body is None else "POST"), path, body, head | dict(headers))
        reply = connection.getresponse()
        return reply.status, reply.headers, reply.read()
    finally:
        connection.close()


SEAT = "0" * 24
WRONG = [
    ("/s/" + SEAT, None, 404), (f"/s/{SEAT}/screen", None, 404), (f"/s/{SEAT}/events", None, 404),
    (f"/s/{SEAT}/choice", {"pick": "ask", "place": "2"}, 404), ("/s/../../etc/passwd", None, 404),
    ("/s/%00%ff", None, 404), ("/static/0000000000/room.css", None, 404), ("/static/x", None, 404),
    ("/lead/ABCDEF", None, 404), ("/lead/ABCDEF/do", {"pick": "end"}, 404), ("/lead/ABCDEF/events", None, 404),
    ("/wall/../lead", None, 404), ("/nothing", None, 404), ("/wall", {"a": "b"}, 405),
]  # fmt: skip


@pytest.mark.parametrize(("path", "data", "status"), WRONG)
def test_wrong_addresses_are_refused(served, path, data, status):
    before = len(read(served))
    assert ask(served, path, data)[0] == status
    assert len(read(served)) == before


def read(room):
    from salescoach.room.log import read_log

    return read_log(room.path)[1]


@pytest.mark.parametrize(
    "data",
    [
        {}, {"pick": "ask"}, {"pick": "ask", "place": "x"}, {"pick": "ask", "place": "-1"},
        {"pick": "", "place": "2"}, {"pick": "x" * 500, "place": "2"}, {"pick": "<script>", "place": "9" * 400},
    ],
)  # fmt: skip
def test_malformed_choices_change_nothing(served, data):
    seat = served.join()
    status = ask(served, f"/s/{seat}/choice", data)[0]
    assert status in (204, 303, 400)
    assert served.host.room.picks == {}


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"pick=%ff%fe", b"a" * 3000, b"{}"])
def test_bytes_that_are_no_form_are_refused(served, raw):
    seat = served.join()
    assert ask(served, f"/s/{seat}/guess", raw=raw)[0] == 400


def test_too_much_is_refused_before_it_is_read(served):
    with suppress(ConnectionError, http.client.HTTPException):  # the server may hang up first
        assert ask(served, "/join", raw=b"x" * 100_000)[0] in (400, 413)
    assert ask(served, "/health")[0] == 200


def test_unknown_words_are_refused(served):
    seat = served.join()
    assert ask(served, f"/s/{seat}/guess", {"pick": "boss"})[0] == 400
    assert ask(served, f"/s/{seat}/blame", {"pick": "me"})[0] == 400
    assert ask(served, f"/s/{seat}/lang", {"pick": "xx"})[0] == 400
    assert ask(served, f"/lead/{served.code}/do", {"pick": "explode"})[0] == 400


def test_one_tap_that_arrives_ten_times_at_once_is_one_seat(served):
    before = len(served.host.room.seats)
    with ThreadPoolExecutor(10) as pool:
        replies = list(pool.map(lambda _: ask(served, "/join", {"id": "abc", "lang": "en"}), range(10)))
    assert len({reply[1]["Location"] for reply in replies}) == 1
    assert len(served.host.room.seats) == before + 1


def test_pages_are_small_and_ask_nobody_else(served):
    """Join page, seat page, style and script together, as they travel."""
    seat = served.join()
    parts = ["/", f"/s/{seat}", *(f"/static/{mark}/{name}" for name, mark in assets().items())]
    replies = [ask(served, part, headers={"Accept-Encoding": "gzip"}) for part in parts]
    assert sum(len(body) for _, _, body in replies) < 15_000
    for (_, headers, body), part in zip(replies, parts, strict=True):
        assert headers["Content-Encoding"] == "gzip", part
        text = gzip.decompress(body).decode()
        assert "http://" not in text, part
        assert "https://" not in text, part
        assert "Set-Cookie" not in headers


def test_a_seat_is_heard_at_its_own_pace():
    bucket = Bucket()
    assert sum(bucket.takes("a", 0.0) for _ in range(100)) == 12
    assert bucket.takes("b", 0.0)
    assert not bucket.takes("a", 0.1)
    assert bucket.takes("a", 1.0)


def test_guessing_the_facilitators_code_is_slowed_down(served):
    statuses = [ask(served, "/lead", {"code": "WRONGX"})[0] for _ in range(30)]
    assert 429 in statuses
    assert ask(served, "/lead", {"code": served.code.lower()})[0] == 303


def test_addresses_stand_with_home_networks_first_and_loopback_last():
    found = ["127.0.0.1", "8.8.8.8", "10.0.0.3", "192.168.1.5", "169.254.3.3", "10.0.0.3"]
    assert in_order(found) == ["192.168.1.5", "10.0.0.3", "8.8.8.8", "169.254.3.3", "127.0.0.1"]
    door = doors(8000, "192.168.1.5")[0]
    assert door.url == "http://192.168.1.5:8000/"
    assert "<svg" in door.picture


def test_a_phone_that_sleeps_with_its_stream_open_is_silent(served):
    from salescoach.room.lead import SILENT, dots

    seat, host = served.join(), served.host
    mark = host.room.seats[seat]

    def dot(later):
        found = dict(dots(host.room, host.heard_from, host.now() + later, str))
        return found[colour_word(str, mark.table)][[one for one in host.room.seats if same_table(one)].index(seat)][0]

    def same_table(one):
        return host.room.seats[one].table == mark.table

    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as stream:
        stream.sendall(f"GET /s/{seat}/events HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert b"event-stream" in stream.recv(4096)
        assert dot(0.0) == "○"
        heard = host.heard_from[seat]
        stream.recv(4096)  # a sign of life that went out says nothing of who reads it
        assert host.heard_from[seat] == heard
        assert dot(SILENT + 1.0) == "◌"
    ask(served, f"/s/{seat}/screen")
    assert host.heard_from[seat] > heard


def test_phones_that_went_leave_no_listener_behind(served):
    seat = served.join()
    for _ in range(60):
        with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as phone:
            phone.sendall(f"GET /s/{seat}/events HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert phone.recv(100).startswith(b"HTTP/1.1 200")
    served.until(lambda _: not served.host.listeners)


def test_after_forgetting_the_room_is_still_what_its_log_says(served):
    seat = served.join("de")
    for path, pick in ((f"/s/{seat}/guess", "much"), (f"/s/{seat}/lang", "es"), (f"/s/{seat}/forget", "yes")):
        assert ask(served, path, {"pick": pick})[0] == 303
    assert served.host.room == replay(read(served))
    assert served.host.room.seats[seat].lang == "es"
    assert served.host.room.seats[seat].name == ""
    assert "Está olvidado" in ask(served, f"/s/{seat}")[2].decode()
