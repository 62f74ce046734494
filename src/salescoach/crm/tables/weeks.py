"""Person-weeks that the user writes: one row per person and week, with results and, if wanted, oversight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...records.words import NO_QUOTA
from ..parsed_file import ParsedFile
from .labels import Labels
from .part import Part

FIRST_MONDAY = pd.Timestamp("2001-01-01")  # where weeks are numbered and not dated
MOST_WEEKS = 5_200
CLOSE = 1.5  # hours a week from which on oversight counts as close
COUNTS = ("won", "lost", "open_deals", "moved", "logged")


@dataclass(frozen=True)
class WeekReader:
    """Reads person-weeks."""

    table: str = "weeks"

    def read(self, file: ParsedFile, labels: Labels) -> Part:
        """Weeks of one file; those without a person or a week are excluded."""
        file.account.exclude(file.text("owner").isna(), "no person")
        week, bad = _weeks(file)
        file.account.exclude(bad, "unreadable week", file.text("week"))
        file.account.exclude(week.isna(), "no week")
        frame = pd.DataFrame({"owner": file.text("owner"), "week": week})
        file.account.exclude(frame.duplicated().to_numpy(), "person and week given twice: the first row is kept")
        for name in ("quota", "revenue"):
            frame[name] = file.number(name)
        if "quota" not in file and "revenue" in file:
            frame["quota"] = 100.0
            file.notes.append(f"{file.file}: {NO_QUOTA}, so results stay as they stand.")
        for name in COUNTS:
            frame[name] = file.count(name)
        frame["complained"] = file.flag("complained")
        frame["hours"] = _oversight(file)
        return Part(file, frame.assign(manager=file.text("manager"), team=file.text("team")))


def oversight_of(weeks: pd.DataFrame) -> pd.DataFrame:
    """Meetings of oversight that the person-weeks tell of."""
    held = weeks[weeks["hours"].fillna(0) > 0]
    return held[["owner", "manager", "hours"]].assign(held=held["week"], kind="oversight").reset_index(drop=True)


def people_of(weeks: pd.DataFrame) -> pd.DataFrame:
    """Who is in the person-weeks, with the manager and team of the last week."""
    last = weeks.sort_values("week", kind="stable").drop_duplicates("owner", keep="last")
    return last[["owner", "manager", "team"]].reset_index(drop=True)


def _weeks(file: ParsedFile) -> tuple[pd.Series, np.ndarray]:
    """Mondays, out of dates or of numbers that count weeks; and where neither could be read."""
    texts = file.text("week")
    numbers = pd.to_numeric(texts, errors="coerce")
    if texts.notna().any() and numbers[texts.notna()].between(0, MOST_WEEKS).all():
        file.notes.append(f"{file.file}: weeks are numbered; week 0 was placed on {FIRST_MONDAY:%Y-%m-%d}.")
        days = pd.to_timedelta(numbers.fillna(0).astype(int) * 7, unit="D")
        return (FIRST_MONDAY + days).where(texts.notna()).astype("datetime64[us]"), np.zeros(len(file), dtype=bool)
    times, bad = file.time("week")
    days = times.dt.normalize()
    return (days - pd.to_timedelta(days.dt.day_of_week, unit="D")).astype("datetime64[us]"), bad


def _oversight(file: ParsedFile) -> pd.Series:
    """Hours of oversight; a week that is only said to be treated counts as close oversight."""
    if "oversight" in file or "treated" not in file:
        return file.number("oversight")
    file.notes.append(
        f"{file.file}: a treated week counts as {CLOSE} hours of oversight, from which on it is called close."
    )
    return pd.Series(np.where(file.is_true("treated"), CLOSE, 0.0))
