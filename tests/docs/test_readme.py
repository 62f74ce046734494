"""The README runs: its Python blocks, one after the other, in one namespace, and its commands exist."""

import re
from pathlib import Path

import matplotlib
import pytest

from salescoach.cli.main import main
from tests.each import each

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_python_blocks_run_and_speak(capsys):
    assert len(BLOCKS) == 3
    many, few = "plausible_worlds(20)", "plausible_worlds(4)"
    assert sum(many in block for block in BLOCKS) == 1  # half a minute with so many
    for block in BLOCKS:
        exec(block.replace(many, few), {"__name__": "readme"})
    said = capsys.readouterr().out
    assert "paired runs" in said
    assert "all 40 checks passed" in said
    assert "nan" not in said
    assert matplotlib.get_backend()


@each("command", sorted(set(re.findall(r"`salescoach (\w+)[^`]*`", README))))
def test_every_command_that_it_names_exists(command, capsys):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert command in capsys.readouterr().out


def test_every_make_target_that_it_names_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make (\w+)", README)) - {"and"}:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_place_that_it_names_exists():
    for place in re.findall(r"^\| `([^`]+)`", README, re.MULTILINE):
        assert (ROOT / place).exists(), place
