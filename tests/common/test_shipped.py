"""Shipped files are found in a checkout and in an installed package; a missing one is named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from salescoach.common import shipped as module
from salescoach.common.shipped import shipped, shipped_folder

HERE = Path(module.__file__)


def copy_of_the_module(folder: Path) -> Path:
    """The package with nothing but the module, below ``folder``."""
    common = folder / "salescoach" / "common"
    common.mkdir(parents=True)
    for path in (common.parent / "__init__.py", common / "__init__.py"):
        path.write_text("")
    (common / "shipped.py").write_bytes(HERE.read_bytes())
    return folder


def found(folder: Path, name: str) -> str:
    code = f"from salescoach.common.shipped import shipped; print(shipped({name!r}).as_posix())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": "."},
    )
    return (done.stdout + done.stderr).strip().splitlines()[-1]


def test_every_file_has_one_path_whatever_the_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shipped("company/answer_key/effects.csv").read_bytes().count(b"\n") > 1


@pytest.mark.parametrize("name", ["nothing.csv", "company", "company/nothing.csv"])
def test_a_missing_file_is_named_with_the_lines_that_bring_it_back(name):
    with pytest.raises(FileNotFoundError, match=rf"data/{name} of the kit is missing.* git checkout -- data/{name}; "):
        shipped(name)


def test_an_installed_package_reads_its_own_data(tmp_path):
    home = copy_of_the_module(tmp_path / "site-packages")
    (home / "salescoach" / "data" / "company").mkdir(parents=True)
    (home / "salescoach" / "data" / "company" / "deals.csv").write_text("")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.json").write_text("somebody else's")
    assert found(home, "company/deals.csv").endswith("site-packages/salescoach/data/company/deals.csv")
    assert "data/claims.json of the kit is missing" in found(home, "claims.json")


def test_a_checkout_reads_the_folder_at_its_top(tmp_path):
    home = copy_of_the_module(tmp_path / "src")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.json").write_text("{}")
    assert found(home, "claims.json").endswith("/data/claims.json")


def test_notebooks_and_documents_have_a_folder_and_a_missing_one_is_named():
    assert (shipped_folder("notebooks") / "README.md").is_file()
    assert (shipped_folder("docs") / "claims.md").is_file()
    with pytest.raises(
        FileNotFoundError, match=r"pages/ of the kit is missing.* git checkout -- pages; elsewhere: pip"
    ):
        shipped_folder("pages")
