"""The plugin beside nbval notices what nbval passes; one run of a notebook with planted faults."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.notebook_checks import why_lax
from scripts.notebook_rules import ROOT
from scripts.notebook_run import read, text
from tests.notebooks.faults import STREAM, paint


@pytest.mark.slow
@pytest.mark.skipif(bool(why_lax()), reason="outputs are not compared on this machine")
def test_what_nbval_passes_fails_here(demo: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.ipynb", tmp_path / "bad.ipynb"
    notebook = read(demo)
    good.write_text(text(notebook), encoding="utf-8")
    paint(notebook, 0.1)
    notebook.cells[STREAM].outputs, notebook.cells[STREAM].execution_count = [], None
    bad.write_text(text(notebook), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "--nbval-current-env", "-p", "no:cacheprovider"]
    command += ["-c", str(ROOT / "pyproject.toml"), "-p", "tests.fresh_cells", str(good), str(bad)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    said = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300).stdout
    assert "2 failed, 6 passed" in said, said
    for fault in ("the picture is stale", "the outputs were cleared", "scripts/notebooks.py write bad"):
        assert fault in said
