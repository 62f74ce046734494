"""`salescoach lab`: copies, what it says, what it refuses before anything is written, what JupyterLab is told."""

import os
import sys

import pytest

from salescoach.cli import main as door
from salescoach.teaching.lab import opening


@pytest.fixture
def told(monkeypatch):
    """What JupyterLab would be told, by somebody who is not root."""
    words = []
    monkeypatch.setattr(opening, "open_lab", words.append)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(opening, "need", lambda *_: None)
    return words


def test_it_opens_the_first_copy_with_the_folder_as_root(told, tmp_path, capsys):
    assert door.main(["lab", str(tmp_path / "mine")]) == 0
    root = tmp_path.resolve() / "mine"
    assert told == [[f"--ServerApp.root_dir={root}", str(root / "lab/00_first_five_minutes.ipynb")]]
    assert capsys.readouterr().out.startswith(f"14 notebooks without outputs in {tmp_path / 'mine' / 'lab'}; ")


def test_words_behind_two_dashes_are_for_jupyterlab(told, tmp_path):
    assert door.main(["lab", str(tmp_path), "--allow-root", "--", "--no-browser", "--port=9000"]) == 0
    assert told[0][1:-1] == ["--allow-root", "--no-browser", "--port=9000"]
    assert door.main(["lab", str(tmp_path), "--", "--allow-root"]) == 0
    assert told[1][1:-1] == ["--allow-root"]


def test_its_words_without_the_dashes_are_refused_with_the_way_to_say_them(told, tmp_path, capsys):
    with pytest.raises(SystemExit):
        door.main(["lab", str(tmp_path / "mine"), "--port=9000"])
    assert "unknown: --port=9000. Words for JupyterLab stand behind --. Type: " in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_copying_only_needs_no_jupyterlab_and_says_how_to_open(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "jupyterlab", None)
    folder = tmp_path / "my lab"
    assert door.main(["lab", str(folder), "--no-open"]) == 0
    assert capsys.readouterr().out.endswith(f'\nTo open them type: salescoach lab "{folder}"\n')
    copy = folder / "lab/00_first_five_minutes.ipynb"
    copy.write_text(copy.read_text(encoding="utf-8").replace("my_guess", "own_number"), encoding="utf-8")
    assert door.main(["lab", str(folder), "--no-open"]) == 0
    said = capsys.readouterr().out
    assert "Left as they are, because they were changed: lab/00_first_five_minutes.ipynb.\n" in said
    assert f'To begin afresh type: salescoach lab "{folder}" --again\n' in said
    assert "own_number" in copy.read_text(encoding="utf-8")
    assert door.main(["lab", str(folder), "--no-open", "--again"]) == 0
    assert "own_number" not in copy.read_text(encoding="utf-8")
    assert "Left" not in capsys.readouterr().out


def test_without_jupyterlab_it_says_what_to_type_and_writes_nothing(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "jupyterlab", None)
    assert door.main(["lab", str(tmp_path / "mine"), "--allow-root"]) == 2
    said = capsys.readouterr().err
    assert 'Type: pip install "salescoach[lab]"' in said
    assert f"to copy only, type: salescoach lab {tmp_path / 'mine'} --no-open" in said
    assert not (tmp_path / "mine").exists()


def test_root_is_told_what_to_type_and_nothing_is_written(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(opening, "need", lambda *_: None)
    assert door.main(["lab", str(tmp_path / "mine")]) == 2
    assert capsys.readouterr().err.endswith(f"Type: salescoach lab {tmp_path / 'mine'} --allow-root\n")
    assert not (tmp_path / "mine").exists()


def test_the_settings_are_laid_under_those_of_the_reader(monkeypatch):
    ran = []
    monkeypatch.setattr(opening, "need", lambda *_: type("Lab", (), {"main": staticmethod(ran.append)}))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "theirs")
    opening.open_lab(["words"])
    theirs, ours = os.environ["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert (ran, theirs) == ([["words"]], "theirs")
    assert os.path.isfile(os.path.join(ours, "labconfig", "default_setting_overrides.json"))
