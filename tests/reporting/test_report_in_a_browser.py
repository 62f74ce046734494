"""The page in Chromium: no request, no fault, nothing wider than a telephone, and it prints."""

import pytest

import salescoach as sc
from tests.reporting.made import records
from tests.site.test_browser import browser, visiting  # noqa: F401

PAPER = 690  # pixels between the margins of A4


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("report")
    sc.report(records(), worlds=2, runs=2).write(place / "report.html")
    return place


@pytest.mark.parametrize("width", [360, 1280])
def test_it_opens_without_network_and_fits(browser, folder, width):  # noqa: F811
    asked = []
    visit = visiting(browser, folder, viewport={"width": width, "height": 800})
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.on("console", lambda message: visit.faults.append(message.text))
    page = visit.open("report.html")
    assert [url for url in asked if not url.startswith("data:")] == [(folder / "report.html").as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate("[...document.images].map(one => [one.complete, one.naturalWidth])")
    assert len(sizes) >= 8
    assert all(done and wide > 0 for done, wide in sizes)
    assert [fault for fault in visit.faults if "data:" not in fault] == []


def test_it_prints_on_pages(browser, folder):  # noqa: F811
    page = visiting(browser, folder, viewport={"width": PAPER, "height": 1000}).open("report.html")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER, "a table is cut off at the edge of the paper"
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert 3 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 20
