"""Logs of events, one row each: which of them open, win and lose a case, and which are contacts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...records.errors import ReadError, hint
from .. import outcomes
from ..parsed_file import ParsedFile
from .labels import Labels
from .part import Part


@dataclass(frozen=True)
class EventReader:
    """Reads logs of events."""

    table: str = "events"

    def read(self, file: ParsedFile, labels: Labels) -> Part:
        """Events of one file with the part that each plays: open, won, lost, or missing for a contact."""
        account = file.account
        time, bad = file.time("time")
        account.exclude(file.text("case").isna(), "no case")
        account.exclude(file.text("event").isna(), "no event")
        account.exclude(bad, "unreadable time", file.text("time"))
        account.exclude(time.isna(), "no time")
        account.exclude((time > file.options.last).to_numpy(), "after today, or the day of the export")
        frame = pd.DataFrame({name: file.text(name) for name in ("case", "event", "who")}).assign(time=time)
        frame["role"] = _roles(file)
        if account.kept.any() and not frame["role"].isin(["won", "lost"]).any():
            typed = hint("won=['<event>'], lost=['<event>'], open=['<event>']",
                         "--won '<event>' --lost '<event>' --open '<event>'")  # fmt: skip
            holds = file.holds("event")
            raise ReadError(
                f"{file.file} is a log of events, and none is known to win or lose a case: column "
                f"{file.columns['event']!r} holds {holds}. Say which: {typed}"
            )
        part = Part(file, _placed(frame, account.kept))
        account.exclude(~part.frame["opens"].notna(), "its case has no opening event")
        account.exclude(part.frame["owner"].isna(), "its case has no person")
        account.exclude((part.frame["time"] < part.frame["opens"]).to_numpy(), "before its case was opened")
        account.exclude((part.frame["time"] > part.frame["ends"]).to_numpy(), "after its case was over")
        return part


def deals_of(events: pd.DataFrame) -> pd.DataFrame:
    """A deal for each case: opened, closed and owned as its events tell."""
    first = events.drop_duplicates("case")
    return pd.DataFrame(
        {
            "deal": first["case"], "owner": first["owner"], "opened": first["opens"], "closed": first["ends"],
            "status": first["end"].fillna("open"),
        }
    ).reset_index(drop=True)  # fmt: skip


def activities_of(events: pd.DataFrame) -> pd.DataFrame:
    """An activity for each event that neither opens nor ends a case."""
    contact = events[events["role"].isna()]
    return pd.DataFrame(
        {
            "deal": contact["case"], "owner": contact["who"], "kind": contact["event"], "done_at": contact["time"],
            "done": True,
        }
    ).reset_index(drop=True)  # fmt: skip


def _roles(file: ParsedFile) -> pd.Series:
    own = file.options.outcomes
    known: dict[str, str | None] = {}
    for event in pd.unique(file.text("event").dropna().to_numpy(dtype=object)):
        role = outcomes.of_own(event, own) if own else outcomes.of_status(event)
        known[event] = role if role in ("won", "lost", "open") else None
    return file.text("event").map(known).astype(object)


def _placed(frame: pd.DataFrame, kept: np.ndarray) -> pd.DataFrame:
    """The events with opening time, end, closing time and owner of their case."""
    rows = frame[kept].sort_values("time", kind="stable")
    opening = rows[rows["role"] == "open"] if (rows["role"] == "open").any() else rows
    opens = opening.drop_duplicates("case").set_index("case")
    first = opening.drop_duplicates("case").index
    frame = frame.assign(role=frame["role"].where(frame["role"].notna() | ~frame.index.isin(first), "open"))
    closing = rows[rows["role"].isin(["won", "lost"])]
    behind = closing[(closing["time"].to_numpy() >= _at(opens["time"], closing["case"]))]
    ends = behind.drop_duplicates("case").set_index("case")
    owner = rows.dropna(subset=["who"]).drop_duplicates("case").set_index("case")
    return frame.assign(
        opens=_at(opens["time"], frame["case"]),
        ends=_at(ends["time"], frame["case"]),
        end=_at(ends["role"], frame["case"]),
        owner=_at(owner["who"], frame["case"]),
    )


def _at(values: pd.Series, cases: pd.Series) -> np.ndarray:
    """The value of each case, missing where it has none."""
    return np.asarray(values.reindex(cases).to_numpy())
