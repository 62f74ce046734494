"""Every pattern is measured in the right weeks, on the right people and over the right denominator.

For each there is a trace made by hand whose answer is known. With the week, the group or the denominator shifted, the
answer is clearly another. So a measure whose target slips is noticed.
"""

import numpy as np
import pytest

from salescoach.published import measures
from salescoach.published.table import PATTERNS
from tests.published.shifted_cases import CASES

KINDS = {"week", "group", "denominator"}
CLEAR = 0.02  # of the right answer, and at least as a number
SHIFTS = [(name, kind) for name, case in CASES.items() for kind in case.shifts]


def answer(name):
    return PATTERNS[name].statistic(*CASES[name].given)


def test_every_pattern_has_a_case_with_a_shift():
    assert set(CASES) == set(PATTERNS)
    assert all(case.shifts and set(case.shifts) <= KINDS for case in CASES.values())


@pytest.mark.parametrize("name", CASES)
def test_a_pattern_gives_the_answer_that_is_known(name):
    assert answer(name) == pytest.approx(CASES[name].right, rel=1e-3, abs=1e-9)


@pytest.mark.parametrize(("name", "kind"), SHIFTS)
def test_a_shifted_target_gives_another_answer(name, kind):
    case = CASES[name]
    shifted = case.shifts[kind](PATTERNS[name].statistic, *case.given)
    assert abs(shifted - case.right) > CLEAR * max(abs(case.right), 0.2)


SLIPS = [
    ("MONTH_ENDS", (4, 8, 12), "month_end_wins"),
    ("MONTH_ENDS", (2, 6, 11), "month_end_discount"),
    ("QUARTER_START", (1, 2, 3), "trough"),
    ("by_lot", lambda shape: np.broadcast_to((1.0 + np.arange(shape[-1])) % 3.0, shape), "oversight_strain"),
]


@pytest.mark.parametrize(("constant", "slipped", "name"), SLIPS)
def test_a_slip_in_the_measures_themselves_is_noticed(constant, slipped, name, monkeypatch):
    monkeypatch.setattr(measures, constant, slipped)
    assert answer(name) != pytest.approx(CASES[name].right, rel=CLEAR)
