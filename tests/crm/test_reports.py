"""Reports with titles and groups, rows with stray marks, and every file of a folder."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.crm.lines import MOST_CELLS, check_lines, records
from salescoach.crm.read import read_crm
from salescoach.records.errors import ReadError
from tests.crm.beside import counts

TITLE = "Deals of the year\n\nFiltered by\n"
GROUPED = (
    ",Opportunity Owner  ↑,Name,Stage,Created Date,Close Date\n,Ann,One,Closed Won,2024-01-01,2024-02-01\n"
    ",,Two,Offer,2024-01-02,\n,Subtotal,,,,\n,,Count 2,,,\n,Bob,Three,Closed Lost,2024-01-03,2024-03-01\n"
    ",,Four,Offer,2024-01-04,\n,Subtotal,,,,\n,Total,Count 4,,,\n\n,Confidential\n"
)


def read(folder, text, **options):
    path = folder / "report.csv"
    path.write_text(text, encoding="utf-8")
    return read_crm(path, names="keep", **options)


@pytest.mark.parametrize("title", ["", TITLE])
def test_a_grouped_report_is_filled_down_and_its_totals_left_out(tmp_path, title):
    found = read(tmp_path, title + GROUPED)
    assert counts(found) == (1, 1, 2)
    assert found.deals["owner"].tolist() == ["Ann", "Ann", "Bob", "Bob"]
    why = dict(zip(found.excluded["reason"], found.excluded["rows"], strict=True))
    assert why["a total of the report"] == 4
    first = int(found.excluded.set_index("reason")["example"]["a total of the report"].removeprefix("row "))
    assert first == 4 + title.count("\n")
    assert any("was filled down in 2 rows" in note for note in found.notes)


def test_a_flat_table_is_never_filled_down(tmp_path):
    text = "Opportunity Owner,Stage,Created Date,Close Date\nAnn,Offer,2024-01-01,\n,Offer,2024-01-01,\n"
    found = read(tmp_path, text + "Grand Total,2,,\n")
    assert len(found.deals) == 1
    assert set(found.excluded["reason"]) == {"no owner", "a total of the report"}


def test_the_header_is_looked_for_in_thirty_rows(tmp_path):
    table = "owner,status,opened\nAnn,open,2024-01-01\n"
    assert len(read(tmp_path, "x\n" * 29 + table).deals) == 1
    assert any("header was found in row 30" in note for note in read(tmp_path, "x\n" * 29 + table).notes)
    with pytest.raises(ValueError, match="like no export that is known"):
        read(tmp_path, "x\n" * 40 + table)


def test_a_stray_mark_excludes_its_row_alone(tmp_path):
    text = 'id,title,owner,status,opened\n1,"24" arm",A,open,2024-01-01\n2,"two\nlines",A,open,2024-01-01\n'
    found = read(tmp_path, text + '3,"open end,A,open,2024-01-01\n4,x,A,open,2024-01-01\n')
    assert found.deals["deal"].tolist() == ["2", "4"]
    assert found.excluded[["rows", "example"]].to_numpy().tolist() == [[2, "row 2"]]


@given(st.lists(st.sampled_from(['a,"b"', 'a,"b\nc"', 'a,"b"x"', '"a,b', "a,b", '""', 'x"y,z', ""]), max_size=12))
def test_records_go_on_behind_a_broken_one(lines):
    text = "\n".join(["h,i", *lines]) + "\n"
    found = list(records(text.encode(), ",", 1))
    assert [number for number, _ in found] == list(range(2, len(found) + 2))
    if not any(line in ('a,"b"x"', '"a,b') for line in lines):
        assert all(row is not None for _, row in found)


def test_endless_lines_are_refused():
    check_lines(b"a,b\n" * 5000, "d.csv")
    for text in ("," * (MOST_CELLS + 2), "a\n" + "x" * (1 << 21), "a\r\n" + ";" * (1 << 20)):
        with pytest.raises(ReadError, match=r"d\.csv is no table"):
            check_lines(text.encode(), "d.csv")


PLAIN = "id,owner,status,opened\n1,Ann,open,2024-01-01\n"


def test_every_file_of_a_folder_is_accounted_for(tmp_path):
    (tmp_path / "deals.csv").write_text(PLAIN)
    (tmp_path / "deals.json").write_text('[{"id": 1}]')
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "more").mkdir()
    found = read_crm(tmp_path)
    assert set(found.account["file"]) == {"deals.csv", "deals.json", "old.xls", "more/"}
    assert set(found.account.loc[found.account["outcome"] == "file not read", "file"]) == {
        "deals.json", "old.xls", "more/",
    }  # fmt: skip
    assert "old.xls: not read." in found.text
    assert counts(found) == (0, 0, 1)


def test_the_tables_of_an_archive_are_read(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a/deals.csv", PLAIN)
        archive.writestr("readme.md", "hello")
    path = tmp_path / "export.zip"
    path.write_bytes(stream.getvalue())
    found = read_crm(path, names="keep")
    assert found.deals["owner"].tolist() == ["Ann"]
    assert set(found.account["file"]) == {"export.zip/a/deals.csv", "export.zip/readme.md"}


def test_an_archive_that_unpacks_to_far_too_much_is_refused(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deals.csv", b"," * (40 << 20))
    with pytest.raises(ValueError, match="is too large, or no table"):
        read_crm(path)


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("a.json", b'{"data": [{"id": 1}]}', "is JSON"), ("a.xls", b"<html><table>", "is a web page"),
        ("a.xls", b"<?xml version='1.0'?><Workbook>", "is XML"), ("a.csv", b"%PDF-1.4", "is a PDF"),
        ("a.zip", b"PK\x03\x04", "damaged"), ("a.xls", b"\xd0\xcf\x11\xe0", "old Excel workbook"),
    ],
)  # fmt: skip
def test_other_formats_are_told_apart(tmp_path, name, raw, what):
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(ValueError, match=what):
        read_crm(path)
