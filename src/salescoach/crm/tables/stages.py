"""Stages over time: which stage each deal entered when."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..headers import fold
from ..parsed_file import ParsedFile
from .labels import Labels
from .part import Part

STAGE_FIELDS = ("stagename", "stage", "dealstage")


@dataclass(frozen=True)
class StageReader:
    """Reads histories of stages, also out of histories of any field."""

    table: str = "stages"

    def read(self, file: ParsedFile, labels: Labels) -> Part:
        """History rows of one file; those that cannot be used are excluded."""
        account = file.account
        entered, bad = file.time("entered")
        account.exclude(file.is_true("deleted"), "deleted in the CRM")
        if "field" in file:
            of_stage = file.text("field").map(lambda name: name is not None and fold(name) in STAGE_FIELDS)
            account.exclude(~of_stage.astype(bool), "change of another field than the stage")
        account.exclude(file.text("deal").isna(), "no deal")
        account.exclude(file.text("stage").isna(), "no stage")
        account.exclude(bad, "unreadable date", file.text("entered"))
        account.exclude(entered.isna(), "no date")
        frame = pd.DataFrame({name: file.text(name) for name in ("deal", "stage", "changed_by")})
        return Part(file, frame.assign(entered=entered))


def exclude_of_unknown_deals(parts: list[Part], deals: set[str]) -> list[str]:
    """Exclude stages of deals that were not read; returns what to say where no deal was."""
    if not deals:
        return ["No deals were read, so the stages stand alone."] if any(len(part.kept) for part in parts) else []
    for part in parts:
        unknown = (part.frame["deal"].notna() & ~part.frame["deal"].isin(deals)).to_numpy()
        part.file.account.exclude(unknown, "its deal was not read")
    return []


def exclude_repeats(parts: list[Part]) -> None:
    """Exclude saves that did not change the stage, over all files."""
    rows = [part.kept.assign(_part=number, _row=part.kept.index) for number, part in enumerate(parts)]
    if not rows:
        return
    every = pd.concat(rows, ignore_index=True).sort_values(["deal", "entered"], kind="stable")
    same = (every.deal == every.deal.shift()) & (every.stage == every.stage.shift())
    for number, part in enumerate(parts):
        index = every.loc[same & (every._part == number), "_row"].to_numpy(dtype=int)
        mask = pd.Series(False, index=part.frame.index)
        mask.loc[index] = True
        part.file.account.exclude(mask, "a save that did not change the stage")


def with_left(stages: pd.DataFrame) -> pd.DataFrame:
    """Stages in order, each left when the next was entered."""
    if stages.empty:
        return stages
    ordered = stages.sort_values(["deal", "entered"], kind="stable", ignore_index=True)
    return ordered.assign(left=ordered.entered.shift(-1).where(ordered.deal == ordered.deal.shift(-1)))
