"""The pages in a browser: every screen in every language by axe, and what phones do: sleep, lose the net, come back."""

# ruff: noqa: E402  (what needs the extra is imported behind the skip)
from __future__ import annotations

import os
import shutil
import time

import pytest

pytest.importorskip("tornado", reason="the extra room is not installed")
pytest.importorskip("segno", reason="the extra room is not installed")
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the group docs has it")

from salescoach.room.event import Event
from salescoach.room.log import read_log
from salescoach.room.words import LANGUAGES
from tests.axe import ALL, found_by_axe
from tests.room.served import PATIENCE, Served

PROGRAM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
PHONE = {"width": 390, "height": 780}
SMALL = """() => [...document.querySelectorAll('button, summary, input:not([type=hidden]), nav a')]
  .filter(e => { const box = e.getBoundingClientRect(); return box.width && (box.height < 48 || box.width < 48); })
  .map(e => e.outerHTML)"""
WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture(scope="module")
def browser():
    if PROGRAM is None:
        pytest.skip("no browser. Type, as root: apt-get update && apt-get install -y chromium")
    with sync_api.sync_playwright() as started:
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        chromium = started.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"] if root else [])
        yield chromium
        chromium.close()


@pytest.fixture
def served(tmp_path):
    room = Served(tmp_path / "a.room")
    yield room
    room.close()


def phone_at(browser, room, seat="", **options):
    context = browser.new_context(viewport=PHONE, **options)
    context.set_default_timeout(1000 * PATIENCE)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(f"{room.base}/s/{seat}" if seat else f"{room.base}/?lang=en")
    return page


def faults_of(page):
    return (
        found_by_axe(page, ALL)
        + page.evaluate(SMALL)
        + ([f"{page.evaluate(WIDE)} px too wide"] * (page.evaluate(WIDE) > 0))
    )


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_can_be_read_and_tapped_by_everybody(browser, tmp_path, lang):
    room = Served(tmp_path / "a.room", lang=lang)
    try:
        seats = [room.join(lang) for _ in range(7)]
        room.until(lambda state: bool(state.front))
        context = browser.new_context(viewport=PHONE, bypass_csp=True, locale=lang)
        page, faults, seen = context.new_page(), [], 0

        def look(*addresses):
            nonlocal seen
            for address in addresses:
                page.goto(room.base + address)
                faults.extend(f"{address}: {fault}" for fault in faults_of(page))
                seen += 1

        look("/", "/lead", f"/lead/{room.code}", "/wall", f"/s/{seats[0]}")
        for kind in ("practice", "choose", "blame", "trace", "year", "tables", "end"):
            room.go_to(kind)
            if kind == "choose":
                room.put(Event("choice", {"pick": "ask", "place": room.host.room.place}, seats[0]))
                look(*(f"/s/{seat}" for seat in seats[1:4]))
            if kind == "blame":
                for seat in seats:
                    room.put(Event("blame", {"pick": "luck"}, seat))
            look(f"/s/{seats[0]}", "/wall", f"/lead/{room.code}")
        room.press("keep")
        look(f"/s/{seats[0]}", "/wall", f"/lead/{room.code}")
        context.close()
        assert faults == []
        assert seen == 32
    finally:
        room.close()


PLANTED = {
    "image-alt": "<img src='data:,'>", "label": "<input>", "button-name": "<button></button>",
    "aria-roles": "<p role='nothing'>x</p>", "color-contrast": "<p style='color:#bbb;background:#fff'>pale</p>",
    "heading-order": "<h4>skipped</h4>",
}  # fmt: skip


@pytest.mark.slow
def test_planted_faults_are_found(browser, served):
    page = phone_at(browser, served, bypass_csp=True)
    for rule, html in PLANTED.items():
        page.goto(f"{served.base}/?lang=en")
        page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)
        assert any(found.startswith(rule) for found in found_by_axe(page, ALL)), rule
    page.goto(f"{served.base}/?lang=en")
    page.evaluate("() => document.querySelector('.go').style.minHeight = '20px'")
    page.evaluate("() => document.querySelector('.go').style.padding = '0'")
    assert page.evaluate(SMALL)


