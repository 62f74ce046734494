"""The pages in WebKit, the engine of iPhones, by Debian's driver: join, play, a dead server, reveal, forget."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request

import pytest

pytest.importorskip("tornado", reason="the extra room is not installed")
pytest.importorskip("segno", reason="the extra room is not installed")

from salescoach.room.demo import free_port
from salescoach.room.words import LANGUAGES
from tests.room.served import PATIENCE, Served

DRIVER = next((p for p in map(shutil.which, ("WebKitWebDriver", "webkit2gtk-driver")) if p), None)
SCREEN = shutil.which("xvfb-run")
INSTALL = "apt-get update && apt-get install -y webkit2gtk-driver xvfb"
BROWSER = {"webkitgtk:browserOptions": {"args": ["--automation"]}}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how the standard names what was found


class WebKit:
    """A browser, by the lines of the W3C standard that are needed here."""

    def __init__(self, port: int) -> None:
        self._base = f"http://127.0.0.1:{port}"
        capabilities = {"capabilities": {"alwaysMatch": BROWSER}}
        self._url = f"{self._base}/session/{self._waited(capabilities)['sessionId']}"

    def _waited(self, capabilities):
        last = time.monotonic() + PATIENCE
        while True:
            try:
                return self._say("POST", f"{self._base}/session", capabilities)
            except OSError:
                if time.monotonic() > last:
                    raise
                time.sleep(0.2)

    @staticmethod
    def _say(method, url, data=None):
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
            return json.loads(reply.read())["value"]

    def go(self, address):
        self._say("POST", f"{self._url}/url", {"url": address})

    @property
    def address(self):
        return self._say("GET", f"{self._url}/url")

    def run(self, script, *given):
        return self._say("POST", f"{self._url}/execute/sync", {"script": script, "args": list(given)})

    def until(self, script, *given):
        last = time.monotonic() + PATIENCE
        while not self.run(script, *given):
            assert time.monotonic() < last, self.run("return document.body.innerText")
            time.sleep(0.05)

    def tap(self, button):
        found = self._say("POST", f"{self._url}/element", {"using": "xpath", "value": f"//button[{button}]"})
        self._say("POST", f"{self._url}/element/{found[ELEMENT]}/click", {})

    def close(self):
        self._say("DELETE", self._url)


@pytest.fixture
def webkit():
    if DRIVER is None or SCREEN is None:
        missing = "WebKitWebDriver" if DRIVER is None else "xvfb-run"
        pytest.skip(f"no {missing} is found. Type, as root: {INSTALL}")
    port = free_port()
    command = [SCREEN, "-a", DRIVER, f"--port={port}"]
    started = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        browser = WebKit(port)
        yield browser
        browser.close()
    finally:
        os.killpg(started.pid, signal.SIGTERM)  # the screen and the driver are children of a script
        started.wait(PATIENCE)


HAS = "return document.querySelector('h1') && document.body.innerText.includes(arguments[0])"
PRESSED = """const b = document.querySelector('button[value="' + arguments[0] + '"]');
return b && b.getAttribute('aria-pressed') == 'true'"""


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_join_play_sleep_kill_reveal_and_forget(webkit, tmp_path, lang):
    from salescoach.room.words import words

    say = words(lang).gettext
    room = Served(tmp_path / "a.room", lang=lang)
    try:
        webkit.go(f"{room.base}/?lang={lang}")
        webkit.tap("contains(@class, 'go')")
        webkit.until("return location.pathname.startsWith('/s/')")
        seat = webkit.address.rpartition("/")[2]
        name = room.host.room.seats[seat].name
        room.go_to("choose")
        webkit.run("dispatchEvent(new Event('pageshow'))")  # as a phone that slept
        webkit.until(HAS, say("Take it in order"))
        room.close()  # a tap while the server is gone
        webkit.tap("@value='in_order'")
        room = Served(tmp_path / "a.room", port=room.port)
        room.until(lambda state: state.picks.get(state.place, {}).get(seat) == "in_order")
        webkit.until(PRESSED, "in_order")
        room.go_to("year")
        webkit.until(HAS, say("Your year, a softer boss"))
        assert webkit.run("return document.querySelectorAll('svg circle').length") == 5
        room.go_to("end")
        webkit.until("return !!document.querySelector('a[href=\"/story\"]')")
        webkit.run("document.querySelector('details').open = true")
        webkit.tap("@value='yes'")
        webkit.until(HAS, say("You are forgotten"))
        assert not any(name.encode() in file.read_bytes() for file in tmp_path.iterdir())
    finally:
        room.close()


@pytest.mark.slow
def test_the_story_plays(webkit, tmp_path):
    room = Served(tmp_path / "a.room")
    try:
        webkit.go(f"{room.base}/story")
        webkit.until("return !!document.querySelector('h1')")
        first = webkit.run("return document.querySelector('h1').innerText")
        webkit.run("[...document.querySelectorAll('nav button')].at(-1).click()")
        webkit.until("return document.querySelector('h1').innerText != arguments[0]", first)
    finally:
        room.close()
