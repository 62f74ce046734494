"""A folder to work in holds what its notebooks link to, and nothing that a reader changed is lost."""

import json
import re
from pathlib import Path

import pytest

from salescoach.teaching.lab.folder import COPIES, fill, is_the_kit

ROOT = Path(__file__).parents[2]
FIRST, SECOND = f"{COPIES}/00_first_five_minutes.ipynb", f"{COPIES}/01_black_and_white.ipynb"
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def texts(path):
    if path.suffix == ".md":
        return [path.read_text(encoding="utf-8")]
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A small kit with two notebooks, and where a folder may be filled from it."""
    from salescoach.teaching.lab import folder

    home = tmp_path / "kit"
    for name in ("notebooks", "docs"):
        (home / name).mkdir(parents=True)
    for name in (FIRST, SECOND):
        source = ROOT / "notebooks" / Path(name).name
        (home / "notebooks" / source.name).write_bytes(source.read_bytes())
    (home / "docs/claims.md").write_text("# The claims\n", encoding="utf-8")
    (home / "README.md").write_text("# The kit\n", encoding="utf-8")
    monkeypatch.setattr(folder, "shipped_folder", lambda name: home / name)
    return home


def test_every_link_of_a_filled_folder_leads_to_a_file_in_it(tmp_path):
    fill(tmp_path)
    pages = [*tmp_path.rglob("*.md"), *tmp_path.rglob("*.ipynb")]
    assert len(pages) > 40
    found = [(page, target) for page in pages for text in texts(page) for target in LINK.findall(text)]
    assert len(found) > 100
    missing = [f"{page.name}: {target}" for page, target in found if not (page.parent / target).resolve().is_file()]
    assert missing == []
    assert not [target for page, target in found if not (page.parent / target).resolve().is_relative_to(tmp_path)]
    assert (tmp_path / "data/story.html").is_file()


def test_the_kept_ones_lie_beside_the_copies_as_they_are(kit, tmp_path):
    filled = fill(tmp_path / "lab of mine")
    assert (filled.copies, filled.left) == (2, ())
    assert filled.first == tmp_path / "lab of mine" / FIRST
    for path in (kit / "notebooks").iterdir():
        assert (tmp_path / "lab of mine/notebooks" / path.name).read_bytes() == path.read_bytes()
    assert {"docs/claims.md", "README.md", "data/story.html"} <= set(filled.written)


def test_in_the_kit_itself_only_the_copies_are_made(kit):
    before = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}
    assert is_the_kit(kit)
    assert fill(kit).written == (FIRST, SECOND)
    assert {path: path.read_bytes() for path in before} == before
    assert fill(kit).written == ()


@pytest.mark.parametrize("name", [FIRST, "docs/claims.md"])
def test_what_was_changed_is_left_until_it_is_asked_for_anew(kit, tmp_path, name):
    folder = tmp_path / "mine"
    fill(folder)
    old = "sc." if name == FIRST else "claims"
    edit(folder / name, old, "own_word.")
    assert fill(folder).left == (name,)
    assert "own_word." in (folder / name).read_text(encoding="utf-8")
    filled = fill(folder, again=True)
    assert (filled.written, filled.left) == ((name,), ())
    assert "own_word." not in (folder / name).read_text(encoding="utf-8")


def test_what_was_not_changed_is_renewed_with_the_kit(kit, tmp_path):
    folder = tmp_path / "mine"
    fill(folder)
    edit(kit / "notebooks/01_black_and_white.ipynb", "Black and white", "Black")
    assert fill(folder).written == (SECOND, "notebooks/01_black_and_white.ipynb")
    assert "# Black:" in (folder / SECOND).read_text(encoding="utf-8")


def test_a_file_that_was_there_before_is_left(kit, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/README.md").write_text("My own.\n", encoding="utf-8")
    assert fill(tmp_path / "mine").left == ("README.md",)
    assert fill(tmp_path / "mine").left == ("README.md",)
    assert (tmp_path / "mine/README.md").read_text(encoding="utf-8") == "My own.\n"


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match=r"is a file; a folder is needed\. Type: salescoach lab my_lab"):
        fill(tmp_path / "file")
