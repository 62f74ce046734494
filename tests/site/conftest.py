import importlib.util
import subprocess
import sys
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
    """The whole edition, built as `make html` builds it, once for each worker."""
    absent = [name for name in ("sphinx", "myst_nb", "furo") if importlib.util.find_spec(name) is None]
    if absent:
        pytest.skip(f"{', '.join(absent)} not installed. Type: pip install -e '.[docs]'")
    folder = tmp_path_factory.mktemp("edition")
    command = [sys.executable, ROOT / "scripts/html_edition.py", "--to", folder / "html", "--work", folder / "sources"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return Built(folder / "html", run.stdout)


@pytest.fixture(scope="session")
def edition(built):
    return built.folder
