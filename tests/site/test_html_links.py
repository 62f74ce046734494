"""Links of a Markdown file as the edition needs them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.html_links import Edition, rewritten

PAGES = {"README.md", "index.md", "docs/model.md", "docs/worlds.md", "notebooks/00_first.ipynb", "data/README.md"}
EDITION = Edition(PAGES, {"notebooks": "index.md#the-questions", "data": "data/README.md"})

CASES = {
    "page to page": ("docs/worlds.md", "[a](model.md#x)", "[a](model.md#x)"),
    "page up": ("docs/worlds.md", "[a](../README.md)", "[a](../README.md)"),
    "untidy path": ("docs/worlds.md", "[a](../docs/./model.md)", "[a](model.md)"),
    "page to notebook": ("README.md", "[a](notebooks/00_first.ipynb)", "[a](notebooks/00_first.ipynb)"),
    "notebook to page": ("notebooks/00_first.ipynb", "[a](../docs/model.md)", "[a](../docs/model.md)"),
    "folder with a page": ("docs/model.md", "see [the data](../data/)", "see [the data](../data/README.md)"),
    "folder of notebooks": ("README.md", "[all](notebooks/)", "[all](index.md#the-questions)"),
    "source file": ("docs/model.md", "[the week](../src/week.py)", "the week (`src/week.py`)"),
    "source file by name": ("README.md", "[`src/week.py`](src/week.py)", "`src/week.py`"),
    "source file by last name": ("docs/model.md", "[week.py](../src/week.py)", "`week.py`"),
    "line of a test": ("README.md", "[test](tests/test_a.py#L3)", "test (`tests/test_a.py`)"),
    "absent page": ("README.md", "[old](docs/gone.md#x)", "old (`docs/gone.md`)"),
    "text over two lines": ("README.md", "[a long\ntext](src/a.py)", "a long\ntext (`src/a.py`)"),
    "code within a text": ("README.md", "[the `week[1]` file](src/a.py)", "the `week[1]` file (`src/a.py`)"),
    "link with a title": ("README.md", '[a](docs/model.md "The model")', "[a](docs/model.md)"),
    "own anchor": ("README.md", "[a](#x)", "[a](#x)"),
    "outside": ("README.md", "[a](https://doi.org/x) [b](mailto:x@y.z)", "[a](https://doi.org/x) [b](mailto:x@y.z)"),
    "picture": ("README.md", "![a cat](docs/cat.png)", "![a cat](docs/cat.png)"),
    "page by name": ("README.md", "see `docs/model.md`.", "see [`docs/model.md`](docs/model.md)."),
    "page by name from elsewhere": ("docs/worlds.md", "`docs/model.md`", "[`docs/model.md`](model.md)"),
    "page by its last name": ("docs/worlds.md", "`model.md`", "[`model.md`](model.md)"),
    "itself by name": ("docs/model.md", "`docs/model.md`", "`docs/model.md`"),
    "folder by name": ("docs/model.md", "`notebooks/`", "[`notebooks/`](../index.md#the-questions)"),
    "plain code": ("README.md", "`data` `a.b(c, d)` `.` `src/` `x.md`", "`data` `a.b(c, d)` `.` `src/` `x.md`"),
    "link in code": ("README.md", "`[a](src/a.py)`", "`[a](src/a.py)`"),
    "double ticks": ("README.md", "``a `docs/model.md` b``", "``a `docs/model.md` b``"),
    "fence": ("README.md", "```\n[a](src/a.py) `docs/model.md`\n```\nb", "```\n[a](src/a.py) `docs/model.md`\n```\nb"),
    "heading": ("README.md", "# About `docs/model.md`\n", "# About `docs/model.md`\n"),
    "comment": ("README.md", "<!-- `docs/model.md` -->", "<!-- `docs/model.md` -->"),
    "cell of a table": ("README.md", "|`docs/model.md`|[x](src/w)|", "|[`docs/model.md`](docs/model.md)|x (`src/w`)|"),
    "comment in a fence": (
        "README.md", "```\n<!--\n```\n`docs/model.md`\n-->", "```\n<!--\n```\n[`docs/model.md`](docs/model.md)\n-->",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_link(name):
    page, text, wanted = CASES[name]
    assert rewritten(text, page, EDITION) == wanted


pieces = st.sampled_from([text for _, text, _ in CASES.values()] + ["word ", "\n\n", "\n", "(", "]", "`", "```\n"])


@given(st.lists(pieces, max_size=8).map("".join), st.sampled_from(sorted(PAGES)))
def test_a_second_time_changes_nothing(text, page):
    once = rewritten(text, page, EDITION)
    assert rewritten(once, page, EDITION) == once


@given(st.text(alphabet=st.characters(exclude_characters="`[")))
def test_prose_without_links_and_code_stays(text):
    assert rewritten(text, "README.md", EDITION) == text
