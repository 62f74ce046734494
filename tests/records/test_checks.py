"""Written records that somebody changed are refused where a value cannot be, a row is gone or a word is unknown."""

import json

import pandas as pd
import pytest

from salescoach.records.records import make_records
from salescoach.records.stored import read_records


@pytest.fixture
def folder(tmp_path):
    deals = pd.DataFrame({
        "deal": ["1", "2"], "owner": ["A", "A"], "opened": ["2024-01-01", "2024-01-02"], "status": ["won", "open"],
        "closed": ["2024-02-01", None], "value": [5.0, 6.0], "activities": [1, 2],
    })  # fmt: skip
    make_records({"deals": deals}, source="test").write(tmp_path / "out")
    return tmp_path / "out"


def change(folder, old, new):
    path = folder / "deals.csv"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("won", "wonn", "row 2, column status: 'wonn'"),
        ("won", "hacked", "row 2, column status: 'hacked'"),
        ("5.0", "-5.0", "row 2, column value"),
        ("5.0", "inf", "row 2, column value"),
        ("2,A", "1,A", "row 3, column deal"),
        ("2024-02-01", "2023-02-01", "row 2, column closed"),
        ("2024-01-01", "2424-01-01", "row 2, column opened"),
        ("2024-02-01", "", "row 2, column closed"),
        ("1,A", ",A", "row 2, column deal"),
    ],
)
def test_a_value_that_cannot_be_is_refused(folder, old, new, message):
    change(folder, old, new)
    with pytest.raises(ValueError, match=message):
        read_records(folder)


def test_a_change_that_can_be_is_read(folder):
    change(folder, "5.0", "7.5")
    assert read_records(folder).deals["value"].tolist() == [7.5, 6.0]


def test_rows_and_files_that_are_gone_are_noticed(folder):
    lines = (folder / "deals.csv").read_text().splitlines()
    (folder / "deals.csv").write_text("\n".join(lines[:-1]) + "\n")
    with pytest.raises(ValueError, match="it has 1 rows, 2 were written"):
        read_records(folder)
    (folder / "deals.csv").unlink()
    with pytest.raises(ValueError, match="it has 0 rows, 2 were written"):
        read_records(folder)


def test_records_of_before_are_read(folder):
    about = json.loads((folder / "records.json").read_text())
    del about["tables"]
    (folder / "records.json").write_text(json.dumps(about))
    assert len(read_records(folder).deals) == 2


def test_an_account_that_does_not_add_up_is_refused(tmp_path):
    lines = [("d.csv", "deals", "", 3, "", "read"), ("d.csv", "deals", "", 2, "", "used")]
    columns = ["file", "table", "reason", "rows", "example", "outcome"]
    for more in ([], [("d.csv", "deals", "odd", -1, "", "excluded")]):
        make_records({}, source="test", account=pd.DataFrame(lines + more, columns=columns)).write(tmp_path / "out")
        with pytest.raises(ValueError, match=r"account\.csv was changed: of d\.csv 3 rows were read"):
            read_records(tmp_path / "out")
