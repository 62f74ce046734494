"""By keyboard alone: every stop on the way is seen, a guess is made, what happened is read, exercises are checked."""

from __future__ import annotations

import pytest

from tests.each import no_faults
from tests.site.test_browser import PHONE, browser, visit  # noqa: F401 - fixtures
from tests.site.test_reveal import SECOND, WIDE

# Where the keyboard stands, and whether somebody can see that: on the screen, uncovered, with a line around it.
STOP = """() => { const e = document.activeElement;
  if (e === document.body) return null;
  const labels = [...document.querySelectorAll("label:not(.overlay)")].filter(l => l.htmlFor && l.htmlFor === e.id);
  const shown = e.matches('.sidebar-toggle') ? labels.find(l => l.getClientRects().length) : e;
  const s = shown && getComputedStyle(shown), r = shown && shown.getBoundingClientRect();
  const inside = r && r.width > 0 && r.right > 0 && r.left < innerWidth && r.bottom > 0 && r.top < innerHeight;
  const line = s && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  return [e.outerHTML.slice(0, 90), !inside ? 'is not on the screen' : !line ? 'has no line around it' : ''] }"""


def stops(page, most=400):
    """Tab through the page once: every stop with what is wrong with it."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (found and stop == found[0]):
            return found
        found.append(stop)
    raise AssertionError(f"more than {most} stops")


def tab_to(page, selector, most=400):
    """Go on by key until something is reached."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by key")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "narrow"])
def test_every_stop_of_a_page_is_seen(size, some_pages, visit):  # noqa: F811
    page = visit(some_pages, viewport=size, reduced_motion="reduce").open(SECOND)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = stops(page)
    assert len(found) > 25
    no_faults(f"{what}: {fault}" for what, fault in found if fault)


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("a { outline: none !important }", "has no line"),
        ("h1 a { position: fixed; left: -900px }", "not on the screen"),
    ],
)
def test_a_stop_that_is_not_seen_is_found(style, fault, some_pages, visit):  # noqa: F811
    page = visit(some_pages, viewport=WIDE).open("README.html")
    page.evaluate("css => document.head.insertAdjacentHTML('beforeend', `<style>${css}</style>`)", style)
    assert any(fault in said for _, said in stops(page))


def test_the_menu_of_a_narrow_window_opens_by_key(some_pages, visit):  # noqa: F811
    page = visit(some_pages, viewport=PHONE, reduced_motion="reduce").open(SECOND)
    tab_to(page, "#__navigation", 3)
    assert page.locator(".sidebar-tree a").first.is_hidden()
    page.keyboard.press("Space")
    assert page.locator(".sidebar-tree a").first.is_visible()
    tab_to(page, ".sidebar-tree a")


def test_a_page_goes_from_guess_to_exercises_by_key(some_pages, visit):  # noqa: F811
    window = visit(some_pages, viewport=WIDE)
    page = window.open(SECOND)
    tab_to(page, "#guess-1")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    assert "You said 4. It came out at " in page.evaluate("document.activeElement.textContent")
    tab_to(page, ".quiz input[type=radio]")
    page.keyboard.press("Space")
    tab_to(page, ".quiz button[type=submit]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith(("Right.", "Not yet."))
    tab_to(page, ".quiz .order button")
    page.keyboard.press("Enter")
    tab_to(page, ".quiz input[type=text]")
    page.keyboard.type("0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith(("Right.", "Not yet."))
    tab_to(page, ".quiz details.solution > summary")
    page.keyboard.press("Enter")
    assert page.locator(".quiz details.solution[open]").count() == 1
    no_faults(window.faults)


def test_nothing_moves_where_motion_is_not_wanted(some_pages, visit):  # noqa: F811
    moving = "() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); "
    moving += "return parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none' }).length"
    window = visit(some_pages, reduced_motion="reduce")
    assert window.open(SECOND).evaluate(moving) == 0
    assert visit(some_pages, reduced_motion="no-preference").open(SECOND).evaluate(moving) > 0
