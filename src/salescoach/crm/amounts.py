"""Amounts of money as people and machines write them.

The rule: a mark followed by other than three digits is a decimal mark, a mark that comes twice parts thousands, of two
different marks the last is the decimal one. ``1,234`` alone says nothing: the rest of the column decides, and where it
does not either, the reader is asked.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..records.errors import ReadError, hint

CURRENCY_SIGNS = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "$": "$", "₺": "TRY", "₽": "RUB", "₩": "KRW", "₪": "ILS",
    "₫": "VND", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₸": "KZT",
    "₼": "AZN", "₾": "GEL", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "MX$": "MXN", "R$": "BRL", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "Rs.": "INR",
    "Rs": "INR", "Fr.": "CHF", "Fr": "CHF",
}  # fmt: skip
SIGNS = "".join(sign for sign in CURRENCY_SIGNS if len(sign) == 1)
MANIFOLD = r"(?:[kKmMtTbB]|mn|Mn|mio|Mio|bn|Bn|mrd|Mrd|tsd|Tsd)\b\.?(?![$€£])"  # 5k is no five in a currency k
MARK = rf"(?!{MANIFOLD})(?:[^\W\d_]{{1,4}}\.?[ \u00a0]?[{SIGNS}]?|[{SIGNS}])"
BEFORE = rf"^([-+(]?)\s*({MARK})\s*(?=[-+(.,]*\d)"
BEHIND = rf"(?<=[\d.,)-])\s*({MARK})(?=\s*[)-]?$)"
LARGEST = 1e15
SPACES = r"[\s'’`\u00a0\u202f]"
NUMBER = r"^[-+]?\d[\d.,]*$|^[-+]?[.,]\d+$"
SCIENTIFIC = r"^[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d{1,2}$"


def read_amounts(texts: pd.Series, decimal: str | None, where: str) -> tuple[pd.Series, pd.Series]:
    """Read a column of amounts.

    Args:
        texts: text or None, shape (rows,).
        decimal: "." or ",", or None to find out.
        where: file and column, for messages.

    Returns:
        Numbers, missing where unreadable; and the currency written beside each, if any; shape (rows,) each.

    Raises:
        ReadError: nothing in the column shows which mark is the decimal one.
    """
    codes, found = pd.factorize(texts.to_numpy(dtype=object))
    if not len(found):
        return pd.Series(np.full(len(texts), np.nan)), pd.Series([None] * len(texts), dtype=object)
    unique = pd.Series(found, dtype=object).astype("str")
    bare, negative = _bare(unique)
    readable = (bare.str.match(NUMBER) | bare.str.match(SCIENTIFIC)) & bare.str.isascii()
    mark = decimal or _decimal(bare[readable], unique, where)
    numbers = _numbers(bare, readable, negative, mark)
    marks = unique.str.strip().str.extract(BEFORE)[1]
    marks = marks.where(marks.notna(), unique.str.strip().str.extract(BEHIND)[0]).where(readable)
    named = [None if pd.isna(mark) else CURRENCY_SIGNS.get(str(mark).strip(), str(mark).strip()) for mark in marks]
    return pd.Series(numbers[codes]), pd.Series(np.array([*named, None], dtype=object)[codes], dtype=object)


def _bare(unique: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The digits and marks of each amount, and whether it is written as a negative one."""
    bare = unique.str.strip().str.replace(BEFORE, r"\1", regex=True).str.replace(BEHIND, "", regex=True)
    bare = bare.str.replace(SPACES, "", regex=True)
    negative = bare.str.match(r"^\(.*\)$") | bare.str.match(r"^[^-]*-$")
    return bare.str.replace(r"^\((.*)\)$", r"\1", regex=True).str.replace(r"-$", "", regex=True), negative


def _numbers(bare: pd.Series, readable: pd.Series, negative: pd.Series, mark: str) -> np.ndarray:
    """A number for each, missing where unreadable, and a missing one at the end for empty cells."""
    other = "," if mark == "." else "."
    grouped = rf"^[-+]?\d{{1,3}}(?:\{other}\d{{2,3}})*\{other}\d{{3}}(?:\{mark}\d*)?$"  # lakh and crore have pairs
    readable = readable & (~bare.str.contains(other, regex=False) | bare.str.match(grouped))
    plain = bare.str.replace(other, "", regex=False).str.replace(mark, ".", regex=False)
    numbers = pd.to_numeric(plain.where(readable), errors="coerce").to_numpy(dtype=float)
    numbers = np.where(negative, -np.abs(numbers), numbers)
    return np.append(np.where(np.isfinite(numbers) & (np.abs(numbers) < LARGEST), numbers, np.nan), np.nan)


def _decimal(bare: pd.Series, unique: pd.Series, where: str) -> str:
    """The decimal mark that the readable amounts show."""
    shows = {mark: _shows(bare, mark, other) for mark, other in ((".", ","), (",", "."))}
    points, commas = shows["."].any(), shows[","].any()
    if points and commas:
        one, two = (str(unique[bare.index[shows[mark].argmax()]]) for mark in (".", ","))
        raise ReadError(
            f"{where}: {one} has a decimal point, {two} a decimal comma. Say which: "
            f"{_marks()}; the others are then counted as unreadable"
        )
    if points or commas:
        return "." if points else ","
    unclear = bare.str.contains("[.,]", regex=True)
    if unclear.any():
        raise ReadError(
            f"{where}: {unique[bare.index[unclear.argmax()]]} may be a thousand or a fraction, and no other value of "
            f"the column tells. Say what is the decimal mark: {_marks()}"
        )
    return "."


def _marks() -> str:
    return hint('decimal="." or decimal=","', "--decimal . or --decimal ,")


def _shows(bare: pd.Series, mark: str, other: str) -> pd.Series:
    """Which amounts can only be read with this decimal mark."""
    fraction = bare.str.match(rf"^[-+]?(?:0|\d*|\d{{4,}})\{mark}\d+$") & ~bare.str.match(
        rf"^[-+]?[1-9]\d{{0,2}}\{mark}\d{{3}}$"
    )
    last = bare.str.match(rf"^[-+]?[\d{other}]*\{other}[\d{other}]*\{mark}\d*$")
    thousands = bare.str.match(rf"^[-+]?\d+(?:\{other}\d{{2,3}}){{2,}}$")
    return fraction | last | thousands | bare.str.match(rf"^[-+]?\d+\{mark}\d*[eE]")
