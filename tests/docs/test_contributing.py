"""CONTRIBUTING describes the rooms as they are."""

import re
from pathlib import Path

import salescoach as sc
from tests.each import no_faults
from tests.house.floors import FLOORS

HOME = Path(sc.__file__).parent
PAGE = (HOME.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^  \| `([\w.]+)` \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)


def test_every_room_has_its_line_in_the_order_of_the_floors():
    assert [room for room, *_ in ROWS] == [part for floor in FLOORS for part in floor]


def test_the_files_that_it_names_are_there():
    named = [(room, name) for room, _, example in ROWS for name in re.findall(r"`([\w./]+)`", example)]
    assert len(named) > 20
    places = [HOME.joinpath(*room.split("."), name) for room, name in named]
    no_faults(place.relative_to(HOME) for place in places if not place.exists())
