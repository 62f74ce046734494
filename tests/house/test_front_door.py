"""Notebooks, pages, exercises and examples use the front door of salescoach alone, so that all behind it may move."""

import ast
import doctest
import json
import re
import sys
from pathlib import Path

import pytest

import salescoach as sc
from salescoach.teaching.register import all_exercises
from tests.each import no_faults
from tests.house.docstrings import surface

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path for pattern in ("*.md", "docs/*.md", "notebooks/*.md", "site/*.md") for path in ROOT.glob(pattern))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
OTHERS = {"numpy", "pandas", "matplotlib", "joblib", "dask", *sys.stdlib_module_names}
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
DEEP = re.compile(r"\b(?:from|import) +salescoach\.\w")


def code():
    """Where it stands -> Python that a reader types."""
    for path in NOTEBOOKS:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for number, cell in enumerate(cells, start=1):
            if cell["cell_type"] == "code":
                yield f"{path.name}, cell {number}", "".join(cell["source"])
    for path in PAGES:
        for block in BLOCK.findall(path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), block
    for name, exercise in all_exercises().items():
        yield f"exercise {name}", exercise.solution
    for part in surface(sc):
        for test in doctest.DocTestFinder(recurse=False).find(part.thing, part.name, globs={}):
            yield f"example of {part}", "".join(example.source for example in test.examples)


def imports(text):
    """What is wrong with the imports of a piece of code."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = ["salescoach" if alias.asname == "sc" else alias.name for alias in node.names]
        else:
            continue
        allowed = {"salescoach"} if isinstance(node, ast.Import) else set()
        yield from (name for name in names if name not in allowed and name.split(".")[0] not in OTHERS)


def test_nothing_is_imported_from_behind_the_front_door():
    found = list(code())
    assert {where.split(",")[0] for where, _ in found} >= {path.name for path in NOTEBOOKS}
    assert len(found) > 300
    no_faults(f"{where}: {name}" for where, text in found for name in imports(text))


def test_no_text_sends_a_reader_behind_it():
    texts = {path.name: path.read_text(encoding="utf-8") for path in (*NOTEBOOKS, *PAGES)}
    texts |= {path.name: path.read_text(encoding="utf-8") for path in Path(sc.__file__).parent.rglob("*.py")}
    no_faults(f"{name}: {found[0]}" for name, text in texts.items() if (found := DEEP.search(text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "import salescoach as sc\nimport numpy as np\nfrom pathlib import Path\nimport joblib",
            [],
        ),
        ("from salescoach import simulate", ["salescoach.simulate"]),
        ("from salescoach.management.library import STYLES", ["salescoach.management.library.STYLES"]),
        ("import salescoach.figures", ["salescoach.figures"]),
        ("def f():\n    import torch", ["torch"]),
    ],
)
def test_a_planted_import_is_found(text, names):
    assert list(imports(text)) == names
