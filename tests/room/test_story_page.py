"""The story page that people take home: the shipped bytes, under rules that let it play and reach nobody."""

from __future__ import annotations

import gzip

import pytest

pytest.importorskip("tornado", reason="the extra room is not installed")
pytest.importorskip("segno", reason="the extra room is not installed")

from salescoach.common.shipped import shipped
from tests.room.served import Served
from tests.room.test_browser import PROGRAM, sync_api
from tests.room.test_web import ask

WORDS = "To take home"


@pytest.fixture
def served(tmp_path):
    room = Served(tmp_path / "a.room")
    yield room
    room.close()


def test_it_is_the_shipped_page_with_its_type_and_asks_nobody_else(served):
    status, headers, body = ask(served, "/story", headers={"Accept-Encoding": "gzip"})
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert gzip.decompress(body) == shipped("story.html").read_bytes()
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers
    assert [headers[name] for name in ("X-Content-Type-Options", "Referrer-Policy")] == ["nosniff", "no-referrer"]
    assert ask(served, "/story", {"a": "b"})[0] == 405


def test_the_link_stands_on_the_last_screens_and_on_no_other(served):
    seat = served.join()
    pages = (f"/s/{seat}", "/wall")
    link, printed = b'href="/story"', f"{served.base}/story".encode()
    assert not any(link in ask(served, page)[2] for page in pages)
    served.go_to("blame")
    assert not any(link in ask(served, page)[2] for page in pages)
    served.go_to("end")
    assert all(link in ask(served, page)[2] for page in pages)
    assert printed in ask(served, "/wall")[2]
    served.press("keep")
    assert all(link in ask(served, page)[2] for page in pages)


@pytest.mark.slow
def test_it_plays_in_a_browser_with_the_room_gone(served):
    """Opened in the room, read after the laptop has left: nothing is asked from anywhere."""
    if PROGRAM is None:
        pytest.skip("no browser. Type, as root: apt-get update && apt-get install -y chromium")
    with sync_api.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        page, faults, asked = chromium.new_page(), [], []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{served.base}/story")
        page.context.set_offline(True)
        first = page.locator("h1").inner_text()
        page.locator("nav button").last.click()
        page.wait_for_function("was => document.querySelector('h1').innerText != was", arg=first)
        assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [f"{served.base}/story"]
        assert faults == []
        chromium.close()
