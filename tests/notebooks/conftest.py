"""A small written notebook, and one fresh run of it, for all tests here."""

from pathlib import Path

import pytest
from nbformat import NotebookNode

from scripts.notebook_run import fresh
from scripts.notebooks import write_one
from tests.notebooks.faults import saved

PROSE = """# Version 0.1 of 8 % more

The coach closes <span class="checked" data-from="extra">8</span> more, a share of
<span class="checked" data-from="share">44.4 %</span>; the setting is <span class='given'>0.35</span>.
"""
HELPER = """import base64
import io

import matplotlib.pyplot as plt


class Shown:
    def __init__(self, figure, alt):
        stream = io.BytesIO()
        figure.savefig(stream, format="png", dpi=60)
        plt.close(figure)
        self.alt, self.png = alt, base64.b64encode(stream.getvalue()).decode()

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"image/png": self.png, "text/plain": self.alt}, {"image/png": {"alt": self.alt}}"""
FIGURE = """figure, axes = plt.subplots()
axes.bar(["told", "coached"], [10, 18])
Shown(figure, "Bars: 10 deals when told, 18 when coached")"""
PRINTS = 'print("extra =", 18 - 10)\nprint(f"share = {8 / 18:.1%}".replace("%", " %"))'
TABLE = "import pandas as pd\n\npd.DataFrame({'deals': [10, 18]})"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with prose, a picture, printed numbers and a table; cells as in faults.py."""
    path = saved(tmp_path_factory.mktemp("kept") / "demo.ipynb", PROSE, HELPER, FIGURE, PRINTS, TABLE)
    assert write_one(path) == ("written", [])
    return path


@pytest.fixture(scope="session")
def run(demo: Path) -> NotebookNode:
    """A fresh run of the demo, so that most tests need no kernel."""
    return fresh(demo)
