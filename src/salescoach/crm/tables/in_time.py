"""Deals out of time: after the day of the export, far behind all others, before the day asked for."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..parsed_file import ParsedFile

DAY = "%Y-%m-%d"
FAR = pd.Timedelta(days=366)  # without a single date in between
FEW = 0.01  # share of the dates that may lie behind such a gap
ENOUGH = 20  # dates without which nothing is called far


def exclude_out_of_time(file: ParsedFile, opened: pd.Series, closed: pd.Series) -> None:
    """Exclude deals with a date that cannot be, and those opened before the day asked for.

    Args:
        file: whose rows are excluded.
        opened: opening times.
        closed: closing times of deals that are over, missing for the others.
    """
    options = file.options
    if options.since is not None:
        early = (opened < options.since).to_numpy()
        file.account.exclude(early, f"opened before {options.since:{DAY}}", opened.dt.strftime(DAY))
    export = options.until is not None
    behind = f"the day of the export, {options.last:{DAY}}" if export else "today"
    for times, what in ((opened, "opened"), (closed, "closed")):
        late = (times > options.last).to_numpy()
        file.account.exclude(late, f"{what} after {behind}", times.dt.strftime(DAY))
    far = _far_behind(opened[file.account.kept], closed[file.account.kept])
    if far is not None:
        for times, what in ((opened, "opened"), (closed, "closed")):
            reason = f"{what} after a gap of more than a year in all dates: a slip of the pen"
            file.account.exclude((times >= far).to_numpy(), reason, times.dt.strftime(DAY))


def may_be_a_day_earlier(file: ParsedFile, closed: pd.Series, opened: pd.Series) -> np.ndarray:
    """Where closing may lie a day before opening: one of them is a bare local day, the other a time with a zone."""
    near = (opened.dt.normalize() - closed.dt.normalize() <= pd.Timedelta(days=1)).to_numpy()
    of_closed = [field for field in ("closed", "won_at", "lost_at") if field in file]
    zoned = [file.zoned(field) for field in of_closed]
    local = np.logical_and.reduce([file.bare_day(field) for field in of_closed] or [np.zeros(len(file), dtype=bool)])
    in_zone = np.logical_or.reduce(zoned or [np.zeros(len(file), dtype=bool)])
    return np.asarray(near & ((local & file.zoned("opened")) | (in_zone & file.bare_day("opened"))))


def _far_behind(opened: pd.Series, closed: pd.Series) -> pd.Timestamp | None:
    """The first date behind a gap of more than a year with hardly any behind it; None where there is none."""
    dates = np.sort(pd.concat([opened, closed]).dropna().to_numpy(dtype="datetime64[us]"))
    if len(dates) < ENOUGH:
        return None
    most = max(1, int(FEW * len(dates)))
    gaps = np.flatnonzero(np.diff(dates[-most - 1 :]) > FAR.to_timedelta64())
    return pd.Timestamp(dates[len(dates) - most + gaps[0]]) if len(gaps) else None
