"""The built edition, read with the standard library: nothing broken, nothing from outside, every picture told."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from scripts.html_clean import FOR_THE_RUNNER, in_words
from tests.site.pages import faults, pages, read

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "data").rglob("README.md"), ROOT / "README.md"])


def built_from(edition: Path, source: Path) -> Path:
    return edition / source.relative_to(ROOT).with_suffix(".html")


def png_outputs(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return [o["metadata"]["image/png"]["alt"] for o in outputs if "image/png" in o.get("data", {})]


def test_nothing_is_broken_or_loaded_from_outside_or_without_alternative_text(edition):
    assert len(pages(edition)) > len(NOTEBOOKS) + len(DOCUMENTS)
    assert faults(edition) == []


def test_the_landing_page_lists_every_notebook_in_order_and_every_document(edition):
    landing = read(edition / "index.html")
    links = list(dict.fromkeys(link for link in landing.links if "#" not in link))
    for source in [*NOTEBOOKS, *DOCUMENTS]:
        assert built_from(edition, source).relative_to(edition).as_posix() in links
    listed = [link for link in links if link.startswith("notebooks/") and link != "notebooks/README.html"]
    assert listed == [f"notebooks/{path.stem}.html" for path in NOTEBOOKS]


@pytest.mark.parametrize("source", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_a_question_as_title_and_the_pictures_of_its_run(edition, source):
    page = read(built_from(edition, source))
    assert "?" in page.title
    assert [alt for _, alt in page.pictures] == png_outputs(source)


@pytest.mark.parametrize("source", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_keeps_the_texts_of_its_run(edition, source):
    page = html.unescape(built_from(edition, source).read_text(encoding="utf-8"))
    cells = json.loads(source.read_text(encoding="utf-8"))["cells"]
    streams = [
        line for cell in cells if "sc.hint(" not in "".join(cell["source"])
        for o in cell.get("outputs", []) for line in o.get("text", [])
    ]  # fmt: skip
    lost = [line for line in streams if line.strip() and line.rstrip("\n") not in page]
    assert [line for line in lost if not FOR_THE_RUNNER.search(line) and in_words(line.strip()) not in page] == []


def test_no_file_of_the_edition_needs_mathjax_or_widgets(edition):
    for page in pages(edition):
        assert not [address for address in page.loaded if "mathjax" in address.lower() or "widget" in address.lower()]


def test_no_page_names_a_folder_of_this_machine(edition):
    named = [p.path.name for p in pages(edition) if str(ROOT) in p.path.read_text(encoding="utf-8")]
    assert named == []


def test_the_command_says_what_was_built_and_what_to_open(built):
    assert f"{len(NOTEBOOKS)} notebooks" in built.said
    assert "index.html" in built.said


# The checker itself can fail.

GOOD = (
    '<h1>Does it?</h1><p id="here"><a href="#here">x</a><a href="b.html#there">y</a><img src="p.png" alt="a b c"></p>'
)
OTHER = '<p id="there"></p>'
FAULTS = {
    "broken link": ('<a href="c.html">x</a>', "broken link: c.html"),
    "broken anchor": ('<a href="b.html#nowhere">x</a>', "broken anchor: b.html#nowhere"),
    "broken own anchor": ('<a href="#nowhere">x</a>', "broken anchor: #nowhere"),
    "absent picture": ('<img src="q.png" alt="a b c">', "loads what is not there: q.png"),
    "silent picture": ('<img src="p.png">', "picture without alternative text: p.png"),
    "empty alternative": ('<img src="p.png" alt="">', "picture without alternative text: p.png"),
    "script from outside": ('<script src="https://cdn.example/x.js"></script>', "loads from outside"),
    "script without scheme": ('<script src="//cdn.example/x.js"></script>', "loads from outside"),
    "style from outside": ('<link rel="stylesheet" href="http://cdn.example/x.css">', "loads from outside"),
    "font from outside": ("<style>@font-face{src:url(https://f.example/f.woff)}</style>", "loads from outside"),
    "link to outside": ('<a href="https://example.org/">x</a>', "sends the reader outside: https://example.org/"),
}


def small_edition(folder: Path, more: str = "") -> Path:
    (folder / "a.html").write_text(GOOD + more, encoding="utf-8")
    (folder / "b.html").write_text(OTHER, encoding="utf-8")
    (folder / "p.png").write_bytes(b"picture")
    return folder


def test_the_checker_is_content_with_sound_pages(tmp_path):
    assert faults(small_edition(tmp_path)) == []
    assert read(tmp_path / "a.html").title == "Does it?"


@pytest.mark.parametrize("name", FAULTS)
def test_the_checker_finds(tmp_path, name):
    more, said = FAULTS[name]
    assert [said in fault for fault in faults(small_edition(tmp_path, more))] == [True]


def test_the_checker_reads_style_files(tmp_path):
    (small_edition(tmp_path) / "x.css").write_text('@import "https://fonts.example/f.css";', encoding="utf-8")
    assert faults(tmp_path) == ["x.css: loads from outside: https://fonts.example/f.css"]
