"""The pipeline as it was seen on past days: its number, its movement, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from ...common.messages import whole
from ...records.records import Records
from .asof import sums_before, sums_between
from .cycle import day_of_decision
from .fitted import check_records

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

WEEKS, USUAL = 4, 13  # between two days; weeks before it over which what is usual is taken
MOST = 0.9  # share of deals decided, after which those from before the records began are over
LEAST_APART = 4  # days whose 13 weeks do not overlap, below which no relation is told


@dataclass(frozen=True, kw_only=True)
class PipelineHistory:
    """The pipeline on past days.

    Attributes:
        table: one row per day, as seen at its end: day, open; opened, won, lost and moved (steps to a later stage) in
            the weeks up to it; number and movement (open and moved over what was usual in the 13 weeks before, 1 is
            usual; movement of 4 weeks), ahead (orders of the 13 weeks after over those of the 13 weeks up to the day).
            What the records do not reach is missing.
        relations: one row per sign ("number", "movement"): days, apart (so many whose 13 weeks do not overlap),
            correlation (Spearman) with ahead, p (of as many days as lie apart).
        text: the same in words.
    """

    table: pd.DataFrame
    relations: pd.DataFrame
    text: str

    def plot(self) -> Picture:
        """Number and movement over time, and what came after."""
        from ...figures.pipeline import history_picture

        return history_picture(self.table)

    def __repr__(self) -> str:
        return self.text


def pipeline_history(records: Records, weeks: int = WEEKS) -> PipelineHistory:
    """Number and movement of the pipeline on past days, as it was seen then, and the orders that came after.

    A deal that ended later counts as open. ``records.as_of(day)`` gives the whole of the records on one such day.

    Args:
        records: with dated deals; movement needs stages.
        weeks: between two days, from 1. The first is the first on which all open deals are in the records.

    Returns:
        The days: ``.table`` one row per day, ``.relations``, ``.text``, ``.plot()``.

    Raises:
        ValueError: fewer than two days on which the whole pipeline is known.

    Example:
        >>> import salescoach as sc
        >>> history = sc.pipeline_history(sc.example_records()).table
        >>> then = sc.example_records().as_of(history["day"].iloc[-1])
        >>> int((then.deals["status"] == "open").sum()) == int(history["open"].iloc[-1])
        True
    """
    import pandas as pd

    records, step = check_records(records, "sc.pipeline_history"), whole("weeks", weeks, 1)
    first, until = whole_from(records), records.until
    if first is None or until is None or (until - first).days < 7 * step:
        raise ValueError(
            f"the records do not cover two days {step} weeks apart on which the whole pipeline is known. "
            "Type: sc.pipeline_history(records, weeks=1), or read a longer export"
        )
    back = range((until.normalize() - first).days // (7 * step), -1, -1)
    days = pd.Series([until.normalize() - pd.Timedelta(weeks=step * many) for many in back])
    table = _table(records, days, step)
    relations = pd.DataFrame([_relation(table, name, step) for name in ("number", "movement")])
    return PipelineHistory(table=table, relations=relations, text=_words(table, relations, step))


def whole_from(records: Records) -> pd.Timestamp | None:
    """First day on which all open deals are in the records; None where nothing is dated.

    Before the first closing, and for as long as nine deals in ten take from the first opening on, deals that were
    opened before the records began are missing, or only the slow ones of them are there.
    """
    import pandas as pd

    deals = records.deals
    ends = deals.loc[deals["status"] != "open", "closed"].dropna()
    usual = day_of_decision(records, MOST)
    if not len(ends) or usual != usual:
        return None
    return max(deals["opened"].min() + pd.Timedelta(days=usual), ends.min()).normalize()


def _table(records: Records, days: pd.Series, step: int) -> pd.DataFrame:
    import pandas as pd

    deals, week, end = records.deals, pd.Timedelta(weeks=1), days + pd.Timedelta(days=1)
    over = deals[(deals["status"] != "open") & deals["closed"].notna()]
    known = deals[(deals["status"] == "open") | deals["closed"].notna()]
    won, lost = over[over["status"] == "won"]["closed"], over[over["status"] == "lost"]["closed"]
    steps = _steps(records)

    def open_at(at: pd.Series) -> Array:
        return _count(known["opened"], None, at) - _count(over["closed"], None, at)

    out = pd.DataFrame({"day": days, "open": open_at(end).astype(int)})
    for name, times in (("opened", deals["opened"]), ("won", won), ("lost", lost), ("moved", steps)):
        out[name] = _count(times, end - step * week, end)
    before = [open_at(end - back * week) for back in range(1, USUAL + 1)]
    enough = (end - (USUAL + 4) * week >= whole_from(records)).to_numpy()
    out["number"] = _over(out["open"].to_numpy(float), np.mean(before, axis=0), enough)
    recent, usual = _count(steps, end - 4 * week, end), _count(steps, end - (USUAL + 4) * week, end - 4 * week)
    out["movement"] = _over(recent / 4, usual / USUAL, enough & bool(len(steps)))
    later, last = _count(won, end, end + USUAL * week), _count(won, end - USUAL * week, end)
    inside = (end + USUAL * week <= records.until + pd.Timedelta(days=1)).to_numpy()
    out["ahead"] = _over(later, last, enough & inside)
    if not len(steps):
        out["moved"] = np.nan
    return out


def _steps(records: Records) -> pd.Series:
    """When deals entered a stage after their first."""
    stages = records.stages.sort_values(["deal", "entered"], kind="stable")
    return stages.loc[stages.duplicated("deal"), "entered"]


def _count(times: pd.Series, start: Any, end: pd.Series) -> Array:
    """How many times lie before each end, and not before its start."""
    one, nobody = np.ones((len(times), 1)), np.zeros(len(end), int)
    who = np.zeros(len(times), int)
    if start is None:
        return sums_before(who, times, one, nobody, end)[:, 0]
    return sums_between(who, times, one, nobody, start, end)[:, 0]


def _over(part: Array, usual: Array, known: Array) -> Array:
    return np.where(known & (usual > 0), part / np.where(usual > 0, usual, 1.0), np.nan)


def _relation(table: pd.DataFrame, name: str, step: int) -> dict[str, Any]:
    from scipy.stats import spearmanr, t

    both = table[[name, "ahead"]].dropna()
    apart = min(len(both), len(both) * step // USUAL)
    nothing = {"sign": name, "days": len(both), "apart": apart, "correlation": float("nan"), "p": float("nan")}
    if apart < LEAST_APART or both.nunique().min() < 2:
        return nothing
    found = float(spearmanr(both[name], both["ahead"]).statistic)
    far = abs(found) * np.sqrt((apart - 2) / max(1 - found**2, 1e-12))
    return nothing | {"correlation": found, "p": float(2 * t.sf(far, apart - 2))}


def _words(table: pd.DataFrame, relations: pd.DataFrame, step: int) -> str:
    last = table.iloc[-1]
    moved = "" if np.isnan(last["moved"]) else f", {last['moved']:,.0f} steps forward"
    lines = [
        f"The pipeline on {len(table)} days, {step} weeks apart, as it was seen then: {table['open'].min():,} to "
        f"{table['open'].max():,} open deals; on {last['day']:%Y-%m-%d} {last['open']:,}. In the {step} weeks up to it "
        f"{last['opened']:,.0f} opened, {last['won']:,.0f} won, {last['lost']:,.0f} lost{moved}."
    ]
    for name in ("number", "movement"):
        if np.isfinite(last[name]):
            what = "deals are open" if name == "number" else "steps forward were made in the last 4 weeks"
            lines.append(f"  {name}: {last[name]:.2f} times as many {what} as was usual in the {USUAL} weeks before.")
        else:
            lines.append(f"  {name}: the records do not tell it for that day.")
    lines += [_told(row) for row in relations.to_dict("records") if np.isfinite(row["correlation"])]
    return "\n".join(lines)


def _told(row: dict[str, Any]) -> str:
    p = f"p {row['p']:.2f}" if row["p"] >= 0.01 else "p below .01"
    told = f"Spearman {row['correlation']:+.2f} over {row['days']} days, worth {row['apart']} that do not overlap; {p}"
    if row["p"] >= 0.05:
        return f"  {row['sign']} and the orders of the {USUAL} weeks after do not clearly go together ({told})."
    way = "more" if row["correlation"] > 0 else "fewer"
    return f"  Where {row['sign']} was high, {way} orders came in the {USUAL} weeks after than before ({told})."
