"""No cell of a table on a page is cut short, and texts are said to readers, not to whoever runs the notebook."""

from __future__ import annotations

import re

import pytest

from scripts.html_clean import for_readers, in_words
from scripts.html_whole import known_texts, whole
from tests.each import no_faults
from tests.site.test_browser import names

CUT_CELL = re.compile(r"<t[dh][^>]*>(?:<p>)?([^<]*[^<.\s]\.\.\.)(?:</p>)?</t[dh]>")


def test_a_cut_cell_is_made_whole():
    texts = ("A claim that is longer than twenty letters & more.", "Another one of twenty letters.")
    table = "<td>A claim that is longer than twenty let...</td><td>short...</td>"
    assert whole(table, texts) == f"<td>{texts[0].replace('&', '&amp;')}</td><td>short...</td>"


@pytest.mark.parametrize("texts", [(), ("A claim that is long, one", "A claim that is long, two")])
def test_a_cell_that_cannot_be_known_is_refused(texts):
    with pytest.raises(ValueError, match=rf"“A claim that is long...” of a table is cut, and {len(texts)} texts"):
        whole("<td>A claim that is long...</td>", texts)


def test_the_kit_is_asked():
    assert whole(f"<td>{known_texts()[0][:47]}...</td>").endswith(f"{known_texts()[0][47:]}</td>")


def test_no_page_has_a_cut_cell(edition):
    pages = {name: (edition / name).read_text(encoding="utf-8") for name in names(edition)}
    assert CUT_CELL.findall("<td>cut sho...</td>") == ["cut sho..."]
    no_faults(f"{name}: {cell}" for name, text in pages.items() for cell in CUT_CELL.findall(text))


def test_styles_are_said_as_a_leader_says_them_and_nobody_is_told_to_run_a_cell():
    assert in_words("coach against micromanage: 3 %") == "“Ask and help” against “Watch closely”: 3 %"
    assert in_words("coaches process their accountability") == "coaches process their accountability"
    assert for_readers("# A?\n\nTo run a cell, press `Shift+Enter`.\n\nSo.") == "# A?\n\nSo."
