"""`salescoach lab` of the wheel in a real JupyterLab with the network shut: links, no pop-up, a slider that answers."""

import importlib.util
import itertools
import json
import zipfile
from dataclasses import dataclass, field

import pytest

from benchmarks.lab_server import PATIENCE, TOKEN, serving
from tests.axe import TAGS, axe_script
from tests.house.test_wheel import wheel  # noqa: F401 - fixture
from tests.site.test_browser import browser  # noqa: F401 - fixture

DRAW = """import salescoach as sc
from salescoach.figures.picture import Picture, new_figure


def draw(pass_through=1.1):
    figure = new_figure(4, 3)
    figure.subplots().plot([0, 1], [0, pass_through])
    return Picture(figure, "A line", f"A line up to {pass_through:g}.")


sc.slider(draw, pass_through=(0.2, 2.0, 0.3)).live()"""
LOOK_OVER = """tags => axe.run('.salescoach-slider', {runOnly: {type: 'tag', values: tags}, preload: false})
  .then(found => [found.violations.map(r => r.id + ': ' + r.nodes[0].html), found.passes.map(r => r.id)])"""
SPACES = itertools.count()
SCROLL = """e => { for (const one of [e, ...e.querySelectorAll('*')]) if (
  one.scrollHeight > one.clientHeight + 50 && getComputedStyle(one).overflowY !== 'visible')
  one.scrollBy(0, 600) }"""


@dataclass
class Lab:
    """A window on JupyterLab, and everything that went wrong or was asked of the network."""

    page: object
    address: str
    faults: list = field(default_factory=list)

    def open(self, name):
        space = next(SPACES)  # of its own, so that no tab of another test comes back
        self.page.goto(f"{self.address}/lab/workspaces/test{space}/tree/{name}?token={TOKEN}")
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        return self.page

    def run(self, name):
        """Open a notebook and run its first cell, as soon as its kernel is there."""
        page = self.open(name)
        page.get_by_text("(ipykernel) | Idle").wait_for()
        page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
        page.keyboard.press("Shift+Enter")
        page.locator(".jp-OutputArea-executeResult, .jp-RenderedText[data-mime-type*=stderr]").first.wait_for()
        assert page.locator(".jp-RenderedText[data-mime-type*=stderr]").all_inner_texts() == []
        return page


@pytest.fixture(scope="module")
def folder(wheel, tmp_path_factory):  # noqa: F811
    """A folder that the wheel filled, with a small notebook with a slider beside the copies."""
    place = tmp_path_factory.mktemp("lab")
    zipfile.ZipFile(wheel).extractall(place / "packages")
    (place / "mine/lab").mkdir(parents=True)
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": None, "source": DRAW}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    small = {"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": [cell]}
    (place / "mine/lab/small.ipynb").write_text(json.dumps(small), encoding="utf-8")
    return place / "mine"


@pytest.fixture(scope="module")
def address(folder):
    """JupyterLab, opened as a reader of the wheel opens it, with a home of its own."""
    for package in ("jupyterlab", "playwright"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed. Type: make setup")
    with serving(folder, folder.parent / "packages") as where:
        yield where


@pytest.fixture
def lab(address, browser):  # noqa: F811
    context = browser.new_context(viewport={"width": 1300, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(1000 * PATIENCE)
    shown = Lab(context.new_page(), address)

    def answer(route):
        if route.request.url.startswith(address):
            route.continue_()
        else:
            shown.faults.append(f"asks the network: {route.request.url}")
            route.abort()

    context.route("**/*", answer)
    shown.page.on("response", lambda one: one.status >= 400 and shown.faults.append(f"{one.status} {one.url}"))
    yield shown
    context.close()
    assert shown.faults == []


def test_a_link_to_a_document_opens_it_as_a_page_and_nothing_pops_up(lab):
    page = lab.open("lab/01_black_and_white.ipynb")
    page.locator(".jp-RenderedMarkdown em", has_text="Press Shift+Enter").wait_for()
    link = page.locator(".jp-Notebook a[href*='docs/claims.md']").first
    for _ in range(60):  # cells that are not in sight are not there yet
        if link.count():
            break
        page.locator(".jp-Notebook").first.evaluate(SCROLL)
        page.wait_for_timeout(100)
    link.evaluate("a => a.closest('details')?.setAttribute('open', '')")  # what tells results is folded
    link.click()
    page.locator(".jp-RenderedMarkdown h1", has_text="The claims").wait_for()
    assert page.locator(".Toastify__toast, .jp-Dialog").count() == 0


def test_the_kept_notebook_lies_beside_the_copy(lab):
    page = lab.open("lab/01_black_and_white.ipynb")
    page.locator(".jp-Notebook a", has_text="01_black_and_white.ipynb").first.click()
    page.locator(".jp-OutputArea-output").first.wait_for()  # which a copy has none of


def test_a_slider_is_live_named_answers_the_keys_and_its_picture_has_words(lab):
    page = lab.run("lab/small.ipynb")
    knob = page.get_by_role("slider", name="pass through")
    knob.wait_for()
    assert knob.get_attribute("aria-valuetext") == "1.1 pressure/strain"
    assert seen(page) == ["A line up to 1.1."]
    knob.focus()
    for key, value in (("ArrowRight", "1.4"), ("ArrowUp", "1.7"), ("ArrowLeft", "1.4"), ("Home", "0.2"), ("End", "2")):
        page.keyboard.press(key)
        assert knob.get_attribute("aria-valuetext") == f"{value} pressure/strain"
        assert seen(page) == [f"A line up to {value}."]
        assert page.evaluate("document.activeElement.type") == "range"
    assert page.locator(".salescoach-slider [aria-live]").text_content() == "A line up to 2."
    box = knob.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert seen(page) == ["A line up to 1.1."]


def seen(page):
    return [image.get_attribute("alt") for image in page.locator(".salescoach-slider img").all() if image.is_visible()]


def test_nothing_is_wrong_with_the_block_of_a_slider_for_whoever_cannot_see_it(lab):
    page = lab.run("lab/small.ipynb")
    page.locator(".salescoach-slider").wait_for()
    page.evaluate(axe_script())
    violations, passes = page.evaluate(LOOK_OVER, list(TAGS))
    assert violations == []
    assert "image-alt" in passes
