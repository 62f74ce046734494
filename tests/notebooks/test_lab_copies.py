"""The copies that `make lab` opens hold no answer, and what a reader changes in one is not lost."""

import json
import shutil
from pathlib import Path

import pytest

from scripts.lab_copies import FOLDER, copy_of, lab_command, make

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture
def kit(tmp_path):
    (tmp_path / "notebooks").mkdir()
    for path in NOTEBOOKS[:2]:
        shutil.copy(path, tmp_path / "notebooks")
    return tmp_path


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_copy_holds_no_output_no_guess_and_live_sliders(path):
    kept = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in copy_of(kept, path.name)["cells"] if cell["cell_type"] == "code"]
    assert len(code) == sum(cell["cell_type"] == "code" for cell in kept["cells"])
    assert [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"]] == []
    sources = ["".join(cell["source"]) for cell in code]
    guesses = [source for source in sources if "my_guess =" in source]
    assert guesses
    assert [one for one in guesses if ", ...," not in one and "my_guess = 0  #" not in one] == []
    assert [one for one in sources if "sc.slider(" in one and not one.rstrip().endswith(".live()")] == []
    for source in sources:
        compile(source, path.name, "exec")


def test_the_copies_lie_beside_the_kept_ones_which_are_not_touched(kit):
    before = {path: path.read_bytes() for path in (kit / "notebooks").iterdir()}
    written, left = make(kit)
    assert [path.parent.name for path in written] == [FOLDER, FOLDER]
    assert left == []
    assert {path: path.read_bytes() for path in (kit / "notebooks").iterdir()} == before
    first = json.loads(written[0].read_text(encoding="utf-8"))
    link = f"(../notebooks/{written[0].name})"
    assert any(link in "".join(cell["source"]) for cell in first["cells"])


def test_a_changed_copy_is_left_and_an_unchanged_one_is_renewed(kit):
    first, second = make(kit)[0]
    first.write_text(first.read_text(encoding="utf-8").replace("runs=200", "runs=20"), encoding="utf-8")
    source = kit / "notebooks" / second.name
    source.write_text(source.read_text(encoding="utf-8").replace("Black and white", "Black"), encoding="utf-8")
    assert make(kit) == ([second], [first])
    assert "runs=20," in first.read_text(encoding="utf-8")
    assert "# Black:" in second.read_text(encoding="utf-8")
    assert make(kit, again=True) == ([first, second], [])
    assert "runs=20," not in first.read_text(encoding="utf-8")


def test_the_server_sees_the_whole_kit(kit):
    command = lab_command(kit, kit / "lab/a.ipynb", ["--no-browser"])
    assert f"--ServerApp.root_dir={kit}" in command
    assert command[-2:] == ["--no-browser", str(kit / "lab/a.ipynb")]
