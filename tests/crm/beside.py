"""The cases beside the project: shapes of real exports, made up. Tests on them are skipped where they are not."""

from pathlib import Path

import pytest

CASES = Path(__file__).parents[3] / "shared" / "cases"
beside = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases is not here")


def counts(records):
    """Deals won, lost and open; and every row is in the account once."""
    for _, rows in records.account.groupby("file"):
        count = rows.groupby("outcome")["rows"].sum()
        assert count["read"] == count["used"] + count.get("excluded", 0)
    found = records.deals["status"].value_counts()
    return tuple(int(found.get(status, 0)) for status in ("won", "lost", "open"))
