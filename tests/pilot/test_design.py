"""Designs: who starts when, and those from which no effect can be told."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.pilot.design import NEVER, design_of

TEAM = sc.Team(people=2, accounts_per_person=10, span=2)


def test_steps_start_one_after_another_and_the_last_stretch_compares_nothing():
    one = design_of("steps", 9, 26, 13, 2, 4)
    assert one.starts == (0, 6, 12, 18)
    assert one.windows == ((2, 6), (8, 12), (14, 18))
    assert one.treated().tolist() == [[True] * 3, [False, True, True], [False, False, True], [False] * 3]
    assert np.bincount(one.groups).tolist() == [3, 2, 2, 2]


def test_by_lot_half_start_at_once_and_half_never():
    one = design_of("lot", 7, 26, 13, 4, 4)
    assert one.starts == (0, NEVER)
    assert one.windows == ((4, 26),)
    assert np.bincount(one.groups).tolist() == [4, 3]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"by": "before_after"}, "whatever else changes with the weeks"),
        ({"by": "all"}, "nothing to compare with"),
        ({"by": "chosen"}, "picked for a reason"),
        ({"by": "volunteers"}, "nothing in the records says by how much"),
        ({"by": "people"}, "share a manager"),
        ({"by": "back"}, "carry-over"),
        ({"by": "lots"}, "did you mean 'lot'"),
        ({"teams": 4}, "in 6 ways only.*Type: teams=7"),
        ({"by": "pairs", "teams": 6}, "in 8 ways only.*Type: teams=12"),
        ({"by": "pairs", "teams": 9}, "Type: teams=10"),
        ({"by": "steps", "teams": 4, "weeks": 40}, "in 24 ways only.*Type: teams=5"),
        ({"by": ["lot"]}, "unknown design"),
        ({"weeks": 4}, "no week is left"),
        ({"by": "steps", "weeks": 16}, "Type: weeks=32"),
        ({"by": "steps", "steps": 2}, "one comparison only"),
        ({"by": "steps", "steps": 8, "teams": 6, "weeks": 60}, "no team"),
        ({"measure": "sales"}, "unknown measure"),
        ({"market": 90}, "between 0 and 50"),
        ({"worlds": []}, "no worlds"),
        ({"second": "micromanage"}, "changes nothing"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused_with_the_reason(asked, message):
    asked = {"first": "micromanage", "second": "coach", "worlds": [TEAM]} | asked
    with pytest.raises(ValueError, match=message):
        sc.plan_pilot(TEAM, **asked)