@pytest.mark.slow
def test_join_choose_reload_and_come_back_by_scanning_again(browser, served):
    page = phone_at(browser, served)
    page.get_by_role("button", name="Take a seat").click()
    page.wait_for_url("**/s/*")
    seat = page.url.rpartition("/")[2]
    served.go_to("choose")
    page.get_by_role("button", name="Practise together").click()
    served.until(lambda room: room.picks.get(room.place, {}).get(seat) == "coach")
    page.get_by_text("Chosen.").wait_for()
    page.reload()
    assert page.get_by_role("button", name="Practise together").get_attribute("aria-pressed") == "true"
    page.goto(f"{served.base}/")
    page.wait_for_url(f"**/s/{seat}")
    assert len(served.host.room.seats) == 1
    other = phone_at(browser, served)
    other.get_by_label("Another phone before").fill(served.host.room.seats[seat].code.lower())
    other.get_by_role("button", name="Back to my seat").click()
    other.wait_for_url(f"**/s/{seat}")
    assert page.faults == other.faults == []


@pytest.mark.slow
def test_a_tap_while_offline_is_kept_and_delivered(browser, served):
    seat = served.join()
    served.go_to("choose")
    page = phone_at(browser, served, seat)
    page.context.set_offline(True)
    page.get_by_role("button", name="Practise together").click()
    page.get_by_text("No connection. Nothing is lost.").wait_for()
    assert not served.host.room.picks
    page.context.set_offline(False)
    served.until(lambda room: room.picks.get(room.place, {}).get(seat) == "coach")
    page.get_by_text("Chosen.").wait_for()


@pytest.mark.slow
def test_a_phone_that_missed_everything_shows_the_room_as_it_is_when_it_wakes(browser, served):
    seat = served.join()
    page = phone_at(browser, served, seat)
    page.context.set_offline(True)
    served.go_to("blame")
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    page.get_by_role("heading", name="Guess the cause").wait_for()


@pytest.mark.slow
def test_a_tap_while_the_server_is_dead_counts_once_it_is_back(browser, tmp_path):
    first = Served(tmp_path / "a.room")
    seat = first.join()
    first.go_to("choose")
    page = phone_at(browser, first, seat)
    first.close()
    page.get_by_role("button", name="Take it in order").click()
    time.sleep(0.5)
    again = Served(tmp_path / "a.room", port=first.port)
    try:
        again.until(lambda room: room.picks.get(room.place, {}).get(seat) == "in_order")
        page.get_by_text("Chosen.").wait_for()
    finally:
        page.context.close()
        again.close()
    picked = [event for event in read_log(tmp_path / "a.room")[1] if event.kind == "choice"]
    assert [event.data["pick"] for event in picked] == ["in_order"]


@pytest.mark.slow
def test_forget_me_and_another_language(browser, served):
    seat = served.join()
    name = served.host.room.seats[seat].name
    page = phone_at(browser, served, seat)
    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Deutsch").click()
    page.get_by_role("button", name="Viel mehr").wait_for()
    page.get_by_role("button", name="Vergesst mich").click()
    page.get_by_role("heading", name="Sie sind vergessen").wait_for()
    assert not any(name.encode() in file.read_bytes() for file in served.path.parent.iterdir())
    assert served.host.room.seats[seat].name == ""


@pytest.mark.slow
def test_it_works_without_scripts_and_cookies(browser, served):
    page = phone_at(browser, served, java_script_enabled=False)
    page.get_by_role("button", name="Take a seat").click()
    seat = page.url.rpartition("/")[2]
    page.get_by_role("button", name="Much more").click()
    assert page.get_by_role("button", name="Much more").get_attribute("aria-pressed") == "true"
    assert served.host.room.seats[seat].guess == "much"
    assert page.context.cookies() == []
