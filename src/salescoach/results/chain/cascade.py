"""What the cascade shows: numbers of the chain, or of any two results, as the four links of the drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...common.messages import number
from ...common.signs import HIGHER, more_or_less
from ...figures.cascade import Link, cascade_picture
from ...figures.styles import quoted
from .routes import ABOVE, ALONE, CUSTOMER, MANAGER, PERSON
from .rows import LOST, ORDER, REST, SINGLE, TOTAL
from .words import clear, span

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

_ARROWS = (ABOVE, MANAGER, PERSON, CUSTOMER)
_WHOLE = {route.arrow: route.name for route in ALONE if route.whole}
_WHAT = {ABOVE: "pressure", MANAGER: "control and strain", PERSON: "pressing", CUSTOMER: "turning away"}
_AT = {MANAGER: "at the people", PERSON: "at the customers", ABOVE: "at the managers"}
_FOOT = (
    "On an arrow: deals of every 100 that close which are lost because of this link (found by cutting it under both "
    "styles; what travels over one link travels on, so these overlap). Under a person: where they are lost; these, "
    "with {rest} outside the chain, add up to all of it."
)
_SHORT = "Only the link to the customer was cut. For all of them type: sc.lost_at_customers(chain=True)."


def cascade_of_lost(lost: Any, years: int | None) -> Picture:
    """The drawing of what ``sc.lost_at_customers`` gives.

    Args:
        lost: its result.
        years: horizon; the shortest that was asked for by default.
    """
    known = sorted(set(lost.table["years"]))
    if years is not None and years not in known:
        raise ValueError(f"years={years!r} was not asked for; there is {known}. Type: years={known[0]}")
    horizon = known[0] if years is None else years
    rows = lost.table[lost.table["years"] == horizon].to_dict("records")
    by = {(row["kind"], row["route"]): row for row in rows}
    total, part = by[TOTAL, TOTAL], by[LOST, "pressing"]
    carried = [_carried(arrow, by, part) for arrow in _ARROWS]
    most = max((abs(row["conversion"]) for row in carried if row is not None), default=0.0) or 1.0
    links = [_link(arrow, row, by, most) for arrow, row in zip(_ARROWS, carried, strict=True)]
    asked = (REST, REST) in by
    foot = _FOOT.format(rest=_deals(by[REST, REST])) if asked else _SHORT
    return cascade_picture(
        links, _title(lost, total, part, horizon), f"{foot} {_money(total, part)} {lost.runs:,} paired runs."
    )


def _carried(arrow: str, by: Mapping[tuple[str, str], Any], part: Any) -> Any:
    return part if arrow == PERSON else by.get((SINGLE, _WHOLE[arrow]))


def _link(arrow: str, row: Any, by: Mapping[tuple[str, str], Any], most: float) -> Link:
    if row is None:
        return Link(carries="not asked for", what=_WHAT[arrow], share=0.0, sign=0)
    at = by.get((ORDER, _AT[arrow])) if arrow in _AT else None
    below = "" if at is None else f"{_deals(at)} here"
    sign = clear(row, "conversion")
    return Link(carries=_deals(row), what=_WHAT[arrow], share=abs(row["conversion"]) / most, sign=sign, below=below)


def _deals(row: Any) -> str:
    sign = clear(row, "conversion")
    if not sign:
        return "no clear loss"
    return f"{number(abs(row['conversion']), 1)} {'won' if sign > 0 else 'lost'}"


def _title(lost: Any, total: Any, part: Any, years: int) -> str:
    style, against = quoted(lost.style), quoted(lost.against)
    if not clear(total, "conversion"):
        return f"Over {span(years)} {style} does not clearly change how many deals are won, against {against}"
    change = f"{number(abs(total['conversion']), 1)} {'fewer' if total['conversion'] < 0 else 'more'}"
    head = f"Of every 100 deals that close, {style} wins {change} than {against} over {span(years)}"
    if not clear(part, "conversion"):
        return f"{head}; nothing clear of it is lost because customers are pressed"
    size = number(abs(part["conversion"]), 1)
    return f"{head}; {size} {'are lost' if part['conversion'] < 0 else 'are won'} because customers are pressed"


def _money(total: Any, part: Any) -> str:
    if not clear(total, "revenue"):
        return "Revenue does not clearly change."
    here = f"{number(abs(part['revenue']), 1)} %" if clear(part, "revenue") else "nothing clear"
    verb = "lost" if part["revenue"] < 0 or not clear(part, "revenue") else "won"
    return f"In revenue: {more_or_less(total['revenue'], 1)}, {here} {verb} at the customers."


# Links of the drawing for any two results: column of totals, factor, what it is at the one whom the link reaches.
_STATES = (
    ("drift", "pressure", "gives way, %"),
    ("strain", "control and strain", "strain, of 100"),
    ("customer_pressure", "pressing", "is pressed, of 100"),
    ("win_rate", "the answer", "won, of 100"),
)
_FOOT_PAIR = (
    "Under each: the mean under {first} → under {second}. On the arrow: the difference; blue is better, orange worse, "
    "dashed not clear. The wider an arrow, the larger the difference is beside what there was."
)


def cascade_of_pair(table: pd.DataFrame, first: str, second: str, title: str) -> Picture:
    """The drawing of any two results: what reaches each one in the chain under both.

    Args:
        table: of a comparison, with the rows of the chain in points of 100.
        first: name of the reference.
        second: name of what is compared with it.
        title: the finding.
    """
    links = []
    for name, what, reached in _STATES:
        row = table.loc[name]
        a, b, change = (100.0 / float(row["scale"]) * float(row[key]) for key in ("first", "second", "difference"))
        sign = (int(row["low"] > 0) - int(row["high"] < 0)) * (1 if name == "win_rate" else -1)
        words = more_or_less(change, 1, "", HIGHER, "not clear") if sign else "not clear"
        share = abs(change) / max(abs(a), abs(b), 1e-9) if a == a and b == b else 0.0
        below = f"{reached}:\n{number(a, 1)} → {number(b, 1)}" if a == a and b == b else "no deal closed"
        links.append(Link(carries=words, what=what, share=share, sign=sign, below=below))
    foot = _FOOT_PAIR.format(first=quoted(first), second=quoted(second))
    return cascade_picture(links, title, foot)


CHAIN_MEASURES = tuple(name for name, *_ in _STATES)
