"""Every file of the package says what it is and is short; what public names say is in test_docstrings.py."""

from pathlib import Path

import pytest

import salescoach as sc
from tests.each import no_faults
from tests.house.layout import faults

HOME = Path(sc.__file__).parent


def test_every_file_says_what_it_is_and_is_short():
    no_faults(faults(HOME))


SOUND = '"""A file."""\n\n\ndef f():\n    """A function."""\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x = 1\n", "the file does not say what it is"),
        (SOUND + "def g():\n    pass\n", "g does not say what it is"),
        (SOUND + "class A:\n    pass\n", "A does not say what it is"),
        (SOUND + 'class A:\n    """A class."""\n    def g(self):\n        pass\n', "g does not say what it is"),
        (SOUND + "x = 1\n" * 256, "261 lines, more than 260"),
        (SOUND + "def _g():\n" + "    x = 1\n" * 65, "_g has 66 lines, more than 65"),
        (SOUND + "class _A:\n    def g(self):\n" + "        x = 1\n" * 65, "g has 66 lines, more than 65"),
    ],
)
def test_a_planted_fault_in_a_file_is_found(text, fault, tmp_path):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "sound.py").write_text(SOUND + "x = 1\n" * 255, encoding="utf-8")
    assert faults(tmp_path) == []
    (tmp_path / "room" / "wrong.py").write_text(text, encoding="utf-8")
    assert faults(tmp_path) == [f"room/wrong.py: {fault}"]
