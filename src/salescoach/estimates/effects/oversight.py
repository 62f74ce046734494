"""The effect of close oversight: all ways on a user's records, or on simulated companies with the truth beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.messages import number, whole
from .benchmark import company_seed
from .estimator import Way
from .estimators import find_ways
from .records_panel import HOURS, WEEKS, panel_of
from .truth import make_company
from .worlds import SelectionWorld, find_world

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class OversightEffect:
    """Estimates of the effect of close oversight on those watched.

    Attributes:
        table: one row a way (and company): effect, standard error, low and high of the 95 % interval, in points of
            quota, and a note; with a world also truth and whether the interval covers it.
        ways: the ways, each with what it does, what it silently assumes and when it fails.
        world: the simulated world; None for the user's own records.
        text: what was found, in words.
    """

    table: pd.DataFrame
    ways: tuple[Way, ...]
    world: SelectionWorld | None
    text: str

    def plot(self) -> Any:
        """Estimates with intervals, a row a way; the truth as a line where it is known."""
        from ...figures.estimators import effect_picture

        return effect_picture(self.table, self.world.name if self.world else "your records")

    def __repr__(self) -> str:
        return self.text


def effect_of_oversight(
    data: Any = None,
    world: str | SelectionWorld = "strugglers watched",
    companies: int = 1,
    seed: int = 1,
    ways: Sequence[str | Way] | None = None,
    *,
    hours: float = HOURS,
    weeks: int = WEEKS,
) -> OversightEffect:
    """Average effect of close oversight on the results of those watched, by every way.

    The estimand: a watched person's own orders from the start of close oversight on, in per cent of the quota of the
    time, less what the same person would have sold with the same luck under usual practice; averaged over those
    watched. A person who leaves sells nothing from then on.

    Args:
        data: ``Records``, or a frame with one row a person and period (columns person, period, result, watched, and
            team, logged, open_deals, moved, tenure_weeks, gone where they are there). None simulates ``world``.
        world: name of a world of selection, if there is no data.
        companies: simulated companies. seed: whole number from 0.
        ways: names of ways, e.g. ``["regression"]``; all by default.
        hours: oversight hours a week from which on it is called close. weeks: weeks in a period (both for records).

    Raises:
        ValueError: an unknown world or way, or data without a needed column.
    """
    chosen = find_ways(ways)
    if data is not None:
        table = _table(panel_of(data, hours, weeks), chosen)
        return OversightEffect(table, chosen, None, _own_words(table))
    place, many, first = find_world(world), whole("companies", companies, 1), whole("seed", seed, 0)
    parts = []
    for company in range(many):
        made = make_company(place, company_seed(first, company))
        part = _table(made.panel, chosen)
        part.insert(0, "company", company)
        part["truth"] = made.truth
        part["covers"] = (part["low"] <= made.truth) & (made.truth <= part["high"])
        parts.append(part)
    import pandas as pd

    table = pd.concat(parts, ignore_index=True)
    return OversightEffect(table, chosen, place, _world_words(table, place, many, first))


def _table(panel: Any, ways: tuple[Way, ...]) -> pd.DataFrame:
    import pandas as pd

    rows = []
    for way in ways:
        e = way(panel)
        rows.append((way.name, e.effect, e.error, e.low, e.high, e.note))
    return pd.DataFrame(rows, columns=["way", "effect", "error", "low", "high", "note"])


def _lines(table: pd.DataFrame) -> list[str]:
    lines = []
    for r in table.to_dict("records"):
        if not np.isfinite(r["effect"]):
            lines.append(f"  {r['way']}: no answer ({r['note']}).")
            continue
        ends = f"{number(r['low'], 1, True)} to {number(r['high'], 1, True)}"
        note = f"; {r['note']}" if r["note"] else ""
        mark = "" if "covers" not in r else ", covers the truth" if r["covers"] else ", misses the truth"
        lines.append(f"  {r['way']}: {number(r['effect'], 1, True)} ({ends}{mark}){note}.")
    return lines


def _own_words(table: pd.DataFrame) -> str:
    lines = ["Close oversight, effect on those watched, points of quota (95 % interval):", *_lines(table)]
    got = table[np.isfinite(table["effect"])]
    for word, which in (("more", got["low"] > 0), ("less", got["high"] < 0)):
        if which.any():
            lines.append(f"  Say that it sells {word}: {', '.join(got['way'][which])}.")
    unclear = got["way"][(got["low"] <= 0) & (got["high"] >= 0)]
    if len(unclear):
        lines.append(f"  Cannot tell it from nothing: {', '.join(unclear)}.")
    lines.append(
        "  Agreement is no proof: ways that lean on the same assumption are wrong together. The truth is not in "
        "records; what each way assumes stands in .ways, and where it fails in sc.mark_estimators()."
    )
    return "\n".join(lines)


def _world_words(table: pd.DataFrame, world: SelectionWorld, companies: int, seed: int) -> str:
    truth = table.groupby("company")["truth"].first().mean()
    lines = [f"World '{world.name}' (seed {seed}). {world.wrong}"]
    if companies == 1:
        lines.append(f"  The true effect on those watched is {number(truth, 1, True)} points of quota.")
        return "\n".join([*lines, *_lines(table), "  One company cannot mark a way: see sc.mark_estimators()."])
    lines.append(f"  Over {companies} companies the true effect is {number(truth, 1, True)} points of quota.")
    for way, rows in table.groupby("way", sort=False):
        got = rows[np.isfinite(rows["effect"])]
        if len(got) < 2:
            lines.append(f"  {way}: no answer ({rows['note'].iloc[0]}).")
            continue
        off = got["effect"] - got["truth"]
        error = 2 * off.std() / np.sqrt(len(off))
        lines.append(
            f"  {way}: off by {number(off.mean(), 1, True)} (±{number(error, 1)}) on average, covers the truth in "
            f"{int(got['covers'].sum())} of {len(got)}."
        )
    return "\n".join(lines)
