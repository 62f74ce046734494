"""Dates: what pandas reads is what the patterns read one by one, zones and fractions included; nothing else is read."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from salescoach.crm.dates import ISO, ISO_WITH_ZONE, _any_form, order_evidence, read_dates

DIGITS = {n: st.text("0123456789", min_size=n, max_size=n) for n in (2, 4)}
YEAR = st.one_of(DIGITS[4], st.integers(1968, 2101).map(str))
NEAR = st.one_of(DIGITS[2], st.integers(0, 13).map("{:02d}".format), st.integers(22, 32).map("{:02d}".format))
FRACTION = st.one_of(st.just(""), st.from_regex(r"\A[.,][0-9]{1,10}\Z"))
ZONE = st.one_of(st.sampled_from(["", "", "Z", " Z", "UTC", " GMT", "z"]),
                 st.from_regex(r"\A ?[+-][0-9]{2}:?[0-9]{2}\Z"))  # fmt: skip
CLOCK = st.builds("{}{}:{}{}{}".format, st.sampled_from([" ", "T", "  ", ",", "t"]), NEAR, NEAR,
                  st.one_of(st.just(""), st.builds(":{}{}".format, NEAR, FRACTION)), ZONE)  # fmt: skip
STAMP = st.builds("{}-{}-{}{}".format, YEAR, NEAR, NEAR, st.one_of(st.just(""), CLOCK))
OTHER = st.one_of(
    st.builds("{1}{0}{2}{0}{3}".format, st.sampled_from("-/."), NEAR, NEAR, YEAR), st.text(max_size=12), st.none(),
    st.sampled_from(["45631", "45631.5", "1712102400000", "20240403", "2024-04", "2024", "2024-W01-1", "2024-001",
                     "20240403T101112", "2024-04-03T10", "2024-04-03Z", "٢٠٢٤-٠١-٠٢", "2024-01-02\n", "now", "NaT"]),
)  # fmt: skip


def slowly(texts, order=None):
    """Every text by the patterns alone."""
    known = pd.Series([text for text in texts if text is not None], dtype=object)
    times, zones = _any_form(known, order) if len(known) else ([], False)
    filled = iter(times)
    return np.array([np.datetime64("NaT") if t is None else next(filled) for t in texts], "datetime64[us]"), zones


@given(st.lists(st.one_of(STAMP, STAMP, OTHER), max_size=40), st.sampled_from([None, "dmy", "mdy"]))
@effort(max_examples=80, deadline=None)
@example(["2024-02-29", "2023-02-29", "1970-01-01T00:30+01:00", "2099-12-31 23:59:59.999999-01:00", "2100-01-01"], None)
@example(["2024-04-03 24:00", "2024-04-03T23:59:60", "2024-04-03T10:00:00.123456789Z", "2024-04-03T10:00+24:00"], None)
def test_a_column_is_read_as_each_of_its_texts_by_the_patterns(texts, order):
    times, zones = read_dates(pd.Series(texts, dtype=object), order)
    expected, met = slowly(texts, order)
    assert times.dtype == "datetime64[us]"
    assert np.array_equal(times.to_numpy(), expected, equal_nan=True)
    assert zones == met


@given(st.lists(st.datetimes(dt.datetime(1970, 1, 2), dt.datetime(2099, 12, 30)), min_size=1, max_size=20),
       st.sampled_from(["", "Z", "+05:30", "-0800"]), st.sampled_from(" T"))  # fmt: skip
@effort(max_examples=30, deadline=None)
def test_iso_stamps_become_times_in_utc(stamps, zone, mark):
    texts = pd.Series([f"{stamp.isoformat(mark, 'microseconds')}{zone}" for stamp in stamps], dtype=object)
    assert texts.str.fullmatch(ISO_WITH_ZONE if zone else ISO).all(), "or pandas would not be asked"
    offset = {"+05:30": dt.timedelta(hours=5.5), "-0800": dt.timedelta(hours=-8)}.get(zone, dt.timedelta())
    times, met = read_dates(texts, None)
    assert times.tolist() == [pd.Timestamp(stamp - offset) for stamp in stamps]
    assert met == bool(zone)


@pytest.mark.parametrize(
    ("texts", "evidence"),
    [
        (["2024-03-04", None, "45631"], (False, False, None)), (["03.04.2024"], (False, False, None)),
        (["03/04/2024"], (False, False, "03/04/2024")), (["03/03/2024"], (False, False, None)),
        (["13/04/2024", "03/04/2024"], (True, False, "03/04/2024")), (["04-13-24"], (False, True, None)),
    ],
)  # fmt: skip
def test_only_dates_with_slashes_or_dashes_tell_the_order(texts, evidence):
    assert order_evidence(pd.Series(texts, dtype=object)) == evidence


def test_a_column_without_a_date_has_no_time():
    for texts in ([], [None], ["soon", None]):
        times, zones = read_dates(pd.Series(texts, dtype=object), None)
        assert times.isna().all()
        assert len(times) == len(texts)
        assert not zones
