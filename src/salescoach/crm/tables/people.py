"""Who reports to whom: from a team file that the user writes, or from the CRM's own users."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from ..names import is_gone, person
from ..outcomes import key
from ..parsed_file import ParsedFile
from .labels import Labels
from .part import Part


@dataclass(frozen=True)
class PeopleReader:
    """Reads people, their managers and teams.

    Attributes:
        everybody: people without a deal are kept too.
    """

    everybody: bool = False
    table: str = "people"

    def read(self, file: ParsedFile, labels: Labels) -> Part:
        """People of one file."""
        file.account.exclude(file.is_false("current"), "not the person's main team")
        file.account.exclude(file.text("owner").isna(), "no owner")
        frame = pd.DataFrame({name: file.text(name) for name in ("owner", "manager", "team")})
        quota, _ = file.amount("quota_per_week")
        frame = frame.assign(since=file.optional_time("from"), till=file.optional_time("to"), quota_per_week=quota)
        wrong = (frame["till"] < frame["since"]).to_numpy()
        file.account.exclude(wrong, "ended before it began", file.text("to"))
        return Part(file, frame.assign(everybody=self.everybody))


def one_row_per_owner(parts: list[Part], owners: Collection[str]) -> tuple[pd.DataFrame, list[str]]:
    """One row per owner, with the manager last known.

    Args:
        parts: files of people, the most trusted first.
        owners: who owns a deal or an activity, each once, in the order of the files: that of the names would show
            through their pseudonyms.

    Returns:
        The rows, and what to say about them.
    """
    spelt: dict[str, str] = {}
    for owner in sorted(owners, key=lambda name: (is_gone(name), name)):
        spelt.setdefault(person(owner), owner)
    known: set[str] = set()
    frames = []
    for part in parts:
        _as_owners_are_spelt(part, spelt, owners)
        if owners and not part.frame["everybody"].any():
            part.file.account.exclude(~part.frame["owner"].isin(owners), "owns no deal or activity that was read")
        part.file.account.exclude(part.frame["owner"].isin(known), "another file holds this person already")
        begun = part.kept.groupby("owner")["since"].min()
        _keep_latest(part)
        known.update(part.kept["owner"])
        rows = part.kept.assign(started=begun.reindex(part.kept["owner"]).to_numpy(), ended=part.kept["till"])
        frames.append(rows[["owner", "manager", "team", "started", "ended", "quota_per_week"]])
    frames.append(
        pd.DataFrame(
            {"owner": [one for one in owners if one not in known], "manager": None, "team": None}, dtype=object
        )
    )
    people = pd.concat([frame for frame in frames if len(frame)] or frames[-1:], ignore_index=True)
    without = int(people["manager"].isna().sum())
    return people, [f"{without} of {len(people)} salespeople have no manager in what was read."] if without else []


def _as_owners_are_spelt(part: Part, spelt: dict[str, str], owners: Collection[str]) -> None:
    names = part.frame["owner"]
    known = {name: name if name in owners else spelt.get(person(name), name) for name in names.dropna().unique()}
    part.frame["owner"] = names.map(known).astype(object)
    other = names.isin({name for name, owner in known.items() if key(name) != key(owner)})
    part.file.account.change(other.to_numpy(dtype=bool), "spelt in another way than in the deals: taken for the same")


def _keep_latest(part: Part) -> None:
    latest = part.kept.sort_values(["since", "till"], kind="stable", na_position="first")
    last = latest[~latest["owner"].duplicated(keep="last")].index
    reason = "an earlier or second line for the same person: the last one is kept"
    part.file.account.exclude(~part.frame.index.isin(last), reason)
