"""Stages over time, and activities: tables beside the deals."""

from __future__ import annotations

import pandas as pd

from .deals import Part
from .headers import fold
from .parsed_file import Taken

STAGE_FIELDS = ("stagename", "stage", "dealstage")


def check_stages(taken: Taken) -> Part:
    """History rows of one file; those that cannot be used are set aside."""
    ledger = taken.ledger
    entered, bad = taken.time("entered")
    ledger.aside(taken.flag("deleted").fillna(False).to_numpy(dtype=bool), "deleted in the CRM")
    if "field" in taken:
        other = ~taken.text("field").map(lambda name: name is not None and fold(name) in STAGE_FIELDS).astype(bool)
        ledger.aside(other, "change of another field than the stage")
    ledger.aside(taken.text("deal").isna(), "no deal")
    ledger.aside(taken.text("stage").isna(), "no stage")
    ledger.aside(bad, "unreadable date", taken.text("entered"))
    ledger.aside(entered.isna(), "no date")
    frame = pd.DataFrame({name: taken.text(name) for name in ("deal", "stage", "changed_by")})
    return Part(taken, frame.assign(entered=entered))


def in_order(parts: list[Part]) -> None:
    """Set aside saves that did not change the stage, over all files."""
    rows = [part.kept.assign(_part=number, _row=part.kept.index) for number, part in enumerate(parts)]
    if not rows:
        return
    every = pd.concat(rows, ignore_index=True).sort_values(["deal", "entered"], kind="stable")
    same = (every.deal == every.deal.shift()) & (every.stage == every.stage.shift())
    for number, part in enumerate(parts):
        index = every.loc[same & (every._part == number), "_row"].to_numpy(dtype=int)
        mask = pd.Series(False, index=part.frame.index)
        mask.loc[index] = True
        part.taken.ledger.aside(mask, "a save that did not change the stage")


def with_left(stages: pd.DataFrame) -> pd.DataFrame:
    """Stages in order, each left when the next was entered."""
    if stages.empty:
        return stages
    ordered = stages.sort_values(["deal", "entered"], kind="stable", ignore_index=True)
    return ordered.assign(left=ordered.entered.shift(-1).where(ordered.deal == ordered.deal.shift(-1)))


def check_activities(taken: Taken, links: dict[str, str]) -> Part:
    """Activities of one file; those without an owner are set aside."""
    ledger = taken.ledger
    ledger.aside(taken.flag("deleted").fillna(False).to_numpy(dtype=bool), "deleted in the CRM")
    ledger.aside(taken.text("owner").isna(), "no owner")
    names = taken.text("activity")
    done_at = taken.optional_time("done_at")
    done = taken.flag("done")
    frame = pd.DataFrame(
        {
            "activity": names,
            "deal": names.map(links).astype(object) if links else taken.text("deal"),
            "owner": taken.text("owner"),
            "kind": taken.text("kind"),
            "due": taken.optional_time("due"),
            "done_at": done_at,
            "done": done.mask(done.isna() & done_at.notna(), True),
        }
    )
    return Part(taken, frame)


def on_known_deals(parts: list[Part], deals: set[str], table: str) -> list[str]:
    """Stages of deals that were not read are set aside; activities on them stay, without the deal."""
    if not deals:
        return [f"No deals were read, so the {table} stand alone."] if any(len(part.kept) for part in parts) else []
    for part in parts:
        strange = (part.frame["deal"].notna() & ~part.frame["deal"].isin(deals)).to_numpy()
        if table == "stages":
            part.taken.ledger.aside(strange, "its deal was not read")
        else:
            part.taken.ledger.change(strange, "on no deal that was read: kept without a deal")
            part.frame["deal"] = part.frame["deal"].mask(strange, None)
    return []
