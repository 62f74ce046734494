"""The pages of names and of columns hold all that there is, read from the docstrings."""

import html
import inspect

import pytest

import salescoach as sc
from scripts.api_page import columns_page, filled
from scripts.html_edition import SITE
from tests.each import each
from tests.house.docstrings import surface
from tests.site.pages import read

CONSTANTS = {"CAUSES", "STYLES", "contrasts", "figures", "mixes"}


@pytest.fixture(scope="session")
def api(edition):
    return edition / "site/api.html"


def test_every_public_name_has_its_entry(api):
    anchors, text = read(api).anchors, api.read_text(encoding="utf-8")
    absent = [name for name in sc.__all__ if f"salescoach.{name}" not in anchors and name != "__version__"]
    assert set(absent) == CONSTANTS
    assert [name for name in CONSTANTS if f">sc.{name}" not in text] == []


def test_every_class_that_a_public_function_gives_has_its_entry(api):
    anchors = {anchor.rpartition(".")[2] for anchor in read(api).anchors}
    functions = [part.thing for part in surface(sc) if part.front and inspect.isfunction(part.thing)]
    given = {str(inspect.signature(one).return_annotation) for one in functions}
    classes = {name for name in given if name.isidentifier() and name[0].isupper()}
    assert len(classes) > 20
    assert classes - anchors == {"None"}


@each("name", ["Team.change", "Comparison.plot", "figures.Picture.save", "figures.worlds_picture"])
def test_methods_and_figures_have_entries_too(name, api):
    assert f"salescoach.{name}" in read(api).anchors


def test_arguments_and_examples_are_shown(api):
    text = api.read_text(encoding="utf-8")
    start = text.index('id="salescoach.simulate"')
    entry = html.unescape(text[start : text.index('id="salescoach.Results"')])
    for said in ("Parameters", "<strong>from_week</strong>", "Raises", "<strong>ValueError</strong>", "Example"):
        assert said in entry


def test_constants_stand_in_tables(api):
    text = api.read_text(encoding="utf-8")
    for module in (sc.contrasts, sc.mixes):
        for name, value in vars(module).items():
            if isinstance(value, sc.Style | sc.mixes.People) and name.isupper():
                assert f">{name}<" in text


@each("frame", ["totals", "people_weeks", "deals", "records.deals", "records.changes", "answer_key.effects"])
def test_every_column_of_every_frame_is_explained(frame, edition):
    page = read(edition / "site/columns.html")
    text = html.unescape(page.path.read_text(encoding="utf-8"))
    assert frame.replace(".", "-").replace("_", "-") in page.anchors
    for name, meaning in sc.columns(frame)[["column", "meaning"]].itertuples(index=False):
        assert f">{name}<" in text
        assert meaning.replace("'", "’").replace("...", "…") in text


def test_a_page_without_its_mark_is_refused():
    template = (SITE / "columns.md").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match=r"must hold <!-- records --> once; it holds it 0 times"):
        columns_page(template.replace("<!-- records -->", ""))
    assert filled("a <!-- b --> c", {"b": "x"}) == "a x c"
