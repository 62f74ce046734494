"""Faults in rows are counted with their first example; faults in files are refused with what to type."""

import pandas as pd
import pytest

from salescoach.crm.read import read_crm

HEAD = "ID,Owner,Status,Created,Closed,Value,Currency,Deleted\n"
FINE = "1,Ann,open,2024-01-01,,5,EUR,\n"


def read(folder, rows, head=HEAD, **options):
    path = folder / "d.csv"
    path.write_text(head + rows, encoding="utf-8")
    records = read_crm(path, **options)
    count = records.account.groupby("outcome")["rows"].sum()
    assert count["read"] == count["used"] + count.get("excluded", 0)
    return records


@pytest.mark.parametrize(
    ("row", "reason", "example"),
    [
        ("2,,open,2024-01-01,,,,", "no owner", "row 3"),
        ("2,A,open,,,,,", "no opening date", "row 3"),
        ("2,A,open,soon,,,,", "unreadable opening date", "row 3: (a text)"),
        ("2,A,open,2024-02-30,,,,", "unreadable opening date", "row 3: 2024-02-30"),
        ("2,A,hot,2024-01-01,,,,", "unknown status", "row 3: hot"),
        ("2,A,,2024-01-01,,,,", "unknown status", "row 3"),
        ("2,A,won,2024-01-01,,,,", "closed, but without a closing date: it cannot be placed in time", "row 3"),
        ("2,A,won,2024-01-01,x,,,", "closed, but its closing date is unreadable", "row 3: (a text)"),
        ("2,A,lost,2024-01-09,2024-01-08,,,", "closed before it was opened", "row 3: 2024-01-08"),
        ("2,A,open,2024-01-01,,,,1", "deleted in the CRM", "row 3"),
        ("2,A,deleted,2024-01-01,,,,", "deleted in the CRM", "row 3"),
        ("1,A,open,2024-01-01,,,,", "id given twice: the first row is kept", "row 3"),
        ("2,A,open,2024-01-01,,,,,extra", "more cells than the header has", "row 3"),
        (",,,,,,,", "nothing in the row", "row 3"),
    ],
)
def test_rows_excluded(tmp_path, row, reason, example):
    records = read(tmp_path, FINE + row + "\n")
    assert records.excluded[["reason", "rows", "example"]].to_numpy().tolist() == [[reason, 1, example]]
    assert reason in records.text or reason[:40] in records.text.replace("\n    ", " ")
    assert len(records.deals) == 1


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (",A,open,2024-01-01,,,,", "no id: one was made up"),
        ("2,A,open,2024-01-01,,-5,EUR,", "Value: negative number left out"),
        ("2,A,open,2024-01-01,,(5),EUR,", "Value: negative number left out"),
        ("2,A,open,2024-01-01,,lots,EUR,", "Value: unreadable number left out"),
        ("2,A,open,2024-01-01,,5,USD,", "in another currency than EUR: the value was left out"),
        ("2,A,open,2024-01-01,2024-03-01,5,EUR,", "still open, with a closing date: that date was left out"),
        ("2,A,open,2024-01-01", "fewer cells than the header has: the missing ones read as empty"),
    ],
)
def test_rows_used_with_a_change(tmp_path, row, what):
    records = read(tmp_path, FINE + "9,B,open,2024-01-01,,7,EUR,\n" + row + "\n")
    changed = records.account[records.account["outcome"] == "used with a change"]
    assert changed[["reason", "rows"]].to_numpy().tolist() == [[what, 1]]
    assert len(records.deals) == 3


def test_row_numbers_are_those_of_a_spreadsheet(tmp_path):
    records = read(tmp_path, '1,"Ann\nLee",open,2024-01-01,,,,\n\n2,A,hot,2024-01-01,,,,\n')
    assert records.excluded["example"].tolist() == ["row 4: hot"]


def test_a_chosen_currency(tmp_path):
    records = read(tmp_path, FINE + "2,A,open,2024-01-01,,7,USD,\n", currency="usd", names="keep")
    assert records.deals["value"].fillna(0).tolist() == [0, 7]


def test_a_same_day_closing_is_no_fault(tmp_path):
    records = read(tmp_path, "1,A,won,2024-01-01 15:00:00,2024-01-01,,,\n")
    assert records.deals["closed"][0] == pd.Timestamp("2024-01-01 15:00")


def test_without_open_deals_it_says_so(tmp_path):
    assert "There is no open deal" in read(tmp_path, "1,A,won,2024-01-01,2024-01-02,,,\n").text


