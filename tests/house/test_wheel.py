"""A wheel holds all that the package needs to run, and nothing else; `make wheel-check` also installs and uses it."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def built(source, folder, target):
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (made,) = (path for path in folder.iterdir() if path.suffix == {"wheel": ".whl", "sdist": ".gz"}[target])
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return built(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


def test_the_wheel_holds_the_package_and_the_data_and_nothing_else(wheel):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {name for name in names if not name.startswith("salescoach/")} == set()
    data = {name for name in names if name.startswith("salescoach/data/")}
    read = r"salescoach/(room/(pages|static|agendas|locale)|teaching/exercises/without_code)/"
    pages = {name for name in names if re.match(read + r".*[.](html|js|css|toml|[mp]o)$", name)}
    assert {name for name in names - data - pages if not name.endswith((".py", "/py.typed"))} == set()
    assert {"salescoach/room/pages/base.html", "salescoach/room/locale/de/LC_MESSAGES/room.mo"} <= pages
    for name in data:
        assert (ROOT / name.removeprefix("salescoach/")).is_file()
    assert {"salescoach/data/claims.json", "salescoach/data/company/deals.csv"} <= data


def test_the_wheel_of_the_source_archive_is_the_same(wheel, tmp_path):
    archive = built(ROOT, tmp_path / "archive", "sdist")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    (source,) = (path for path in tmp_path.iterdir() if path.name.startswith("salescoach-"))
    assert built(source, tmp_path / "again", "wheel").read_bytes() == wheel.read_bytes()


def test_the_unpacked_wheel_reads_its_own_data(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "import salescoach as sc\n"
        "print(sc.__file__, len(sc.plausible_worlds(3)), len(sc.example_records().deals) > 10_000)\n"
        "print(sc.claims()['holds'].notna().all())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert done.stdout == f"{tmp_path / 'salescoach' / '__init__.py'} 3 True\nTrue\n"
