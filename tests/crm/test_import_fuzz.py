"""Whatever comes in by a door: records with a full account, or a refusal in words.

``make fuzz`` tries ten thousand cases for each door, others each time; ``SALESCOACH_FUZZ=500`` so many.
"""

import datetime as dt
import gzip
import io
import os
import tempfile
import warnings
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from salescoach.crm.kinds.known import KINDS
from salescoach.crm.languages.headers import TRANSLATED
from salescoach.crm.read import read_crm
from salescoach.records.errors import ReadError
from salescoach.records.shown import without_control
from salescoach.records.stored import read_records

MANY = int(os.environ.get("SALESCOACH_FUZZ", "100"))
OFTEN = settings(
    max_examples=MANY, derandomize="SALESCOACH_FUZZ" not in os.environ, phases=[Phase.explicit, Phase.generate]
)
SELDOM = settings(OFTEN, max_examples=MANY if "SALESCOACH_FUZZ" in os.environ else 50)
GOOD = {
    "owner": ("Ann", "Bob", "Zoë", "=cmd()", "005A"),
    "status": ("Open", "won", "Lost", "deleted", "hot", "Prospecting"),
    "value": ("100", "1,234.50", "1.234,50", "1,234", "€ 5", "-3", "(7)", "1e9", "1e99", "NaN", "inf", "٣", "5 EUR"),
    "currency": ("EUR", "USD", "eur", "?"),
    "flag": ("0", "1", "true", "FALSE", "maybe"),
    "id": ("1", "2", "006A", "000000000000000AAA", "(No value)"),
}
DATES = (
    "2024-01-02", "2024-02-03 10:00:00", "2024-02-03T10:00:00.123Z", "2024-02-03T10:00:00+0530", "03/04/2024",
    "13/04/2024", "4/13/2024 1:05 PM", "3.4.2024", "45631", "45631.75", "99999",
    "2024-02-30", "0000-00-00", "9999-12-31",
    "1712102400000", "20240403", "soon", "03/04/24", "2024-01-02 24:00", "٢٠٢٤-٠١-٠٢", "99/99/9999", "00/00/2024",
)  # fmt: skip
TIMES = ("opened", "closed", "won_at", "lost_at", "last_activity", "entered", "due", "done_at", "from", "to")
FLAGS = ("deleted", "current", "is_won", "is_lost", "is_closed", "done")
JUNK = st.one_of(
    st.sampled_from(
        ["", " ", "\u00a0", '"', "'", "=1+1", "\n", "\r\n", "(No value)", "0", "\ufeff", "\u2028", "x" * 200]
    ),
    st.text(max_size=12),
)


def cell(field):
    if field in TIMES or field.startswith("entered "):
        good = DATES
    elif field in FLAGS:
        good = GOOD["flag"]
    elif field in ("value", "activities", "activities_done"):
        good = GOOD["value"]
    else:
        good = GOOD.get(field, GOOD["id"])
    fine = st.sampled_from(good[:3])  # most cells are sound, or no row would get through
    return st.integers(0, 19).flatmap(lambda n: JUNK if n == 0 else st.sampled_from(good) if n < 4 else fine)


def in_some_language(draw, header):
    """A header as it is, or one that stands for it in another language."""
    others = TRANSLATED.get(header, ())
    return draw(st.sampled_from((header, *others))) if others and draw(st.booleans()) else header


@st.composite
def tables(draw):
    read = [kind for kind in KINDS if kind.fields]
    deals = [kind for kind in read if kind.table == "deals"]
    sound = draw(st.booleans())  # half of the files are whole, with faults in their cells only
    kind = draw(st.sampled_from(deals if sound else read))
    name, fields, needed = kind.name, kind.fields, kind.required
    columns = [
        (field, in_some_language(draw, draw(st.sampled_from(aliases))))
        for field, aliases in fields.items()
        if sound or draw(st.integers(0, 29 if field in needed else 4))
    ]
    if name == "hubspot deals":
        columns += [("entered x", 'Date entered "Offer (Sales)"'), ("entered y", "hs_v2_date_entered_9")]
    columns += draw(st.lists(st.tuples(st.just("other"), st.text(max_size=8)), max_size=2))
    columns = draw(st.permutations(columns))
    rows = draw(
        st.lists(
            st.tuples(*(cell(field) for field, _ in columns)), min_size=draw(st.sampled_from([0, 3, 4, 5])), max_size=8
        )
    )
    separator = draw(st.sampled_from(",;\t|"))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    lines = [[header for _, header in columns], *rows]
    if draw(st.integers(0, 4)) == 0 and rows:
        lines[-1] = [*lines[-1], draw(JUNK)]
    careful = sound or draw(st.integers(0, 9)) > 0
    text = end.join(separator.join(quoted(part) if careful else part for part in line) for line in lines)
    encoding = (
        "utf-8"
        if sound
        else draw(st.sampled_from([*["utf-8"] * 8, "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1252"]))
    )
    raw = text.encode(encoding, "replace")
    if not sound and draw(st.integers(0, 5)) == 0 and raw:
        place = draw(st.integers(0, len(raw) - 1))
        raw = raw[:place] + draw(st.binary(max_size=3)) + raw[place + draw(st.integers(0, 3)) :]
    return raw, draw(st.sampled_from([None, name, name, name]))


def quoted(part):
    return '"' + part.replace('"', '""') + '"' if set(part) & set(',;\t|"\r\n ') else part


OPTIONS = st.fixed_dictionaries(
    {
        "dates": st.sampled_from([None, None, "dmy", "mdy"]),
        "decimal": st.sampled_from([None, None, ".", ","]),
        "names": st.sampled_from(["pseudonyms", "keep"]),
        "currency": st.sampled_from([None, None, "EUR"]),
    }
)


