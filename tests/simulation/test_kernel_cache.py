"""Cached kernels are thrown away when any source of theirs has changed, and only then."""

import os
from pathlib import Path

import pytest

from salescoach.simulation import compiled
from salescoach.simulation.compiled import HERE, drop_stale_kernels, fingerprint

KERNELS = ("week.live_week-1.py311.nbi", "week.live_week-1.py311.1.nbc", "draws.philox-1.py311.nbi")


@pytest.fixture
def folder(tmp_path):
    """Two sources with kernels that were compiled from them."""
    (tmp_path / "week.py").write_text("x = 1\n")
    (tmp_path / "draws.py").write_text("y = 1\n")
    drop_stale_kernels(tmp_path)
    for name in KERNELS:
        (tmp_path / "__pycache__" / name).write_bytes(b"machine code")
    (tmp_path / "__pycache__" / "week.cpython-311.pyc").write_bytes(b"byte code")
    return tmp_path


def cached(folder):
    return {path.name for path in (folder / "__pycache__").iterdir() if path.suffix in (".nbi", ".nbc")}


def test_kernels_of_unchanged_sources_are_kept(folder):
    assert drop_stale_kernels(folder) == 0
    assert cached(folder) == set(KERNELS)


@pytest.mark.parametrize("name", ["week.py", "draws.py"])
def test_all_kernels_go_when_any_source_has_changed(folder, name):
    (folder / name).write_text("x = 2\n")
    assert drop_stale_kernels(folder) == len(KERNELS)
    assert cached(folder) == set()
    assert (folder / "__pycache__" / "week.cpython-311.pyc").exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "new.py").write_text(""),
        lambda folder: (folder / "draws.py").unlink(),
        lambda folder: (folder / "draws.py").rename(folder / "luck.py"),
    ],
)
def test_a_source_that_comes_goes_or_is_renamed_is_a_change(folder, change):
    change(folder)
    assert drop_stale_kernels(folder) == len(KERNELS)


def test_another_numba_is_a_change(folder, monkeypatch):
    monkeypatch.setattr(compiled.numba, "__version__", "0.0.1")
    assert drop_stale_kernels(folder) == len(KERNELS)


def test_after_a_change_new_kernels_are_kept(folder):
    (folder / "week.py").write_text("x = 2\n")
    drop_stale_kernels(folder)
    (folder / "__pycache__" / KERNELS[0]).write_bytes(b"new machine code")
    assert drop_stale_kernels(folder) == 0
    assert cached(folder) == {KERNELS[0]}


def test_kernels_without_a_stamp_are_of_unknown_sources(folder):
    (folder / "__pycache__" / "kernels.stamp").unlink()
    assert drop_stale_kernels(folder) == len(KERNELS)


def test_files_of_other_kinds_are_no_sources(folder):
    (folder / "notes.txt").write_text("anything")
    assert drop_stale_kernels(folder) == 0


def test_a_folder_without_a_cache_gets_a_stamp(tmp_path):
    (tmp_path / "week.py").write_text("x = 1\n")
    assert drop_stale_kernels(tmp_path) == 0
    assert [path.name for path in (tmp_path / "__pycache__").iterdir()] == ["kernels.stamp"]
    assert (tmp_path / "__pycache__" / "kernels.stamp").read_text() == fingerprint(tmp_path)


def test_the_fingerprint_hangs_on_names_and_contents_alone(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n")
    before = fingerprint(tmp_path)
    os.utime(tmp_path / "a.py", (1, 1))
    assert fingerprint(tmp_path) == before
    (tmp_path / "a.py").write_text("x = 2\n")
    assert fingerprint(tmp_path) != before
    (tmp_path / "a.py").write_text("x = 1\n")
    assert fingerprint(tmp_path) == before
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert fingerprint(tmp_path) != before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="every folder is writable for this user")
def test_nothing_is_done_where_the_folder_is_read_only(folder):
    (folder / "week.py").write_text("x = 2\n")
    (folder / "__pycache__").chmod(0o555)
    try:
        assert drop_stale_kernels(folder) == 0
        assert cached(folder) == set(KERNELS)
    finally:
        (folder / "__pycache__").chmod(0o755)


@pytest.mark.parametrize("refused", ["mkdir", "unlink", "write_text"])
def test_a_folder_that_refuses_is_no_error(folder, monkeypatch, refused):
    (folder / "week.py").write_text("x = 2\n")

    def no(*_, **__):
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, refused, no)
    assert drop_stale_kernels(folder) == 0


def test_the_kernels_of_the_kit_are_those_of_its_sources():
    stamp = HERE / "__pycache__" / "kernels.stamp"
    if not stamp.exists():
        pytest.skip("the package lies where nothing can be written; numba keeps its cache elsewhere")
    assert len(fingerprint(HERE)) == 64
    assert {path.name for path in HERE.glob("*.py")} >= {"compiled.py", "week.py", "draws.py"}