@pytest.mark.parametrize(
    ("created", "dates", "day"),
    [
        ("03/04/2024", "dmy", "2024-04-03"), ("03/04/2024", "mdy", "2024-03-04"), ("03.04.2024", None, "2024-04-03"),
        ("13/04/2024", None, "2024-04-13"), ("04/13/2024", None, "2024-04-13"), ("45631", None, "2024-12-05"),
        ("45631.5", None, "2024-12-05 12:00"), ("2024-04-03T23:30:00-02:00", None, "2024-04-04 01:30"),
        ("4/13/2024 1:05 PM", None, "2024-04-13 13:05"), ("03/03/2024", None, "2024-03-03"),
        ("2024-04-03 10:11:12.345678", None, "2024-04-03 10:11:12.345678"), ("20240403", None, "2024-04-03"),
        ("3.4.24", None, "2024-04-03"), ("1712102400000", None, "2024-04-03"),
    ],
)  # fmt: skip
def test_dates(tmp_path, created, dates, day):
    assert read(tmp_path, f"1,A,open,{created},,,,\n", dates=dates).deals["opened"].tolist() == [pd.Timestamp(day)]


@pytest.mark.parametrize(
    ("values", "decimal", "numbers"),
    [
        (["1,234.50"], None, [1234.5]), (["1.234,50"], None, [1234.5]), (["1,234", "2.5"], None, [1234, 2.5]),
        (["1.234", "2,5"], None, [1234, 2.5]), (["1,234"], ".", [1234]), (["1,234"], ",", [1.234]),
        (["€ 1 234,5"], None, [1234.5]), (["1'234.50 CHF"], None, [1234.5]), (["$5"], None, [5]),
        (["1,234,567"], None, [1234567]), (["12,34,567"], None, [1234567]), (["0,125"], None, [0.125]),
        (["1234,567"], None, [1234.567]), (["1e3"], None, [1000]), (["12"], None, [12]),
    ],
)  # fmt: skip
def test_amounts(tmp_path, values, decimal, numbers):
    rows = "".join(f'{n},A,open,2024-01-01,,"{value}",,\n' for n, value in enumerate(values))
    assert read(tmp_path, rows, decimal=decimal, names="keep").deals["value"].tolist() == numbers


def test_signs_tell_the_currency(tmp_path):
    records = read(tmp_path, "1,A,open,2024-01-01,,€5,,\n2,A,open,2024-01-01,,€6,,\n3,A,open,2024-01-01,,£7,,\n")
    assert records.deals["value"].isna().sum() == 1


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        (HEAD + "1,A,open,03/04/2024,,,,\n", {}, "dates='dmy' or dates='mdy'"),
        (HEAD + "1,A,open,13/04/2024,,,,\n2,A,open,04/13/2024,,,,\n", {}, "some dates have the day first"),
        (HEAD + '1,A,open,2024-01-01,,"1,234",,\n', {}, 'decimal="." or decimal=","'),
        (HEAD + '1,A,open,2024-01-01,,"1,5",,\n2,A,open,2024-01-01,,1.5,,\n', {}, "has a decimal point"),
        (HEAD + '1,"A,open\n', {}, "quotation mark is not closed"),
        ("A,B\n1,2\n", {}, "is like no export that is known"),
        ("A,B\n1,2\n", {"kind": "pipedrive"}, "no column tells owner and status and opened"),
        (HEAD, {"kind": "sap"}, "unknown kind 'sap'"),
        (HEAD, {"dates": "ymd"}, "dates='ymd' must be 'dmy' or 'mdy'"),
        (HEAD, {"names": "hash"}, "names='hash' must be"),
        (HEAD, {"mapping": {"owner": "Rep"}}, "has no column 'Rep'"),
        (HEAD, {"mapping": {"boss": "Owner"}}, "no field 'boss'"),
        (HEAD, {"until": "someday"}, "must be a day"),
        (HEAD, {"team": 5}, "team must be"),
        ("", {}, "is empty"),
        ("PK\x03\x04xx", {}, "Excel workbook"),
        ("Owner\0,Status", {}, "not a text table"),
    ],
)
def test_files_refused(tmp_path, text, options, message):
    path = tmp_path / "d.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r".") as caught:
        read_crm(path, **options)
    assert message in str(caught.value)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ValueError, match="is not a file"):
        read_crm(tmp_path / "none.csv")


def test_two_crms_are_not_mixed(tmp_path):
    (tmp_path / "a.csv").write_text(HEAD + FINE)
    (tmp_path / "b.csv").write_text("opportunity_id,sales_agent,deal_stage,engage_date\n1,A,Won,2024-01-01\n")
    with pytest.raises(ValueError, match="Read one CRM at a time"):
        read_crm(tmp_path)


def test_the_same_id_in_two_files_counts_once(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(HEAD + FINE)
    records = read_crm(tmp_path)
    assert len(records.deals) == 1
    assert records.excluded["file"].tolist() == ["b.csv"]
