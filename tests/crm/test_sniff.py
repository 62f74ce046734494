"""The size limit, packing and encodings; the choice of a separator, ties included; the shape of rows."""

import csv
import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.crm import decode
from salescoach.crm.sniff import EMPTY, FINE, LONG, SHORT, Sheet, cells, open_sheet
from salescoach.records.errors import ReadError

LIMIT = 4000


# Without the time in its head: a test is called by its bytes, and every worker has to call it alike.
CUT_OFF = gzip.compress(b"a,b\n1,2\n" * 99, mtime=0)[:-9]


def put(folder, raw, name="d.csv"):
    path = folder / name
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("size", "read"), [(LIMIT - 1, True), (LIMIT, True), (LIMIT + 1, False), (3 * LIMIT, False)])
def test_a_file_up_to_the_size_limit_is_read(tmp_path, monkeypatch, packed, size, read):
    monkeypatch.setattr(decode, "LARGEST", LIMIT)
    text = b"Owner,Status\n".ljust(size, b"x")
    path = put(tmp_path, gzip.compress(text) if packed else text)
    assert path.stat().st_size < 100 or not packed, "the limit is on what is unpacked"
    if read:
        assert open_sheet(path).content == text
    else:
        with pytest.raises(ReadError, match=r"d\.csv is larger than 0 MiB\. Export fewer columns"):
            open_sheet(path)


def test_a_packed_file_beyond_the_limit_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(decode, "LARGEST", 50)
    raw = gzip.compress(bytes(range(256)))
    assert len(raw) > 50
    with pytest.raises(ReadError, match="is larger than"):
        open_sheet(put(tmp_path, raw))


def test_the_shipped_limit_is_half_a_gibibyte():
    assert decode.LARGEST == 512 * 2**20


@pytest.mark.parametrize(
    ("header", "separator", "columns"),
    [
        ("a,b;c", ",", 2), ("a;b,c", ",", 2), ("a|b\tc", "\t", 2), ("a|b;c", ";", 2), ("a\tb;c,d|e", ",", 2),
        ("a,b;c;d", ";", 3), ("a;b|c|d", "|", 3), ("alone", ",", 1), ('"a;b;c",d', ",", 2),
    ],
)  # fmt: skip
def test_the_separator_that_makes_most_cells_wins_and_of_equals_the_first(tmp_path, header, separator, columns):
    sheet = open_sheet(put(tmp_path, f"\n{header}\n".encode()))
    assert (sheet.separator, len(sheet.header), sheet.skip) == (separator, columns, 2)


def test_a_separator_that_breaks_a_quotation_is_not_taken(tmp_path):
    assert open_sheet(put(tmp_path, b'"a,b";c,d,e\n')).separator == ";"


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_the_line_that_excel_hides_names_the_separator(tmp_path, mark):
    sheet = open_sheet(put(tmp_path, f"SEP={mark}\na,b;c\td|e{mark}f\n".encode()))
    assert (sheet.separator, sheet.skip) == (mark, 2)


def test_empty_cells_at_the_end_of_the_header_are_no_columns(tmp_path):
    assert open_sheet(put(tmp_path, b"a,,b,, \n")).header == ("a", "", "b")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\xd0\xcf\x11\xe0rest", "an old Excel workbook"), (b"PK\x03\x04rest", "an Excel workbook or a zip"),
        (b"\x1f\x8b\x08broken", "packed .gz. but damaged"), (CUT_OFF, "damaged"),
        (b"a,b\0c", "not a text table"), (b"\xff\xfea", "not a text table"), (b"", "is empty"), (b"\n , \n",
        "is empty"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(tmp_path, raw, message):
    with pytest.raises(ReadError, match=message):
        open_sheet(put(tmp_path, raw))


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(ReadError, match="is not a file"):
            open_sheet(path)


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        ("Zoë".encode(), "Zoë", ""), (b"\xef\xbb\xbfa", "a", ""), ("Zoë".encode("cp1252"), "Zoë", "Windows-1252"),
        (b"\x81", "\x81", "Latin-1"), ("Zoë".encode("utf-16"), "Zoë", "UTF-16"),
    ],
)  # fmt: skip
def test_encodings_are_tried_in_order_and_named(tmp_path, raw, text, note):
    sheet = open_sheet(put(tmp_path, raw))
    assert sheet.content == text.encode()
    assert (note in " ".join(sheet.notes)) if note else not sheet.notes


def test_each_row_has_a_shape():
    text = "a,b\n1,2\n1\n1,2,3\n1,2, ,\n,\n \n,,x\n\n1,2\n"
    found = cells(Sheet(file="d.csv", header=("a", "b"), content=text.encode(), separator=",", skip=1), [1, 0])
    assert found.shapes.tolist() == [FINE, SHORT, LONG, FINE, EMPTY, SHORT, LONG, FINE]
    assert found.rows.tolist() == [2, 3, 4, 5, 6, 7, 8, 10]
    assert [column.texts.tolist() for column in found.columns] == [
        ["2", "", "2", "2", "", "", "", "2"],
        ["1", "1", "1", "1", "", " ", "", "1"],
    ]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=6)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=5), st.sampled_from(",;\t|"))
def test_what_the_csv_module_writes_is_read_back(tmp_path_factory, rows, separator):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
        [("owner", "x;y,z\t|", "stage"), *rows]
    )
    sheet = open_sheet(put(tmp_path_factory.mktemp("sheet"), stream.getvalue().encode()))
    assert sheet.separator == separator
    assert list(zip(*(column.texts for column in cells(sheet, [0, 1, 2]).columns), strict=True)) == rows
