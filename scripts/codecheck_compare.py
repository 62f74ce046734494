"""How two files differ: in which places, and in numbers by how much."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pandas as pd

from salescoach.room.log import read_log
from scripts.notebook_compare import PICTURE_TOLERANCE, picture_difference

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][+-]?\d+)?")
CLOSE = Decimal("1e-9")  # of a number that is stored with all its digits
BOUND = f"one unit of the last digit that is stored, or {CLOSE:.0e} of the number; pictures {PICTURE_TOLERANCE} of 255"
_MISSING = object()


@dataclass(frozen=True)
class Difference:
    """What differs between two files.

    Attributes:
        text: where and how much, in words; empty where the bytes are the same.
        within: nothing but numbers and pictures differ, each by no more than ``BOUND``.
    """

    text: str = ""
    within: bool = True


@dataclass(frozen=True)
class Miss:
    """One place in which two files differ: by what part of the number, or in something that is no number."""

    where: str
    relative: float | None = None
    within: bool = False


def difference(old: Path, new: Path) -> Difference:
    """What differs between a file and the same file made again."""
    if not new.is_file():
        return Difference("was not made again", False)
    if not old.is_file():
        return Difference("is made, but does not lie here", False)
    before, after = old.read_bytes(), new.read_bytes()
    if before == after:
        return Difference()
    if old.suffix == ".png":
        return _told([_picture("the picture", before, after)], 1, "pictures")
    if old.suffix == ".parquet":
        return _told(*_frames(pd.read_parquet(old), pd.read_parquet(new)), "values")
    texts = [_text(path) for path in (old, new)]
    if old.suffix in (".json", ".ipynb", ".room"):
        leaves = [dict(_leaves(json.loads(text, parse_float=Decimal, parse_int=Decimal))) for text in texts]
        places = list(dict.fromkeys([*leaves[0], *leaves[1]]))
        pairs = ((place, leaves[0].get(place, _MISSING), leaves[1].get(place, _MISSING)) for place in places)
        return _told([miss for pair in pairs for miss in _leaf(*pair)], len(places), "values")
    lines = list(zip_longest(*(text.splitlines() for text in texts)))
    misses = [_line(f"line {n}", a, b) for n, (a, b) in enumerate(lines, start=1) if a != b]
    return _told(misses, len(lines), "lines")


def _text(path: Path) -> str:
    """What stands in a file; of a log of the room, which is no text, its events."""
    if path.suffix != ".room":
        return path.read_text(encoding="utf-8")
    meta, events = read_log(path)
    return json.dumps([meta, [event.row() for event in events]])


def _told(misses: list[Miss], of: int, what: str) -> Difference:
    if not misses:
        return Difference("other bytes, the same content")
    numbers = [miss for miss in misses if miss.relative is not None]
    others = [miss.where for miss in misses if miss.relative is None]
    parts = [f"{len(misses):,} of {of:,} {what} differ"]
    if numbers:
        worst = max(numbers, key=lambda miss: miss.relative or 0.0)
        parts.append(f"of numbers by {worst.relative:.1e} at most, at {worst.where}")
    if others:
        parts.append(f"{len(others):,} in more than numbers, the first at {others[0]}")
    return Difference("; ".join(parts), all(miss.within for miss in misses))


def _leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(part, f"{place}/{name}")
    elif isinstance(value, list):
        for n, part in enumerate(value):
            yield from _leaves(part, f"{place}/{n}")
    else:
        yield place, value


def _leaf(place: str, old: Any, new: Any) -> Iterator[Miss]:
    if old == new:
        return
    if isinstance(old, Decimal) and isinstance(new, Decimal):
        yield _number(place, old, new)
    elif isinstance(old, str) and isinstance(new, str) and place.endswith("image/png"):
        yield _picture(place, *(base64.b64decode(text) for text in (old, new)))
    elif isinstance(old, str) and isinstance(new, str):
        yield _line(place, old, new)
    else:
        yield Miss(place)


def _number(place: str, old: Decimal, new: Decimal) -> Miss:
    """Two numbers as they are stored; their last digits say how exactly."""
    gap, size = abs(old - new), max(abs(old), abs(new))
    last = max(Decimal(1).scaleb(int(one.as_tuple().exponent)) for one in (old, new))
    stored_whole = last >= 1
    return Miss(place, float(gap / size), gap <= size * CLOSE or (not stored_whole and gap <= last))


def _line(place: str, old: str | None, new: str | None) -> Miss:
    """Two texts: numbers are compared where nothing else differs."""
    if old is None or new is None or NUMBER.split(old) != NUMBER.split(new):
        return Miss(place)
    pairs = [
        (Decimal(a.replace(",", "")), Decimal(b.replace(",", "")))
        for a, b in zip(NUMBER.findall(old), NUMBER.findall(new), strict=True)
    ]
    misses = [_number(place, a, b) for a, b in pairs if a != b]
    if not misses:  # 1.0 and 1.00
        return Miss(place)
    return Miss(place, max(miss.relative or 0.0 for miss in misses), all(miss.within for miss in misses))


def _picture(place: str, old: bytes, new: bytes) -> Miss:
    gap = picture_difference(old, new)
    return Miss(f"{place} (by {gap:.2g} of 255)", None, gap <= PICTURE_TOLERANCE)


def _frames(old: pd.DataFrame, new: pd.DataFrame) -> tuple[list[Miss], int]:
    """Two tables value by value."""
    if list(old.columns) != list(new.columns):
        return [Miss("the names of columns")], old.size
    if len(old) != len(new):
        return [Miss(f"the number of rows: {len(old):,} and {len(new):,}")], old.size
    misses = []
    for name in old.columns:
        a, b = old[name], new[name]
        for row in (~((a == b) | (a.isna() & b.isna())).fillna(False)).to_numpy().nonzero()[0]:
            place, pair = f"{name}, row {row}", (a.iloc[row], b.iloc[row])
            plain = pd.api.types.is_float_dtype(a.dtype) and not any(map(pd.isna, pair))
            misses.append(_number(place, *(Decimal(repr(float(v))) for v in pair)) if plain else Miss(place))
    return misses, old.size
