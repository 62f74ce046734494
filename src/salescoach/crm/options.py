"""What the user says about the files of an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the user says about the files.

    Attributes:
        kind: a kind, a source, or None to tell it from the header.
        mapping: field -> column.
        dates: "dmy", "mdy" or None to find out.
        decimal: ".", "," or None to find out.
        outcomes: a word of the user's own, folded -> won, lost or open.
        since: deals opened before are left out; None for no bound.
        until: day of the export; None where the user did not say.
        today: nothing that is over may lie behind it.
    """

    kind: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    decimal: str | None = None
    outcomes: Mapping[str, str] = field(default_factory=dict)
    since: pd.Timestamp | None = None
    until: pd.Timestamp | None = None
    today: pd.Timestamp = field(default_factory=lambda: pd.Timestamp.now().normalize())

    @property
    def last(self) -> pd.Timestamp:
        """The last moment at which something may have happened: the end of the day of the export, or of tomorrow."""
        day = self.today + pd.Timedelta(days=1) if self.until is None else self.until.normalize()
        return day + pd.Timedelta(days=1) - pd.Timedelta(microseconds=1)
