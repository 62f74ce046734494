"""Dates as CRM exports and spreadsheets write them. Where day and month are in doubt, nothing is guessed.

ISO dates, which most exports hold, are read by pandas; the other forms one by one, by the patterns below.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from .languages.words import MONTHS

DATE = r"(?:19[7-9][0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}"
TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
ISO = rf"{DATE}(?:[ T]{TIME})?"
ISO_WITH_ZONE = rf"{DATE}[ T]{TIME}(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])"
DATE_ALONE = r"\d{4}-\d{2}-\d{2}(?:[ T]00:00(?::00(?:\.0+)?)?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{8}|\d{5}"
ZONED = r":\d{2}(?:[.,]\d+)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$"
FURTHEST = 14  # hours that a clock may be away from UTC

CLOCK = r"(?:[T ,]+(?P<h>\d{1,2}):(?P<i>\d{2})(?::(?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
ZONE = r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
YEAR_FIRST = rf"^(?P<y>\d{{4}})(?P<mark>[-/.])(?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){CLOCK}{ZONE}$"
YEAR_LAST = rf"^(?P<a>\d{{1,2}})(?P<mark>[-/.])(?P<b>\d{{1,2}})[-/.](?P<y>\d{{4}}|\d{{2}}){CLOCK}{ZONE}$"
COMPACT = r"^(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})$"
NAMED_FIRST = (
    rf"^(?P<m>[^\W\d_]{{3,10}})\.?[-/ .]+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?[,/ -]+(?P<y>\d{{4}}|\d{{2}}){CLOCK}{ZONE}$"
)
NAMED_SECOND = (
    rf"^(?P<d>\d{{1,2}})(?:st|nd|rd|th|er)?[-/ .]+(?:de )?(?P<m>[^\W\d_]{{3,10}})\.?[,/ -]*(?:de )?"
    rf"(?P<y>\d{{4}}|\d{{2}}){CLOCK}{ZONE}$"
)
MONTH = {name: str(number) for number, names in enumerate(MONTHS, 1) for name in names}
DAY_NUMBER = r"\d{5}(?:[.,]\d+)?"
MILLISECONDS = r"\d{13}"
SECONDS = r"\d{10}(?:\.\d{1,6})?"
FIRST, LAST = 1970, 2100
PARTS = ["y", "m", "d", "h", "i", "s", "f", "half", "zone"]


def order_evidence(texts: pd.Series) -> tuple[bool, bool, str | None]:
    """Whether a value only fits day first, whether one only fits month first, and one that fits both."""
    unique = pd.Series(pd.unique(texts.dropna().to_numpy(dtype=object)), dtype=object).astype("str")
    unique = unique[~unique.str.match(r"\d{3}")]  # the year first, or a day number
    found = unique.str.extract(YEAR_LAST)
    found = found[found.mark.notna() & (found.mark != ".")]
    if found.empty:
        return False, False, None
    a, b = found.a.astype(int), found.b.astype(int)
    open_to_both = (a <= 12) & (b <= 12) & (a != b)
    example = None if not open_to_both.any() else str(unique.loc[open_to_both.index[open_to_both.argmax()]])
    return bool((a > 12).any()), bool((b > 12).any()), example


def read_dates(texts: pd.Series, order: str | None) -> tuple[pd.Series, bool]:
    """Read a column of dates.

    Args:
        texts: text or None, shape (rows,).
        order: "dmy" or "mdy" for dates such as 03/04/2026; None if there is no such date.

    Returns:
        Times in UTC without a zone, missing where unreadable, shape (rows,); and whether any zone was met.
    """
    times = np.full(len(texts), np.datetime64("NaT"), dtype="datetime64[us]")
    met = False
    open_rows = np.flatnonzero(texts.notna())
    for pattern in (ISO, ISO_WITH_ZONE):
        rest = texts.iloc[open_rows]
        fits = rest.astype("str").str.fullmatch(pattern).to_numpy(dtype=bool)
        times[open_rows[fits]] = _iso_times(rest[fits])
        met |= pattern == ISO_WITH_ZONE and bool(fits.any())
        open_rows = open_rows[~fits]
    if len(open_rows):
        codes, unique = pd.factorize(texts.iloc[open_rows].to_numpy(dtype=object))
        others, zones = _any_form(pd.Series(unique, dtype=object), order)
        times[open_rows] = others[codes]
        met |= zones
    return pd.Series(times), met


def _iso_times(texts: pd.Series) -> Any:
    """Times of ISO dates in UTC; missing where there is no such day or hour."""
    times = pd.to_datetime(texts, format="ISO8601", utc=True, errors="coerce")
    return times.dt.tz_localize(None).to_numpy(dtype="datetime64[us]")


def _any_form(unique: pd.Series, order: str | None) -> tuple[Any, bool]:
    """Times of texts in any of the forms that are read, shape (texts,); and whether any zone was met."""
    first = unique.str.extract(YEAR_FIRST)
    last = unique[first.y.isna()].str.extract(YEAR_LAST).reindex(unique.index)  # few, in most files
    month_first = (last.mark != ".") & (order == "mdy")
    last["d"] = last.b.where(month_first, last.a)
    last["m"] = last.a.where(month_first, last.b)
    last["y"] = last.y.where(last.y.str.len() != 2, "20" + last.y)
    both = first[PARTS].where(first.y.notna(), last[PARTS])
    compact = unique.str.extract(COMPACT)
    both[["y", "m", "d"]] = both[["y", "m", "d"]].where(both.y.notna(), compact)
    named = _with_month_names(unique[both.y.isna()]).reindex(unique.index)
    both[PARTS] = both[PARTS].where(both.y.notna(), named[PARTS])
    times = _assembled(both)
    times = np.where(np.isnat(times), _numbered(unique), times)
    return times, bool(both.zone.notna().any())


def _with_month_names(texts: pd.Series) -> pd.DataFrame:
    """Parts of dates such as 10-Jan-25 and Jan 10, 2025, in the languages whose months are known."""
    parts = pd.DataFrame(None, index=texts.index, columns=PARTS, dtype=object)
    for pattern in (NAMED_FIRST, NAMED_SECOND):
        found = texts.str.extract(pattern)
        month = found.m.map(lambda name: None if pd.isna(name) else MONTH.get(name.casefold()))
        found["y"] = found.y.where(found.y.str.len() != 2, "20" + found.y)
        fits = month.notna() & parts.y.isna()
        parts.loc[fits, PARTS] = found.assign(m=month).loc[fits, PARTS].to_numpy()
    return parts


def _assembled(parts: pd.DataFrame) -> Any:
    """Times out of the parts of dates, shape (texts,); missing where there is no such day or hour."""
    year, month, day = (_whole(parts[name]) for name in "ymd")
    minutes, clock = _minutes(parts)
    micro = _whole(parts.f.astype("str").str.ljust(6, "0").str[:6].where(parts.f.notna()))
    fine = (year >= FIRST) & (year < LAST) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31) & clock
    months = np.where(fine, (year - 1970) * 12 + month - 1, 0).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1).astype("timedelta64[D]")
    fine &= days.astype("datetime64[M]") == months  # no 30 February
    within = (minutes * 60_000_000 + _whole(parts.s) * 1_000_000 + micro).astype("timedelta64[us]")
    return np.where(fine, days.astype("datetime64[us]") + within, np.datetime64("NaT"))


def _minutes(parts: pd.DataFrame) -> tuple[Any, Any]:
    """Minutes from midnight UTC, and where the hour, minute and second are ones of a clock."""
    hour, minute, second = (_whole(parts[name]) for name in "his")
    half = parts.half.fillna("").astype("str").str[:1].str.lower().to_numpy(dtype=object)
    zone = parts.zone.astype("str").where(parts.zone.notna(), "").str.replace(":", "")
    offset = zone.where(zone.str.len() == 5, "+0000").astype("str")
    hours, rest = _whole(offset.str[1:3]), _whole(offset.str[3:5])
    clock = (
        (hours <= FURTHEST)
        & (rest <= 59)
        & (hour <= 23)
        & (minute <= 59)
        & (second <= 59)
        & ((half == "") | ((hour >= 1) & (hour <= 12)))
    )
    hour = np.where(half == "p", hour % 12 + 12, np.where(half == "a", hour % 12, hour))
    away = hours * 60 + rest
    return hour * 60 + minute - np.where(offset.str[0] == "-", -away, away), clock


def _whole(values: pd.Series) -> Any:
    return pd.to_numeric(values.fillna("0").astype("str"), errors="coerce").fillna(0).to_numpy(dtype=np.int64)


def _numbered(unique: pd.Series) -> Any:
    """Times of Excel's day numbers, and of seconds and milliseconds since 1970 as APIs give them; shape (texts,)."""
    texts = unique.astype("str")
    days, ticks = texts.str.fullmatch(DAY_NUMBER), texts.str.fullmatch(MILLISECONDS)
    whole = texts.str.fullmatch(SECONDS)
    number = pd.to_numeric(texts.where(days | ticks | whole).str.replace(",", "."), errors="coerce").to_numpy(
        dtype=float
    )
    seconds = np.where(days, (number - 25569) * 86400, np.where(whole, number, number / 1000))
    fine = np.isfinite(seconds) & (seconds >= 0) & (seconds < (LAST - FIRST) * 365.2425 * 86400)
    stamps = np.round(np.where(fine, seconds, 0)).astype(np.int64).astype("datetime64[s]").astype("datetime64[us]")
    return np.where(fine, stamps, np.datetime64("NaT"))
