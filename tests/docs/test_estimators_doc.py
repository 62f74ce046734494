"""The page of the benchmark belongs to the stored numbers, and they to the code."""

import copy
import re

import pytest

from scripts import estimator_table as doc


@pytest.fixture
def parts():
    return doc.PAGE.path.read_text(encoding="utf-8"), doc.stored()


def test_page_numbers_and_code_belong_together(parts):
    assert doc.faults(*parts) == []


def test_a_changed_world_a_lost_row_and_a_touched_digit_are_found(parts):
    page, found = parts
    other = copy.deepcopy(found)
    other["worlds"]["by lot"] = "else"
    assert any("by lot" in fault for fault in doc.faults(page, other))
    other = copy.deepcopy(found)
    other["table"].pop()
    assert any("rows are missing" in fault for fault in doc.faults(page, other))
    first = re.search(r"\| plain difference \| ([+-]\d+)\.", page)
    assert doc.faults(page.replace(first[0], first[0].replace(first[1], "+99"), 1), found)


def test_the_page_has_every_estimator_and_world(parts):
    page, _ = parts
    for one in doc.ESTIMATORS.values():
        assert f"| {one.name} | {one.does} | {one.assumes} | {one.fails} |" in page
    for world in doc.WORLDS.values():
        assert world.wrong in page
