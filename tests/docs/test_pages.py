"""The pages that the code writes are fresh, and one command checks and renews them."""

import json

import pytest

from scripts import pages
from scripts.page import Page, between
from tests.each import each

FAST = [name for name, page in pages.PAGES.items() if not page.slow]


@each("name", FAST)
def test_a_page_is_fresh(name):
    assert pages.PAGES[name].stale() == []


@each("name", [name for name in pages.PAGES if name not in FAST])
def test_a_page_that_takes_minutes_is_told_as_such(name):
    assert name in pages.__doc__
    assert pages.PAGES[name].path.is_file()


@pytest.fixture
def plain(tmp_path, monkeypatch):
    """A page whose second line is the code's, and one on which a person has to mend something."""
    table = Page(path=tmp_path / "table.md", renewed=lambda text: between(text, "<a>", "8 deals", "</a>"))
    words = Page(path=tmp_path / "words.md", renewed=lambda text: text, faults=lambda text: ["a word is missing"])
    slow = Page(path=tmp_path / "slow.md", renewed=lambda text: f"{text}again\n", slow=True)
    table.path.write_text("before\n<a>\n9 deals\n</a>\nafter\n", encoding="utf-8")
    words.path.write_text("nothing\n", encoding="utf-8")
    monkeypatch.setattr(pages, "PAGES", {"table": table, "words": words, "slow": slow})
    return table


def test_a_stale_page_is_named_with_the_line_to_type_and_renewed(plain, capsys):
    assert pages.main(["check", "table"]) == 1
    said = capsys.readouterr().out
    assert said == f"{plain.path}: it is not what the code says. Type: python scripts/pages.py write table\n"
    assert pages.main(["write", "table"]) == 0
    assert plain.path.read_text(encoding="utf-8") == "before\n<a>\n8 deals\n</a>\nafter\n"
    assert pages.main(["check", "table"]) == 0


def test_what_writing_cannot_mend_is_told(plain, capsys):
    assert pages.main(["write"]) == 1
    assert "words.md: a word is missing." in capsys.readouterr().out


def test_a_slow_page_is_written_where_it_is_named_only(plain):
    slow = plain.path.with_name("slow.md")
    pages.main(["write"])
    assert not slow.exists()
    assert pages.main(["write", "slow"]) == 0
    assert slow.read_text(encoding="utf-8") == "again\n"


def test_an_unknown_page_is_refused_with_those_that_there_are(capsys):
    with pytest.raises(SystemExit):
        pages.main(["check", "evidenc"])
    assert f"no page is called 'evidenc'. Pages: {', '.join(pages.PAGES)}" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "<a>\n", "</a> <a>", "<a>\n</a> <a>\n</a>"])
def test_a_page_without_its_markers_is_refused(text):
    with pytest.raises(ValueError, match="the page must hold <a> once"):
        between(text, "<a>", "new", "</a>")


def test_stored_benchmark_says_how_it_was_made():
    made_by = json.loads((pages.ROOT / "data" / "estimator_bench.json").read_text(encoding="utf-8"))["made_by"]
    assert (pages.ROOT / made_by.split()[1]).is_file()
