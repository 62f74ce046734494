"""The number that the kit exists for, over many worlds: how often, how much, and what it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.messages import number, whole
from ..management.library import find_style
from ..management.style import Style
from ..results.chain.arms import Question, live_arms
from ..results.chain.lost import horizons
from ..results.chain.routes import Cuts
from ..results.chain.rows import COLUMNS, LOST, MEASURES, TOTAL, rows_of
from ..results.chain.words import span
from ..settings.team import Team
from .over import drivers_of
from .over_worlds import Part, in_every_world, plain

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

RUNS = 250
_UNIT = {"conversion": ("points of conversion", 2), "revenue": ("% of revenue", 1)}


@dataclass(frozen=True, kw_only=True)
class LostOverWorlds:
    """What is lost at the customers, world by world; ``sc.lost_at_customers_over`` gives it.

    Attributes:
        style: the style.
        against: the style that it is compared with.
        worlds: how many.
        table: one row per horizon, kind, route and measure: middle, low and high (eight worlds in ten), lost, won,
            unclear (shares of worlds, by the interval of each), share (middle of the per cent of the total, over
            worlds in which the total is a clear loss).
        effects: one row per world, horizon and route, as in ``sc.lost_at_customers(...).table``, and world.
        drivers: settings ranked by how much they move the share of worlds with a clear loss of conversion at the
            customers, over the longest horizon.
        title: the finding in one line.
        sentences: one for each horizon.
        text: the same, and the drivers.
    """

    style: str
    against: str
    worlds: int
    table: pd.DataFrame
    effects: pd.DataFrame
    drivers: pd.DataFrame
    title: str
    sentences: tuple[str, ...]
    text: str

    def plot(self) -> Picture:
        """What is lost at the customers in every world, one panel per measure and horizon."""
        from ..figures.chain import chain_worlds_picture

        return chain_worlds_picture(self)

    def __repr__(self) -> str:
        return self.text


def lost_at_customers_over(
    worlds: Sequence[Team],
    style: str | Style = "micromanage",
    against: str | Style = "status_quo",
    *,
    runs: int = RUNS,
    years: Sequence[int] = (1, 2),
    seed: int = 1,
    chain: bool = False,
    jobs: int = -1,
    path: str | Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> LostOverWorlds:
    """Ask in every world what a style costs and what of it is lost at the customers.

    Args:
        worlds: teams, e.g. ``sc.plausible_worlds(200)``.
        style: the style that is asked about.
        against: what it is compared with.
        runs: paired runs in each world, at least 20.
        years: horizons in years.
        seed: of the luck, whole number from 0.
        chain: cut every other arrow of the chain as well; takes eight times as long.
        jobs: processors to use, -1 for all; changes no number.
        path: journal (jsonl) from which a stopped work goes on; none by default.
        progress: called with 1 after every world.

    Returns:
        The distribution: ``.table``, ``.effects``, ``.drivers``, ``.sentences``, ``.text``, ``.plot()``.

    Raises:
        ValueError: no worlds, a wrong argument, or the journal of another work.

    Example:
        >>> import salescoach as sc
        >>> small = sc.Team(people=2, accounts_per_person=10)
        >>> found = sc.lost_at_customers_over([small], runs=20, years=(1,))
        >>> len(found.effects)
        2
    """
    import pandas as pd

    asked: dict[str, Any] = {
        "runs": whole("runs", runs, 20),
        "years": list(horizons(years)),
        "seed": whole("seed", seed, 0),
    }
    one, other = find_style(style), find_style(against)
    work = partial(_lost, style=one, against=other, chain=bool(chain), **asked)
    decided = asked | {"style": one.name, "against": other.name, "chain": bool(chain)}
    parts = in_every_world(
        work, worlds, "losses at the customers", decided, jobs=jobs, path=path, progress=progress
    )  # fmt: skip
    rows = [[k, *row] for k, part in enumerate(parts) for row in part]
    effects = pd.DataFrame(rows, columns=["world", *COLUMNS])
    numbers = [name for name in COLUMNS if name.startswith(MEASURES)]
    effects[numbers] = effects[numbers].astype(float)
    return _over(worlds, one.name, other.name, effects)


def _lost(world: Team, style: Style, against: Style, chain: bool, runs: int, years: list[int], seed: int) -> Part:
    asked = Question(team=world, style=style, against=against, years=tuple(years), seed=seed)
    rows = rows_of(live_arms(asked, Cuts(chain).routes, 0, runs, 1), asked.years, chain)
    return [[plain(row[name]) for name in COLUMNS] for row in rows]


def _over(worlds: Sequence[Team], style: str, against: str, effects: pd.DataFrame) -> LostOverWorlds:
    import pandas as pd

    totals = effects[effects["kind"] == TOTAL].set_index(["world", "years"])
    rows = [
        _row(years, kind, route, measure, group, totals)
        for (years, kind, route), group in effects.groupby(["years", "kind", "route"], sort=False)
        for measure in MEASURES
    ]
    table = pd.DataFrame(rows)
    longest = effects[(effects["kind"] == LOST) & (effects["years"] == effects["years"].max())]
    drivers = drivers_of(worlds, np.asarray(longest["conversion_high"] < 0, float))
    said = tuple(_sentence(table, int(years), style, against, len(worlds)) for years in table["years"].unique())
    lines = [*said, _driver_words(drivers)]
    return LostOverWorlds(
        style=style, against=against, worlds=len(worlds), table=table, effects=effects, drivers=drivers,
        title=_title(table, len(worlds)), sentences=said, text="\n".join(lines),
    )  # fmt: skip


def _row(years: Any, kind: str, route: str, measure: str, group: pd.DataFrame, totals: pd.DataFrame) -> dict[str, Any]:
    low, middle, high = np.nanpercentile(group[measure], (10, 50, 90))
    lost, won = group[f"{measure}_high"] < 0, group[f"{measure}_low"] > 0
    costs = totals.loc[list(zip(group["world"], group["years"], strict=True)), f"{measure}_high"].to_numpy() < 0
    shares = group[f"{measure}_share"].to_numpy()[costs]
    ends = np.nanpercentile(shares, (10, 50, 90)) if np.isfinite(shares).any() else (np.nan,) * 3
    return {
        "years": int(years), "kind": kind, "route": route, "measure": measure,
        "middle": middle, "low": low, "high": high,
        "lost": float(lost.mean()), "won": float(won.mean()), "unclear": float((~lost & ~won).mean()),
        "share": ends[1], "share_low": ends[0], "share_high": ends[2],
    }  # fmt: skip


def _sentence(table: pd.DataFrame, years: int, style: str, against: str, worlds: int) -> str:
    here = table[table["years"] == years].set_index(["kind", "measure"])
    parts = []
    for measure, (unit, digits) in _UNIT.items():
        total, lost = here.loc[(TOTAL, measure)], here.loc[(LOST, measure)]
        share = "" if lost["share"] != lost["share"] else f", {_share(lost)}"
        parts.append(
            f"{measure}: {style} costs it clearly in {total['lost']:.0%}; at the customers it is clearly lost in "
            f"{lost['lost']:.0%}, clearly won in {lost['won']:.0%}, unclear in {lost['unclear']:.0%}. "
            f"The typical world: {number(lost['middle'], digits, True)} {unit} (eight in ten from "
            f"{number(lost['low'], digits, True)} to {number(lost['high'], digits, True)}){share}."
        )
    return f"Over {span(years)}, {worlds} worlds, against {against}. " + " ".join(
        part[0].upper() + part[1:] for part in parts
    )


def _share(row: Any) -> str:
    return (
        f"{number(row['share'], 0)} % of what it costs (eight in ten from {number(row['share_low'], 0)} to "
        f"{number(row['share_high'], 0)} %, where that is clear)"
    )


def _title(table: pd.DataFrame, worlds: int) -> str:
    last = table[(table["years"] == table["years"].max()) & (table["kind"] == LOST)].set_index("measure")
    row = last.loc["conversion"]
    return (
        f"Conversion is clearly lost at the customers in {row['lost']:.0%} of {worlds} worlds, clearly won in "
        f"{row['won']:.0%}, after {span(int(row['years']))}"
    )


def _driver_words(drivers: pd.DataFrame) -> str:
    clear = drivers[(drivers["low"] > 0) | (drivers["high"] < 0)].head(4)
    if not len(clear):
        return "No single assumption clearly moves how often conversion is lost at the customers."
    parts = [f"{row.setting} ({row.low_third:.0%} in its lowest third, {row.high_third:.0%} in its highest)"
             for row in clear.itertuples()]  # fmt: skip
    return "What moves how often conversion is clearly lost there: " + "; ".join(parts) + "."
