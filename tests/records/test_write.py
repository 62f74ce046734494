"""Written records come back the same, and no cell of them is a formula."""

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.crm.read import read_crm
from salescoach.records import write as writing
from salescoach.records.records import make_records
from salescoach.records.stored import read_records
from salescoach.records.tables import TABLES
from salescoach.records.write import guarded, unguarded

TEXT = st.one_of(st.none(), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
                 st.sampled_from(["=1+1", "+1", "-x", "@a", "\tx", "\rx",
                                  "'=x", "'", "", "a,b", '"', "ä\nb"]))  # fmt: skip
VALUES = {
    "name": TEXT,
    "time": st.one_of(st.none(), st.datetimes(pd.Timestamp("1970-01-01"), pd.Timestamp("2099-12-31"))),
    "number": st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)),
    "count": st.one_of(st.none(), st.integers(-(10**9), 10**9)),
    "flag": st.one_of(st.none(), st.booleans()),
}


@st.composite
def records(draw):
    tables = {}
    for name in draw(st.sets(st.sampled_from(list(TABLES)), max_size=3)):
        rows = draw(st.integers(1, 4))
        tables[name] = pd.DataFrame(
            {
                column.name: pd.Series([draw(VALUES[column.kind]) for _ in range(rows)], dtype="object")
                for column in TABLES[name]
            }
        )
    return make_records(tables, source="test", notes=tuple(draw(st.lists(st.text(max_size=5), max_size=2))))


@given(records())
def test_what_is_written_comes_back(tmp_path_factory, made):
    folder = tmp_path_factory.mktemp("records")
    made.write(folder)
    back = read_records(folder)
    for name, frame in made.tables.items():
        pd.testing.assert_frame_equal(back.tables[name], frame)
    assert (back.source, back.notes, back.until) == (made.source, made.notes, made.until)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    back.write(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


@given(st.text(max_size=6))
def test_no_cell_begins_like_a_formula(text):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert guarded(text).removeprefix("'") == text.removeprefix("'" if guarded(text) == text else "")


def test_an_import_comes_back_whole(tmp_path):
    path = tmp_path / "d.csv"
    path.write_text("id,owner,status,created,value,stage\n1,=cmd(),open,2024-01-01,5.5,+x\n2,,open,2024-01-01,1,x\n")
    made = read_crm(path, names="keep")
    made.write(tmp_path / "out")
    back = read_records(tmp_path / "out")
    pd.testing.assert_frame_equal(back.deals, made.deals)
    pd.testing.assert_frame_equal(back.account.astype(object), made.account.astype(object))
    with (tmp_path / "out" / "deals.csv").open(encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert (row["owner"], row["stage"], row["value"]) == ("'=cmd()", "'+x", "5.5")
    assert b"\r" not in (tmp_path / "out" / "deals.csv").read_bytes()
    assert not (tmp_path / "out" / "stages.csv").exists()


def test_a_folder_without_records_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"holds no records\.json"):
        read_records(tmp_path)


def test_changed_files_are_refused(tmp_path):
    path = tmp_path / "d.csv"
    path.write_text("id,owner,status,created\n1,A,open,2024-01-01\n")
    read_crm(path).write(tmp_path / "out")
    (tmp_path / "out" / "deals.csv").write_text("deal,owner\n1,2\n")
    with pytest.raises(ValueError, match="was changed"):
        read_records(tmp_path / "out")


def test_a_failure_in_the_middle_leaves_the_folder_as_it_was(tmp_path, monkeypatch):
    deals = pd.DataFrame({"deal": ["1"], "owner": ["A"], "opened": ["2024-01-01"], "status": ["open"]})
    made = make_records({"deals": deals}, source="old")
    made.write(tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def fail(path, content):
        raise OSError("no space left")

    monkeypatch.setattr(writing, "write_json", fail)
    with pytest.raises(OSError, match="no space left"):
        make_records({"deals": deals, "people": pd.DataFrame({"owner": ["A"]})}, source="new").write(tmp_path / "out")
    with pytest.raises(OSError, match="no space left"):
        made.write(tmp_path / "new")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_files_of_others_in_the_folder_stay(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    make_records({}, source="nothing").write(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert read_records(tmp_path).source == "nothing"


@given(st.text(st.sampled_from("a;'=+-@ \t\n\r|"), max_size=8))
def test_no_cell_begins_like_a_formula_where_cells_are_parted_in_another_way(text):
    safe = guarded(text)
    assert not any(part.lstrip(" ").startswith(("=", "+", "-", "@")) for mark in ";\t|\n" for part in safe.split(mark))
    assert not text or unguarded(safe) == text
