"""The win rate by age of a deal: ``win_by_age``, won and lost as competing ends, open deals censored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...common.arrays import Array
from ...common.intervals import share_interval
from ...records.records import Records
from .cycle import days_open
from .fitted import check_records
from .missing_owners import check_outcomes

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

EDGES = (0, 7, 14, 28, 56, 91, 182, 365, 730)  # days after opening
LEAST = 20  # deals open at the start of an age, below which it is not told


@dataclass(frozen=True, kw_only=True)
class WinByAge:
    """What became of deals by the age at which they were still open.

    Attributes:
        table: one row per age: age and until (days), open (deals still open then and followed), won and lost within it,
            rate (won of those decided in it, %), low, high; later (chance that a deal open at that age is won in the
            end, %, as far as the records reach), later_low, later_high.
        p: of equal rates at all ages (chi-square).
        text: the same in words.
    """

    table: pd.DataFrame
    p: float
    text: str

    def plot(self) -> Picture:
        """Both shares by age, with intervals."""
        from ...figures.win_age import age_picture

        return age_picture(self.table, self.p)

    def __repr__(self) -> str:
        return self.text


def win_by_age(records: Records) -> WinByAge:
    """Share won by the age of a deal: of those decided at an age, and in the end of those still open at it.

    The second is the Aalen-Johansen estimate with lost as the competing end: deals still open when the records end are
    censored, never taken for lost.

    Args:
        records: with closed deals, both won and lost.

    Returns:
        The shares: ``.table`` one row per age, ``.p``, ``.text``, ``.plot()``.

    Raises:
        ValueError: no lost (or no won) deals, or fewer than twenty deals.

    Example:
        >>> import salescoach as sc
        >>> sc.win_by_age(sc.example_records()).table["age"].tolist()[:4]
        [0, 7, 14, 28]
    """
    import pandas as pd
    from scipy.stats import chi2_contingency

    records = check_records(records, "sc.win_by_age")
    check_outcomes(records)
    days, decided, won = _followed(records)
    if len(days) < LEAST:
        raise ValueError(
            f"{len(days)} dated deals: at least {LEAST} are needed. Type: sc.win_by_age(sc.read_crm(path))"
        )
    last = float(days.max()) + 1
    starts = [edge for edge in EDGES if (days >= edge).sum() >= LEAST]
    ends = [*starts[1:], last]
    table = pd.DataFrame([_row(days, decided, won, a, b) for a, b in zip(starts, ends, strict=True)])
    counts = table.loc[table["won"] + table["lost"] > 0, ["won", "lost"]].to_numpy()
    p = float(chi2_contingency(counts, correction=False).pvalue) if len(counts) > 1 else float("nan")
    return WinByAge(table=table, p=p, text=_words(table, p, len(days)))


def _followed(records: Records) -> tuple[Array, Array, Array]:
    """Days open, whether decided and whether won, one per deal with a usable date."""
    days, decided, use = days_open(records)
    return days, decided, (records.deals["status"] == "won").to_numpy()[use] & decided


def _row(days: Array, decided: Array, won: Array, start: float, end: float) -> dict[str, float]:
    here = decided & (days >= start) & (days < end)
    yes, many = int((here & won).sum()), int(here.sum())
    low, high = share_interval(yes, many) if many else (float("nan"), float("nan"))
    still = days >= start
    later, error = chance_of_winning(days[still], decided[still], won[still])
    return {
        "age": int(start), "until": int(end) - 1, "open": int(still.sum()), "won": yes, "lost": many - yes,
        "rate": 100 * yes / many if many else float("nan"), "low": 100 * low, "high": 100 * high, "later": 100 * later,
        "later_low": 100 * max(0.0, later - 1.96 * error), "later_high": 100 * min(1.0, later + 1.96 * error),
    }  # fmt: skip


def chance_of_winning(days: Array, decided: Array, won: Array) -> tuple[float, float]:
    """Aalen-Johansen chance of being won by the last day on which anything was decided, and its standard error.

    Args:
        days: from opening to the end or to the end of the records, shape (deals,).
        decided: whether it ended by then.
        won: whether it was won.

    Returns:
        Chance and standard error (Marubini and Valsecchi 1995).
    """
    at = np.unique(days[decided])
    if not len(at):
        return float("nan"), float("nan")
    n = (len(days) - np.searchsorted(np.sort(days), at, side="left")).astype(float)
    d, w = (np.diff(np.searchsorted(np.sort(days[which]), at, side="right"), prepend=0) for which in (decided, won))
    before = np.concatenate([[1.0], np.cumprod(1 - d / n)[:-1]])
    ever = np.cumsum(before * w / n)
    left = ever[-1] - ever
    spread = (left**2 * d / np.maximum(n * (n - d), 1)).sum() + (before**2 * (n - w) * w / n**3).sum()
    spread -= 2 * (left * before * w / n**2).sum()
    return float(ever[-1]), float(np.sqrt(max(0.0, spread)))


def _words(table: pd.DataFrame, p: float, deals: int) -> str:
    first, last = table.iloc[0], table.iloc[-1]
    lines = [
        f"Win rate by age of the deal: {deals:,} deals; of all opened {first['later']:.1f} % "
        f"({first['later_low']:.1f} to {first['later_high']:.1f}) are won in the end, as far as the records reach."
    ]
    lines += [
        f"  Still open on day {r['age']}: {r['open']:,} deals, {r['later']:.1f} % ({r['later_low']:.1f} to "
        f"{r['later_high']:.1f}) won in the end; of those decided by day {r['until']} {r['rate']:.1f} % won."
        for r in table.to_dict("records")[1:]
        if r["rate"] == r["rate"]
    ]
    lines.append(f"  {_direction(first, last, p)} Age is no cause: the quick ones leave first.")
    return "\n".join(lines)


def _direction(first: pd.Series, last: pd.Series, p: float) -> str:
    if not p < 0.05:
        return "The rate of those decided does not clearly change with age."
    if last["later_high"] < first["later_low"]:
        return f"What is still open on day {last['age']:.0f} is won less often than what is opened."
    if last["later_low"] > first["later_high"]:
        return f"What is still open on day {last['age']:.0f} is won more often than what is opened."
    return "The rate of those decided changes with age, but neither clearly up nor clearly down."
