"""The account of rows: whatever is excluded or changed, in any order, read = used + excluded."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from salescoach.crm.row_account import LONGEST, RowAccount, shown

MASK = st.lists(st.booleans(), min_size=5, max_size=5).map(np.array)
STEP = st.tuples(st.sampled_from(["exclude", "change"]), MASK, st.sampled_from(["one", "two"]))


@given(st.lists(STEP, max_size=8))
def test_every_row_is_used_or_excluded_once_for_the_first_reason(steps):
    account = RowAccount("d.csv", "deals", np.arange(2, 7))
    reasons, changes = {}, {}
    for what, mask, reason in steps:
        getattr(account, what)(mask, reason, ["a", "b", "c", "d", None])
        for row in np.flatnonzero(mask):
            if what == "change":
                changes.setdefault(row, set()).add(reason)
            else:
                reasons.setdefault(row, reason)
    lines = {(outcome, reason): rows for _, _, reason, rows, _, outcome in account.lines()}
    assert lines[("read", "")] == 5 == lines[("used", "")] + len(reasons)
    assert account.kept.tolist() == [row not in reasons for row in range(5)]
    for word in ("one", "two"):
        assert lines.get(("excluded", word), 0) == list(reasons.values()).count(word)
        used = [row for row, words in changes.items() if word in words and row not in reasons]
        assert lines.get(("used with a change", word), 0) == len(used)


def test_the_example_is_the_first_row_of_its_reason():
    account = RowAccount("d.csv", "deals", np.array([2, 5, 9]))
    account.exclude([False, True, False], "odd", ["x", "y", "z"], words=True)
    account.exclude([True, True, True], "odd", ["x", "y", "z"], words=True)
    assert account.lines()[2:] == [("d.csv", "deals", "odd", 3, "row 5: y", "excluded")]


def test_nothing_long_and_no_address_is_shown():
    assert shown("2024-02-30") == "2024-02-30"
    assert shown("x" * LONGEST) == "x" * LONGEST
    for text in ("x" * (LONGEST + 1), "a@b", "a\nb"):
        assert shown(text) == "(a longer text)"
