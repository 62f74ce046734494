"""Dates as CRM exports and spreadsheets write them. Where day and month are in doubt, nothing is guessed.

ISO dates, which most exports hold, are read by pandas; the other forms one by one, by the patterns below.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

DATE = r"(?:19[7-9][0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}"
TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
ISO = rf"{DATE}(?:[ T]{TIME})?"
ISO_WITH_ZONE = rf"{DATE}[ T]{TIME}(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])"

CLOCK = r"(?:[T ,]+(?P<h>\d{1,2}):(?P<i>\d{2})(?::(?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
ZONE = r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
YEAR_FIRST = rf"^(?P<y>\d{{4}})(?P<mark>[-/.])(?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){CLOCK}{ZONE}$"
YEAR_LAST = rf"^(?P<a>\d{{1,2}})(?P<mark>[-/.])(?P<b>\d{{1,2}})[-/.](?P<y>\d{{4}}|\d{{2}}){CLOCK}{ZONE}$"
COMPACT = r"^(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})$"
DAY_NUMBER = r"\d{5}(?:[.,]\d+)?"
MILLISECONDS = r"\d{13}"
FIRST, LAST = 1970, 2100
ORDERS = ("dmy", "mdy")
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
    times = _assembled(both)
    times = np.where(np.isnat(times), _numbered(unique), times)
    return times, bool(both.zone.notna().any())


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
    clock = (hour <= 23) & (minute <= 59) & (second <= 59) & ((half == "") | ((hour >= 1) & (hour <= 12)))
    hour = np.where(half == "p", hour % 12 + 12, np.where(half == "a", hour % 12, hour))
    zone = parts.zone.astype("str").where(parts.zone.notna(), "").str.replace(":", "")
    offset = zone.where(zone.str.len() == 5, "+0000").astype("str")
    away = _whole(offset.str[1:3]) * 60 + _whole(offset.str[3:5])
    return hour * 60 + minute - np.where(offset.str[0] == "-", -away, away), clock


def _whole(values: pd.Series) -> Any:
    return pd.to_numeric(values.fillna("0").astype("str"), errors="coerce").fillna(0).to_numpy(dtype=np.int64)


def _numbered(unique: pd.Series) -> Any:
    """Times of Excel's day numbers, and of milliseconds since 1970 as APIs give them; shape (texts,)."""
    texts = unique.astype("str")
    days, ticks = texts.str.fullmatch(DAY_NUMBER), texts.str.fullmatch(MILLISECONDS)
    number = pd.to_numeric(texts.where(days | ticks).str.replace(",", "."), errors="coerce").to_numpy(dtype=float)
    seconds = np.where(days, (number - 25569) * 86400, number / 1000)
    fine = np.isfinite(seconds) & (seconds >= 0) & (seconds < (LAST - FIRST) * 365.2425 * 86400)
    stamps = np.round(np.where(fine, seconds, 0)).astype(np.int64).astype("datetime64[s]").astype("datetime64[us]")
    return np.where(fine, stamps, np.datetime64("NaT"))
