"""The presenter view: one picture a screen, covered until a key asks for it, in type of 14 pt and more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salescoach.figures.picture import COLUMN, FINER, SMALLEST
from scripts.html_present import plain, screens
from tests.axe import found_by_axe
from tests.each import no_faults
from tests.site.pages import page_faults, read
from tests.site.test_browser import browser, visit  # noqa: F401 - fixtures

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SCREEN = {"width": 1920, "height": 1080}  # of a usual projector
LEAST = 14  # points: what a room needs
POINTS = """() => [...document.querySelectorAll('section.now *')].filter(e => e.getClientRects().length &&
  [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .map(e => 0.75 * parseFloat(getComputedStyle(e).fontSize))"""
SCROLLS = """() => { const now = document.querySelector('section.now');
  return now.scrollHeight > now.clientHeight + 1 }"""
SHOWN = """() => { const i = document.querySelector('section.now img');
  return i && [i.naturalWidth, Math.min(i.clientWidth / i.naturalWidth, i.clientHeight / i.naturalHeight)] }"""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_picture_has_a_screen_of_its_own_and_is_covered(path):
    told = json.loads(path.read_text(encoding="utf-8"))
    pictures = sum("image/png" in o.get("data", {}) for c in told["cells"] for o in c.get("outputs", []))
    made = screens(told, path.stem)
    assert sum("<img" in one.covered for one in made) == pictures
    assert not [one for one in made if one.covered.count("<img") > 1 or "<img" in one.shown]
    assert any("answer" in one.covered for one in made)
    assert "room" in made[-1].title
    assert not [one.title for one in made if one.title.startswith("Cell")]


def test_words_lose_their_marks():
    assert plain('*A* [link](b.md), `code` and <span class="x">8 %</span><!-- no -->') == "A link, code and 8 %"


def test_it_goes_from_end_to_end_by_one_key_and_back(some_pages, visit):  # noqa: F811
    window = visit(some_pages, viewport=SCREEN)
    page = window.open("present/00_first_five_minutes.html")
    count = page.locator("section").count()
    covered = page.locator(".cover").count()
    assert covered >= 4
    for _ in range(count - 1 + covered):
        assert page.locator("section >> visible=true").count() == 1
        page.keyboard.press("PageDown")
    assert page.evaluate("location.hash") == f"#s{count}"
    assert page.locator(".cover:not([open])").count() == 0
    for _ in range(count - 1):
        page.keyboard.press("ArrowLeft")
    assert page.evaluate("location.hash") == "#s1"
    no_faults(window.faults)


def test_nothing_is_uncovered_before_the_key(some_pages, visit):  # noqa: F811
    page = visit(some_pages, viewport=SCREEN).open("present/05_asking_is_not_micromanaging.html")
    page.keyboard.press("ArrowRight")
    assert page.locator(".answer").first.is_hidden()
    page.keyboard.press("r")
    assert page.locator("section.now .answer").is_visible()
    page.keyboard.press("r")
    assert page.evaluate("location.hash") == "#s2"


def points_of(wide: int, scale: float) -> float:
    """The smallest letters of a picture as they are shown: they are drawn for the column of a page."""
    return 0.75 * scale * FINER * SMALLEST * max(1.0, wide / FINER / COLUMN)


def test_type_is_large_enough_on_every_screen(some_pages, visit):  # noqa: F811
    window = visit(some_pages, viewport=SCREEN)
    faults = []
    for name in sorted(path.name for path in (some_pages / "present").glob("*.html")):
        page = window.open(f"present/{name}")
        page.evaluate("document.querySelectorAll('.cover').forEach(d => { d.open = true })")
        for place in range(page.locator("section").count()):
            faults += [f"{name}, {place}: {size} pt" for size in page.evaluate(POINTS) if size < LEAST]
            shown = page.evaluate(SHOWN)
            if shown and (points := points_of(*shown)) < LEAST:
                faults.append(f"{name}, {place}: a picture shows {points:.1f} pt")
            faults += [f"{name}, {place}: scrolls"] * page.evaluate(SCROLLS)
            page.keyboard.press("ArrowRight")
    no_faults(faults)


def test_the_page_and_its_view_lead_to_each_other_and_load_nothing(some_pages, visit):  # noqa: F811
    window = visit(some_pages)
    page = window.open("notebooks/00_first_five_minutes.html")
    page.locator(".present a").first.click()
    page.wait_for_url("**/present/00_first_five_minutes.html*")
    page.get_by_role("link", name="The page").click()
    page.wait_for_url("**/notebooks/00_first_five_minutes.html")
    no_faults([*window.faults, *page_faults(read(some_pages / "present/00_first_five_minutes.html"))])


def test_without_script_all_screens_stand_below_each_other(some_pages, visit):  # noqa: F811
    page = visit(some_pages, java_script_enabled=False).open("present/00_first_five_minutes.html")
    assert page.locator("section >> visible=true").count() == page.locator("section").count()
    assert page.locator("img >> visible=true").count() == 0
    page.locator("summary").last.click()
    assert page.locator(".cover[open]").count() == 1


def test_axe_finds_nothing_that_matters(some_pages, visit):  # noqa: F811
    page = visit(some_pages, viewport=SCREEN).open("present/00_first_five_minutes.html")
    faults = []
    for _ in range(page.locator("section").count() * 2):
        faults += found_by_axe(page)
        page.keyboard.press("PageDown")
    no_faults(faults)
