"""Workbooks: dates and numbers as they are, several sheets, titles; bombs and damage are refused, nothing is run."""

import datetime as dt
import gzip
import io
import re
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.common import needs
from salescoach.crm import workbook
from salescoach.crm.read import read_crm
from salescoach.records.errors import ReadError
from tests.crm.beside import CASES, beside, counts

openpyxl = pytest.importorskip("openpyxl")
HEAD = ["ID", "Owner", "Status", "Opened", "Closed", "Value"]
ROWS = [
    [1, "Ann", "won", dt.datetime(2024, 1, 2, 10, 30), dt.date(2024, 2, 1), 1137.5],
    [2, "Ann", "open", dt.datetime(2024, 1, 3), None, 1234],
]


def save(folder, sheets, name="deals.xlsx"):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / name
    book.save(path)
    return path


def test_dates_and_numbers_are_what_they_are(tmp_path):
    records = read_crm(save(tmp_path, {"Deals": [HEAD, *ROWS]}), names="keep")
    assert records.deals["opened"].tolist() == [pd.Timestamp("2024-01-02 10:30"), pd.Timestamp("2024-01-03")]
    assert records.deals["value"].tolist() == [1137.5, 1234]
    assert counts(records) == (1, 0, 1)
    assert records.account["file"].unique().tolist() == ["deals.xlsx/Deals"]


def test_a_decimal_comma_elsewhere_does_no_harm_to_numbers(tmp_path):
    records = read_crm(
        save(tmp_path, {"x": [HEAD, *ROWS, [3, "B", "open", "2024-01-02", None, "1.234,5"]]}), decimal=","
    )
    assert records.deals["value"].tolist() == [1137.5, 1234, 1234.5]


def test_sheets_without_a_header_are_told_beside_one_with(tmp_path):
    path = save(tmp_path, {"About": [["Made by Ann"]], "Deals": [["Title"], [], HEAD, *ROWS], "Empty": []})
    records = read_crm(path)
    assert len(records.deals) == 2
    assert set(records.account["file"]) == {"deals.xlsx/About", "deals.xlsx/Deals", "deals.xlsx/Empty"}
    with pytest.raises(ValueError, match="is like no export that is known"):
        read_crm(save(tmp_path, {"About": [["Made by Ann"]]}, "other.xlsx"))


def test_a_formula_is_never_run(tmp_path):
    records = read_crm(save(tmp_path, {"x": [HEAD, [1, '=HYPERLINK("http://x")', "open", "2024-01-01"], *ROWS]}))
    assert records.excluded["reason"].tolist() == ["no owner", "id given twice: the first row is kept"][:1]


@beside
@pytest.mark.parametrize("case", ["01_xlsx/deals-1234567-89.xlsx", "06_salesforce_formatted/formatted.xlsx"])
def test_cases(case):
    assert counts(read_crm(CASES / case)) == (17, 30, 13)


@beside
def test_a_workbook_in_a_folder_is_read_with_the_rest():
    assert counts(read_crm(CASES / "01_xlsx" / "both")) == (18, 31, 13)


def changed(path, part, turn):
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one.filename, turn(old.read(one)) if one.filename == part else old.read(one))
    path.write_bytes(stream.getvalue())
    return path


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("wide", [False, True])
def test_words_of_its_own_are_refused(tmp_path, wide):
    text = (b" " * 70_000 + BOMB + b"<worksheet/>").decode()
    path = changed(save(tmp_path, {"x": [HEAD]}), SHEET, lambda _: text.encode("utf-16" if wide else "utf-8"))
    with pytest.raises(ValueError, match="defines words of its own"):
        read_crm(path)


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [("UNPACKED", 100, "larger than"), ("PART", 100, "larger than"), ("CELLS", 5, "cells"), ("COLUMNS", 3, "columns"),
     ("SECONDS", -1.0, "takes longer")],
)  # fmt: skip
def test_limits(tmp_path, monkeypatch, limit, value, message):
    monkeypatch.setattr(workbook, limit, value)
    with pytest.raises(ValueError, match=message):
        read_crm(save(tmp_path, {"x": [HEAD, *ROWS]}))


