"""What is lost at the customers, in sentences whose words come from the intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...common.messages import number
from .routes import ALONE
from .rows import LOST, ORDER, REST, SINGLE, TOTAL, TWICE

Row = Mapping[str, Any]
_WHOLE = {route.name for route in ALONE if route.whole}
_UNITS = {"conversion": ("points of conversion", 2), "revenue": ("% of revenue", 1)}


def clear(row: Row, measure: str) -> int:
    """-1 where a loss is clear, +1 where a gain is, 0 where the interval holds zero.

    Args:
        row: of the table.
        measure: ``"conversion"`` or ``"revenue"``.
    """
    return int(row[f"{measure}_low"] > 0) - int(row[f"{measure}_high"] < 0)


def span(years: int) -> str:
    """'one year', 'two years'."""
    words = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
    return f"{words.get(years, years)} year{'' if years == 1 else 's'}"


def sentences(rows: Sequence[Row], style: str, against: str) -> tuple[str, ...]:
    """For every horizon what the style costs, and what of it is lost at the customers.

    Args:
        rows: of the table.
        style: name of the style.
        against: name of the other.
    """
    by = {(row["years"], row["kind"]): row for row in rows if row["kind"] in (TOTAL, LOST)}
    return tuple(
        f"Over {span(years)} {_whole(by[years, TOTAL], style, against)} {_lost(by[years, LOST], by[years, TOTAL])}"
        for years in dict.fromkeys(row["years"] for row in rows)
    )


def _whole(row: Row, style: str, against: str) -> str:
    signs = {measure: clear(row, measure) for measure in _UNITS}
    first, second = (_whole_part(row, measure, signs[measure]) for measure in _UNITS)
    if signs["conversion"] == signs["revenue"]:
        verb, joined = _verb(signs["revenue"]), "and" if signs["revenue"] else "or"
        return f"{style} {verb} {first} {joined} {second}, against {against}."
    both = f"{_verb(signs['conversion'])} {first}, and {_verb(signs['revenue'])} {second}"
    return f"{style} {both}, against {against}."


def _verb(sign: int) -> str:
    return {-1: "clearly costs", 1: "clearly gains", 0: "does not clearly change"}[sign]


def _whole_part(row: Row, measure: str, sign: int) -> str:
    unit, digits = _UNITS[measure]
    if sign == 0:
        return f"{measure} ({_ends(row, measure, digits, signed=True)} {unit})"
    return f"{_size(row, measure, digits)} {unit} ({_ends(row, measure, digits)})"


def _lost(row: Row, whole: Row) -> str:
    first, second = (_lost_part(row, whole, measure) for measure in _UNITS)
    return f"At the customers, whom strained people press and who then do not buy: {first}; {second}."


def _lost_part(row: Row, whole: Row, measure: str) -> str:
    unit, digits = _UNITS[measure]
    sign = clear(row, measure)
    if sign == 0:
        return f"nothing that can be told from zero ({_ends(row, measure, digits, signed=True)} {unit})"
    word = "lost" if sign < 0 else "won"
    said = f"{_size(row, measure, digits)} {unit} clearly {word} ({_ends(row, measure, digits)})"
    return f"{said}, {_share(row, whole, measure, sign)}"


def _share(row: Row, whole: Row, measure: str, sign: int) -> str:
    if clear(whole, measure) == 0:
        return "and no share, for the whole is not clear"
    if clear(whole, measure) != sign:
        return "against the whole"
    share, low, high = (row[f"{measure}_share{end}"] for end in ("", "_low", "_high"))
    return f"{number(share, 0)} % of the whole ({number(low, 0)} to {number(high, 0)} %)"


def _size(row: Row, measure: str, digits: int) -> str:
    return number(abs(row[measure]), digits)


def _ends(row: Row, measure: str, digits: int, signed: bool = False) -> str:
    low, high = row[f"{measure}_low"], row[f"{measure}_high"]
    if np.isnan(low):
        return "no interval from one run"
    if signed:
        return f"{number(low, digits, True)} to {number(high, digits, True)}"
    near, far = sorted((abs(low), abs(high)))
    return f"{number(near, digits)} to {number(far, digits)}"


def chain_lines(rows: Sequence[Row]) -> list[str]:
    """The whole chain: where it is lost, from the customer up, and what travels over each arrow alone.

    Args:
        rows: of the table.
    """
    lines = []
    for years in dict.fromkeys(row["years"] for row in rows):
        here = [row for row in rows if row["years"] == years]
        lines.append(f"Where it is lost over {span(years)}, cutting from the customer up (these add up to the total):")
        lines += [f"  {_line(row)}" for row in here if row["kind"] in (ORDER, REST, TOTAL)]
        lines.append(
            "What travels over each arrow, cut alone (arrows stand in a row, so they overlap; the whole arrows, marked "
            "*, with what is outside the chain and what is counted twice, add up to the total):"
        )
        lines += [f"  {_line(row)}" for row in here if row["kind"] in (SINGLE, TWICE)]
    return lines


def _line(row: Row) -> str:
    parts = [
        f"{number(row[measure], digits, True)} {unit} ({_ends(row, measure, digits, signed=True)})"
        for measure, (unit, digits) in _UNITS.items()
    ]
    star = "*" if row["route"] in _WHOLE and row["kind"] == SINGLE else ""
    name = f"{row['route']}{star} [{row['cut']}]" if row["cut"] and row["kind"] == SINGLE else row["route"]
    return f"{name}: {', '.join(parts)}"
