"""Deals: the checks that every one goes through, whatever CRM it is from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..amounts import CURRENCY_SIGNS
from ..parsed_file import ParsedFile
from .ending import Ending, of_deals
from .in_time import exclude_out_of_time, may_be_a_day_earlier
from .labels import Labels
from .nothing_left import refuse_if_nothing_is_left
from .part import Part, no_stages

RARE = 5  # a reason written fewer times than this is somebody's own words
SEVERAL = 10  # deals of one minute
LONG = 60  # characters of a reason
DAY = "%Y-%m-%d"


@dataclass(frozen=True)
class DealReader:
    """Reads deals.

    Attributes:
        ending: how a file of the kind tells how its deals ended.
        stages_of: the stages entered that the columns of the deals in use tell: deal, stage, entered.
    """

    ending: Callable[[ParsedFile, Labels], Ending] = of_deals
    stages_of: Callable[[Part], pd.DataFrame] = no_stages
    table: str = "deals"

    def read(self, file: ParsedFile, labels: Labels) -> Part:
        """Deals of one file; faulty rows excluded or changed, each counted."""
        ending = self.ending(file, labels)
        _exclude_unusable(file, ending.status)
        opened = _opened(file)
        _exclude_without_status(file, ending)
        exclude_out_of_time(file, opened, ending.closed.where(_over(ending)))
        closed = _closed(file, ending, opened)
        _tell_one_minute(file, opened)
        refuse_if_nothing_is_left(file)
        value, written = file.amount("value")
        frame = {
            "deal": _with_id(file), "owner": file.text("owner"), "account": file.text("account"),
            "pipeline": file.text("pipeline"), "opened": opened, "closed": closed, "status": ending.status,
            "stage": file.text("stage"), "value": value, "currency": _currency(file, written),
            "lost_reason": _reasons(file), "activities": file.count("activities"),
            "activities_done": file.count("activities_done"), "last_activity": file.optional_time("last_activity"),
        }  # fmt: skip
        return Part(file, pd.DataFrame(frame), self.stages_of)


def _exclude_unusable(file: ParsedFile, status: pd.Series) -> None:
    file.account.exclude(file.is_true("deleted") | (status == "deleted").to_numpy(dtype=bool), "deleted in the CRM")
    file.account.exclude(file.is_false("current"), "an older version of the row")
    file.account.exclude(file.text("owner").isna(), "no owner")


def _opened(file: ParsedFile) -> pd.Series:
    opened, bad = file.time("opened")
    file.account.exclude(bad, "unreadable opening date", file.text("opened"))
    file.account.exclude(opened.isna(), "no opening date")
    return opened


def _exclude_without_status(file: ParsedFile, ending: Ending) -> None:
    file.account.exclude(ending.status.isna(), "unknown status", file.text("status"), words=True)
    over, unreadable = _over(ending), "closed, but its closing date is unreadable"
    file.account.exclude(over & ending.unreadable, unreadable, file.text("closed"))
    undated = over & ending.closed.isna().to_numpy()
    file.account.exclude(undated, "closed, but without a closing date: it cannot be placed in time")


def _over(ending: Ending) -> np.ndarray:
    return np.asarray(ending.status.isin(["won", "lost"]).to_numpy())


def _closed(file: ParsedFile, ending: Ending, opened: pd.Series) -> pd.Series:
    """Closing times of closed deals; a bare day counts as later than a time on that day."""
    closed, over = ending.closed, _over(ending)
    early = over & (closed.dt.normalize() < opened.dt.normalize()).to_numpy()
    early &= ~may_be_a_day_earlier(file, closed, opened)
    file.account.exclude(early, "closed before it was opened", closed.dt.strftime(DAY))
    planned = (ending.status == "open").to_numpy() & closed.notna().to_numpy()
    if not ending.closed_is_forecast:
        what = "still open, with a closing date: that date was left out"
        file.account.change(planned, what, closed.dt.strftime(DAY))
    closed = closed.mask(planned | ~over)
    return closed.where(~(closed < opened).to_numpy(), opened)


def _tell_one_minute(file: ParsedFile, opened: pd.Series) -> None:
    """A note where half of the deals were opened in one minute: that is when they were moved, not opened."""
    minutes = opened.dropna().dt.floor("min").value_counts()
    if len(minutes) and minutes.iloc[0] >= max(SEVERAL, len(opened.dropna()) / 2):
        file.notes.append(
            f"{file.file}: {int(minutes.iloc[0]):,} of {len(opened):,} deals were opened in one minute, "
            f"{minutes.index[0]:%Y-%m-%d %H:%M}: the day they were moved here, it seems. Times to close and everything "
            "by opening date are wrong for them."
        )


def _with_id(file: ParsedFile) -> pd.Series:
    deal = file.text("deal")
    unnamed = deal.isna().to_numpy()
    file.account.change(unnamed, "no id: one was made up")
    made = [f"{file.file} row {row}" for row in file.account.rows[unnamed]]
    named = deal.copy()
    named[unnamed] = made
    return named


def _currency(file: ParsedFile, written: pd.Series) -> pd.Series:
    column = file.text("currency").map(lambda code: None if code is None else CURRENCY_SIGNS.get(code, code.upper()))
    odd = (column.notna() & ~column.astype("str").str.fullmatch(r"[A-Z]{3}|\$|kr").fillna(False)).to_numpy(dtype=bool)
    file.account.change(odd, "no currency code, left out", file.text("currency"), words=True)
    return column.mask(odd, None).where(column.notna() & ~odd, written)


def _reasons(file: ParsedFile) -> pd.Series:
    """Reasons that recur are categories; the others are free text, which is never carried over."""
    reasons = file.text("lost_reason")
    often = reasons.map(reasons.value_counts())
    own = (reasons.notna() & ((often < RARE) | (reasons.astype("str").str.len() > LONG))).to_numpy(dtype=bool)
    file.account.change(own, f"lost reason written fewer than {RARE} times: read as 'other'")
    return reasons.mask(own, "other")


def keep_one_currency(parts: list[Part], wanted: str | None) -> list[str]:
    """Leave out values in another currency than the most common one, or than the one wanted."""
    frames = [part.kept[["value", "currency"]] for part in parts]
    named = pd.concat(frames).dropna()["currency"].value_counts() if frames else pd.Series(dtype=int)
    if named.empty:
        return [f"No column tells the currency; all values were taken for {wanted}."] if wanted else []
    most = wanted.upper() if wanted else str(sorted(named[named == named.max()].index)[0])
    for part in parts:
        currency, value = part.frame["currency"], part.frame["value"]
        other = (currency.notna() & (currency != most) & value.notna()).to_numpy()
        part.file.account.change(
            other, f"in another currency than {most}: the value was left out", currency, words=True
        )
        part.frame["value"] = value.mask(other)
    if len(named) < 2:
        return []
    return [f"Values are in {most}; {int(named.sum() - named.get(most, 0)):,} in another currency count without value."]
