"""The commands write, check and find notebooks; these tests start kernels."""

import sys
from pathlib import Path

import pytest

from scripts import notebook_checks, notebook_compare, notebooks
from scripts.notebook_checks import check, why_lax
from scripts.notebook_run import fresh, normalised, read, text
from tests.notebooks.faults import saved


def test_writing_twice_gives_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    again = tmp_path / "demo.ipynb"
    again.write_bytes(demo.read_bytes())
    assert notebooks.write_one(again) == ("already fresh", [])
    assert again.read_bytes() == demo.read_bytes()


def test_what_was_written_is_in_normal_form(demo: Path) -> None:
    notebook = read(demo)
    assert demo.read_bytes() == text(normalised(notebook)).encode()
    assert notebook.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert [cell.get("execution_count") for cell in notebook.cells] == [None, 1, 2, 3, 4]
    assert b"/" + b"tmp" not in demo.read_bytes()


def test_the_check_passes_what_was_written(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert notebooks.main(["check", str(demo)]) == 0
    said = capsys.readouterr()
    assert "demo.ipynb: in order" in said.out
    assert said.err == ""


def test_the_command_names_cell_fault_and_cure(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebooks, "why_lax", lambda: "")
    stale = tmp_path / "stale.ipynb"
    stale.write_text(demo.read_text(encoding="utf-8").replace("[10, 18])", "[10, 17])"), encoding="utf-8")
    assert notebooks.main(["check", str(stale)]) == 1
    err = capsys.readouterr().err
    assert "stale.ipynb, cell 3 “figure, axes = plt.subplots()”:\n    the picture is stale" in err
    assert f"To mend: {notebooks.this_python()} scripts/notebooks.py write" in err
    assert err.count("To mend") == 1


@pytest.mark.parametrize(
    ("source", "limit", "what"),
    [
        ("1 / 0", 60, "the cell stops with ZeroDivisionError: division by zero"),
        ("import warnings\n\nwarnings.warn('old')", 60, "the cell writes to stderr"),
        ("import ipywidgets\n\nipywidgets.interact(lambda weeks: 1 / 0, weeks=3);", 60, "a widget stops with ZeroDiv"),
        ("import time\n\ntime.sleep(50)", 1, "the notebook takes more than 1 seconds"),
    ],
)
def test_a_run_that_is_not_clean_is_not_written(tmp_path: Path, source: str, limit: float, what: str) -> None:
    path = saved(tmp_path / "bad.ipynb", "# Bad", "1 + 1", source)
    before = path.read_bytes()
    state, problems = notebooks.write_one(path, limit)
    assert (state, problems[0].number, problems[0].start) == ("not written", 3, source.splitlines()[0])
    assert problems[0].what.startswith(what)
    assert path.read_bytes() == before


def test_own_settings_of_a_user_do_not_reach_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    monkeypatch.setenv("COLUMNS", "20")
    path = saved(tmp_path / "own.ipynb", "import os, sys\n\n[os.environ.get('COLUMNS'), sys.warnoptions]", "print(1)")
    notebook = read(path)
    notebook.cells[1].metadata["tags"] = ["skip-execution"]
    path.write_text(text(notebook), encoding="utf-8")
    ran = fresh(path)
    assert ran.cells[0].outputs[0].data["text/plain"] == "[None, []]"
    assert ran.cells[1].outputs[0].text == "1\n"  # no tag leaves a cell out


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"nbformat": 3, "cells": [], "metadata": {}}', '{"cells": 1}'])
def test_a_file_that_is_no_notebook_is_noticed(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(content, encoding="utf-8")
    assert [problem.number for problem in check(path)] == [0]
    assert notebooks.write_one(path)[0] == "not written"
    assert path.read_text(encoding="utf-8") == content


def test_a_notebook_is_found_by_the_start_of_its_name(tmp_path: Path) -> None:
    for name in ("00_first", "01_coach", "01_team"):
        saved(tmp_path / f"{name}.ipynb")
    assert [path.stem for path in notebooks.find([], tmp_path)] == ["00_first", "01_coach", "01_team"]
    assert [path.stem for path in notebooks.find(["00", "01_team.ipynb"], tmp_path)] == ["00_first", "01_team"]
    with pytest.raises(SystemExit, match="several notebooks start so"):
        notebooks.find(["01"], tmp_path)
    with pytest.raises(SystemExit, match="no such notebook"):
        notebooks.find(["02"], tmp_path)
    with pytest.raises(SystemExit, match="There is no notebook"):
        notebooks.find([], tmp_path / "none")


def test_other_systems_and_versions_are_checked_laxly(monkeypatch: pytest.MonkeyPatch) -> None:
    here = notebook_checks.platform
    now = (here.system(), here.machine(), f"{sys.version_info[0]}.{sys.version_info[1]}")
    monkeypatch.setattr(notebook_checks, "HOME", now)
    installed = notebook_checks.version("numpy")
    assert why_lax(f"numpy=={installed} \\\n    --hash=sha256:0a\nmatplotlib==0.1 ; python_version < '3'\n") == ""
    assert why_lax("numpy==0.1 \\\n") == f"the outputs were made with numpy==0.1, here is {installed}"
    monkeypatch.setattr(notebook_checks, "HOME", ("Linux", "x86_64", "2.7"))
    assert why_lax("").startswith("the outputs were made on Linux x86_64 2.7, this is")


def test_the_rules_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert notebooks.main(["rules"]) == 0
    told = capsys.readouterr().out
    for part in ("data-from", 'class="given"', "image/png", str(notebook_compare.PICTURE_TOLERANCE)):
        assert part in told
