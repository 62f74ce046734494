"""Dates as CRM exports and spreadsheets write them. Where day and month cannot be told apart, nothing is guessed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

CLOCK = r"(?:[T ,]+(?P<h>\d{1,2}):(?P<i>\d{2})(?::(?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
ZONE = r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
YEAR_FIRST = rf"^(?P<y>\d{{4}})(?P<mark>[-/.])(?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){CLOCK}{ZONE}$"
YEAR_LAST = rf"^(?P<a>\d{{1,2}})(?P<mark>[-/.])(?P<b>\d{{1,2}})[-/.](?P<y>\d{{4}}|\d{{2}}){CLOCK}{ZONE}$"
COMPACT = r"^(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})$"
DAY_NUMBER = r"^\d{5}(?:[.,]\d+)?$"
MILLISECONDS = r"^\d{13}$"
FIRST, LAST = 1970, 2100
PLAIN = (10, 19)  # lengths of 2026-03-31 and 2026-03-31 09:30:00
MARKS = {4: "-", 7: "-", 10: " ", 13: ":", 16: ":"}
ORDERS = ("dmy", "mdy")


def order_evidence(texts: pd.Series) -> tuple[bool, bool, str | None]:
    """Whether a value only fits day first, whether one only fits month first, and one that fits both."""
    unique = _unique(texts)
    unique = unique[~_plain(unique.to_numpy(dtype=object))[0]]
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
    """Times in UTC without a zone, missing where unreadable; and whether any zone was met.

    Args:
        texts: text or None. order: "dmy" or "mdy" for dates such as 03/04/2026; None if there is no such date.
    """
    codes, found = pd.factorize(texts.to_numpy(dtype=object))
    unique = pd.Series(found, dtype=object)
    if unique.empty:
        return pd.Series(np.full(len(texts), np.datetime64("NaT"), dtype="datetime64[us]")), False
    plain, times = _plain(found)
    met = False
    if not plain.all():
        others, met = _any_form(pd.Series(found[~plain], dtype=object), order)
        times[~plain] = others
    values = np.append(times, np.datetime64("NaT"))
    return pd.Series(values[codes]), met


def _any_form(unique: pd.Series, order: str | None) -> tuple[Any, bool]:
    """Times of texts in any of the forms that are read, shape (texts,); and whether any zone was met."""
    first = unique.str.extract(YEAR_FIRST)
    last = unique[first.y.isna()].str.extract(YEAR_LAST).reindex(unique.index)  # few, in most files
    month_first = (last.mark != ".") & (order == "mdy")
    last["d"] = last.b.where(month_first, last.a)
    last["m"] = last.a.where(month_first, last.b)
    last["y"] = last.y.where(last.y.str.len() != 2, "20" + last.y)
    parts = ["y", "m", "d", "h", "i", "s", "f", "half", "zone"]
    both = first[parts].where(first.y.notna(), last[parts])
    compact = unique.str.extract(COMPACT)
    both[["y", "m", "d"]] = both[["y", "m", "d"]].where(both.y.notna(), compact)
    times = _assembled(both)
    times = times.where(times.notna(), _numbered(unique))
    return times.to_numpy(), bool(both.zone.notna().any())


def _plain(found: Any) -> tuple[Any, Any]:
    """Which texts are plain ISO dates, with or without a clock, and their times: most columns hold nothing else."""
    lengths = np.fromiter((len(text) if isinstance(text, str) else 0 for text in found), np.int64, len(found))
    plain = np.zeros(len(found), bool)
    times = np.full(len(found), np.datetime64("NaT"), dtype="datetime64[us]")
    for length in PLAIN:
        rows = np.flatnonzero(lengths == length)
        if len(rows):
            letters = found[rows].astype(f"U{length}").view(np.uint32).reshape(len(rows), length).astype(np.int64)
            fits = np.ones(len(rows), bool)
            for place in range(length):
                mark = MARKS.get(place)
                digit = (letters[:, place] >= ord("0")) & (letters[:, place] <= ord("9"))
                fits &= digit if mark is None else letters[:, place] == ord(mark)
            plain[rows[fits]] = True
            times[rows[fits]] = _from_digits(letters[fits] - ord("0"))
    return plain, times


def _from_digits(digits: Any) -> Any:
    """Times out of the digits of plain dates, shape (texts, 10 or 19); missing where there is no such day."""
    year = digits[:, :4] @ np.array([1000, 100, 10, 1])
    pairs = {at: digits[:, at] * 10 + digits[:, at + 1] for at in (5, 8, 11, 14, 17) if at < digits.shape[1]}
    month, day = pairs[5], pairs[8]
    hour, minute, second = (pairs.get(at, np.zeros_like(year)) for at in (11, 14, 17))
    return _times(year, month, day, hour <= 23, hour * 60 + minute, second, (minute <= 59) & (second <= 59))


def _times(year: Any, month: Any, day: Any, hours: Any, minutes: Any, seconds: Any, clock: Any, micro: Any = 0) -> Any:
    """Times where the day exists and the clock is one, else missing; minutes count from midnight."""
    fine = (year >= FIRST) & (year < LAST) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31) & hours & clock
    months = np.where(fine, (year - 1970) * 12 + month - 1, 0).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1).astype("timedelta64[D]")
    fine &= days.astype("datetime64[M]") == months  # no 30 February
    within = (minutes * 60_000_000 + seconds * 1_000_000 + micro).astype("timedelta64[us]")
    return np.where(fine, days.astype("datetime64[us]") + within, np.datetime64("NaT"))


def _unique(texts: pd.Series) -> pd.Series:
    return pd.Series(pd.unique(texts.dropna().to_numpy(dtype=object)), dtype=object).astype("str")


def _whole(values: pd.Series) -> Any:
    return pd.to_numeric(values.fillna("0").astype("str"), errors="coerce").fillna(0).to_numpy(dtype=np.int64)


def _assembled(parts: pd.DataFrame) -> pd.Series:
    year, month, day = (_whole(parts[name]) for name in "ymd")
    hour, minute, second = (_whole(parts[name]) for name in "his")
    half = parts.half.fillna("").astype("str").str[:1].str.lower().to_numpy(dtype=object)
    micro = _whole(parts.f.astype("str").str.ljust(6, "0").str[:6].where(parts.f.notna()))
    halved = (half == "") | ((hour >= 1) & (hour <= 12))
    clock = (minute <= 59) & (second <= 59) & halved
    fits = hour <= 23
    hour = np.where(half == "p", hour % 12 + 12, np.where(half == "a", hour % 12, hour))
    zone = parts.zone.astype("str").where(parts.zone.notna(), "").str.replace(":", "")
    offset = zone.where(zone.str.len() == 5, "+0000").astype("str")
    away = _whole(offset.str[1:3]) * 60 + _whole(offset.str[3:5])
    minutes = hour * 60 + minute - np.where(offset.str[0] == "-", -away, away)
    return pd.Series(_times(year, month, day, fits, minutes, second, clock, micro))


def _numbered(unique: pd.Series) -> pd.Series:
    """Excel's day numbers, and milliseconds since 1970 as APIs give them."""
    texts = unique.astype("str")
    days = texts.str.fullmatch(DAY_NUMBER[1:-1])
    ticks = texts.str.fullmatch(MILLISECONDS[1:-1])
    number = pd.to_numeric(texts.where(days | ticks).str.replace(",", "."), errors="coerce").to_numpy(dtype=float)
    seconds = np.where(days, (number - 25569) * 86400, number / 1000)
    fine = np.isfinite(seconds) & (seconds >= 0) & (seconds < (LAST - FIRST) * 365.2425 * 86400)
    stamps = np.round(np.where(fine, seconds, 0)).astype(np.int64).astype("datetime64[s]").astype("datetime64[us]")
    return pd.Series(np.where(fine, stamps, np.datetime64("NaT")))
