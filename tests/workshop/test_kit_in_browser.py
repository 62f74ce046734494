"""The kit in a browser, from a file, without a network: it fits a phone, axe is content, sheets break as meant."""

import pytest

from story.words import LANGUAGES
from tests.axe import found_by_axe
from tests.each import no_faults
from tests.site.pages import pages as read_pages
from tests.site.test_browser import PHONE, browser, visit  # noqa: F401 - fixtures
from tests.story.test_browser import BEYOND
from workshop import to_pdf
from workshop.build import printed_pages

INSIDE = BEYOND.replace("'svg, .skip'", "'svg, .unseen, .scroll table'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_phone_and_asks_for_nothing(kit, visit, language):  # noqa: F811
    window = visit(kit, viewport=PHONE)
    faults = []
    for path in sorted((kit / language).glob("*.html")):
        page = window.open(f"{language}/{path.name}")
        faults += [f"{path.name}: beyond: {part}" for part in page.evaluate(INSIDE)]
        assert page.evaluate("document.documentElement.lang") == language
    no_faults(faults + window.faults)


def test_what_does_not_fit_is_found(kit, visit):  # noqa: F811
    page = visit(kit, viewport=PHONE).open("de/handout.html")
    page.evaluate("document.querySelector('main').innerHTML += '<p style=\"width:500px\">x</p>'")
    assert page.evaluate(INSIDE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_that_matters(kit, visit, language):  # noqa: F811
    window, faults = visit(kit, viewport=PHONE), []
    for path in sorted((kit / language).glob("*.html")):
        faults += [f"{path.name}: {fault}" for fault in found_by_axe(window.open(f"{language}/{path.name}"))]
    no_faults(faults)


def test_axe_finds_a_planted_fault(kit, visit):  # noqa: F811
    page = visit(kit, viewport=PHONE).open("en/handout.html")
    page.evaluate("document.querySelector('main').innerHTML += '<button></button><p style=\"color:#ddd\">pale</p>'")
    assert {fault.split(":")[0] for fault in found_by_axe(page)} == {"button-name", "color-contrast"}


def test_pages_break_where_they_should(sheets):
    for page in printed_pages():
        taken = {language: sheets[f"{language}/{page.name}.pdf"] for language in LANGUAGES}
        if page.plan:
            assert max(taken.values()) <= page.sheets, (page.name, taken)
        else:
            assert set(taken.values()) == {page.sheets}, (page.name, taken)
    assert {sheets[f"{language}/index.pdf"] for language in LANGUAGES} == {1}


def test_a_sheet_that_runs_over_is_told(kit, capsys, monkeypatch):
    monkeypatch.setattr(to_pdf, "lacking", lambda: "")
    monkeypatch.setattr(to_pdf, "print_pdfs", lambda folder: {"en/handout.pdf": 3})
    assert to_pdf.write_pdfs(kit, {"handout": 2}) == 1
    assert "en/handout.pdf has 3 sheets" in capsys.readouterr().err


def test_without_a_browser_it_says_so(kit, capsys, monkeypatch):
    monkeypatch.setattr(to_pdf, "BROWSERS", ("no-such-browser",))
    assert to_pdf.write_pdfs(kit, {}) == 0
    told = capsys.readouterr().out
    assert "no browser was found" in told
    assert "print as well from any browser" in told


def test_every_page_is_one_file_and_every_link_leads_somewhere(kit):
    for page in read_pages(kit):
        assert not [address for address in page.loaded if not address.startswith("data:")], page.path
        for link in page.links:
            assert (page.path.parent / link).resolve().is_file(), (page.path, link)
