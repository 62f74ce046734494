"""Whatever the bytes: records with a full account, or a refusal in words. SALESCOACH_FUZZ=10000 tries that many."""

import os
import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salescoach.crm.kinds.known import KINDS
from salescoach.crm.read import read_crm
from salescoach.records.errors import ReadError

MANY = int(os.environ.get("SALESCOACH_FUZZ", "250"))
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


@st.composite
def tables(draw):
    read = [kind for kind in KINDS if kind.fields]
    deals = [kind for kind in read if kind.table == "deals"]
    sound = draw(st.booleans())  # half of the files are whole, with faults in their cells only
    kind = draw(st.sampled_from(deals if sound else read))
    name, fields, needed = kind.name, kind.fields, kind.required
    columns = [
        (field, draw(st.sampled_from(aliases)))
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


def holds(raw, kind, options, second=None):
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("error")
        files = [Path(folder, "a.csv")]
        files[0].write_bytes(raw)
        if second is not None:
            files.append(Path(folder, "b.csv"))
            files[1].write_bytes(second)
        try:
            records = read_crm(files[0] if second is None else folder, kind, **options)
        except ReadError as refused:
            said = str(refused)
            records = None
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
        assert records.text
        records.write(Path(folder, "out"))


@pytest.mark.slow
@settings(max_examples=MANY)
@given(tables(), OPTIONS, st.one_of(st.none(), st.none(), tables()))
@example((b"", None), {}, None)
@example((b"\xff\xfe\x00", None), {}, None)
@example((b"\x1f\x8b\x08broken", None), {}, None)
def test_any_table_is_accounted_for_or_refused(table, options, second):
    holds(*table, options, None if second is None else second[0])


@pytest.mark.slow
@settings(max_examples=MANY // 2)
@given(st.binary(max_size=200), st.sampled_from([None, "pipedrive", "salesforce", "hubspot", "plain"]))
def test_any_bytes_are_refused_or_accounted_for(raw, kind):
    holds(raw, kind, {})
