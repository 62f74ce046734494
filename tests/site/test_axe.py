"""Every page can be read by everybody: axe-core finds nothing serious; every style in light, dark, wide and narrow."""

from __future__ import annotations

import pytest

from tests.axe import found_by_axe, found_in_another_window, found_in_other_colours
from tests.each import no_faults
from tests.site.test_browser import PHONE, browser, names, visit  # noqa: F401 - fixtures
from tests.site.test_reveal import WIDE

# All that a page can show: what is covered, the code, and the screens of a view for a room below each other.
SHOW_ALL = """() => {
  document.querySelectorAll('details').forEach(one => { one.open = true });
  if (document.documentElement.dataset.code) document.documentElement.dataset.code = 'shown';
  document.documentElement.classList.remove('one');
}"""


# One page of each style sheet, seen in both windows and both colours: what is pale, small or not to be scrolled by key
# in another view alone is so on one of these, for no page brings colours or sizes of its own.
EACH_STYLE = ("index.html", "notebooks/00", "notebooks/05", "present/00", "story.html", "README.html", "docs/claims")


def faults_of(page, name: str = EACH_STYLE[0]) -> list[str]:
    """What axe finds on a page that is open: all of it wide and light, sizes and contrast in the other views."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)
    page.evaluate(SHOW_ALL)
    found = [f"wide, light: {one}" for one in found_by_axe(page)]
    if not name.startswith(EACH_STYLE):
        return found
    page.emulate_media(color_scheme="dark")
    found += [f"wide, dark: {one}" for one in found_in_other_colours(page)]
    page.set_viewport_size(PHONE)
    page.wait_for_function("width => window.innerWidth === width", arg=PHONE["width"])
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")  # boxes get their stops
    for colour in ("light", "dark"):
        page.emulate_media(color_scheme=colour)
        found += [f"narrow, {colour}: {one}" for one in found_in_another_window(page)]
    return found


def test_axe_finds_nothing_that_matters_on_any_page(edition, visit):  # noqa: F811
    window = visit(edition)
    faults = []
    for name in names(edition):
        faults += [f"{name}, {fault}" for fault in faults_of(window.open(name), name)]
    no_faults(faults)


PLANTED = {
    "image-alt": '<img src="data:,">',
    "label": "<input>",
    "button-name": "<button></button>",
    "aria-required-attr": '<p role="heading">no level</p>',
    "definition-list": "<dl><dd>a meaning of nothing</dd></dl>",
    "target-size": '<a href="#a" style="display:block;font-size:9px;line-height:9px">a</a>' * 3,
    "link-name": '<a href="#a"></a>',
    "scrollable-region-focusable": f'<div style="overflow:auto;width:9rem;white-space:nowrap">{"long " * 40}</div>',
}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_found_and_named(rule, some_pages, visit):  # noqa: F811
    page = visit(some_pages).open("README.html")
    page.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", PLANTED[rule])
    assert {fault.split(": ")[1] for fault in faults_of(page)} == {rule}


@pytest.mark.parametrize(("where", "colour"), [("light", "#ddd"), ("dark", "#333"), ("narrow", "#ddd")])
def test_a_pale_word_is_found_where_it_is_pale(where, colour, some_pages, visit):  # noqa: F811
    page = visit(some_pages).open("README.html")
    width = "(max-width: 400px)" if where == "narrow" else f"(prefers-color-scheme: {where})"
    html = f'<style>@media {width} {{ .pale {{ color: {colour} }} }}</style><p class="pale">pale</p>'
    page.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", html)
    faults = faults_of(page)
    assert faults
    assert all(where in fault and "color-contrast" in fault for fault in faults)
