"""Activities: calls, mails, meetings and tasks as logged."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..parsed_file import ParsedFile
from .labels import DEALS_OF_ACTIVITIES, Labels
from .part import Part


@dataclass(frozen=True)
class ActivityReader:
    """Reads activities.

    Attributes:
        deals_in_other_file: whether the deal of an activity stands in a file of links, where there is one.
        kind: what they are, where no column tells.
    """

    deals_in_other_file: bool = False
    kind: str | None = None
    table: str = "activities"

    def read(self, file: ParsedFile, labels: Labels) -> Part:
        """Activities of one file; those that are neither on a deal nor somebody's are excluded."""
        file.account.exclude(file.is_true("deleted"), "deleted in the CRM")
        names = file.text("activity")
        deals = labels.texts(DEALS_OF_ACTIVITIES) if self.deals_in_other_file else {}
        deal = names.map(deals).astype(object) if deals else file.text("deal")
        nobody = file.text("owner").isna()
        file.account.exclude(nobody & deal.isna(), "no owner and no deal")
        file.account.change(nobody, "nobody is named: a contact with the deal all the same")
        late = (file.optional_time("done_at") > file.options.last).to_numpy()
        file.account.exclude(late, "done after today, or the day of the export", file.text("done_at"))
        done_at = file.optional_time("done_at")
        done = file.flag("done")
        frame = {
            "activity": names,
            "deal": deal,
            "owner": file.text("owner"),
            "kind": file.text("kind").where(file.text("kind").notna(), self.kind).astype(object),
            "due": file.optional_time("due"),
            "done_at": done_at,
            "done": done.mask(done.isna() & done_at.notna(), True),
        }
        return Part(file, pd.DataFrame(frame))


def drop_unknown_deals(parts: list[Part], deals: set[str]) -> list[str]:
    """Keep activities on deals that were not read, without the deal; returns what to say where no deal was."""
    if not deals:
        return ["No deals were read, so the activities stand alone."] if any(len(part.kept) for part in parts) else []
    for part in parts:
        unknown = (part.frame["deal"].notna() & ~part.frame["deal"].isin(deals)).to_numpy()
        part.file.account.change(unknown, "on no deal that was read: kept without a deal")
        part.frame["deal"] = part.frame["deal"].mask(unknown, None)
    return []
