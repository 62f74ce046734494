"""The edition in a real browser without network: nothing asked for, nothing broken, nothing wider than a phone."""

from __future__ import annotations

import importlib.util
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.each import no_faults
from tests.site.pages import local, read

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW = "Type, as root: apt-get update && apt-get install -y chromium"
PHONE = {"width": 390, "height": 844}
SIZES = (PHONE, {"width": 900, "height": 700}, {"width": 1640, "height": 1000}, {"width": 1280, "height": 900})
OVERFLOWING = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
  [...document.querySelectorAll('article *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1
    && !e.closest('pre, .table-wrapper, .text_html'))
    .slice(0, 5).map(e => e.outerHTML.slice(0, 100)).concat('the page')"""
NOT_SHOWN = "all => all.filter(e => !e.getClientRects().length).map(e => e.textContent)"
UNCOVER = "document.querySelectorAll('details.reveal').forEach(d => { d.open = true })"
MOST_PATIENCE = 120_000  # milliseconds: how long a loaded machine may take for what needs none on a free one
UNSEEN = "() => [...document.images].filter(i => !(i.complete && i.naturalWidth > 0)).map(i => i.src)"


@dataclass
class Visit:
    """A window on the edition, and everything that went wrong or left the folder while it was open."""

    page: Any
    folder: Path
    faults: list[str] = field(default_factory=list)

    def open(self, name: str) -> Any:
        self.page.goto((self.folder / name).as_uri(), wait_until="load")
        return self.page


@pytest.fixture(scope="module")
def browser():
    if importlib.util.find_spec("playwright") is None:
        pytest.skip("playwright is not installed. Type: pip install -e '.[docs]'")
    program = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if program is None:
        pytest.skip(f"no browser ({', '.join(BROWSERS)}). {HOW}")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=MOST_PATIENCE)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=program, args=["--no-sandbox"] if root else [])
        yield chromium
        chromium.close()


def visiting(browser, folder: Path, **options: Any) -> Visit:
    """A window in which every request that is not for a file is refused and written down."""
    context = browser.new_context(**options)
    context.set_default_timeout(MOST_PATIENCE)
    visit = Visit(context.new_page(), folder)

    def answer(route: Any) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            visit.faults.append(f"asks the network: {route.request.url}")
            route.abort()

    context.route("**/*", answer)
    visit.page.on("requestfailed", lambda request: visit.faults.append(f"failed: {request.url}"))
    visit.page.on("pageerror", lambda error: visit.faults.append(f"error: {error}"))
    visit.page.on("console", lambda said: said.type in ("error", "warning") and visit.faults.append(said.text))
    return visit


@pytest.fixture
def visit(browser):
    """Opens windows for a test, closes them at its end and looks at what went wrong."""
    opened: list[Visit] = []

    def new(folder: Path, **options: Any) -> Visit:
        opened.append(visiting(browser, folder, **options))
        return opened[-1]

    yield new
    for one in opened:
        one.page.context.close()


def names(edition: Path) -> list[str]:
    return [path.relative_to(edition).as_posix() for path in sorted(edition.rglob("*.html"))]


def first_notebook(edition: Path) -> str:
    return next(name for name in names(edition) if name.startswith("notebooks/"))


def expecting(page: Any, selector: str) -> Any:
    """What the first of its kind comes to: waits for it, however busy the machine is."""
    from playwright.sync_api import expect

    return expect(page.locator(selector).first)


def test_every_page_opens_without_network_fault_or_absent_picture_and_fits_every_window(edition, visit):
    window = visit(edition)
    faults = []
    for name in names(edition):
        page = window.open(name)
        page.evaluate(UNCOVER)
        faults += [f"{name}: not seen: {picture}" for picture in page.evaluate(UNSEEN)]
        for size in SIZES:
            page.set_viewport_size(size)
            page.wait_for_function("width => window.innerWidth === width", arg=size["width"])
            faults += [f"{name}, {size['width']} wide: {part}" for part in page.evaluate(OVERFLOWING)]
    no_faults(faults + window.faults)


def test_every_link_of_the_landing_page_leads_to_a_page_with_a_title(edition, visit):
    window = visit(edition)
    links = window.open("index.html").locator("article a.reference.internal:not([href^='#'])").all()
    targets = [link.get_attribute("href") for link in links]
    assert len(set(targets)) > 5
    no_faults(target for target in targets if not read(local(edition / "index.html", target)).title.strip())
    links[0].click()
    window.page.wait_for_url(lambda address: address.endswith(targets[0]))
    assert window.page.locator("article h1").inner_text().strip()
    assert window.faults == []


def test_code_is_hidden_until_asked_for_and_the_choice_is_remembered(edition, visit):
    window = visit(edition)
    page = window.open(first_notebook(edition))
    button, code = expecting(page, "button.code-toggle"), expecting(page, ".cell_input")
    button.to_have_text("Show code")
    code.to_be_hidden()
    page.locator("button.code-toggle").click()
    button.to_have_text("Hide code")
    code.to_be_visible()
    page.reload()
    code.to_be_visible()
    button.to_have_attribute("aria-expanded", "true")
    page.locator("button.code-toggle").click()
    button.to_have_text("Show code")
    page.reload()
    button.to_have_text("Show code")
    code.to_be_hidden()


def test_the_toggle_works_by_keyboard(edition, visit):
    page = visit(edition).open(first_notebook(edition))
    page.locator("button.code-toggle").focus()
    page.keyboard.press("Enter")
    expecting(page, ".cell_input").to_be_visible()


def test_what_reads_like_a_console_shows_with_the_code_and_only_then(edition, visit):
    window = visit(edition)
    hidden = 0
    for name in (name for name in names(edition) if name.startswith("notebooks/")):
        page = window.open(name)
        page.evaluate(UNCOVER)
        outputs = ".cell_output > .output"
        for text in page.eval_on_selector_all(f"{outputs}:not(:has(> .with-code))", NOT_SHOWN):
            assert not text.strip()
        hidden += len(page.eval_on_selector_all(f"{outputs}:has(> .with-code)", NOT_SHOWN))
        assert page.locator(".with-code >> visible=true").count() == 0
    page = window.open(first_notebook(edition))
    page.evaluate(UNCOVER)
    page.locator("button.code-toggle").click()
    assert page.locator(".with-code >> visible=true").count() == page.locator(".with-code").count()
    assert hidden > 0


def test_without_script_all_code_and_all_outputs_show(edition, visit):
    page = visit(edition, java_script_enabled=False).open(first_notebook(edition))
    for summary in page.locator("details.reveal > summary").all():
        summary.click()
    cells = page.locator(".cell_input, .cell_output").all()
    assert cells
    assert all(cell.is_visible() for cell in cells)


def test_pictures_keep_white_paper_in_the_dark_and_open_in_full_size(edition, visit):
    window = visit(edition, color_scheme="dark")
    page = window.open(first_notebook(edition))
    back = page.eval_on_selector("body", "e => getComputedStyle(e).backgroundColor")
    assert max(int(part) for part in back[4:-1].split(",")) < 60
    page.evaluate(UNCOVER)
    picture = page.locator(".cell_output img").first
    assert picture.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    picture.click()
    page.wait_for_url("**/*.png")
    assert window.faults == []


def test_paper_shows_the_text_and_not_the_buttons(edition, visit):
    page = visit(edition, color_scheme="dark").open(first_notebook(edition))
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".sidebar-drawer", ".code-bar", ".related-pages", ".mobile-header"):
        expecting(page, hidden).to_be_hidden()
    expecting(page, "article h1").to_be_visible()
    expecting(page, ".cell_output img").to_be_visible()
    assert page.eval_on_selector("body", "e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_search_works_from_files(edition, visit):
    window = visit(edition)
    page = window.open("index.html")
    page.locator("input[name=q]").fill("pressure")
    page.keyboard.press("Enter")
    page.locator("#search-results li a", has_text="Does pressure sell?").first.click()
    page.wait_for_url("**/notebooks/**")
    assert window.faults == []


def test_the_window_notices_what_is_wrong(tmp_path, visit):
    text = """<script src="https://cdn.example/x.js"></script><img src="absent.png"><p style="width: 900px">wide</p>
        <script>console.error("said so"); throw new Error("thrown")</script>"""
    (tmp_path / "a.html").write_text(f"<article>{text}</article>", encoding="utf-8")
    window = visit(tmp_path, viewport=PHONE)
    page = window.open("a.html")
    wanted = ("asks the network: https://cdn.example/x.js", "absent.png", "said so", "thrown")
    for _ in range(100):
        missing = [said for said in wanted if said not in " ".join(window.faults)]
        if not missing:
            break
        page.wait_for_timeout(100)
    assert missing == []
    assert len(page.evaluate(UNSEEN)) == 1
    assert len(page.evaluate(OVERFLOWING)) > 0


def test_the_ci_installs_the_browser_that_is_looked_for():
    run = (Path(__file__).parents[2] / ".ci/run").read_text(encoding="utf-8")
    assert "apt-get install" in run
    assert all(name in run for name in BROWSERS[:3])
