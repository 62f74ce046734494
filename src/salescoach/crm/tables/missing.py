"""What is missing among the deals: statuses that a filter took away, and owners that only some deals have."""

from __future__ import annotations

import pandas as pd

from ...records.words import MISSING_OWNERS
from .part import Part

APART = 0.1  # difference of shares from which missing owners go with the outcome
SEVERAL = 10  # rows of a status


def missing_statuses(parts: list[Part]) -> list[str]:
    """What is missing if the export was filtered by status, or if all deals of a status were excluded."""
    if not parts:
        return []
    read = pd.concat([part.frame["status"] for part in parts]).value_counts()
    used = pd.concat([part.kept["status"] for part in parts]).value_counts()
    if used.empty:
        return []
    meant = {
        "open": "Without open deals slow deals are missing, and times to close look shorter than they are.",
        "won": "So there is no win rate.",
        "lost": "So there is no win rate.",
    }
    notes = []
    for status, lack in meant.items():
        if status in used:
            continue
        if read.get(status, 0):
            why = f"all {int(read[status]):,} of them were excluded, for the reasons above"
            notes.append(f"No {status} deal is in use: {why}. {lack}")
        else:
            notes.append(f"There is no {status} deal: the export may be filtered. {lack}")
    return notes


def owners_missing_with_the_outcome(parts: list[Part]) -> list[str]:
    """A warning where deals of one status lack their owner much more often than those of another."""
    if not parts:
        return []
    frames = pd.concat([part.frame[["status", "owner"]] for part in parts])
    frames = frames[frames["status"].isin(["won", "lost", "open"])]
    gone = frames["owner"].isna().groupby(frames["status"]).agg(["mean", "size"])
    gone = gone[gone["size"] >= SEVERAL]
    if len(gone) < 2 or gone["mean"].max() - gone["mean"].min() < APART:
        return []
    shares = ", ".join(f"{share:.0%} of the {status} deals" for status, share in gone["mean"].items())
    return [
        f"{MISSING_OWNERS}: {shares} have none. Win rates of persons and of the whole are then "
        "those of the deals with an owner, which is another thing. Ask who assigns owners, and when."
    ]
