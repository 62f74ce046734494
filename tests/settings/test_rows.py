"""Every evidence row that is cited is defined, once, with its finding, its design and whether it was seen."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from salescoach.published.table import PATTERNS
from salescoach.settings.evidence.register import ROWS, TOPICS, in_order, numbers_in, rows_of
from salescoach.settings.evidence.sources import SOURCES, Grade, Status
from salescoach.settings.register import SETTINGS
from salescoach.settings.tables import evidence_rows as rows
from tests.each import each

ROOT = Path(__file__).resolve().parents[2]
CITED = re.compile(r"\brows? ((?:\d\.\d+(?:-\d\.\d+)?(?:, | and )?)+)")


def words(path):
    """Prose of a page or a notebook, lines joined: a citation may break over two."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        text = "\n".join("".join(c["source"]) for c in json.loads(text)["cells"] if c["cell_type"] == "markdown")
    return " ".join(text.split())


PAGES = sorted([*ROOT.glob("docs/**/*.md"), ROOT / "README.md", *ROOT.glob("notebooks/*.ipynb")])


def unknown(text):
    return [n for found in CITED.findall(text) for n in numbers_in(found) if n not in ROWS]


@each("page", PAGES, lambda page: page.name)
def test_a_page_cites_only_rows_that_are_defined(page):
    assert unknown(words(page)) == []


def test_an_undefined_row_in_a_page_is_found():
    assert unknown("it falls (row 9.99), and rises (rows 1.2, 1.3 and 1.99)") == ["9.99", "1.99"]
    assert unknown("section 7.99 and table 1.99 are no rows") == []


@each("name", PATTERNS)
def test_a_pattern_rests_on_rows_that_are_defined(name):
    found = numbers_in(PATTERNS[name].rows)
    assert found
    assert [n for n in found if n not in ROWS] == []


def test_rows_in_sources_and_reasons_are_defined():
    texts = [part for s in SOURCES.values() for part in (s.citation, s.design)]
    texts += [s.reason for s in SETTINGS.values()] + [r.found + " " + r.design for r in ROWS.values()]
    assert [n for text in texts for n in unknown(text)] == []


def test_every_source_has_a_row_and_every_linked_row_a_source():
    assert [key for key, source in SOURCES.items() if source.grade != "assumed" and not rows_of(key)] == []
    linked = [row for row in ROWS.values() if row.source]
    assert all(row.grade == SOURCES[row.source].grade and row.who == SOURCES[row.source].citation for row in linked)


def test_a_source_is_as_good_as_the_best_seen_of_its_rows():
    for key in {row.source for row in ROWS.values() if row.source}:
        if SOURCES[key].status != "recalled":
            assert SOURCES[key].status in {ROWS[number].status for number in rows_of(key)}, key


@each("row", ROWS.values(), lambda row: row.number)
def test_a_row_is_whole(row):
    assert re.fullmatch(r"[1-8]\.[1-9]\d?", row.number)
    assert row.status in set(get_args(Status)) - {"assumed"}
    assert row.grade in set(get_args(Grade)) - {"assumed"}
    assert len(row.found.split()) >= 5
    assert row.who.strip()
    assert row.design.strip()


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "9.1"},
        {"status": "assumed"},
        {"grade": "rumour"},
        {"found": "It falls."},
        {"who": ""},
        {"design": " "},
    ],
)
def test_a_planted_fault_in_a_row_is_found(wrong):
    with pytest.raises(AssertionError):
        test_a_row_is_whole.__wrapped__(replace(ROWS["1.2"], **wrong))


def test_a_number_defined_twice_is_refused():
    one = ROWS["1.2"]
    with pytest.raises(ValueError, match=r"defined twice: 1\.2"):
        in_order((one, replace(one, found="else")))


def test_rows_stand_in_order():
    assert list(ROWS)[:3] == ["1.1", "1.2", "1.3"]
    places = [tuple(map(int, number.split("."))) for number in ROWS]
    assert places == sorted(places)


def test_a_range_stands_for_all_rows_between_its_ends():
    assert numbers_in("1.2, 6.9-6.13") == ["1.2", "6.9", "6.10", "6.11", "6.12", "6.13"]
    assert numbers_in("7.11, 7.17") == ["7.11", "7.17"]
    assert numbers_in("") == []


def test_the_frame_has_one_row_a_finding():
    frame = rows()
    assert list(frame.columns) == ["row", "topic", "found", "design", "who", "status", "grade", "source"]
    assert list(frame["row"]) == list(ROWS)
    assert set(frame["topic"]) == set(TOPICS.values())
    assert frame.set_index("row").loc["7.11", "source"] == "stewart2006"


MOST_FREE = 149  # numbers that plausible worlds draw: as few as what the model says needs


def test_the_model_has_few_free_numbers():
    free = [name for name, s in SETTINGS.items() if s.spread != "fixed"]
    assert len(free) <= MOST_FREE
