"""``salescoach kit``: the pages of a workshop, as they are made now."""

import json

import pytest

from salescoach.cli.main import main
from salescoach.common.shipped import shipped

babel = pytest.importorskip("babel", reason="not installed. Type: pip install --group docs")
jinja2 = pytest.importorskip("jinja2", reason="not installed. Type: pip install 'salescoach[room]'")


def test_the_shipped_pages_are_those_that_are_made_now():
    from workshop.build import all_words, rendered

    assert json.loads(shipped("kit.json").read_text(encoding="utf-8")) == rendered(all_words()), "Type: make kit"


def test_it_writes_all_pages_and_says_where(tmp_path, capsys):
    assert main(["kit", str(tmp_path / "kit")]) == 0
    written = {path.relative_to(tmp_path / "kit").as_posix() for path in tmp_path.rglob("*.html")}
    assert written == set(json.loads(shipped("kit.json").read_text(encoding="utf-8")))
    told = capsys.readouterr().out
    assert "33 pages" in told
    assert str(tmp_path / "kit" / "es" / "index.html") in told


def test_a_file_in_the_way_is_told(tmp_path, capsys):
    (tmp_path / "kit").write_text("", encoding="utf-8")
    assert main(["kit", str(tmp_path / "kit")]) == 2
    assert str(tmp_path / "kit") in capsys.readouterr().err
