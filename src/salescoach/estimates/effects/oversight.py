"""The effect of close oversight: all estimators on a user's records, or on simulated companies beside the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.messages import number, whole
from .benchmark import company_seed
from .estimator import Estimator
from .estimators import find_estimators
from .records_panel import HOURS, POINTS, WEEKS, panel_of, unit_of
from .truth import simulate_company
from .worlds import SelectionWorld, find_world

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture


@dataclass(frozen=True, kw_only=True)
class OversightEffect:
    """Estimates of the effect of close oversight on the treated.

    Attributes:
        table: one row per estimator (and company): effect, error (standard error), low and high of the 95 % interval,
            in ``unit``, and a note; with a world also truth and covers (whether the interval holds it).
        estimators: each with what it does, what it silently assumes and when it fails.
        world: the simulated world; None for the user's own records.
        text: what was found, in words.
        unit: of effect, error and ends.
    """

    table: pd.DataFrame
    estimators: tuple[Estimator, ...]
    world: SelectionWorld | None
    text: str
    unit: str = POINTS

    def plot(self) -> Picture:
        """Estimates with intervals, one row per estimator; the truth as a line where it is known."""
        from ...figures.estimators import effect_picture

        return effect_picture(self.table, self.world.name if self.world else "your records", self.unit)

    def __repr__(self) -> str:
        return self.text


def effect_of_oversight(
    data: Any = None,
    world: str | SelectionWorld = "strugglers watched",
    companies: int = 1,
    seed: int = 1,
    estimators: Sequence[str | Estimator] | None = None,
    *,
    hours: float = HOURS,
    weeks: int = WEEKS,
    no_teams: bool = False,
    unit: str | None = None,
) -> OversightEffect:
    """Average effect of close oversight on the results of the treated, by every estimator.

    The estimand: a treated person's own orders from the start of close oversight on, in per cent of the quota of the
    time, less what the same person would have sold with the same luck under usual practice; averaged over the
    treated. A person who leaves sells nothing from then on.

    Args:
        data: ``Records``, or a frame with one row per person and period (columns person, team, period, result,
            treated, and logged, open_deals, moved, tenure_weeks, left where they are there). None simulates ``world``.
        world: name of a world of selection, if there is no data.
        companies: simulated companies, at least 1.
        seed: of the first company, whole number from 0.
        estimators: names of estimators, e.g. ``["regression"]``; all by default.
        hours: hours of oversight per week from which on it is called close, for records.
        weeks: weeks in a period, for records.
        no_teams: True takes people of whom no team is known for teams of one; else data without teams are refused.
        unit: of the results of your own data, such as "calls a week"; by default points of quota, where there is one.

    The columns of a frame stand in ``sc.columns("panel")``, those of records in ``sc.columns("records.weeks")``.

    Returns:
        The estimates: ``.table`` one row per estimator (and company), ``.text``, ``.estimators``, ``.plot()``.

    Raises:
        ValueError: an unknown world or estimator, or data without a needed column or without teams.
        MissingPackageError: an estimator of the extra "analyst", which is not installed.

    Example:
        >>> import salescoach as sc
        >>> found = sc.effect_of_oversight(world="by lot", estimators=["plain difference", "before and after"])
        >>> found.table["estimator"].tolist()
        ['plain difference', 'before and after']
    """
    chosen = find_estimators(estimators)
    if data is not None:
        panel = panel_of(data, hours, weeks, no_teams)
        table = _table(panel, chosen)
        return _own(table, chosen, panel.alone, unit_of(data, unit))
    place, many, first = find_world(world), whole("companies", companies, 1), whole("seed", seed, 0)
    parts = []
    for company in range(many):
        made = simulate_company(place, company_seed(first, company))
        part = _table(made.panel, chosen)
        part.insert(0, "company", company)
        part["truth"] = made.truth
        part["covers"] = (part["low"] <= made.truth) & (made.truth <= part["high"])
        parts.append(part)
    import pandas as pd

    table = pd.concat(parts, ignore_index=True)
    words = _world_words(table, place, many, first)
    return OversightEffect(table=table, estimators=chosen, world=place, text=words)


def _own(table: pd.DataFrame, chosen: tuple[Estimator, ...], alone: int, unit: str) -> OversightEffect:
    text = _own_words(table, alone, unit)
    return OversightEffect(table=table, estimators=chosen, world=None, text=text, unit=unit)


def _table(panel: Any, estimators: tuple[Estimator, ...]) -> pd.DataFrame:
    import pandas as pd

    rows = []
    for estimator in estimators:
        e = estimator(panel)
        rows.append((estimator.name, e.effect, e.error, e.low, e.high, e.note))
    return pd.DataFrame(rows, columns=["estimator", "effect", "error", "low", "high", "note"])


def _digits(table: pd.DataFrame) -> int:
    """Decimals that show the errors with two places."""
    size = table.loc[table["error"] > 0, "error"].median()
    return int(np.clip(1 - np.floor(np.log10(size)), 1, 6)) if size > 0 else 1


def _lines(table: pd.DataFrame, digits: int = 1) -> list[str]:
    lines = []
    for r in table.to_dict("records"):
        if not np.isfinite(r["effect"]):
            lines.append(f"  {r['estimator']}: no answer ({r['note']}).")
            continue
        ends = f"{number(r['low'], digits, True)} to {number(r['high'], digits, True)}"
        note = f"; {r['note']}" if r["note"] else ""
        mark = "" if "covers" not in r else ", covers the truth" if r["covers"] else ", misses the truth"
        lines.append(f"  {r['estimator']}: {number(r['effect'], digits, True)} ({ends}{mark}){note}.")
    return lines


def _own_words(table: pd.DataFrame, alone: int, unit: str) -> str:
    lines = [f"Close oversight, effect on the treated, {unit} (95 % interval):", *_lines(table, _digits(table))]
    got = table[np.isfinite(table["effect"])]
    raises, lowers = ("sells more", "sells less") if unit == POINTS else ("raises the result", "lowers the result")
    for word, which in ((raises, got["low"] > 0), (lowers, got["high"] < 0)):
        if which.any():
            lines.append(f"  Say that it {word}: {', '.join(got['estimator'][which])}.")
    unclear = got["estimator"][(got["low"] <= 0) & (got["high"] >= 0)]
    if len(unclear):
        lines.append(f"  Cannot tell it from zero: {', '.join(unclear)}.")
    if alone:
        lines.append(
            f"  Taken for teams of one, as asked: {alone} people. If they share managers, intervals may be too short."
        )
    lines.append(
        "  Agreement is no proof: estimators that lean on the same assumption are wrong together. The truth is not "
        "in records; what each assumes stands in .estimators, and where it fails in sc.benchmark_estimators()."
    )
    return "\n".join(lines)


def _world_words(table: pd.DataFrame, world: SelectionWorld, companies: int, seed: int) -> str:
    truth = table.groupby("company")["truth"].first().mean()
    lines = [f"World '{world.name}' (seed {seed}). {world.wrong}"]
    if companies == 1:
        lines.append(f"  The true effect on the treated is {number(truth, 1, True)} points of quota.")
        return "\n".join(
            [*lines, *_lines(table), "  One company cannot judge an estimator: see sc.benchmark_estimators()."]
        )
    lines.append(f"  Over {companies} companies the true effect is {number(truth, 1, True)} points of quota.")
    for name, rows in table.groupby("estimator", sort=False):
        got = rows[np.isfinite(rows["effect"])]
        if len(got) < 2:
            lines.append(f"  {name}: no answer ({rows['note'].iloc[0]}).")
            continue
        off = got["effect"] - got["truth"]
        error = 2 * off.std() / np.sqrt(len(off))
        lines.append(
            f"  {name}: off by {number(off.mean(), 1, True)} (±{number(error, 1)}) on average, covers the truth in "
            f"{int(got['covers'].sum())} of {len(got)}."
        )
    return "\n".join(lines)
