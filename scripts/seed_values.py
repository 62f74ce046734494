"""What a cell has printed, read as numbers: a value, its unit, and the interval that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from salescoach.common.signs import SAME
from scripts.notebook_prose import PRINTED

NUMBER = r"[+-]?\d[\d,]*(?:\.\d+)?"
_LEADING = re.compile(NUMBER)
_MORE, _LESS = "more|higher|up", "less|fewer|lower|down"
_RANGE = re.compile(rf"({NUMBER})\s*%?\s*((?:[a-z]+ )?(?:{_MORE}|{_LESS})\s+)?to\s*({NUMBER})")
_SIGN = re.compile(rf"\b(?:({_LESS})|{_MORE})\b")
_MARGIN = re.compile(rf"give or take\s*({NUMBER})")
_BESIDE = re.compile(r"\(.*?\)")
_MARGIN_NAMES = ("margin", "give_or_take")


@dataclass(frozen=True)
class Line:
    """One line `name = value` that a cell prints; cells are counted from 1."""

    cell: int
    name: str
    text: str


@dataclass(frozen=True)
class Value:
    """A printed value: a number, perhaps with an interval, a range alone, or (with neither) a word."""

    text: str
    number: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    step: float = 1.0  # one of the last place that is printed

    @property
    def is_range(self) -> bool:
        """Two ends and nothing else."""
        return self.number is None and self.low is not None


def lines_of(cell: int, printed: str) -> list[Line]:
    """The lines `name = value` of a text, in their order."""
    return [Line(cell, name, text) for name, text in PRINTED.findall(printed)]


def value_of(text: str) -> Value:
    """Read a printed value, as "+0.3 % (-0.6 to +1.2)", "21 % less (19 to 23)", "9 to 13 %", "82", "coach"."""
    plain = text.replace("−", "-").strip()
    plain = re.sub(rf"^{SAME}\b", lambda found: f"0 {_unit_of_ends(plain)}", plain)
    whole = _RANGE.match(plain)
    if whole:
        low, high = _ends(whole, plain[whole.end() :])
        return Value(text, low=low, high=high, unit=_unit(plain[whole.end() :]), step=_step(whole[3]))
    leading = _LEADING.match(plain)
    if not leading:
        return Value(text)
    rest = plain[leading.end() :]
    before = re.split(r"[(,;]", rest, maxsplit=1)[0]
    number, step = _signed(leading[0], before), _step(leading[0])
    value = Value(text, number, unit=_unit(_BESIDE.sub("", rest)), step=step)
    ends, margin = _RANGE.search(rest), _MARGIN.search(rest)
    if ends:
        low, high = _ends(ends, rest[ends.end() :].partition(")")[0], before)
        return replace(value, low=low, high=high)
    if margin:
        return replace(value, low=number - _float(margin[1]), high=number + _float(margin[1]))
    return value


def _signed(number: str, words: str) -> float:
    """The number, below zero where a word behind it says less."""
    found = _SIGN.search(words)
    return -_float(number) if found and found[1] else _float(number)


def _ends(found: re.Match[str], behind: str, before: str = "") -> tuple[float, float]:
    """The ends of an interval, the lower first; one without a word of its own goes by the word of the whole."""
    last = behind if _SIGN.search(behind) else before
    low, high = sorted((_signed(found[1], found[2] or last), _signed(found[3], last)))
    return low, high


def _unit(words: str) -> str:
    return " ".join((words if "," in words else _SIGN.sub("", words)).split())


def _unit_of_ends(plain: str) -> str:
    """The unit of an interval in brackets; per cent, as the helper writes it, where there is none."""
    found = re.search(r"\((.*?)\)", plain)
    ends = _RANGE.search(found[1]) if found else None
    return _unit(found[1][ends.end() :]) if found and ends else "%"


def find_intervals(lines: Sequence[Line], stated: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Name -> the names that hold its interval: none (it stands inline), one (a range or a margin) or two (its ends).

    An interval is stated by the author, or called as its value with _range or _interval behind, or it is printed in
    the next line or two and holds the value; or it is called by the first words of it, as weak_range of weak_link.
    """
    known = {line.name: value_of(line.text) for line in lines}
    found: dict[str, tuple[str, ...]] = {}
    for place, line in enumerate(lines):
        value = known[line.name]
        if value.number is None:
            continue
        called = [f"{line.name}{end}" for end in ("_range", "_interval") if f"{line.name}{end}" in known]
        following = [other.name for other in lines[place + 1 : place + 3] if other.cell == line.cell]
        if line.name in stated:
            found[line.name] = stated[line.name]
        elif value.low is not None:
            found[line.name] = ()
        elif called:
            found[line.name] = (called[0],)
        elif names := _beside(value, following, known) or _called(line, lines, known):
            found[line.name] = names
    return found


def with_interval(name: str, held_by: tuple[str, ...], texts: Mapping[str, str]) -> Value | None:
    """The value with its interval, wherever that is printed; None where the value is not printed."""
    if name not in texts:
        return None
    value = value_of(texts[name])
    others = [value_of(texts[other]) for other in held_by if other in texts]
    if value.number is None or len(others) != len(held_by) or not others:
        return value
    if len(others) == 2:
        return replace(value, low=others[0].number, high=others[1].number)
    (other,) = others
    if other.number is not None:
        return replace(value, low=value.number - other.number, high=value.number + other.number)
    return replace(value, low=other.low, high=other.high)


def _beside(value: Value, following: Sequence[str], known: Mapping[str, Value]) -> tuple[str, ...]:
    if not following or value.number is None:
        return ()
    first = known[following[0]]
    if first.is_range:
        return (following[0],) if _holds(value, first.low, first.high) else ()
    if following[0].endswith(_MARGIN_NAMES):
        return (following[0],)
    if len(following) == 2 and following[0].endswith("_low") and following[1].endswith("_high"):
        return tuple(following) if _holds(value, first.number, known[following[1]].number) else ()
    return ()


def _called(line: Line, lines: Sequence[Line], known: Mapping[str, Value]) -> tuple[str, ...]:
    words = line.name.split("_")
    ranges = [other.name for other in lines if other.cell == line.cell and known[other.name].is_range]
    for count in range(len(words) - 1, 0, -1):
        for end in ("range", "interval"):
            name = "_".join([*words[:count], end])
            if name in ranges and _holds(known[line.name], known[name].low, known[name].high):
                return (name,)
    return ()


def _holds(value: Value, low: float | None, high: float | None) -> bool:
    if low is None or high is None or value.number is None:
        return False
    return low - value.step <= value.number <= high + value.step


def _float(text: str) -> float:
    return float(text.replace(",", ""))


def _step(text: str) -> float:
    return float(10.0 ** -len(text.partition(".")[2]))
