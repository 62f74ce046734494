import importlib.util
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Built:
    folder: Path
    said: str


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The whole edition, built as `make html` builds it, once for all workers."""
    absent = [name for name in ("sphinx", "myst_nb", "furo") if importlib.util.find_spec(name) is None]
    if absent:
        pytest.skip(f"{', '.join(absent)} not installed. Type: pip install -e '.[docs]'")
    folder = made_once(tmp_path_factory, "edition", build_edition)
    return Built(folder / "html", (folder / "said.txt").read_text(encoding="utf-8"))


def build_edition(folder):
    command = [sys.executable, ROOT / "scripts/html_edition.py", "--to", folder / "html", "--work", folder / "sources"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (folder / "said.txt").write_text(run.stdout + run.stderr, encoding="utf-8")


def made_once(tmp_path_factory, name, make):
    """A folder that the first worker to ask for it makes, while the others wait; what failed, fails for all."""
    root = tmp_path_factory.getbasetemp()
    folder = (root.parent if "PYTEST_XDIST_WORKER" in os.environ else root) / name
    done, failed = folder / "made", folder / "failed"
    try:
        folder.mkdir()
    except FileExistsError:
        while not done.exists():
            assert not failed.exists(), failed.read_text(encoding="utf-8")
            time.sleep(0.2)
        return folder
    try:
        make(folder)
    except BaseException as error:
        failed.write_text(f"another worker could not make it: {error}", encoding="utf-8")
        raise
    done.touch()
    return folder


@pytest.fixture(scope="session")
def edition(built):
    return built.folder


TEMPLATE = """# Start

[<!-- first notebook -->](<!-- first notebook path -->)

<!-- list: notebooks -->

<!-- list: documents -->

<!-- list: project -->
"""
SOME = ("00_first_five_minutes", "05_asking_is_not_micromanaging", "09_who_is_right_when")


@pytest.fixture(scope="session")
def some_pages(tmp_path_factory):
    """Three notebooks as pages, made quickly; the whole edition is `edition`."""
    pytest.importorskip("myst_nb", reason="not installed. Type: pip install -e '.[docs]'")
    return made_once(tmp_path_factory, "some", build_some) / "html"


def build_some(folder):
    from scripts.html_edition import assemble, build, present

    (folder / "kit/notebooks").mkdir(parents=True)
    for name in SOME:
        shutil.copy(ROOT / f"notebooks/{name}.ipynb", folder / "kit/notebooks")
    (folder / "kit/README.md").write_text("# Kit\n\nA kit.\n\n| | a |\n|---|---|\n| b | 1 |\n", encoding="utf-8")
    found = assemble(folder / "kit", folder / "work", TEMPLATE)
    assert build(folder / "work", folder / "html") == 0
    present(folder / "kit", found, folder / "html")