def holds(raw, kind, options, second=None, name="a.csv"):
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("error")
        files = [Path(folder, name)]
        files[0].write_bytes(raw)
        if second is not None:
            files.append(Path(folder, "b.csv"))
            files[1].write_bytes(second)
        try:
            records = read_crm(files[0] if second is None else folder, kind, **options)
        except ReadError as refused:
            said, records = str(refused), None
        if records is None:
            assert len(said) > 20
            return
        for _, rows in records.account.groupby("file"):
            count = rows.groupby("outcome")["rows"].sum()
            assert count["read"] == count["used"] + count.get("excluded", 0)
        deals = records.deals
        used = records.account[(records.account["outcome"] == "used") & (records.account["table"] == "deals")]
        assert used["rows"].sum() == len(deals)
        assert deals["deal"].is_unique
        assert deals[["deal", "owner", "opened", "status"]].notna().all(axis=None)
        assert ((deals["status"] == "open") == deals["closed"].isna()).all()
        assert not (deals["closed"] < deals["opened"]).any()
        assert not (deals["value"] < 0).any()
        assert records.stages[["deal", "stage", "entered"]].notna().all(axis=None)
        assert records.people["owner"].is_unique
        assert records.text == without_control(records.text)
        records.write(Path(folder, "out"))
        assert len(read_records(Path(folder, "out")).deals) == len(deals)


@pytest.mark.slow
@OFTEN
@given(tables(), OPTIONS, st.one_of(st.none(), st.none(), tables()))
@example((b"", None), {}, None)
@example((b"\xff\xfe\x00", None), {}, None)
@example((b"\x1f\x8b\x08broken", None), {}, None)
def test_any_table_is_accounted_for_or_refused(table, options, second):
    holds(*table, options, None if second is None else second[0])


@pytest.mark.slow
@OFTEN
@given(st.binary(max_size=200), st.sampled_from([None, "pipedrive", "salesforce", "hubspot", "plain"]))
@example(b"\xef", "hubspot")  # half a mark of UTF-8
@example(b"\xef\xbb", None)
def test_any_bytes_are_refused_or_accounted_for(raw, kind):
    holds(raw, kind, {})


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**6), 10**15), st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2101, 1, 1)), st.dates(dt.date(1900, 3, 1), dt.date(2101, 1, 1)),
    st.times(), st.timedeltas(dt.timedelta(0), dt.timedelta(days=9)), st.sampled_from(["#N/A", "=1+1", "won", "lost"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), max_size=9),
)  # fmt: skip


@st.composite
def workbooks(draw):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for _ in range(draw(st.integers(0, 2))):
        book.create_sheet(draw(st.sampled_from(["Deals", "Ana", "=x", "2025"]))).sheet_state = draw(
            st.sampled_from(["visible", "visible", "hidden"])
        )
    for sheet in book.worksheets:
        kind = draw(st.sampled_from([kind for kind in KINDS if kind.fields]))
        fields = [field for field in kind.fields if field in kind.required or draw(st.booleans())]
        for _ in range(draw(st.integers(0, 3))):
            sheet.append(["a title"])
        sheet.append([in_some_language(draw, kind.fields[field][0]) for field in fields])
        for _ in range(draw(st.integers(0, 5))):
            sound = [draw(cell(field).filter(fits_a_sheet)) for field in fields]
            sheet.append([draw(VALUES) if draw(st.integers(0, 3)) == 0 else value for value in sound])
    stream = io.BytesIO()
    book.save(stream)
    raw = stream.getvalue()
    if draw(st.integers(0, 5)) == 0:
        place = len(raw) * draw(st.integers(0, 999)) // 1000  # its size tells the time of day
        raw = raw[:place] + draw(st.binary(max_size=3)) + raw[place + draw(st.integers(0, 3)) :]
    return raw


def fits_a_sheet(text):
    return all(one in "\t\n" or "\x20" <= one < "\ud800" for one in text)


@pytest.mark.slow
@SELDOM
@given(workbooks(), OPTIONS)
def test_any_workbook_is_accounted_for_or_refused(raw, options):
    holds(raw, None, options, name="a.xlsx")


MEMBERS = st.one_of(
    st.tuples(st.sampled_from(["deals.csv", "a/deals.csv", "x.CSV.GZ"]), tables().map(lambda one: one[0])),
    st.tuples(st.sampled_from(["book.xlsx", "no.csv"]), workbooks()),
    st.tuples(st.sampled_from(["readme.md", "b.zip", "", "/", "..\\x.csv", "c.csv"]), st.binary(max_size=40)),
)


@pytest.mark.slow
@SELDOM
@given(st.lists(MEMBERS, max_size=4), OPTIONS)
def test_any_archive_is_accounted_for_or_refused(members, options):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, warnings.catch_warnings(action="ignore"):
        for name, raw in members:
            archive.writestr(name or "x", gzip.compress(raw) if name.endswith("GZ") else raw)
    holds(stream.getvalue(), None, options, name="a.zip")


FRAMES = st.dictionaries(
    st.sampled_from(["owner", "week", "revenue", "quota", "manager", "team", "from", "to", "oversight_hours", "won"]),
    st.lists(st.one_of(VALUES, st.sampled_from(DATES), JUNK), min_size=3, max_size=3),
    max_size=8,
)


@pytest.mark.slow
@SELDOM
@given(FRAMES, st.sampled_from(["people", "weeks"]))
def test_any_table_of_people_or_weeks_is_accounted_for_or_refused(columns, what):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            records = read_crm(**{what: pd.DataFrame(columns, dtype=object)}, salt="x")
        except ReadError:
            return
    count = records.account.groupby("outcome")["rows"].sum()
    assert count["read"] == count["used"] + count.get("excluded", 0)
    assert records.text
