"""Rows of one file for one table, and what holds over all files of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from ..parsed_file import ParsedFile


def no_stages(part: Part) -> pd.DataFrame:
    """No stage, as of rows whose columns tell none."""
    return pd.DataFrame(columns=["deal", "stage", "entered"])


@dataclass
class Part:
    """Rows of one file for one table, all of them; the file's account says which are kept.

    Attributes:
        file: that they are from.
        frame: one row per row of the file.
        stages_of: the stages entered that the columns of the rows in use tell: deal, stage, entered.
    """

    file: ParsedFile
    frame: pd.DataFrame
    stages_of: Callable[[Part], pd.DataFrame] = no_stages

    @property
    def kept(self) -> pd.DataFrame:
        """The rows in use."""
        return self.frame[self.file.account.kept]


def keep_first_of_each(parts: list[Part], column: str) -> None:
    """Of rows with the same id, over all files, keep the first."""
    seen: set[str] = set()
    for part in parts:
        ids, account = part.frame[column], part.file.account
        first = ~ids[account.kept].duplicated().reindex(ids.index, fill_value=False).to_numpy()
        again = ids.notna().to_numpy() & (~first | ids.isin(seen).to_numpy())
        account.exclude(again, "id given twice: the first row is kept")
        seen.update(ids[account.kept].dropna())


def joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """The frames with rows, one below the other; without columns where there is none."""
    full = [frame for frame in frames if len(frame)]
    return pd.concat(full, ignore_index=True) if full else pd.DataFrame()
