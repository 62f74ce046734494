"""What the room sees at the end: each table's year as it would go on, under a softer boss, and for other cards."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..common.arrays import Array
from ..common.parallel import spread
from ..results.simulate import simulate
from ..simulation.history import Ask
from .cards import CARDS
from .choices import LINES
from .facts import SEEN, trace_of
from .play import SELLER_SEAT, USUAL, live
from .steps import Step
from .teams import team_of

YEAR = 52
LUCKS = 200
SOFT = LINES["trust"]
_YEARLY = Ask(seats=("strain", "customer_trust", "push", "revenue"))


def year_of(hidden: str, seed: int, steps: list[Step], lucks: int = LUCKS) -> dict[str, Any]:
    """A table's habits lived on for a year, and the same year, the same luck, under a boss who trusts.

    Returns:
        ``own`` and ``soft``: money, strain, trust of customers and push in the run that was played; ``dots``: money
        under the soft boss against the own, per cent, of every luck, the played one first; ``mean`` of the money of all
        lucks, per cent; ``trace`` of the quarter as it was played and as it would have been.
    """
    team = team_of(hidden, YEAR)
    own, soft = (live(team, seed, steps, _YEARLY, lucks, above) for above in (None, SOFT))
    money = [history.totals["revenue"] for history in (own, soft)]
    played = max(1, sum(step.weeks for step in steps))
    quarter = [live(team_of(hidden, played), seed, steps, SEEN, 1, above) for above in (None, SOFT)]
    return {
        "own": _sum_up(own.seats), "soft": _sum_up(soft.seats),
        "dots": [round(float(gain), 1) for gain in _percent(money[0], money[1])],
        "mean": round(float(100.0 * (money[1].sum() / max(money[0].sum(), 1.0) - 1.0)), 1),
        "trace": trace_of(quarter[0]), "trace_soft": trace_of(quarter[1]),
        "rise": _rise(quarter[0].seats),
    }  # fmt: skip


def _sum_up(seats: dict[str, Array]) -> dict[str, Any]:
    return {
        "money": int(seats["revenue"][0].sum()),
        "strain": round(float(seats["strain"][0].mean()), 3),
        "trust": round(float(seats["customer_trust"][0, -1].mean()), 3),
        "push": round(float(seats["push"][0].mean()), 3),
    }


def _percent(before: Array, after: Array) -> Array:
    return 100.0 * (after / np.maximum(before, 1.0) - 1.0)


def _rise(seats: dict[str, Array]) -> dict[str, int]:
    """The largest rise among seats that nobody touched: results of the last four weeks against the first four."""
    untouched = slice(len(SELLER_SEAT), None)
    sold, quota = seats["revenue"][0][:, untouched], seats["quota"][0][0, untouched]
    few = min(4, max(1, len(sold) // 2))
    first, last = (100.0 * part.mean(axis=0) / np.maximum(quota, 1.0) for part in (sold[:few], sold[-few:]))
    best = int(np.argmax(last - first))
    return {"seat": best + len(SELLER_SEAT) + 1, "from": round(float(first[best])), "to": round(float(last[best]))}


def cards_of(hidden: str, seed: int, lucks: int = LUCKS) -> dict[str, float]:
    """What each card does to a team's year, against usual practice: money over all lucks, per cent."""
    team = team_of(hidden, YEAR)
    usual = float(simulate(team, USUAL, lucks, seed).raw["revenue"].sum())
    return {
        name: round(100.0 * (float(simulate(team, card, lucks, seed).raw["revenue"].sum()) / usual - 1.0), 1)
        for name, card in CARDS.items()
    }


def years_of(seed: int, tables: list[tuple[str, list[Step]]], lucks: int = LUCKS) -> list[dict[str, Any]]:
    """The year of every table; several at once, with the same numbers: the kernels hold no lock.

    Args:
        seed: of the luck.
        tables: hidden team and choices of each.
        lucks: how many.
    """

    def of(table: tuple[str, list[Step]]) -> dict[str, Any]:
        hidden, steps = table
        return year_of(hidden, seed, steps, lucks) | {"hidden": hidden}

    return list(spread(of, tables))
