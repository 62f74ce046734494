"""Who reports to whom: from a team file that the user writes, or from the CRM's own users."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..parsed_file import ParsedFile
from .labels import Labels
from .part import Part


@dataclass(frozen=True)
class PeopleReader:
    """Reads people, their managers and teams."""

    table: str = "people"

    def read(self, file: ParsedFile, labels: Labels) -> Part:
        """People of one file."""
        file.account.exclude(file.is_false("current"), "not the person's main team")
        file.account.exclude(file.text("owner").isna(), "no owner")
        frame = pd.DataFrame({name: file.text(name) for name in ("owner", "manager", "team")})
        return Part(file, frame.assign(since=file.optional_time("from"), till=file.optional_time("to")))


def one_row_per_owner(parts: list[Part], owners: set[str]) -> tuple[pd.DataFrame, list[str]]:
    """One row per owner, with the manager last known.

    Args:
        parts: files of people, the most trusted first.
        owners: who owns a deal or an activity.

    Returns:
        The rows, and what to say about them.
    """
    spelt: dict[str, str] = {}
    for owner in sorted(owners):
        spelt.setdefault(_key(owner), owner)
    known: set[str] = set()
    frames = []
    for part in parts:
        _as_owners_are_spelt(part, spelt)
        if owners:
            part.file.account.exclude(~part.frame["owner"].isin(owners), "owns no deal or activity that was read")
        part.file.account.exclude(part.frame["owner"].isin(known), "another file holds this person already")
        _keep_latest(part)
        known.update(part.kept["owner"])
        frames.append(part.kept[["owner", "manager", "team"]])
    frames.append(pd.DataFrame({"owner": sorted(owners - known), "manager": None, "team": None}, dtype=object))
    people = pd.concat([frame for frame in frames if len(frame)] or frames[-1:], ignore_index=True)
    without = int(people["manager"].isna().sum())
    return people, [f"{without} of {len(people)} salespeople have no manager in what was read."] if without else []


def _as_owners_are_spelt(part: Part, spelt: dict[str, str]) -> None:
    names = part.frame["owner"]
    part.frame["owner"] = names.map(lambda name: None if name is None else spelt.get(_key(name), name))


def _keep_latest(part: Part) -> None:
    latest = part.kept.sort_values(["since", "till"], kind="stable", na_position="first")
    last = latest[~latest["owner"].duplicated(keep="last")].index
    reason = "an earlier or second line for the same person: the last one is kept"
    part.file.account.exclude(~part.frame.index.isin(last), reason)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