def test_a_sheet_that_does_not_tell_its_size_is_read_if_it_is_small(tmp_path, monkeypatch):
    def unsized(raw):
        return re.sub(rb"<dimension [^>]*/>", b"", raw)

    path = changed(save(tmp_path, {"x": [HEAD, *ROWS]}), SHEET, unsized)
    assert len(read_crm(path).deals) == 2
    monkeypatch.setattr(workbook, "UNSIZED", 100)
    with pytest.raises(ValueError, match="does not tell its size"):
        read_crm(path)


def test_a_row_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "PIECE", 64)
    path = changed(save(tmp_path, {"x": [HEAD]}), SHEET, lambda raw: raw.replace(b"</row>", b"<c/>" * 400 + b"</row>"))
    with pytest.raises(ValueError, match="row without end"):
        read_crm(path)


def test_without_the_package_the_line_to_type_is_told(tmp_path, monkeypatch):
    def gone(package, extra):
        raise needs.MissingPackageError(f'Type: pip install "salescoach[{extra}]"')

    path = save(tmp_path, {"x": [HEAD, *ROWS]})
    monkeypatch.setattr(workbook, "need", gone)
    with pytest.raises(ValueError, match=r'pip install "salescoach\[excel\]"'):
        read_crm(path)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 999), st.binary(max_size=4), st.integers(0, 3))
def test_damaged_workbooks_are_refused_or_read(share, put, taken):
    with tempfile.TemporaryDirectory() as folder:
        path = save(Path(folder), {"x": [HEAD, *ROWS]})
        raw = path.read_bytes()
        place = len(raw) * share // 1000
        path.write_bytes(raw[:place] + put + raw[place + taken :])
        with suppress(ReadError):
            assert read_crm(path).text


def test_a_workbook_in_an_archive_is_read(tmp_path):
    path = save(tmp_path, {"Deals": [HEAD, *ROWS]})
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.write(path, "a/deals.xlsx")
        archive.writestr("inner.zip", empty_archive())
        archive.writestr("deals.csv.gz", gzip.compress(b"id,owner,status,opened\n7,Ann,open,2024-01-01\n"))
        archive.writestr("broken.xlsx", b"PK\x03\x04broken")
    records = read_crm(tmp_path / "export.zip", names="keep")
    assert records.deals["deal"].tolist() == ["1", "2", "7"]
    assert counts(records) == (1, 0, 2)
    told = records.account[records.account["outcome"] == "file not read"].set_index("file")["reason"]
    assert "an archive in an archive" in told["export.zip/inner.zip"]
    assert "damaged" in told["export.zip/broken.xlsx"]


def empty_archive():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("x.csv", "a")
    return stream.getvalue()


def test_what_a_part_holds_counts_and_not_its_name(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_COUNTED", {"other": {"tags": ((b"<",), 1000)}, "texts": {}, "sheet": {}})
    styles = b"<styleSheet><cellXfs>" + b"<xf/>" * 1500 + b"</cellXfs></styleSheet>"
    disguised = b"<sst>" + styles + b"</sst>"
    for part, message in ((styles, "more than 1,000 tags"), (disguised, "something else than texts")):
        with pytest.raises(ValueError, match=message):
            read_crm(changed(save(tmp_path, {"x": [HEAD, *ROWS]}), "xl/styles.xml", lambda _, part=part: part))


def test_a_style_that_is_missing_is_no_warning(tmp_path, recwarn):
    path = changed(
        save(tmp_path, {"x": [HEAD, *ROWS]}), "xl/styles.xml", lambda raw: raw.replace(b"cellStyles", b"other")
    )
    assert len(read_crm(path).deals) == 2
    assert not recwarn.list


def test_a_sheet_of_people_without_one_name_is_told_and_left(tmp_path):
    users = [["Id", "ManagerId"], [None, "2"]]
    tasks = [["WhatId", "OwnerId", "Type", "CompletedDateTime", "IsClosed"], ["006A", "Ann", "Call", "2024-01-02", "1"]]
    records = read_crm(save(tmp_path, {"Users": users, "Tasks": tasks}), names="keep")
    assert records.people["owner"].tolist() == ["Ann"]
    left = records.account[records.account["file"] == "deals.xlsx/Users"]
    assert left["rows"].sum() > 0
    assert "excluded" in set(left["outcome"])
