"""The copies to work in hold no answer, and a notebook that was only looked at counts as unchanged."""

import json
import re
from pathlib import Path

import pytest

from salescoach.teaching.lab.copies import copy_of, mark_of

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_copy_holds_no_output_no_guess_and_live_sliders(path):
    kept = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in copy_of(kept, path.name)["cells"] if cell["cell_type"] == "code"]
    assert len(code) == sum(cell["cell_type"] == "code" for cell in kept["cells"])
    assert [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"]] == []
    sources = ["".join(cell["source"]) for cell in code]
    guesses = [source for source in sources if "my_guess =" in source]
    assert guesses
    assert [one for one in guesses if ", ...," not in one and "my_guess = 0  #" not in one] == []
    assert [one for one in sources if "sc.slider(" in one and not one.rstrip().endswith(".live()")] == []
    for source in sources:
        compile(source, path.name, "exec")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_came_out_is_folded_in_the_text_and_nothing_of_it_is_lost(path):
    kept = json.loads(path.read_text(encoding="utf-8"))
    texts = [
        ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
        for notebook in (kept, copy_of(kept, path.name))
    ]
    seen = re.sub(r"<details>.*?</details>", "", "\n".join(texts[1]), flags=re.S)
    assert "data-from=" in "".join(texts[0])
    assert "data-from=" not in seen
    for before, after in zip(texts[0][1:], texts[1][2:], strict=True):
        plain = re.sub(r"<details><summary>What came out</summary>\n\n(.*?)\n\n</details>", r"\1", after, flags=re.S)
        assert plain == re.sub(r"\n{2,}", "\n\n", before)


def test_a_copy_says_how_to_run_a_cell_and_where_the_outputs_are():
    kept = {"cells": [{"cell_type": "markdown", "source": "# Title"}, {"cell_type": "markdown", "source": "More"}]}
    first, note, second = copy_of(kept, "a.ipynb")["cells"]
    assert (first["source"], second["source"]) == ("# Title", "More")
    assert "Press Shift+Enter" in note["source"]
    assert "(../notebooks/a.ipynb)" in note["source"]


def notebook(source, outputs=(), **more):
    return json.dumps({"cells": [{"cell_type": "code", "source": source, "outputs": list(outputs)}], **more}).encode()


def test_a_notebook_that_jupyterlab_wrote_in_its_own_way_is_the_same():
    plain = mark_of(notebook("a\nb"), True)
    assert mark_of(notebook(["a\n", "b"], metadata={"language_info": {"name": "python"}}), True) == plain
    assert mark_of(notebook("a\nc"), True) != plain
    assert mark_of(notebook("a\nb", [{"output_type": "stream", "text": "1"}]), True) != plain


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"cells": [1]}', b"\xff"])
def test_what_is_no_notebook_any_more_is_known_by_its_bytes(content):
    assert mark_of(content, True) == mark_of(content, False) != mark_of(content + b" ", True)
