"""No part of the package imports upwards or in a circle: not with the file, not in a function, not for types alone."""

import ast
from pathlib import Path

import pytest

import salescoach as sc
from tests.each import no_faults
from tests.house.floors import AT_ONCE, FLOORS, LATE, ROOTS, TYPES, arrows, as_text, circles, homeless, upward

HOME = Path(sc.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
ALL = arrows(HOME)
INSIDE = [arrow for arrow in ALL if arrow.source not in ROOTS]


@pytest.mark.parametrize("when", [AT_ONCE, LATE, TYPES])
def test_every_import_points_downwards(when):
    no_faults(arrow for arrow in upward(ALL) if arrow.when == when)


@pytest.mark.parametrize("times", [(AT_ONCE,), (AT_ONCE, LATE), (AT_ONCE, LATE, TYPES)], ids=" and ".join)
def test_no_files_import_each_other_round_about(times):
    no_faults(", ".join(circle) for circle in circles(arrow for arrow in INSIDE if arrow.when in times))


def test_every_file_has_a_floor():
    no_faults(homeless(HOME))


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_a_page_shows_the_order_as_it_is(page):
    assert as_text() in " ".join((ROOT / page).read_text(encoding="utf-8").split())


def test_no_room_bears_the_name_of_something_public():
    public = set(sc.__all__) - set(sc._MODULES)  # sc.figures is the room itself
    assert {path.stem for path in HOME.iterdir()} & public == set()


def spoken(text):
    """What a file of the simulation may not do: draw, make frames, print anything but a word of warning."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            yield from (name for name in names if name.split(".")[0] in ("pandas", "matplotlib", "seaborn"))
        elif isinstance(node, ast.Call):
            call = ast.unparse(node)
            if call.startswith("print(") and "file=sys.stderr" not in call:
                yield call


def test_the_simulation_draws_prints_and_tabulates_nothing():
    files = (HOME / "simulation").glob("*.py")
    no_faults(f"{path.name}: {fault}" for path in files for fault in spoken(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("import pandas as pd", ["pandas"]),
        ("def f():\n    from matplotlib import pyplot", ["matplotlib"]),
        ("print('week', 3)", ["print('week', 3)"]),
        ("print('kernels', 'are not kept',\n  file=sys.stderr)", []),
        ("from .state import SEAT", []),
    ],
)
def test_a_simulation_that_speaks_is_found(text, fault):
    assert list(spoken(text)) == fault


# Planted: a small package with one fault each.


def planted(home, **files):
    """A package of these files; ``settings__wrong`` is settings/wrong.py."""
    home = home / "salescoach"
    for name, text in {"__init__": "", **files}.items():
        path = home / (name.replace("__", "/") if name != "__init__" else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".py").write_text(text, encoding="utf-8")
    return arrows(home)


SOUND = {"common__words": "", "settings__team": "from ..common.words import text\n", "results__measures": ""}
WRONG = {
    "with the file": ("from ..results.measures import MEASURES\n", "settings.wrong imports results.measures (at once)"),
    "in full": ("import salescoach.results.measures\n", "settings.wrong imports results.measures (at once)"),
    "in a function": (
        "def f():\n    if True:\n        from ..results import measures\n",
        "settings.wrong imports results.measures (late)",
    ),
    "in a method": (
        "class A:\n    def f(self):\n        from ..results.measures import MEASURES\n",
        "settings.wrong imports results.measures (late)",
    ),
    "for types": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..results.measures import MEASURES\n",
        "settings.wrong imports results.measures (for types)",
    ),
    "where there is no type checker": (
        "import typing\nif typing.TYPE_CHECKING:\n    pass\nelse:\n    from ..results.measures import MEASURES\n",
        "settings.wrong imports results.measures (at once)",
    ),
    "in an attempt": (
        "try:\n    from ..results.measures import MEASURES\nexcept ImportError:\n    pass\n",
        "settings.wrong imports results.measures (at once)",
    ),
    "the front door": ("from .. import __version__\n", "settings.wrong imports __init__ (at once)"),
}


@pytest.mark.parametrize("where", WRONG)
def test_an_import_that_points_upwards_is_found(where, tmp_path):
    text, fault = WRONG[where]
    assert upward(planted(tmp_path / "sound", **SOUND)) == []
    assert [str(arrow) for arrow in upward(planted(tmp_path, **SOUND, settings__wrong=text))] == [fault]


def test_rooms_that_stand_side_by_side_do_not_import_each_other(tmp_path):
    found = planted(tmp_path, crm__read="", company__make="from ..crm.read import read_crm\n")
    assert [str(arrow) for arrow in upward(found)] == ["company.make imports crm.read (at once)"]


def test_a_picture_takes_what_it_is_given(tmp_path):
    text = (
        "from ..results.measures import MEASURES\nfrom ..common.words import text\nfrom ..settings.team import Team\n"
    )
    found = planted(tmp_path, **SOUND, figures__picture=text)
    assert [str(arrow) for arrow in upward(found)] == [
        "figures.picture imports results.measures (at once)", "figures.picture imports settings.team (at once)",
    ]  # fmt: skip


def test_a_circle_is_found_at_its_time(tmp_path):
    found = planted(
        tmp_path,
        settings__a="from .b import x\nfrom .c import y\n",
        settings__b="from .c import y\n",
        settings__c="def y():\n    from .a import z\n",
        settings__d="from .a import z\n",
    )
    assert circles(arrow for arrow in found if arrow.when == AT_ONCE) == []
    assert circles(found) == [["settings.a", "settings.b", "settings.c"]]
    assert circles(planted(tmp_path / "self", settings__a="from .a import b\n")) == [["settings.a"]]


def test_a_room_without_a_floor_is_found(tmp_path):
    planted(tmp_path, attic__box="", results__measures="", doctor="")
    assert homeless(tmp_path / "salescoach") == ["attic.box"]


def test_the_order_is_printed_as_it_stands():
    assert as_text((("a",), ("b.c", "d"))) == "`a` -> `b.c`, `d`"
    assert len({part for floor in FLOORS for part in floor}) == sum(len(floor) for floor in FLOORS)
