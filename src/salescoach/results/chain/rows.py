"""From runs to the rows of the table: what is lost in all, over every route, and where along the chain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...common.arrays import Array
from ...common.intervals import mean_interval, part_interval
from .arms import CONVERSION, REVENUE, Arms
from .routes import ALONE, IN_ORDER, PRESSING, Route

TOTAL, LOST, ORDER, REST, SINGLE, TWICE = (
    "total", "lost at the customers", "in order", "outside the chain", "cut alone", "counted twice",
)  # fmt: skip
_ENDS = ("", "_low", "_high")
MEASURES = ("conversion", "revenue")
COLUMNS = (
    "years", "kind", "route", "arrow", "cut",
    *(f"{measure}{share}{end}" for measure in MEASURES for share in ("", "_share") for end in _ENDS),
)  # fmt: skip


def rows_of(arms: Arms, years: tuple[int, ...], chain: bool) -> list[dict[str, Any]]:
    """All rows of the table.

    Args:
        arms: the runs.
        years: horizons.
        chain: whether all arrows were cut, or pressing alone.
    """
    whole = arms.effects[""]
    found = []
    for place, horizon in enumerate(years):
        for kind, route, values in _parts(arms, chain):
            head = {
                "years": horizon, "kind": kind, "route": route.name if route else kind,
                "arrow": route.arrow if route else "", "cut": route.cut if route else "",
            }  # fmt: skip
            found.append(head | _numbers(values[:, place], whole[:, place], arms.base[:, place]))
    return found


def _parts(arms: Arms, chain: bool) -> Iterator[tuple[str, Route | None, Array]]:
    """Every kind and route with its values, run by run; shape (runs, years, 2)."""
    whole = arms.effects[""]
    yield TOTAL, None, whole
    yield LOST, PRESSING, arms.over(PRESSING)
    if not chain:
        return
    before = whole
    for route in IN_ORDER:
        yield ORDER, route, before - arms.effects[route.cut]
        before = arms.effects[route.cut]
    yield REST, None, before
    for route in ALONE:
        yield SINGLE, route, arms.over(route)
    arrows = np.sum([arms.over(route) for route in ALONE if route.whole], axis=0)
    yield TWICE, None, whole - arrows - before


def _numbers(values: Array, whole: Array, base: Array) -> dict[str, float]:
    """Both measures with intervals, and their shares of the whole; values by run and measure."""
    points = values[:, CONVERSION], whole[:, CONVERSION]
    there = ~(np.isnan(points[0]) | np.isnan(points[1]))
    found = _named("conversion", mean_interval(points[0][there], 0.95))
    found |= _named("conversion_share", part_interval(points[0][there], points[1][there]))
    found |= _named("revenue", _per_cent(values[:, REVENUE], base[:, REVENUE]))
    return found | _named("revenue_share", part_interval(values[:, REVENUE], whole[:, REVENUE]))


def _named(name: str, numbers: tuple[float, float, float]) -> dict[str, float]:
    return {f"{name}{end}": number for end, number in zip(_ENDS, numbers, strict=True)}


def _per_cent(values: Array, base: Array) -> tuple[float, float, float]:
    """Mean in per cent of the mean of the base, with a delta-method interval for the ratio."""
    scale = float(np.mean(base))
    if not scale > 0.0:
        return np.nan, np.nan, np.nan
    ratio = float(np.mean(values)) / scale
    _, low, high = mean_interval(values - ratio * base, 0.95)
    return 100.0 * ratio, 100.0 * (ratio + low / scale), 100.0 * (ratio + high / scale)
