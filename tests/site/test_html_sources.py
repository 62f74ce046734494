"""What the edition is made of: new notebooks and documents come in by themselves."""

from __future__ import annotations

import json

import pytest

from scripts.html_edition import SITE, about, assemble, never_run, sources, title_of

TEMPLATE = (SITE / "index.md").read_text(encoding="utf-8")


def notebook(*texts: str) -> str:
    cells = [{"cell_type": "markdown", "metadata": {}, "source": [text]} for text in texts]
    code = {"cell_type": "code", "metadata": {}, "source": "# [no](link.md)", "outputs": [], "execution_count": 1}
    return json.dumps({"cells": [*cells, code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def kit(tmp_path):
    """A small kit: two notebooks, two documents, a README."""
    files = {
        "README.md": "# Kit\n\nA kit. See `docs/model.md` and [the code](src/code.py).\n",
        "docs/model.md": "# The model\n\n```\nnot this. Nor this.\n```\n\nIt says how (`README.md`) it goes. More.\n",
        "docs/worlds.md": "# Worlds\n\n| a | b |\n",
        "docs/map.png": "picture",
        "data/small/README.md": "# Small data\n\nMade up.\n",
        "notebooks/01_b.ipynb": notebook("# Who wins?\n\nNobody.", "See `docs/model.md`."),
        "notebooks/00_a.ipynb": notebook("# Does it sell?"),
    }
    for name, text in files.items():
        (tmp_path / "kit" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "kit" / name).write_text(text, encoding="utf-8")
    return tmp_path / "kit"


def test_everything_is_found_in_order(kit):
    found = sources(kit)
    assert found.notebooks == ("notebooks/00_a.ipynb", "notebooks/01_b.ipynb")
    assert found.documents == ("docs/model.md", "docs/worlds.md")
    assert found.project == ("data/small/README.md", "README.md")


def test_a_new_notebook_stands_on_the_landing_page_in_its_place(kit, tmp_path):
    (kit / "notebooks/00_b.ipynb").write_text(notebook("# Is it luck?"), encoding="utf-8")
    assemble(kit, tmp_path / "work", TEMPLATE.replace("docs/estimators.md", "README.md"))
    page = (tmp_path / "work/index.md").read_text(encoding="utf-8")
    places = [page.index(f"[{title}](notebooks/") for title in ("Does it sell?", "Is it luck?", "Who wins?")]
    last = page.index("## The documents")
    assert page.index("Begin with [Does it sell?](notebooks/00_a.ipynb)") < page.index("## The questions")
    assert sorted(page.index(f"</span> [{t}]") for t in ("Does it sell?", "Is it luck?", "Who wins?"))[-1] < last
    assert places == sorted(places)
    assert "\nnotebooks/00_a\nnotebooks/00_b\nnotebooks/01_b\n" in page


def test_links_are_rewritten_in_documents_and_in_the_text_of_notebooks_only(kit, tmp_path):
    assemble(kit, tmp_path / "work", TEMPLATE)
    readme = (tmp_path / "work/README.md").read_text(encoding="utf-8")
    assert "[`docs/model.md`](docs/model.md) and the code (`src/code.py`)" in readme
    cells = json.loads((tmp_path / "work/notebooks/01_b.ipynb").read_text(encoding="utf-8"))["cells"]
    assert "".join(cells[2]["source"]) == "See [`docs/model.md`](../docs/model.md)."
    assert cells[-1]["source"] == "# [no](link.md)"
    assert (tmp_path / "work/docs/map.png").is_file()


def test_a_notebook_that_was_never_run_is_named_and_still_python(kit, tmp_path):
    run = json.loads(notebook("# Was it run?"))
    run["cells"][-1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["yes"]}]
    (kit / "notebooks/02_c.ipynb").write_text(json.dumps(run), encoding="utf-8")
    assert never_run(kit, sources(kit)) == ["notebooks/00_a.ipynb", "notebooks/01_b.ipynb"]
    assemble(kit, tmp_path / "work", TEMPLATE)
    made = json.loads((tmp_path / "work/notebooks/00_a.ipynb").read_text(encoding="utf-8"))
    assert made["metadata"]["language_info"]["name"] == "python"


def test_the_sources_are_not_touched_and_old_work_is_gone(kit, tmp_path):
    before = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}
    (tmp_path / "work").mkdir()
    (tmp_path / "work/old.md").write_text("old", encoding="utf-8")
    assemble(kit, tmp_path / "work", TEMPLATE)
    assert not (tmp_path / "work/old.md").exists()
    assert {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()} == before


def test_titles_and_sentences(kit):
    assert title_of(kit / "notebooks/01_b.ipynb") == "Who wins?"
    assert about(kit / "docs/model.md") == "It says how it goes."
    assert about(kit / "docs/worlds.md") == ""
    assert about(kit / "notebooks/00_a.ipynb") == ""


def test_a_title_and_a_sentence_lose_their_links(kit):
    (kit / "docs/model.md").write_text("# A [model](x.md)\n\nIt is [a](b.md) thing. More.\n", encoding="utf-8")
    assert title_of(kit / "docs/model.md") == "A model"
    assert about(kit / "docs/model.md") == "It is a thing."


def test_a_page_without_title_is_refused(kit):
    (kit / "docs/model.md").write_text("```\n# no title\n```\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"model\.md has no title"):
        title_of(kit / "docs/model.md")


def test_a_kit_without_notebooks_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no notebook"):
        sources(tmp_path)


def test_a_template_without_its_marks_is_refused(kit, tmp_path):
    with pytest.raises(ValueError, match=r"must hold <!-- list: notebooks --> once; it holds it 0 times"):
        assemble(kit, tmp_path / "work", TEMPLATE.replace("<!-- list: notebooks -->", ""))
