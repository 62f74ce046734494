import subprocess
import sys

import pytest

from workshop.build import all_words, rendered
from workshop.to_pdf import lacking, sheets_of


@pytest.fixture(scope="session")
def pages():
    """Path of every page -> the page, as `make kit` writes it."""
    return rendered(all_words())


@pytest.fixture(scope="session")
def kit(pages, tmp_path_factory):
    """All pages in a folder."""
    folder = tmp_path_factory.mktemp("kit")
    for name, page in pages.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def sheets(tmp_path_factory):
    """Path of every PDF that `make kit` writes -> how many sheets it has."""
    if missing := lacking():
        pytest.skip(f"no PDFs: {missing}")
    folder = tmp_path_factory.mktemp("printed")
    command = [sys.executable, "-m", "workshop.build", "--to", folder]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return {path.relative_to(folder).as_posix(): sheets_of(path.read_bytes()) for path in folder.glob("*/*.pdf")}
