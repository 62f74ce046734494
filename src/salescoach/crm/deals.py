"""The checks that every deal goes through, whatever CRM it is from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .aliases import CURRENCY_SIGNS
from .parsed_file import Taken

RARE = 5  # a reason written fewer times than this is somebody's own words


@dataclass
class Part:
    """Rows of one file for one table, all of them; the ledger says which are kept."""

    taken: Taken
    frame: pd.DataFrame

    @property
    def kept(self) -> pd.DataFrame:
        """The rows in use."""
        return self.frame[self.taken.ledger.kept]


@dataclass(frozen=True)
class Ending:
    """How deals ended: status (open, won, lost, deleted or missing), closing time, where that was unreadable."""

    status: pd.Series
    closed: pd.Series
    unreadable: np.ndarray
    closed_is_forecast: bool = False  # the closing date of an open deal is a plan, not a mistake


def check_deals(taken: Taken, ending: Ending) -> Part:
    """Deals of one file; faulty rows set aside or mended, each counted."""
    ledger = taken.ledger
    status, closed = ending.status, ending.closed
    ledger.aside(
        (taken.flag("deleted").fillna(False) | (status == "deleted")).to_numpy(dtype=bool), "deleted in the CRM"
    )
    ledger.aside((~taken.flag("current").fillna(True)).to_numpy(dtype=bool), "an older version of the row")
    ledger.aside(taken.text("owner").isna(), "no owner")
    opened, bad = taken.time("opened")
    ledger.aside(bad, "unreadable opening date", taken.text("opened"))
    ledger.aside(opened.isna(), "no opening date")
    ledger.aside(status.isna(), "unknown status", taken.text("status"))
    over = status.isin(["won", "lost"]).to_numpy()
    ledger.aside(over & ending.unreadable, "closed, but its closing date is unreadable", taken.text("closed"))
    ledger.aside(over & closed.isna(), "closed, but without a closing date: it cannot be placed in time")
    early = over & (closed.dt.normalize() < opened.dt.normalize()).to_numpy()
    ledger.aside(early, "closed before it was opened", closed.dt.strftime("%Y-%m-%d"))
    planned = (status == "open").to_numpy() & closed.notna().to_numpy()
    if not ending.closed_is_forecast:
        ledger.change(
            planned, "still open, with a closing date: that date was left out", closed.dt.strftime("%Y-%m-%d")
        )
    closed = closed.mask(planned | ~over)
    lifted = (closed < opened).to_numpy()  # a bare day against a time on that day
    value, written = taken.amount("value")
    deal = taken.text("deal")
    unnamed = deal.isna().to_numpy()
    ledger.change(unnamed, "no id: one was made up")
    made = pd.Series(
        [f"{taken.file} row {row}" for row in ledger.rows[unnamed]], index=deal.index[unnamed], dtype=object
    )
    frame = pd.DataFrame(
        {
            "deal": pd.concat([deal[~unnamed], made]).sort_index() if unnamed.any() else deal,
            "owner": taken.text("owner"),
            "account": taken.text("account"),
            "pipeline": taken.text("pipeline"),
            "opened": opened,
            "closed": closed.where(~lifted, opened),
            "status": status,
            "stage": taken.text("stage"),
            "value": value,
            "currency": _currency(taken, written),
            "lost_reason": _reasons(taken),
            "activities": taken.count("activities"),
            "activities_done": taken.count("activities_done"),
            "last_activity": taken.optional_time("last_activity"),
        }
    )
    return Part(taken, frame)


def one_row_each(parts: list[Part], column: str) -> None:
    """Of rows with the same id, over all files, the first is kept."""
    seen: set[str] = set()
    for part in parts:
        ids = part.frame[column]
        kept = part.taken.ledger.kept
        first = ~ids[kept].duplicated().reindex(ids.index, fill_value=False).to_numpy()
        again = ids.notna().to_numpy() & (~first | ids.isin(seen).to_numpy())
        part.taken.ledger.aside(again, "id given twice: the first row is kept")
        seen.update(ids[part.taken.ledger.kept].dropna())


def one_currency(parts: list[Part], wanted: str | None) -> list[str]:
    """Leave out values in another currency than the most common one, or than the one wanted."""
    frames = [part.kept[["value", "currency"]] for part in parts]
    named = pd.concat(frames).dropna()["currency"].value_counts() if frames else pd.Series(dtype=int)
    if named.empty:
        return [f"No column tells the currency; all values were taken for {wanted}."] if wanted else []
    most = wanted.upper() if wanted else str(sorted(named[named == named.max()].index)[0])
    for part in parts:
        currency, value = part.frame["currency"], part.frame["value"]
        other = (currency.notna() & (currency != most) & value.notna()).to_numpy()
        part.taken.ledger.change(other, f"in another currency than {most}: the value was left out", currency)
        part.frame["value"] = value.mask(other)
    if len(named) < 2:
        return []
    return [f"Values are in {most}; {int(named.sum() - named.get(most, 0)):,} in another currency count without value."]


def _currency(taken: Taken, written: pd.Series) -> pd.Series:
    column = taken.text("currency").map(lambda code: None if code is None else CURRENCY_SIGNS.get(code, code.upper()))
    odd = (column.notna() & ~column.astype("str").str.fullmatch(r"[A-Z]{3}|\$").fillna(False)).to_numpy(dtype=bool)
    taken.ledger.change(odd, "no currency code, left out", taken.text("currency"))
    return column.mask(odd, None).where(column.notna() & ~odd, written)


def _reasons(taken: Taken) -> pd.Series:
    """Reasons that recur are categories; the others are free text, which is never carried over."""
    reasons = taken.text("lost_reason")
    often = reasons.map(reasons.value_counts())
    own = (reasons.notna() & ((often < RARE) | (reasons.astype("str").str.len() > 60))).to_numpy(dtype=bool)
    taken.ledger.change(own, f"lost reason written fewer than {RARE} times: read as 'other'")
    return reasons.mask(own, "other")
